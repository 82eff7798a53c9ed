"""One act for many applications: each row by its own service and savepoint, so that one refusal holds up nobody else."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from django.db import transaction

from diklat.models import Pendaftaran
from diklat.permissions import WRITERS
from diklat.services import kunci
from diklat.services import pendaftaran as services
from pegawai.models import Pegawai, Pengguna
from pegawai.permissions import only_peran
from pegawai.services.massal import Ringkas, try_one


@transaction.atomic
def approve_all(*, pendaftaran_ids: Iterable[int], by: Pengguna) -> Ringkas:
    return _each(_ordered(pendaftaran_ids), lambda row: services.approve_pendaftaran(pendaftaran_id=row.pk, by=by))


@transaction.atomic
def refuse_all(*, pendaftaran_ids: Iterable[int], alasan: str, by: Pengguna) -> Ringkas:
    return _each(_ordered(pendaftaran_ids), lambda row: services.refuse_pendaftaran(pendaftaran_id=row.pk, by=by, alasan=alasan))


@only_peran(*WRITERS)
@transaction.atomic
def cancel_peserta(*, angkatan_id: int, pendaftaran_ids: Iterable[int], alasan: str, by: Pengguna) -> Ringkas:
    rows = _ordered(pendaftaran_ids, angkatan_id)
    return _each(rows, lambda row: services.cancel_pendaftaran(pendaftaran_id=row.pk, by=by, alasan=alasan))


@only_peran(*WRITERS)
@transaction.atomic
def move_all(
    *, angkatan_id: int, tujuan_id: int, pendaftaran_ids: Iterable[int], alasan: str, by: Pengguna, alasan_pengecualian: str = ""
) -> Ringkas:
    """The people, then both batches are locked first, each in one order: officers who move people across each other wait, not deadlock."""
    rows = _ordered(pendaftaran_ids, angkatan_id)
    kunci.lock_kedatangan(row.pegawai_id for row in rows)
    for pk in sorted((angkatan_id, tujuan_id)):
        kunci.lock_angkatan(pk)
    more = {"angkatan_id": tujuan_id, "by": by, "alasan": alasan, "alasan_pengecualian": alasan_pengecualian}
    return _each(rows, lambda row: services.move_peserta(pendaftaran_id=row.pk, **more))  # type: ignore[arg-type]


@transaction.atomic
def enroll_all(*, angkatan_id: int, pegawai_ids: Sequence[int], jalur: str, by: Pengguna, alasan_pengecualian: str = "") -> Ringkas:
    """In the order given: the seats go to the first."""
    people = Pegawai.objects.in_bulk(pegawai_ids)
    kunci.lock_kedatangan(people)
    found = Ringkas()
    for pk in pegawai_ids:
        if pk in people:
            try_one(
                found,
                people[pk].nama,
                partial(
                    services.enroll_peserta,
                    angkatan_id=angkatan_id,
                    pegawai_id=pk,
                    by=by,
                    jalur=jalur,
                    alasan_pengecualian=alasan_pengecualian,
                ),
            )
    return found


@transaction.atomic
def undo_usulan_all(*, angkatan_id: int, pendaftaran_ids: Iterable[int], by: Pengguna) -> Ringkas:
    """The last to come first: a seat that is given up goes to the next in the queue, who would then have moved."""
    rows = _ordered(pendaftaran_ids, angkatan_id)[::-1]
    return _each(rows, lambda row: services.undo_usulan(pendaftaran_id=row.pk, by=by))


def _ordered(ids: Iterable[int], angkatan_id: int | None = None) -> list[Pendaftaran]:
    """By batch, then by arrival: the same order of locks for everybody, and the queue keeps its order."""
    rows = Pendaftaran.objects.filter(pk__in=list(ids)).select_related("pegawai").order_by("angkatan_id", "urutan")
    return list(rows if angkatan_id is None else rows.filter(angkatan=angkatan_id))


def _each(rows: Iterable[Pendaftaran], act: Callable[[Pendaftaran], object]) -> Ringkas:
    found = Ringkas()
    for row in rows:
        try_one(found, row.pegawai.nama, partial(act, row))
    return found
