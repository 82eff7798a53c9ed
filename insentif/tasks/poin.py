"""Registers the job handlers of the exports of the ledger and of objections."""

from insentif.services import ekspor_poin

__all__ = ["ekspor_poin"]
