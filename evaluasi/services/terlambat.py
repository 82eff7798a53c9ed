"""From when on a late form is told to somebody higher up."""

from typing import Final

from pegawai.models import AturanPengingat

HARI_NAIK: Final = 7


def hari_naik() -> int:
    """Days after the deadline until the rater's supervisor is told; after twice as many the training office."""
    return AturanPengingat.objects.hari_of("pasca_terlambat", HARI_NAIK)
