"""Uploaded documents, kept to be looked at by people: PDF, JPEG, PNG. Their structure is checked, their content never interpreted."""

from lib.dokumen.periksa import MAX_BYTES, Dokumen, inspect
from lib.dokumen.tolak import refusal

__all__ = ["MAX_BYTES", "Dokumen", "inspect", "refusal"]
