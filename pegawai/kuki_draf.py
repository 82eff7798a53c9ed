"""The secret of one browser under which drafts and kept files of its accounts are encrypted: at rest nobody else can read them.

It lies in a cookie of its own, so that it outlives the session; beside it stands the account that used the browser last.
"""

import base64
import hashlib
import os
import secrets
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

AGE_SECONDS: Final = 180 * 24 * 3600
SALT: Final = "tangkas.draf"
NONCE_BYTES: Final = 12
PEMILIK: Final = "_draf_pemilik"  # a hidden field of every form: for whom its page was made


@dataclass(frozen=True, slots=True)
class Kunci:
    """Whose drafts, and by which secret. Another account in the same browser has another key."""

    pengguna_id: int
    rahasia: str

    def encrypt(self, plain: bytes, untuk: str) -> bytes:
        """`untuk` is what the bytes belong to; moved to another row they no longer open."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher().encrypt(nonce, plain, untuk.encode())

    def decrypt(self, kept: bytes, untuk: str) -> bytes | None:
        """None where another browser wrote it."""
        try:
            return self._cipher().decrypt(kept[:NONCE_BYTES], kept[NONCE_BYTES:], untuk.encode())
        except InvalidTag:
            return None

    def _cipher(self) -> AESGCM:
        salt = hashlib.sha256(f"{SALT}:{settings.SECRET_KEY}".encode()).digest()
        derived = HKDF(algorithm=SHA256(), length=32, salt=salt, info=f"{SALT}:{self.pengguna_id}".encode())
        return AESGCM(derived.derive(base64.urlsafe_b64decode(self.rahasia)))


def read(request: HttpRequest) -> Kunci | None:
    try:
        pengguna_id, rahasia = signing.Signer(salt=SALT).unsign(request.COOKIES.get(settings.DRAF_COOKIE_NAME, "")).split(".")
    except (signing.BadSignature, ValueError):
        return None
    return Kunci(int(pengguna_id), rahasia)


def for_account(request: HttpRequest, pengguna_id: int) -> Kunci:
    """The key of an account in this browser; a new secret where there is none, the same throughout a request."""
    if not hasattr(request, "rahasia_draf"):
        found = read(request)
        rahasia = found.rahasia if found else base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
        request.rahasia_draf = rahasia  # type: ignore[attr-defined]
    return Kunci(pengguna_id, request.rahasia_draf)  # type: ignore[attr-defined]


def write(response: HttpResponse, kunci: Kunci) -> None:
    value = signing.Signer(salt=SALT).sign(f"{kunci.pengguna_id}.{kunci.rahasia}")
    response.set_cookie(settings.DRAF_COOKIE_NAME, value, max_age=AGE_SECONDS, secure=settings.PRODUCTION, httponly=True, samesite="Lax")


def sign_owner(pengguna_id: int) -> str:
    return signing.Signer(salt=f"{SALT}.pemilik").sign(str(pengguna_id))


def is_owner(request: HttpRequest, pengguna_id: int) -> bool:
    """Whether the form in this request was made for that account, whoever uses the browser now."""
    return constant_time_compare(request.POST.get(PEMILIK, ""), sign_owner(pengguna_id))
