"""Registers the job handler of the people list of the gap report."""

from kompetensi.services import ekspor_peta

__all__ = ["ekspor_peta"]
