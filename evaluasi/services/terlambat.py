"""From when on a late form is told to somebody higher up."""

from typing import Final

from pegawai.models import AturanPengingat

HARI_NAIK: Final = 7


def hari_naik() -> int:
    """Days after the deadline until the rater's supervisor is told; after twice as many the training office."""
    days = AturanPengingat.objects.filter(kode="pasca_terlambat").values_list("hari", flat=True).first()
    return HARI_NAIK if days is None else days
