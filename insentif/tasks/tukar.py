"""Registers the job handler of the export of redemptions."""

from insentif.services import ekspor_penukaran

__all__ = ["ekspor_penukaran"]
