"""Who signs our PDFs, and whether a signed PDF is still as it was signed.

A signer is a class named by the setting `SIGNER`, made without arguments, that fulfils `Penanda`. Without the setting it is
`lokal.PenandaLokal`: a key of this server, good for trying the product out, not certified (PP 71/2019). A certified provider
(BSrE) is another class behind the same interface: its `sign` sends the PDF to the provider's service and returns what comes back,
`is_resmi` is True. What it needs (address, identity of the official, passphrase) it asks of the official or of a secret store for
this one call; neither this package nor the database keeps a passphrase. Until it answers, an issue of certificates fails as a whole,
and nothing has been numbered.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

BAWAAN: Final = "diklat.services.tanda_tangan.lokal.PenandaLokal"


class Keutuhan(StrEnum):
    UTUH = "utuh"
    BERUBAH = "berubah"
    BUKAN_PENANDA_KAMI = "bukan_penanda_kami"
    TANPA_TANDA_TANGAN = "tanpa_tanda_tangan"


class Penanda(Protocol):
    """`label` is what the verification page says about the signature; `is_resmi` whether a certified provider made it."""

    label: str
    is_resmi: bool

    def sign(self, pdf: bytes, *, alasan: str, tempat: str) -> bytes:
        """The PDF with one signature that certifies it: no change of any kind is allowed afterwards."""

    def akar(self) -> list[bytes]:
        """The root certificates (DER) that `verify_pdf` trusts for this signer."""


def get_penanda() -> Penanda:
    return cast(Penanda, import_string(getattr(settings, "SIGNER", "") or BAWAAN)())


def verify_pdf(pdf: bytes, akar: Sequence[bytes]) -> Keutuhan:
    """See `periksa`."""
    from diklat.services.tanda_tangan import periksa  # noqa: PLC0415 -- pyHanko takes a sixth of every start, and few processes look at a PDF

    return periksa.verify_pdf(pdf, akar)
