"""Batches as the list shows them: filtered, counted by state, with what their row tells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, SmallIntegerField, Value, When

from diklat.models import Angkatan, JenisDiklat, Pendaftaran, Program
from diklat.models.angkatan import AngkatanQuerySet
from diklat.models.pendaftaran import MENUNGGU_PUTUSAN
from diklat.permissions import WRITERS
from lib import paging
from lib.bulan import BULAN
from lib.hitung import Hitung
from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.permissions import has_peran
from pegawai.queries.orang import register_lingkup

Status = Angkatan.Status
# What runs and what comes next, in the order of its days; then drafts; then what is over, the latest first.
GILIRAN = ((Status.BERJALAN,), Angkatan.MENERIMA, (Status.DRAF,), (Status.SELESAI,))
PERLU = [("sertifikat", "Layak, sertifikat belum diterbitkan")]
SORTS: dict[str, paging.Sort] = {
    "giliran": (
        Case(
            *(When(status__in=group, then=Value(place)) for place, group in enumerate(GILIRAN)),
            default=Value(len(GILIRAN)),
            output_field=SmallIntegerField(),
        ),
        Case(When(status__in=Angkatan.BELUM_SELESAI, then=F("mulai"))),
        F("mulai").desc(nulls_last=True),
        "program__nama",
    ),
    "nama": ("program__nama", "tahun", "nomor"),
    "mulai": ("mulai", "program__nama"),
    "daftar": ("pendaftaran_sampai", "mulai"),
    "terisi": ("terisi", "mulai"),
}


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the list is narrowed to; None and "" mean everything. `bulan` is the first day of the month of the first session."""

    status: str = ""
    q: str = ""
    program_id: int | None = None
    jenis_id: int | None = None
    penanggung_id: int | None = None
    bulan: date | None = None
    perlu: str = ""


def filter_angkatan(user: Pengguna, saringan: Saringan) -> AngkatanQuerySet:
    """All filters but the state, which the tabs choose."""
    rows = Angkatan.objects.visible_to(user)
    for word in saringan.q.split():
        found = Q(program__nama__icontains=word) | Q(program__kode__icontains=word) | Q(tempat__icontains=word)
        rows = rows.filter(found | Q(pk__in=_named(word)))
    wanted = {
        "program": saringan.program_id,
        "program__jenis": saringan.jenis_id,
        "penanggung_jawab": saringan.penanggung_id,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    if saringan.perlu == "sertifikat":
        rows = rows.filter(pk__in=Pendaftaran.objects.layak_sertifikat().order_by().values("angkatan"))
    if saringan.bulan is not None:
        rows = rows.filter(mulai__year=saringan.bulan.year, mulai__month=saringan.bulan.month)
    return rows


def angkatan_list(user: Pengguna, saringan: Saringan) -> AngkatanQuerySet:
    rows = filter_angkatan(user, saringan)
    return rows.filter(status=saringan.status) if saringan.status else rows


def with_rincian(rows: AngkatanQuerySet) -> AngkatanQuerySet:
    """With programme, the person in charge, how many sessions there are, and who has a certificate coming."""
    rows = rows.select_related("program__jenis", "penanggung_jawab")
    due = Pendaftaran.objects.layak_sertifikat().filter(angkatan=OuterRef("pk")).order_by()
    return rows.annotate(sesi_count=Count("sesi_list", filter=Q(sesi_list__is_batal=False)), layak=Hitung(due.values("pk")))


def count_status(user: Pengguna, saringan: Saringan) -> dict[str, int]:
    """How many of each state pass the other filters."""
    rows = filter_angkatan(user, saringan).order_by().values("status").annotate(jumlah=Count("pk"))
    return {row["status"]: row["jumlah"] for row in rows}


def get_menunggu(angkatan_ids: list[int]) -> Mapping[int, int]:
    """Applications that wait for a decision, by batch."""
    rows = Angkatan.objects.filter(pk__in=angkatan_ids, pendaftaran_list__status__in=MENUNGGU_PUTUSAN)
    return dict(rows.order_by().values_list("pk").annotate(Count("pendaftaran_list")))


def program_pilihan() -> list[tuple[int, str]]:
    """Programmes that have a batch."""
    rows = Program.objects.filter(Exists(Angkatan.objects.filter(program=OuterRef("pk"))))
    return list(rows.values_list("pk", "nama"))


def jenis_pilihan() -> list[tuple[int, str]]:
    return list(JenisDiklat.objects.filter(Exists(Program.objects.filter(jenis=OuterRef("pk")))).values_list("pk", "nama"))


def penanggung_pilihan() -> list[tuple[int, str]]:
    rows = Pengguna.objects.filter(Exists(Angkatan.objects.filter(penanggung_jawab=OuterRef("pk"))))
    return list(rows.values_list("pk", "nama"))


def penanggung_calon(user: Pengguna, angkatan_id: int | None) -> QuerySet[Pengguna]:
    """Who may be in charge of a batch: the office, and whoever is in charge of it already."""
    now = Angkatan.objects.filter(pk=angkatan_id or 0).values("penanggung_jawab")
    rows: QuerySet[Pengguna] = Pengguna.objects.filter(Q(groups__name=Peran.PENGELOLA, is_active=True) | Q(pk__in=now)).distinct()
    return rows if has_peran(user, WRITERS) else rows.none()


register_lingkup("penanggung-jawab", penanggung_calon)


def bulan_pilihan() -> list[tuple[str, str]]:
    """Months in which a batch begins, the latest first: ("2026-11", "November 2026")."""
    days = Angkatan.objects.filter(mulai__isnull=False).order_by().dates("mulai", "month", order="DESC")
    return [(f"{day:%Y-%m}", f"{BULAN[day.month - 1]} {day.year}") for day in days]


def _named(word: str) -> AngkatanQuerySet:
    """Batches whose number, in Roman letters, or whose year it is: "IV", "2026"."""
    found = [number for number in range(1, 100) if Angkatan(nomor=number).romawi == word.upper()]
    year = int(word) if re.fullmatch(r"20\d\d", word) else 0
    return Angkatan.objects.filter(Q(nomor__in=found) | Q(tahun=year)).order_by().values("pk")  # type: ignore[return-value]
