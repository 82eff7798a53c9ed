"""Instruments, tests, anonymous surveys and post-training evaluation."""

from evaluasi.models.instrumen import Butir, Instrumen, Soal, VersiInstrumen
from evaluasi.models.nilai import KategoriNilai, KomponenNilai, NilaiKomponen, NilaiTes
from evaluasi.models.pasca import AturanPasca, JawabanPasca, LevelPasca, PenugasanEvaluasi
from evaluasi.models.survei import (
    BlokSurvei,
    HasilSurvei,
    JawabanSurvei,
    KomentarSurvei,
    PartisipasiSurvei,
    SelSurvei,
    Survei,
    SurveiMasuk,
)
from evaluasi.models.ujian import JawabanUjian, PengerjaanUjian, Ujian

__all__ = [
    "AturanPasca",
    "BlokSurvei",
    "Butir",
    "HasilSurvei",
    "Instrumen",
    "JawabanPasca",
    "JawabanSurvei",
    "JawabanUjian",
    "KategoriNilai",
    "KomentarSurvei",
    "KomponenNilai",
    "LevelPasca",
    "NilaiKomponen",
    "NilaiTes",
    "PartisipasiSurvei",
    "PengerjaanUjian",
    "PenugasanEvaluasi",
    "SelSurvei",
    "Soal",
    "Survei",
    "SurveiMasuk",
    "Ujian",
    "VersiInstrumen",
]
