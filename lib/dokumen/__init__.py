"""Uploaded documents, kept to be looked at by people: PDF, JPEG, PNG. Their structure is checked, their content never interpreted."""

from lib.dokumen.periksa import BATAS_MB, JENIS, MAX_BYTES, Dokumen, inspect

__all__ = ["BATAS_MB", "JENIS", "MAX_BYTES", "Dokumen", "inspect"]
