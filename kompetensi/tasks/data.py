"""Registers the job handlers of the exports and the kinds of import."""

from kompetensi.services import ekspor_data, impor

__all__ = ["ekspor_data", "impor"]
