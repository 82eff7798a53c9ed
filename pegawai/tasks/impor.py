"""Importing this module tells the worker the kinds of import and their job handlers."""

from pegawai.services import impor

__all__ = ["impor"]
