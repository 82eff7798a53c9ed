"""Registers the job handlers of the exports."""

from pegawai.services import ekspor

__all__ = ["ekspor"]
