"""Registers the job handler of charters."""

from insentif.services.piagam import pekerjaan

__all__ = ["pekerjaan"]
