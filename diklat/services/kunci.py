"""The locks of trainings. One order for every transaction that takes more than one (docs/keputusan/0046), keys ascending in each step:

arrivals of people (`lock_kedatangan`), batches (`lock_angkatan`), rows of a batch, rows of people (`pegawai.services.kunci.lock_pegawai`).
"""

from collections.abc import Iterable
from typing import Final

from django.db import connection

from diklat.models import Angkatan, Pendaftaran

# A person's arrivals are one of so many numbers: a file of thousands must not fill the server's table of locks.
LOCK_SPACE: Final = 20_262
LOCKS: Final = 2048
TERAKHIR: Final = f"diklat_pendaftaran_terakhir({LOCK_SPACE}, (%(pegawai)s %% {LOCKS})::int, %(pegawai)s)"
"""Takes the lock of the person's arrivals within a statement; then the newest application, as it is after the wait."""


def lock_kedatangan(pegawai_ids: Iterable[int]) -> None:
    """Until the transaction ends, nobody else brings these people into any batch; their own rows stay free for everything else."""
    places = sorted({pk % LOCKS for pk in pegawai_ids})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, place) FROM unnest(%s::int[]) place", [LOCK_SPACE, places])


def lock_angkatan(angkatan_id: int) -> Angkatan:
    """The row with its seats, held until the transaction ends; its programme is read along but not locked."""
    return Angkatan.objects.select_for_update(of=("self",)).select_related("program").get(pk=angkatan_id)


def lock_pendaftaran(pendaftaran_id: int) -> tuple[Angkatan, Pendaftaran]:
    """The batch first, then the row as it is under the lock."""
    angkatan = lock_angkatan(Pendaftaran.objects.values_list("angkatan_id", flat=True).get(pk=pendaftaran_id))
    row = Pendaftaran.objects.select_related("pegawai").get(pk=pendaftaran_id)
    row.angkatan = angkatan
    return angkatan, row
