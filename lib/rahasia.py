"""What is kept encrypted at rest: keys derived from SECRET_KEY and its fallbacks, each for one purpose."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def get_fernet(guna: str) -> MultiFernet:
    """The first key writes, all read; what one purpose wrote no other reads."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"{guna}:{key}".encode()).digest())) for key in keys])
