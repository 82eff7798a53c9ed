"""Registers the job handlers of the exports."""

from kompetensi.services import ekspor_data

__all__ = ["ekspor_data"]
