from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from lib import waktu
from pegawai.models import Penempatan, Pengguna, RiwayatInduk, UnitKerja
from pegawai.peran import Peran
from pegawai.permissions import only_peran, refuse_own
from pegawai.queries.pindah import induk_of
from pegawai.services.induk import change_induk

FIELDS: Final = ("nama", "singkatan", "jenis", "induk", "is_aktif")
OWN: Final = ("nama", "singkatan", "jenis", "is_aktif")


@only_peran(Peran.KEPEGAWAIAN)
@transaction.atomic
def save_unit(*, unit: UnitKerja, by: Pengguna, sejak: date | None = None) -> UnitKerja:
    """Store a new, changed or moved unit; it lies below `unit.induk` from `sejak` (today) on, which may lie ahead.
    Refuses: `lingkaran` when it would lie below itself on any of these days; `masih_terisi` and `masih_ada_subunit` when it is switched
    off while people or active units are in it or are to come; `induk_nonaktif`; `sendiri`."""
    sejak = sejak or waktu.today()
    lock_pohon()
    if unit.induk_id is not None:
        _check_parent(unit, unit.induk_id)
        _refuse_own_branch(unit, unit.induk_id, sejak, by)
    if unit.pk and not unit.is_aktif:
        _check_empty(unit)
    unit.full_clean()
    if unit.pk:
        unit.save(update_fields=OWN)
        change_induk({unit.pk: unit.induk_id}, mulai=sejak)
    else:
        unit.save()
    return unit


@only_peran(Peran.KEPEGAWAIAN)
@transaction.atomic
def withdraw_pindah(*, unit: UnitKerja, hari: date, by: Pengguna) -> None:
    """Take back a move that is recorded for a day to come: from that day on the unit lies where it lay the day before.
    Refuses: `tidak_ada` (it has come, or was taken back), `lingkaran`, `sendiri`."""
    lock_pohon()
    asal = RiwayatInduk.objects.filter(unit=unit, selesai=hari, selesai__gt=waktu.today()).first()
    if asal is None or induk_of(unit.pk, hari) == asal.induk_id:
        raise ValidationError("Pemindahan itu sudah berlaku atau sudah dibatalkan. Muat ulang halaman ini.", code="tidak_ada")
    if asal.induk_id is not None:
        _refuse_own_branch(unit, asal.induk_id, hari, by)
    change_induk({unit.pk: asal.induk_id}, mulai=hari)


def lock_pohon() -> None:
    """The whole tree: two moves at once could close a circle that neither of them sees."""
    list(UnitKerja.objects.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))


def _check_parent(unit: UnitKerja, induk_id: int) -> None:
    if unit.is_aktif and not UnitKerja.objects.active().filter(pk=induk_id).exists():
        raise ValidationError({"induk": ValidationError("Unit atasan ini sudah tidak aktif.", code="induk_nonaktif")})


def _refuse_own_branch(unit: UnitKerja, induk_id: int, sejak: date, by: Pengguna) -> None:
    """Nobody brings a unit that is there, with its people, below one that he heads today or on that day (services/impor/unit.py)."""
    if unit.pk is None or by.pegawai_id is None or induk_of(unit.pk, sejak) == induk_id:
        return
    day = max(sejak, waktu.today())
    headed = Penempatan.objects.heads().on(day).filter(pegawai=by.pegawai_id).values("unit")
    above = UnitKerja.objects.ancestors_of(induk_id, day)
    if above.filter(Q(pk__in=headed) | Q(pk__in=by.headed_unit_ids)).exists():
        refuse_own(by, by)


def _check_empty(unit: UnitKerja) -> None:
    today = waktu.today()
    people = Penempatan.objects.filter(unit=unit).ending_after(today).values("pegawai").distinct().count()
    if people:
        text = f"Masih ada {people} pegawai yang ditempatkan di unit ini. Pindahkan dahulu penempatannya."
        raise ValidationError({"is_aktif": ValidationError(text, code="masih_terisi")})
    # the last parent that is recorded, and those until a day to come: nobody lies here on any day from today on
    coming = RiwayatInduk.objects.filter(induk=unit, selesai__gt=today).values("unit")
    if UnitKerja.objects.active().filter(Q(induk=unit) | Q(pk__in=coming)).exists():
        text = "Masih ada subunit yang aktif atau yang akan dipindahkan ke sini. Nonaktifkan atau pindahkan dahulu subunitnya."
        raise ValidationError({"is_aktif": ValidationError(text, code="masih_ada_subunit")})
