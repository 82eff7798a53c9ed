"""The catalogue: programmes with the batches that take applications or soon will, best for the reader first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from diklat.models import Angkatan, JenisDiklat, Minat, Pendaftaran, Program, ProgramKompetensi
from diklat.models.cocok import KODE
from diklat.models.pendaftaran import TERBUKA
from diklat.models.program import ProgramQuerySet
from diklat.queries.katalog_baris import BarisAngkatan, BarisKatalog
from diklat.queries.kesenjangan import Menutup, Tertutup
from diklat.queries.pembaca import Pembaca, alasan_tidak_sesuai, tidak_cocok
from kompetensi.queries.kata import Kata, kata_of
from lib import waktu
from lib.siap import Siap
from pegawai.models import Pengguna
from pegawai.models.akun import CONTOH

SESUAI, MULAI = "sesuai", "mulai"
# What a row of the list says of a programme, and what `alasan_tidak_sesuai` asks; the long texts stay where they are.
GOLONGAN = ("golongan_pns__kode", "golongan_pns__urutan", "golongan_pppk__kode", "golongan_pppk__urutan")
SHOWN = ("nama", "metode", "jp", "kelompok_jabatan", "jenis_asn", "jenis__nama", "jenis__siasn_id", *GOLONGAN)
OWN = ("status", "angkatan__program", "angkatan__nomor", "angkatan__tahun")
Status = Pendaftaran.Status
MASIH = (*TERBUKA, Status.LULUS)


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the catalogue is narrowed to; None and "" mean everything. `sampai` = batches that start by that day."""

    q: str = ""
    jenis_id: int | None = None
    metode: str = ""
    kompetensi_id: int | None = None
    sampai: date | None = None
    kesenjangan: bool = False


@dataclass(frozen=True, slots=True)
class Katalog:
    """A list that can be counted and sliced for paging: one query to count, three for a page of an employee's rows.

    `datang` = the batches to be shown under their programmes, in order.
    """

    rows: ProgramQuerySet
    datang: QuerySet[Angkatan]
    pembaca: Pembaca | None
    hari_ini: date
    milik: Mapping[str, Mapping[int, Pendaftaran]]

    def count(self) -> int:
        return self.rows.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[BarisKatalog]:
        found = list(self.rows[part])
        batches: dict[int, list[BarisAngkatan]] = {row.pk: [] for row in found}
        for angkatan in self.datang.filter(program__in=batches):
            batches[angkatan.program_id].append(BarisAngkatan(angkatan, self.milik["angkatan"].get(angkatan.pk), self.hari_ini))
        kata = kata_of((pk for row in found for pk in row.menutup_ids), self.hari_ini)  # type: ignore[attr-defined]
        return [self._make(row, batches[row.pk], kata) for row in found]

    def _make(self, program: Program, batches: list[BarisAngkatan], kata: Kata) -> BarisKatalog:
        butir = self.pembaca.butir if self.pembaca else {}
        closed = [butir[pk] for pk in program.menutup_ids]  # type: ignore[attr-defined]
        return BarisKatalog(
            program,
            batches,
            sorted(closed, key=lambda row: (-row.kurang, row.nama)),
            alasan_tidak_sesuai(program),
            self.milik["program"].get(program.pk),
            program.berminat,  # type: ignore[attr-defined]
            kata,
        )


def get_katalog(saringan: Saringan, pembaca: Pembaca | None, urut: str) -> Katalog:
    today = waktu.today()
    coming = _coming(today, saringan.sampai)
    rows = _annotate(_filter(Program.objects.active(), saringan), pembaca, coming.filter(program=OuterRef("pk")))
    if saringan.sampai is not None:
        rows = rows.filter(Q(("terdekat__isnull", False)))
    if saringan.kesenjangan:
        rows = rows.filter(Q(("manfaat__gt", 0)))
    rows = rows.select_related("jenis", "golongan_pns", "golongan_pppk").only(*SHOWN).order_by(*_order(urut, pembaca))
    return Katalog(rows, coming, pembaca, today, _own(pembaca))


def program_list(user: Pengguna, pembaca: Pembaca | None = None) -> QuerySet[Program]:
    """The programmes whose page this account may open, with the moment from which the reader wants to be told (`minat_sejak`)."""
    mine = Minat.objects.filter(program=OuterRef("pk"), pegawai=user.pegawai_id)
    rows = Program.objects.visible_to(user).select_related("jenis", "golongan_pns", "golongan_pppk")
    return rows.annotate(minat_sejak=Subquery(mine.values("dibuat")[:1]), **fits_of(pembaca))


def jenis_pilihan() -> list[tuple[int, str]]:
    """Kinds of which there is a programme."""
    return JENIS.rows()


