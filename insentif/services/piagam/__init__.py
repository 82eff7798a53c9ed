"""Charters: issued for those who were chosen, withdrawn with a reason. What was issued never changes."""

from insentif.services.piagam.akhir import revoke_piagam
from insentif.services.piagam.terbit import issue_piagam

__all__ = ["issue_piagam", "revoke_piagam"]
