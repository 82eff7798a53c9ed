"""What the employee pages show."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.cache import cache
from django.db.models import F, QuerySet, Value
from django.db.models.expressions import OrderBy
from django.db.models.functions import Lower

from lib.nilai import Nilai
from lib.paging import Sort
from lib.sql import fetch
from pegawai.models import Golongan, Pegawai, Penempatan, Pengguna
from pegawai.models.hari import is_berlaku
from pegawai.models.pegawai import PegawaiQuerySet
from pegawai.peran import Peran
from pegawai.queries import penempatan as penempatan_queries

Status = Penempatan.Status
SORTS: dict[str, Sort] = {
    "nama": OrderBy(Lower("nama")),
    "nip": OrderBy(F("nip")),
    "jabatan": "jabatan_nama",
    "unit": ("unit_sebutan", OrderBy(Lower("nama"))),
    "golongan": "golongan__urutan",
}
DETAIL = ("golongan", "kedudukan", "tingkat_pendidikan")
POSTING_SORTS = {"unit", "jabatan"}
POSTING_SQL = """
    WITH kini AS MATERIALIZED (
        SELECT pegawai_id, unit_id, jabatan_id FROM penempatan_pada(%(per)s)
        WHERE pegawai_id = ANY(%(ids)s) AND status = 'definitif'
    )
    SELECT kini.pegawai_id, u.id, u.sebutan, j.id, j.nama
    FROM kini JOIN pegawai_unitkerja u ON u.id = kini.unit_id JOIN pegawai_jabatan j ON j.id = kini.jabatan_id
