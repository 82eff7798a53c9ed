"""Awards: the office lays one out, opens it for nominations and closes it again."""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from insentif.models import Nominasi, Penghargaan
from insentif.permissions import WRITERS
from lib import waktu
from lib.format import format_tanggal
from pegawai.models import Pengguna
from pegawai.permissions import only_peran

Status = Penghargaan.Status
TERKUNCI: Final = ("nama", "tahun", "kelompok", "poin_minimum", "nominasi_mulai")
"""What nominators rely on: fixed once the award was opened."""


def lock_penghargaan(pk: int) -> Penghargaan:
    """Whoever nominates, decides or changes an award goes through this lock first."""
    return Penghargaan.objects.select_for_update(no_key=True).get(pk=pk)


@only_peran(*WRITERS)
@transaction.atomic
def save_penghargaan(*, penghargaan: Penghargaan, by: Pengguna) -> Penghargaan:
    """Write a new or changed award. Refuses: terkunci, jumlah_terpakai."""
    if penghargaan.pk is None:
        penghargaan.save(force_insert=True)
        return penghargaan
    old = lock_penghargaan(penghargaan.pk)
    if old.status != Status.DRAF and any(getattr(old, name) != getattr(penghargaan, name) for name in TERKUNCI):
        raise ValidationError("Nama, tahun, syarat, dan hari pertama tidak berubah lagi sesudah nominasi dibuka.", code="terkunci")
    taken = count_penerima(old.pk)
    if penghargaan.jumlah < taken:
        raise ValidationError(f"Sudah {taken} nominasi disetujui; jumlah penerima tidak dapat kurang dari itu.", code="jumlah_terpakai")
    penghargaan.status = old.status
    penghargaan.save()
    return penghargaan


@only_peran(*WRITERS)
@transaction.atomic
def open_penghargaan(*, pk: int, by: Pengguna) -> Penghargaan:
    """Also once more after a closing. Refuses: sudah_dibuka, lewat."""
    row = lock_penghargaan(pk)
    if row.status == Status.DIBUKA:
        raise ValidationError("Nominasi penghargaan ini sudah dibuka.", code="sudah_dibuka")
    if row.nominasi_sampai < waktu.today():
        raise ValidationError(
            f"Hari terakhir nominasi, {format_tanggal(row.nominasi_sampai)}, sudah lewat. Ubah dahulu tanggalnya.", code="lewat"
        )
    return _mark(row, Status.DIBUKA)


@only_peran(*WRITERS)
@transaction.atomic
def close_penghargaan(*, pk: int, by: Pengguna) -> Penghargaan:
    """No more nominations; those that were made may still be decided. Refuses: belum_dibuka."""
    row = lock_penghargaan(pk)
    if row.status != Status.DIBUKA:
        raise ValidationError("Nominasi penghargaan ini tidak sedang dibuka.", code="belum_dibuka")
    return _mark(row, Status.DITUTUP)


def count_penerima(pk: int) -> int:
    return Nominasi.objects.filter(penghargaan=pk, status=Nominasi.Status.DISETUJUI).count()


def _mark(row: Penghargaan, status: str) -> Penghargaan:
    row.status = status
    row.save(update_fields=["status"])
    return row
