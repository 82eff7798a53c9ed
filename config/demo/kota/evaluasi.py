"""Three years of tests, feedback and post-training evaluation for the demo city."""

from config.demo.kota.pasca import fill_pasca
from config.demo.kota.survei import fill_survei
from config.demo.kota.tes import fill_tes
from kompetensi.services import profil


def fill_evaluasi() -> int:
    """Fill the evaluation tables for the trainings that are there; returns the number of answers."""
    answers = fill_tes() + fill_survei() + fill_pasca()
    profil.refresh_profil(None)
    return answers
