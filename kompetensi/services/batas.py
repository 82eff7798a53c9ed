"""Bands of JPM: screens always use one set, and that set has a name for every value from 0 percent on."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kompetensi.models import BatasJPM, PerangkatBatas
from pegawai.services import acuan


@transaction.atomic
def save_perangkat(*, row: PerangkatBatas, **rules: Any) -> PerangkatBatas:
    """The mark wanders from the set that had it. Refuses: tanpa_utama, tanpa_batas."""
    marked = set(PerangkatBatas.objects.select_for_update().filter(is_utama=True).values_list("pk", flat=True))
    if row.pk in marked and not row.is_utama:
        text = "Layar selalu memakai satu perangkat. Tandai perangkat penggantinya."
        raise ValidationError({"is_utama": ValidationError(text, code="tanpa_utama")})
    if row.is_utama:
        PerangkatBatas.objects.filter(pk__in=marked - {row.pk}).update(is_utama=False)
    acuan.save_acuan(row=row, **rules)
    _require_all(row, "is_utama", "Isi batasnya lebih dahulu pada Batas JPM, mulai dari 0 persen, lalu tandai perangkat ini.")
    return row


@transaction.atomic
def save_batas(*, row: BatasJPM, **rules: Any) -> BatasJPM:
    """Refuses: tanpa_batas."""
    acuan.save_acuan(row=row, **rules)
    _require_all(_lock(row), "batas_bawah", "Perangkat ini dipakai di layar: batas terbawahnya tetap 0 persen.")
    return row


@transaction.atomic
def delete_batas(*, model: type[BatasJPM], pk: int, **rules: Any) -> str:
    """Refuses: tanpa_batas."""
    row = model.objects.filter(pk=pk).first()
    name = acuan.delete_acuan(model=model, pk=pk, **rules)
    if row is not None:
        _require_all(_lock(row), None, "Perangkat ini dipakai di layar: batas 0 persen tidak dihapus. Ubah sebutannya.")
    return name


def _lock(row: BatasJPM) -> PerangkatBatas:
    return PerangkatBatas.objects.select_for_update().get(pk=row.perangkat_id)


def _require_all(perangkat: PerangkatBatas, field: str | None, text: str) -> None:
    if perangkat.is_utama and not perangkat.batas_list.filter(batas_bawah=0).exists():
        refusal = ValidationError(text, code="tanpa_batas")
        raise ValidationError({field: refusal}) if field else refusal