def angkatan_datang(program: Program) -> QuerySet[Angkatan]:
    """Batches that take applications, soon will, or have yet to begin; the next one first."""
    today = waktu.today()
    coming = Q(pendaftaran_sampai__gte=today) | Q(mulai__gte=today)
    return program.angkatan_list.filter(coming, status__in=Angkatan.MENERIMA).order_by(F("mulai").asc(nulls_last=True), "nomor")


def _coming(today: date, until: date | None) -> QuerySet[Angkatan]:
    """Batches that take applications or soon will; with `until` those that start by then."""
    rows = Angkatan.objects.filter(status__in=Angkatan.MENERIMA, pendaftaran_sampai__gte=today)
    if until is not None:
        rows = rows.filter(mulai__lte=until)
    return rows.order_by(F("mulai").asc(nulls_last=True), "nomor")


def _filter(rows: ProgramQuerySet, saringan: Saringan) -> ProgramQuerySet:
    rows = rows.search(saringan.q)
    if saringan.jenis_id is not None:
        rows = rows.filter(jenis=saringan.jenis_id)
    if saringan.metode:
        rows = rows.filter(metode=saringan.metode)
    if saringan.kompetensi_id is not None:
        rows = rows.filter(pk__in=ProgramKompetensi.objects.filter(kompetensi=saringan.kompetensi_id).values("program"))
    return rows


def fits_of(pembaca: Pembaca | None) -> dict[str, Any]:
    """`tidak_cocok` for the reader (nobody: nothing), and `cocok` to sort by."""
    if pembaca is None:
        return {"tidak_cocok": Value([], KODE), "cocok": Value(1)}
    codes = tidak_cocok(pembaca)
    return {"tidak_cocok": codes, "cocok": Case(When(codes.is_empty(), then=Value(1)), default=Value(0))}


def _annotate(rows: ProgramQuerySet, pembaca: Pembaca | None, coming: QuerySet[Angkatan]) -> ProgramQuerySet:
    """`manfaat` = weighted gap that the programme closes, `menutup_ids` = in which competencies, `cocok` = meant for the reader.

    `terdekat` = when the next batch to show starts: the last of all days where it has no date yet, None without such a batch.
    """
    lacks = pembaca.kesenjangan if pembaca else []
    mine = Minat.objects.filter(program=OuterRef("pk"), pegawai=pembaca.pegawai if pembaca else None)
    return rows.annotate(
        manfaat=Tertutup(lacks),
        menutup_ids=Menutup(lacks),
        **fits_of(pembaca),
        berminat=Exists(mine),
        terdekat=Subquery(coming.values(awal=Coalesce("mulai", Value(date.max)))[:1]),
    )


def _order(urut: str, pembaca: Pembaca | None) -> list[Any]:
    soon = [F("terdekat").asc(nulls_last=True), "nama", "pk"]
    return ["-cocok", "-manfaat", *soon] if urut == SESUAI and pembaca else soon


def _own(pembaca: Pembaca | None) -> dict[str, dict[int, Pendaftaran]]:
    """The reader's applications by batch, and the latest by programme; with `posisi` on the waiting list."""
    found: dict[str, dict[int, Pendaftaran]] = {"angkatan": {}, "program": {}}
    if pembaca is None:
        return found
    for row in MILIK.rows(pegawai=pembaca.pegawai.pk):
        found["angkatan"][row.angkatan_id] = row
        found["program"][row.angkatan.program_id] = row
    return found


def _milik(pegawai: int) -> QuerySet[Pendaftaran]:
    ahead = Pendaftaran.objects.filter(angkatan=OuterRef("angkatan"), status=Status.DAFTAR_TUNGGU).filter(
        Q(prioritas__lt=OuterRef("prioritas")) | Q(prioritas=OuterRef("prioritas"), urutan__lte=OuterRef("urutan"))
    )
    rows = Pendaftaran.objects.filter(pegawai=pegawai, status__in=MASIH).select_related("angkatan").only(*OWN)
    counted = ahead.order_by().values("angkatan").annotate(n=Count("pk")).values("n")
    return rows.order_by("dibuat", "pk").annotate(posisi=Case(When(status=Status.DAFTAR_TUNGGU, then=Subquery(counted))))


def _jenis() -> QuerySet[JenisDiklat, Any]:
    used = Program.objects.active().filter(jenis=OuterRef("pk"))
    return JenisDiklat.objects.filter(Exists(used)).values_list("pk", "nama")


MILIK, JENIS = Siap(_milik, pegawai=CONTOH), Siap(_jenis)


def prasyarat_of(program: Program, pembaca: Pembaca | None) -> list[tuple[Program, bool]]:
    """What has to be passed before, and whether the reader has."""
    passed = Pendaftaran.objects.filter(angkatan__program=OuterRef("pk"), pegawai=pembaca.pegawai if pembaca else None, status=Status.LULUS)
    return [(row, row.is_lulus) for row in program.prasyarat.annotate(is_lulus=Exists(passed))]
