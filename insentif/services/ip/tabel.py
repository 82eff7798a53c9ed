"""The dated tables of the estimated IP ASN. Only the newest changes; what an older day was estimated by stays."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from insentif.models import ButirIP, KategoriIP, VersiIP
from insentif.permissions import ADMIN
from insentif.queries.ip.unit import REKAP
from lib import waktu
from lib.format import format_tanggal
from pegawai.models import Pengguna
from pegawai.permissions import only_peran

BUTIR: Final = ("dimensi", "kelompok", "indikator", "kode", "ambang", "bulan", "skor")
KATEGORI: Final = ("nama", "batas_bawah")
M = TypeVar("M", ButirIP, KategoriIP)


@only_peran(*ADMIN)
@transaction.atomic
def create_versi(*, berlaku_mulai: date, dasar: str, by: Pengguna) -> VersiIP:
    """A table from that day on with the rows of the newest. Refuses: tanggal (not after the newest)."""
    newest = _lock_all()[0]
    _check_after(berlaku_mulai, newest)
    versi = VersiIP.objects.create(berlaku_mulai=berlaku_mulai, dasar=dasar)
    ButirIP.objects.bulk_create(ButirIP(versi=versi, **row) for row in newest.butir_list.values(*BUTIR))
    KategoriIP.objects.bulk_create(KategoriIP(versi=versi, **row) for row in newest.kategori_list.values(*KATEGORI))
    return versi


@only_peran(*ADMIN)
@transaction.atomic
def update_versi(*, versi_id: int, berlaku_mulai: date, dasar: str, by: Pengguna) -> VersiIP:
    """Refuses: bukan_terbaru, tanggal (not after the one before)."""
    versi, *older = _lock_newest(versi_id)
    if older:
        _check_after(berlaku_mulai, older[0])
    versi.berlaku_mulai, versi.dasar = berlaku_mulai, dasar
    versi.save(update_fields=["berlaku_mulai", "dasar"])
    return versi


@only_peran(*ADMIN)
@transaction.atomic
def delete_versi(*, versi_id: int, by: Pengguna) -> None:
    """A table that nothing was estimated by yet. Refuses: bukan_terbaru, sudah_berlaku."""
    versi = _lock_newest(versi_id)[0]
    if versi.berlaku_mulai <= waktu.today():
        raise ValidationError(
            "Tabel ini sudah berlaku, jadi tidak dihapus. Buat tabel baru dengan tanggal berikutnya.", code="sudah_berlaku"
        )
    versi.butir_list.all().delete()
    versi.kategori_list.all().delete()
    versi.delete()


@only_peran(*ADMIN)
@transaction.atomic
def save_butir(*, versi_id: int, butir_id: int | None, data: Mapping[str, Any], by: Pengguna) -> ButirIP:
    """Refuses: bukan_terbaru, and what the table's laws say."""
    return _save(ButirIP, versi_id, butir_id, data)


@only_peran(*ADMIN)
@transaction.atomic
def delete_butir(*, versi_id: int, butir_id: int, by: Pengguna) -> None:
    """Refuses: bukan_terbaru."""
    _lock_newest(versi_id)
    ButirIP.objects.get(versi=versi_id, pk=butir_id).delete()


@only_peran(*ADMIN)
@transaction.atomic
def save_kategori(*, versi_id: int, kategori_id: int | None, data: Mapping[str, Any], by: Pengguna) -> KategoriIP:
    """Refuses: bukan_terbaru, terbawah (the category from 0 on moves)."""
    row = _save(KategoriIP, versi_id, kategori_id, data)
    _check_bottom(versi_id)
    return row


@only_peran(*ADMIN)
@transaction.atomic
def delete_kategori(*, versi_id: int, kategori_id: int, by: Pengguna) -> None:
    """Refuses: bukan_terbaru, terbawah (the category from 0 on)."""
    _lock_newest(versi_id)
    KategoriIP.objects.get(versi=versi_id, pk=kategori_id).delete()
    _check_bottom(versi_id)


def _save(model: type[M], versi_id: int, pk: int | None, data: Mapping[str, Any]) -> M:
    versi = _lock_newest(versi_id)[0]
    row = model.objects.get(versi=versi, pk=pk) if pk else model(versi=versi)
    for name, value in data.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return row


def _lock_all() -> list[VersiIP]:
    """All tables, the newest first; whoever writes waits here, and what is kept of their scores falls with what is written."""
    REKAP.forget()
    return list(VersiIP.objects.select_for_update().order_by("-berlaku_mulai"))


def _lock_newest(versi_id: int) -> list[VersiIP]:
    rows = _lock_all()
    if rows[0].pk != versi_id:
        raise ValidationError("Hanya tabel terbaru yang dapat diubah. Buat tabel baru dengan tanggal berikutnya.", code="bukan_terbaru")
    return rows


def _check_after(hari: date, before: VersiIP) -> None:
    if hari <= before.berlaku_mulai:
        raise ValidationError(f"Tanggal harus sesudah {format_tanggal(before.berlaku_mulai)}, awal tabel sebelumnya.", code="tanggal")


def _check_bottom(versi_id: int) -> None:
    if not KategoriIP.objects.filter(versi=versi_id, batas_bawah=0).exists():
        raise ValidationError("Harus ada satu kategori yang mulai dari 0, agar setiap jumlah mempunyai kategori.", code="terbawah")
