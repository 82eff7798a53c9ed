"""Numbers of charters: a series of their own, for one taken from the series of certificates would leave a gap there.

No counter is kept: rows are never deleted, so the next number follows the last one, and the lock holds until those who took numbers are
committed.
"""

from typing import Final

from django.db import connection
from django.db.models import Max

from insentif.models import Piagam
from lib.pola import fill_pola
from pegawai.queries.instansi import get_instansi

KUNCI: Final = 0x70696167  # "piag"


def take_nomor(*, tahun: int, jumlah: int) -> list[tuple[int, str]]:
    """The next numbers of the year as (ordinal, text); inside the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [KUNCI, tahun])
    first = (Piagam.objects.filter(tahun=tahun).aggregate(n=Max("urut"))["n"] or 0) + 1
    pola = get_instansi().pola_piagam
    return [(urut, fill_pola(pola, tahun=tahun, urut=urut)) for urut in range(first, first + jumlah)]
