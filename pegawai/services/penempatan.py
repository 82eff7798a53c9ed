from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.models.riwayat import note_baru

FIELDS: Final = ("unit", "jabatan", "status", "memimpin", "mulai", "selesai", "dasar")


@transaction.atomic
def create_penempatan(*, penempatan: Penempatan, by: Pengguna) -> Penempatan:
    """Post somebody. A definitive posting that is still open ends where the new one starts; any other overlap is refused
    by the sentence of the constraint. Refuses also: `unit_nonaktif`, `jabatan_nonaktif`."""
    unit = _lock(penempatan)
    if not unit.is_aktif:
        raise ValidationError({"unit": ValidationError("Unit ini sudah tidak aktif.", code="unit_nonaktif")})
    if not penempatan.jabatan.is_aktif:
        raise ValidationError({"jabatan": ValidationError("Jabatan ini sudah tidak dipakai.", code="jabatan_nonaktif")})
    if penempatan.status == Penempatan.Status.DEFINITIF:
        _close_present(penempatan)
    penempatan.full_clean()
    penempatan.save()
    note_baru(penempatan)
    return penempatan


@transaction.atomic
def update_penempatan(*, penempatan: Penempatan, by: Pengguna) -> Penempatan:
    """Correct a posting; the row as it was stays in the change log."""
    _lock(penempatan)
    penempatan.full_clean()
    penempatan.save(update_fields=FIELDS)
    return penempatan


@transaction.atomic
def close_penempatan(*, penempatan: Penempatan, selesai: date, by: Pengguna) -> Penempatan:
    """End a posting; `selesai` is the first day without it, the first day of all for one that shall never have been.
    Refuses: `tanggal`."""
    _lock(penempatan)
    if selesai < penempatan.mulai:
        raise ValidationError("Tanggal berakhir tidak boleh sebelum tanggal mulai.", code="tanggal")
    penempatan.selesai = selesai
    penempatan.full_clean()
    penempatan.save(update_fields=["selesai"])
    return penempatan


def _lock(penempatan: Penempatan) -> UnitKerja:
    """Person first, unit second: two moves of one person, or two heads of one unit, wait for each other."""
    Pegawai.objects.select_for_update().get(pk=penempatan.pegawai_id)
    return UnitKerja.objects.select_for_update(no_key=True).get(pk=penempatan.unit_id)


def _close_present(new: Penempatan) -> None:
    present = Penempatan.objects.definitive().filter(pegawai=new.pegawai_id, selesai__isnull=True, mulai__lt=new.mulai)
    for posting in present:
        posting.selesai = new.mulai
        posting.save(update_fields=["selesai"])
