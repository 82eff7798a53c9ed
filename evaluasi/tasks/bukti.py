"""Registers the job handler of the export of evidence."""

from evaluasi.services import ekspor_bukti

__all__ = ["ekspor_bukti"]
