"""Registers the job handlers of the export of applications and the import of participants."""

from diklat.services import ekspor_pendaftaran, impor_peserta

__all__ = ["ekspor_pendaftaran", "impor_peserta"]
