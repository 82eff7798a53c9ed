"""Point rules and the ledger of points."""

from insentif.models.aturan import AturanPoin, VersiAturan
from insentif.models.posting import PenangguhanPoin, PostingPoin

__all__ = ["AturanPoin", "PenangguhanPoin", "PostingPoin", "VersiAturan"]
