"""Surveys: who may answer, what a person still has to answer, and the only way to published figures."""

from evaluasi.queries.survei.angka import Angka, blok_list, figures
from evaluasi.queries.survei.saya import SurveiSaya, survei_saya
from evaluasi.queries.survei.undangan import diundang, is_diundang, pengajar_of

__all__ = ["Angka", "SurveiSaya", "blok_list", "diundang", "figures", "is_diundang", "pengajar_of", "survei_saya"]