"""
GOLONGAN_KEY, GOLONGAN_SECONDS = "pilihan:golongan", 600


@dataclass(frozen=True)
class Saringan(Nilai):
    """The filters of the employee list; plain values, so that a background job can carry them."""

    q: str = ""
    unit: int | None = None
    golongan: str = ""
    jenis: str = ""
    status: str = "aktif"
    jenis_asn: str = ""
    kelompok: str = ""


def filter_pegawai(user: Pengguna, saringan: Saringan, per: date) -> PegawaiQuerySet:
    """The people this account may see that fit the filters; unit and position are those of the day."""
    found = Pegawai.objects.visible_to(user)
    if saringan.status != "semua":
        found = found.inactive(per) if saringan.status == "nonaktif" else found.active(per)
    if saringan.unit is not None:
        found = found.in_subtree_of([saringan.unit], per)
    if posting := {f"jabatan__{name}": value for name in ("jenis", "kelompok") if (value := getattr(saringan, name))}:
        found = found.posted_on(per, **posting)
    own = {"golongan__kode": saringan.golongan, "jenis_asn": saringan.jenis_asn}
    return found.filter(**{name: value for name, value in own.items() if value}).search(saringan.q)


def list_pegawai(user: Pengguna, saringan: Saringan, per: date) -> PegawaiQuerySet:
    """Only the columns that the list shows; `add_posting` gives the rows of a page their posting."""
    people = filter_pegawai(user, saringan, per).select_related("golongan").with_kedudukan(per)
    if saringan.status not in ("semua", "nonaktif"):
        people = people.annotate(is_aktif=Value(True))  # type: ignore[no-redef]  # the filter says it: asked of everybody found a second time
    return people.only("nama", "nip", "jenis_asn", "golongan__kode")


def sorted_pegawai(user: Pengguna, saringan: Saringan, per: date, urut: str) -> PegawaiQuerySet:
    """The join with postings costs most of the time, so only the orders that need it have it."""
    people = list_pegawai(user, saringan, per)
    return people.with_posting(per) if urut.removeprefix("-") in POSTING_SORTS else people


def golongan_choices() -> list[tuple[str, str]]:
    """(kode, text) in order of rank; a reference table that only a migration changes, so kept for ten minutes."""
    kept = cache.get(GOLONGAN_KEY)
    if kept is None:
        kept = [[row.kode, str(row)] for row in Golongan.objects.all()]
        cache.set(GOLONGAN_KEY, kept, GOLONGAN_SECONDS)
    return [(kode, text) for kode, text in kept]


@dataclass(frozen=True, slots=True)
class Posting:
    """Where a person is posted: the unit, as it is called, and the position."""

    unit_id: int
    unit: str
    jabatan_id: int
    jabatan: str


def add_posting(rows: list[Pegawai], per: date) -> None:
    """Gives each row `posting`, a Posting or None, in one query for all."""
    found = {pk: Posting(*values) for pk, *values in fetch(POSTING_SQL, {"ids": [row.pk for row in rows], "per": per})}
    for row in rows:
        row.posting = found.get(row.pk)  # type: ignore[attr-defined]


def get_detail(pegawai: Pegawai, per: date) -> dict[str, Any]:
    """What the page of one person, with its standing, shows beside the person: posting, supervisor, and both histories."""
    postings = list(pegawai.penempatan_list.select_related("unit", "jabatan", "usul_kepala__diusulkan_oleh").order_by("-mulai", "pk"))
    for row in postings:
        row.is_kini = is_berlaku(row.mulai, row.selesai, per)  # type: ignore[attr-defined]
    kini = [row for row in postings if row.is_kini]  # type: ignore[attr-defined]
    tetap = [row for row in kini if row.status == Status.DEFINITIF and pegawai.is_aktif]
    return {
        "posting": next((Posting(row.unit_id, row.unit.sebutan, row.jabatan_id, row.jabatan.nama) for row in tetap), None),
        "kini": kini,
        "pernah_plh": any(row.status == Status.PLH for row in postings),
        "penempatan_list": postings,
        "golongan_list": list(pegawai.riwayat_golongan_list.select_related("golongan")),
        "kedudukan_list": list_kedudukan(pegawai, per),
        "atasan": penempatan_queries.atasan_of(pegawai, per),
    }


@dataclass(frozen=True, slots=True)
class MasaKedudukan:
    """A standing, from when (None: since before anything was recorded) and by what; `is_kini` on the day of the page."""

    nama: str
    sejak: date | None
    dasar: str
    is_kini: bool


def list_kedudukan(pegawai: Pegawai, per: date) -> list[MasaKedudukan]:
    """Every standing of the person, what lies ahead first; one query. Changes that were taken back are none."""
    rows = list(pegawai.riwayat_kedudukan_list.select_related("kedudukan").order_by("mulai"))
    names = [*(row.kedudukan.nama for row in rows), pegawai.kedudukan.nama]
    begins = [None, *(row.selesai for row in rows)]
    found: list[MasaKedudukan] = []
    for n, nama in enumerate(names):
        if not found or found[-1].nama != nama:
            found.append(MasaKedudukan(nama, begins[n], rows[n - 1].dasar if n else "", is_kini=False))
        if (n == 0 or rows[n - 1].selesai <= per) and (n == len(rows) or rows[n].selesai > per):
            found[-1] = replace(found[-1], is_kini=True)
    return found[::-1]


def may_see_contact(user: Pengguna, pegawai: Pegawai, held: frozenset[str]) -> bool:
    return user.pegawai_id == pegawai.pk or bool(held & {Peran.KEPEGAWAIAN, Peran.AUDITOR, Peran.ADMIN})


def export_rows(people: PegawaiQuerySet) -> QuerySet[Pegawai, Any]:
    """The cells of the employee workbook, in the order of its columns, from a list with postings."""
    columns = ("nip", "nama", "gelar_depan", "gelar_belakang", "jenis_asn", "golongan__kode", "golongan__pangkat", "tmt_golongan")
    posting = (
        "jabatan_nama",
        "kini__jabatan__jenis",
        "kini__jabatan__kelompok",
        "kini__jabatan__eselon",
        "unit_sebutan",
        "unit_id",
        "kini__mulai",
    )
    own = ("jenis_kelamin", "tanggal_lahir", "tingkat_pendidikan__nama", "pendidikan", "tahun_lulus", "tmt_cpns", "kedudukan_nama")
    return people.values_list(*columns, *posting, *own)
