"""Rows of reference tables: a rule in force is followed by another, not rewritten; what is in use is not deleted."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from lib import waktu
from lib.format import format_angka, format_tanggal
from pegawai.models import Pengguna
from pegawai.permissions import require_wewenang
from pegawai.queries import acuan as queries
from pegawai.queries.acuan import MULAI, SAMPAI


@transaction.atomic
def save_acuan(
    *, row: models.Model, pengubah: Collection[str], by: Pengguna, tetap: Sequence[str] = (), seri: Sequence[str] = ()
) -> models.Model:
    """Store a new or changed row of a table that `pengubah` keep. In a table with `seri` a new row ends the one before it.

    Refuses: bukan_wewenang; tanggal (it begins before the last one), tetap (a field that may not change any more),
    lampau (an end before today).
    """
    require_wewenang(by, pengubah)
    if row.pk is None:
        if seri:
            _end_last(row, seri)
        row.save(force_insert=True)
        return row
    before = _lock(type(row), row.pk)
    locked = queries.locked_fields(before, tetap=tetap, seri=seri)
    changed = {field.name for field in row._meta.fields if getattr(row, field.attname) != getattr(before, field.attname)}
    if changed & locked:
        raise ValidationError("Isian yang sudah dipakai tidak diubah. Tambahkan baris baru bila isinya lain.", code="tetap")
    if SAMPAI in changed and _is_past(getattr(row, SAMPAI), getattr(before, SAMPAI)):
        text = "Akhir masa berlaku paling awal hari ini; hari yang sudah lewat tidak diubah."
        raise ValidationError({SAMPAI: ValidationError(text, code="lampau")})
    row.save(update_fields=sorted(changed))
    return row


@transaction.atomic
def delete_acuan(*, model: type[models.Model], pk: int, pengubah: Collection[str], by: Pengguna, seri: Sequence[str] = ()) -> str:
    """Refuses: bukan_wewenang, dipakai (with who uses it), berlaku (a rule that has been in force). The rule before it goes on."""
    require_wewenang(by, pengubah)
    row = _lock(model, pk)
    if seri and getattr(row, MULAI) <= waktu.today():
        mulai = format_tanggal(getattr(row, MULAI))
        raise ValidationError(
            f"Baris ini berlaku sejak {mulai} dan tetap tersimpan. Tambahkan baris baru yang menggantikannya.", code="berlaku"
        )
    if used := queries.usage_of(row):
        whom = ", ".join(f"{format_angka(count)} {name}" for count, name in used)
        raise ValidationError(f"{row} masih dipakai: {whom}. Pindahkan dahulu, atau biarkan baris ini.", code="dipakai")
    name = str(row)
    row.delete()
    if seri and hasattr(row, SAMPAI):
        queries.series_of(row, seri).filter(**{SAMPAI: getattr(row, MULAI)}).update(**{SAMPAI: getattr(row, SAMPAI)})
    return name


def _lock(model: type[models.Model], pk: int) -> Any:
    found = model._base_manager.select_for_update().filter(pk=pk).first()
    if found is None:
        raise ValidationError("Baris ini baru saja dihapus. Muat ulang daftarnya.", code="hilang")
    return found


def _end_last(row: models.Model, seri: Sequence[str]) -> None:
    last = queries.series_of(row, seri).select_for_update().first()
    if last is None:
        return
    mulai = getattr(row, MULAI)
    if mulai <= getattr(last, MULAI):
        text = f"Baris terakhir berlaku mulai {format_tanggal(getattr(last, MULAI))}. Pilih tanggal sesudahnya; yang lama tidak diubah."
        raise ValidationError({MULAI: ValidationError(text, code="tanggal")})
    if hasattr(last, SAMPAI) and (getattr(last, SAMPAI) is None or getattr(last, SAMPAI) > mulai):
        setattr(last, SAMPAI, mulai)
        last.save(update_fields=[SAMPAI])


def _is_past(after: date | None, before: date | None) -> bool:
    """Neither the end that was nor the one that shall be lies in the past."""
    return any(day is not None and day < waktu.today() for day in (after, before))
