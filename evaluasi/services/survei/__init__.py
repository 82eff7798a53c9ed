"""Surveys: opening, answering, closing, and the release of figures. What may be known of an answer stands in docs/keputusan/0015."""

from evaluasi.services.survei.buka import create_survei, ensure_survei, sketch_undangan, update_survei
from evaluasi.services.survei.isi import submit_jawaban
from evaluasi.services.survei.rilis import release_many
from evaluasi.services.survei.siklus import advance_survei, cancel_survei, close_and_release, close_survei

__all__ = [
    "advance_survei",
    "cancel_survei",
    "close_and_release",
    "close_survei",
    "create_survei",
    "ensure_survei",
    "release_many",
    "sketch_undangan",
    "submit_jawaban",
    "update_survei",
]
