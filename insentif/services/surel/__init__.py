"""The words of the mails about points and when each has become needless. Importing this registers the kinds."""

from insentif.services.surel import keberatan, penghargaan, penukaran

__all__ = ["keberatan", "penghargaan", "penukaran"]
