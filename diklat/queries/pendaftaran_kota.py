"""All applications of the city, by what has to happen next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q

from diklat.models import Pendaftaran, Program
from diklat.models.pendaftaran import GUGUR, HASIL, IKUT, PendaftaranQuerySet
from lib import paging
from lib.nilai import Nilai
from pegawai.models import Pegawai, Pengguna, UnitKerja

Status = Pendaftaran.Status
# An application that no head is left to decide waits for the office too.
PENGELOLA = Q(status=Status.DISETUJUI_ATASAN) | Q(status=Status.DIAJUKAN, unit_pemutus__isnull=True)
TAB: dict[str, tuple[str, Q]] = {
    "pengelola": ("Menunggu pengelola", PENGELOLA),
    "atasan": ("Menunggu atasan", Q(status=Status.DIAJUKAN, unit_pemutus__isnull=False)),
    "tunggu": ("Daftar tunggu", Q(status__in=(Status.DAFTAR_TUNGGU, Status.DITAWARI))),
    "terdaftar": ("Terdaftar", Q(status__in=IKUT)),
    "selesai": ("Selesai", Q(status__in=HASIL)),
    "gugur": ("Ditolak atau batal", Q(status__in=GUGUR)),
    "semua": ("Semua", Q()),
}
SORTS: dict[str, paging.Sort] = {
    "dibuat": "dibuat",
    "pegawai": "pegawai__nama",
    "angkatan": ("angkatan__mulai", "angkatan__program__nama"),
    "batas": ("batas_putusan", "dibuat"),
}


@dataclass(frozen=True)
class Saringan(Nilai):
    """`tab` names what the rows wait for; the days are those of the application."""

    tab: str = "pengelola"
    q: str = ""
    unit_id: int | None = None
    program_id: int | None = None
    dari: date | None = None
    sampai: date | None = None


def pendaftaran_list(user: Pengguna, saringan: Saringan) -> PendaftaranQuerySet:
    rows = _narrowed(user, saringan).filter(TAB[saringan.tab][1])
    return rows.select_related("pegawai", "unit", "jabatan", "angkatan__program")


def count_by_tab(user: Pengguna, saringan: Saringan) -> list[tuple[str, str, int]]:
    """(code, label, rows) of every tab under the same filters; one query."""
    counts = _narrowed(user, saringan).aggregate(**{kode: Count("pk", filter=wanted) for kode, (_, wanted) in TAB.items()})
    return [(kode, label, counts[kode]) for kode, (label, _) in TAB.items()]


def first_tab(counts: Iterable[tuple[str, str, int]]) -> str:
    """The first tab that holds something, in the order in which somebody is waited for."""
    return next((kode for kode, _, jumlah in counts if jumlah), "pengelola")


def export_rows(user: Pengguna, saringan: Saringan) -> PendaftaranQuerySet:
    return pendaftaran_list(user, saringan).select_related("golongan", "atasan").order_by(F("dibuat").desc(), "pk")


def unit_pilihan() -> list[tuple[int, str]]:
    return list(UnitKerja.objects.active().top().values_list("pk", "sebutan"))


def program_pilihan() -> list[tuple[int, str]]:
    return list(Program.objects.active().values_list("pk", "nama"))


def _narrowed(user: Pengguna, saringan: Saringan) -> PendaftaranQuerySet:
    rows = Pendaftaran.objects.visible_to(user)
    if saringan.q:
        rows = rows.filter(pegawai__in=Pegawai.objects.search(saringan.q))
    if saringan.unit_id is not None:
        rows = rows.filter(unit__in=UnitKerja.objects.subtree_of([saringan.unit_id]).values("pk"))
    if saringan.program_id is not None:
        rows = rows.filter(angkatan__program=saringan.program_id)
    if saringan.dari:
        rows = rows.filter(dibuat__date__gte=saringan.dari)
    if saringan.sampai:
        rows = rows.filter(dibuat__date__lt=saringan.sampai + timedelta(days=1))
    return rows
