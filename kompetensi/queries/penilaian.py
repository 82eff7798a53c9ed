"""Which evidence there is, for lists and exports, and who may rate whom."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from kompetensi.models import Kompetensi, Penilaian
from kompetensi.models.penilaian import OFFICIAL, PenilaianQuerySet
from lib import waktu
from lib.nilai import Nilai
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.models.pegawai import PegawaiQuerySet

KEADAAN = {"berlaku": "Masih berlaku", "kedaluwarsa": "Kedaluwarsa", "dibatalkan": "Dibatalkan"}


@dataclass(frozen=True)
class Saringan(Nilai):
    """What the list of evidence is narrowed to; None and "" mean everything."""

    q: str = ""
    unit_id: int | None = None
    kompetensi_id: int | None = None
    sumber: str = ""
    keadaan: str = ""
    dari: date | None = None
    sampai: date | None = None


def dinilai_pada(pegawai_id: int, sumber: str, day: date) -> set[int]:
    """Competencies that have an estimate of this source on the day: one a day counts."""
    rows = Penilaian.objects.filter(pegawai=pegawai_id, sumber=sumber, tanggal=day, dibatalkan_pada__isnull=True)
    return set(rows.order_by().values_list("kompetensi", flat=True))


def bawahan_of(user: Pengguna) -> PegawaiQuerySet:
    """People whom this account supervises today: placed at or below a unit it heads.

    Whoever heads such a unit itself (definitively, Plt or Plh) is rated one level up; so nobody rates himself.
    """
    if not user.headed_unit_ids:
        return Pegawai.objects.none()
    today = waktu.today()
    units = UnitKerja.objects.subtree_of(user.headed_unit_ids).values("pk")
    placed = Penempatan.objects.of_outer_on(today).filter(unit__in=units)
    heads = Penempatan.objects.heads().on(today).filter(unit__in=user.headed_unit_ids, pegawai=OuterRef("pk"))
    return Pegawai.objects.filter(Exists(placed)).exclude(Exists(heads))


def penilaian_list(user: Pengguna, saringan: Saringan) -> PenilaianQuerySet:
    """Evidence inside the reader's scope, narrowed; with the person and the competency."""
    rows = Penilaian.objects.visible_to(user).select_related("pegawai", "kompetensi")
    if saringan.q:
        rows = rows.filter(pegawai__in=Pegawai.objects.search(saringan.q))
    if saringan.unit_id is not None:
        units = UnitKerja.objects.subtree_of([saringan.unit_id]).values("pk")
        placed = Penempatan.objects.of_outer_on(waktu.today()).filter(unit__in=units)
        rows = rows.filter(pegawai__in=Pegawai.objects.filter(Exists(placed)))
    return _in_state(rows.filter(_exact(saringan)), saringan.keadaan)


def kompetensi_pilihan() -> list[tuple[int, str]]:
    return [(row.pk, row.nama) for row in Kompetensi.objects.all()]


def unit_pilihan() -> list[tuple[int, str]]:
    """The perangkat daerah; deeper units are reached from the unit's own page."""
    return [(row.pk, row.sebutan) for row in UnitKerja.objects.active().top()]


def _exact(saringan: Saringan) -> Q:
    found = Q()
    if saringan.kompetensi_id is not None:
        found &= Q(kompetensi=saringan.kompetensi_id)
    if saringan.sumber:
        found &= Q(sumber=saringan.sumber)
    if saringan.dari:
        found &= Q(tanggal__gte=saringan.dari)
    if saringan.sampai:
        found &= Q(tanggal__lte=saringan.sampai)
    return found


def _in_state(rows: PenilaianQuerySet, keadaan: str) -> PenilaianQuerySet:
    today = waktu.today()
    if keadaan == "berlaku":
        return rows.valid_on(today)
    kept = Q(dibatalkan_pada=None)
    return rows.filter({"kedaluwarsa": kept & Q(berlaku_sampai__lte=today), "dibatalkan": ~kept}.get(keadaan, Q()))


def ending(hari: date, sampai: date) -> PenilaianQuerySet:
    """Results in force on the day that end by `sampai`, and that no other one of their kind (official or not) outlives."""
    live = Penilaian.objects.valid_on(hari)
    later = live.filter(pegawai=OuterRef("pegawai"), kompetensi=OuterRef("kompetensi"), berlaku_sampai__gt=sampai)
    official = Q(sumber__in=OFFICIAL)
    kept = Q(official, Exists(later.filter(official))) | Q(~official, Exists(later.exclude(official)))
    return live.filter(berlaku_sampai__lte=sampai).exclude(kept)
