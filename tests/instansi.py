"""The office of the tests, as the database has it before each of them."""

from typing import Any, Final

import pgtrigger
from django.core.cache import cache

from pegawai.models import Instansi
from pegawai.queries import instansi

KATA: Final[dict[str, Any]] = {
    "pemerintah": "Pemerintah Kota Tangerang Selatan",
    "badan": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    "singkatan": "BKPSDM",
    "kota": "Tangerang Selatan",
    "pola_sertifikat": "800.1.13/{urut:04d}/BKPSDM/{tahun}",
    "pola_piagam": "800.1.13/{urut:04d}/PIAGAM/BKPSDM/{tahun}",
}
VERSI: Final = "uji"


def store() -> None:
    """Without a line in the change log."""
    with pgtrigger.ignore():
        Instansi.objects.update(**KATA)


_kini: Instansi | None = None  # what the test that runs made of it


def begin() -> None:
    global _kini
    _kini = None


def known() -> None:
    """As in a process that has served a while: no test pays for the first reading."""
    cache.set(instansi.KUNCI, VERSI, None)
    keep()


def keep() -> None:
    """Where the cache knows it already."""
    instansi.keep(VERSI, _kini or Instansi(pk=1, **KATA))


def change(**values: Any) -> Instansi:
    """For the rest of the test, without a line in the change log."""
    global _kini
    with pgtrigger.ignore():
        Instansi.objects.update(**values)
    _kini = Instansi.objects.get()
    return instansi.keep(VERSI, _kini)
