"""Numbers without gaps: the counter of a year is locked until the certificates that took its numbers are committed."""

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from diklat.models import NomorUrut, Sertifikat

TUNGGU: Final = "4s"
TANDA: Final = re.compile(r"\{urut(?::0([1-9])d)?\}|\{tahun\}")
PANJANG: Final = Sertifikat._meta.get_field("nomor").max_length or 60


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
    NomorUrut.objects.bulk_create([NomorUrut(tahun=tahun, pola=_last_pola())], ignore_conflicts=True)
    counter = NomorUrut.objects.select_for_update().get(tahun=tahun)
    first = counter.terakhir + 1
    taken = [(urut, format_nomor(counter.pola, tahun=tahun, urut=urut)) for urut in range(first, first + jumlah)]
    counter.terakhir += jumlah
    counter.save(update_fields=["terakhir"])
    return taken


def format_nomor(pola: str, *, tahun: int, urut: int) -> str:
    """Only `{urut}`, `{urut:04d}` and `{tahun}` stand for something, and both must occur, or numbers could repeat. Refuses: pola."""
    has = {match.group(0)[:5] for match in TANDA.finditer(pola)}
    text = TANDA.sub(lambda found: str(tahun) if found.group(0) == "{tahun}" else str(urut).zfill(int(found.group(1) or 1)), pola)
    if has != {"{urut", "{tahu"} or "{" in text or "}" in text or len(text) > PANJANG:
        raise ValidationError(
            f"Pola nomor tahun {tahun}, “{pola}”, harus memuat {{urut}} atau {{urut:04d}} dan {{tahun}}. "
            "Minta admin memperbaikinya di tabel Nomor urut sertifikat.",
            code="pola",
        )
    return text


def _last_pola() -> str:
    """A new year goes on as the last one did."""
    last = NomorUrut.objects.first()
    return last.pola if last else str(NomorUrut._meta.get_field("pola").default)
