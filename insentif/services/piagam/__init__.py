"""Charters: issued for those who were chosen, withdrawn by two people. What was issued never changes."""

from insentif.services.piagam.akhir import dampak_cabut, keep_piagam, propose_cabut, revoke_piagam
from insentif.services.piagam.terbit import issue_piagam

__all__ = ["dampak_cabut", "issue_piagam", "keep_piagam", "propose_cabut", "revoke_piagam"]
