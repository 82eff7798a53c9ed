"""Registers the job handlers of certificates."""

from diklat.services.sertifikat import pekerjaan

__all__ = ["pekerjaan"]
