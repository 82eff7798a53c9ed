"""Numbers without gaps: the counter of a year is locked until the certificates that took its numbers are committed."""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from diklat.models import NomorUrut
from lib.pola import fill_pola
from pegawai.queries.instansi import get_instansi

TUNGGU: Final = "4s"


def take_nomor(*, tahun: int, jumlah: int, sabar: bool = True) -> list[tuple[int, str]]:
    """The next numbers of the year as (ordinal, text); inside the caller's transaction. Refuses: pola.

    A large job holds the counter for as long as it runs; who is not `sabar` (patient) is refused after a few seconds: sedang_terbit.
    """
    try:
        with transaction.atomic():
            return _take(tahun, jumlah, TUNGGU if not sabar else "0")
    except OperationalError as error:
        if not isinstance(error.__cause__, LockNotAvailable):
            raise
        raise ValidationError(
            "Sertifikat lain sedang diterbitkan. Coba lagi setelah pekerjaan itu selesai.", code="sedang_terbit"
        ) from error


def _take(tahun: int, jumlah: int, tunggu: str) -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [tunggu])
    NomorUrut.objects.bulk_create([NomorUrut(tahun=tahun)], ignore_conflicts=True)
    counter = NomorUrut.objects.select_for_update().get(tahun=tahun)
    first = counter.terakhir + 1
    pola = get_instansi().pola_sertifikat
    taken = [(urut, fill_pola(pola, tahun=tahun, urut=urut)) for urut in range(first, first + jumlah)]
    counter.terakhir += jumlah
    counter.save(update_fields=["terakhir"])
    return taken
