from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from pegawai.models import Penempatan, Pengguna, RiwayatInduk, UnitKerja
from pegawai.permissions import refuse_own
from pegawai.services.induk import change_induk

FIELDS: Final = ("nama", "singkatan", "jenis", "induk", "is_aktif")
OWN: Final = ("nama", "singkatan", "jenis", "is_aktif")


@transaction.atomic
def save_unit(*, unit: UnitKerja, by: Pengguna, sejak: date | None = None) -> UnitKerja:
    """Store a new, changed or moved unit; a move holds from `sejak` (today) on, and reports of the days before keep the tree they had.
    Refuses: `lingkaran` when it would lie below itself on any of these days; `masih_terisi` and `masih_ada_subunit` when it is switched
    off while people or active units are in it; `induk_nonaktif`; `sejak_depan`; `sendiri`."""
    sejak = sejak or waktu.today()
    if sejak > waktu.today():
        raise ValidationError("Pemindahan unit dicatat paling lambat pada harinya.", code="sejak_depan")
    # The whole tree: two moves at once could close a circle that neither of them sees.
    list(UnitKerja.objects.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    if unit.induk_id is not None:
        _check_parent(unit, unit.induk_id, sejak)
        _refuse_own_branch(unit, unit.induk_id, by)
    if unit.pk and not unit.is_aktif:
        _check_empty(unit)
    unit.full_clean()
    if unit.pk:
        unit.save(update_fields=OWN)
        change_induk({unit.pk: unit.induk_id}, mulai=sejak)
    else:
        unit.save()
    return unit


def _check_parent(unit: UnitKerja, induk_id: int, sejak: date) -> None:
    moves = RiwayatInduk.objects.filter(selesai__gt=sejak).order_by().values_list("selesai", flat=True).distinct()
    days = [sejak, *moves] if unit.pk else []
    if any(UnitKerja.objects.ancestors_of(induk_id, day).filter(pk=unit.pk).exists() for day in days):
        raise ValidationError({"induk": ValidationError("Unit tidak boleh berada di bawah dirinya sendiri.", code="lingkaran")})
    if unit.is_aktif and not UnitKerja.objects.active().filter(pk=induk_id).exists():
        raise ValidationError({"induk": ValidationError("Unit atasan ini sudah tidak aktif.", code="induk_nonaktif")})


def _refuse_own_branch(unit: UnitKerja, induk_id: int, by: Pengguna) -> None:
    """Nobody brings a unit that is there, with its people, below one that he heads (the import: services/impor/unit.py)."""
    moved = UnitKerja.objects.filter(pk=unit.pk).exclude(induk=induk_id).exists()
    if moved and UnitKerja.objects.ancestors_of(induk_id).filter(pk__in=by.headed_unit_ids).exists():
        refuse_own(by, by)


def _check_empty(unit: UnitKerja) -> None:
    people = Penempatan.objects.filter(unit=unit).ending_after(waktu.today()).values("pegawai").distinct().count()
    if people:
        text = f"Masih ada {people} pegawai yang ditempatkan di unit ini. Pindahkan dahulu penempatannya."
        raise ValidationError({"is_aktif": ValidationError(text, code="masih_terisi")})
    if UnitKerja.objects.active().filter(induk=unit).exists():
        text = "Masih ada subunit yang aktif. Nonaktifkan atau pindahkan dahulu subunitnya."
        raise ValidationError({"is_aktif": ValidationError(text, code="masih_ada_subunit")})
