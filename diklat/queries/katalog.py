"""The catalogue: batches that take applications or soon will, and programmes without such a batch, best for the reader first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from diklat.models import Angkatan, JenisDiklat, Minat, Pendaftaran, Program, ProgramKompetensi
from diklat.models.program import ProgramQuerySet
from diklat.queries.kesenjangan import Menutup, Tertutup
from diklat.queries.mentoring import JENIS_MENTORING
from diklat.queries.pembaca import Butir, Pembaca, alasan_tidak_sesuai, sesuai
from lib.format import BULAN_PENDEK

SESUAI, MULAI = "sesuai", "mulai"
BATAS_DEKAT_HARI = 2
Status = Pendaftaran.Status
MASIH = (Status.DIAJUKAN, Status.DISETUJUI_ATASAN, Status.DAFTAR_TUNGGU, Status.DITAWARI, Status.TERDAFTAR, Status.HADIR, Status.LULUS)


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
class BarisKatalog:
    """One row: a batch with its programme, or a programme that waits for one (`angkatan` None)."""

    program: Program
    angkatan: Angkatan | None
    menutup: list[Butir]
    alasan: str
    pendaftaran: Pendaftaran | None
    berminat: bool
    hari_ini: date

    @property
    def bulan(self) -> str:
        return BULAN_PENDEK[self.angkatan.mulai.month - 1] if self.angkatan and self.angkatan.mulai else ""

    @property
    def belum_buka(self) -> bool:
        return self.angkatan is not None and self.angkatan.pendaftaran_mulai > self.hari_ini

    @property
    def persen(self) -> float:
        """Seats that the next person cannot take, for the bar."""
        return 100 * (1 - self.angkatan.sisa / self.angkatan.kuota) if self.angkatan else 0

    @property
    def dibuka_pendek(self) -> str:
        return _day(self.angkatan.pendaftaran_mulai) if self.angkatan else ""

    @property
    def tutup_pendek(self) -> str:
        return _day(self.angkatan.pendaftaran_sampai) if self.angkatan else ""

    @property
    def boleh_daftar(self) -> bool:
        """Nothing that the list knows speaks against applying today."""
        taken = self.pendaftaran is not None or self.alasan != ""
        return not taken and self.angkatan is not None and self.angkatan.is_open

    @property
    def lewat_pasangan(self) -> bool:
        """Coaching and mentoring are begun as a pair, not as a batch."""
        return self.angkatan is None and self.program.jenis.siasn_id in JENIS_MENTORING

    @property
    def segera_tutup(self) -> bool:
        return self.angkatan is not None and (self.angkatan.pendaftaran_sampai - self.hari_ini).days <= BATAS_DEKAT_HARI

    @property
    def menunggu(self) -> bool:
        return self.pendaftaran is not None and self.pendaftaran.status == Status.DAFTAR_TUNGGU

    @property
    def posisi(self) -> tuple[int, int] | None:
        """Own place on the waiting list and its length."""
        if self.pendaftaran is None or self.angkatan is None or not self.menunggu:
            return None
        return self.pendaftaran.posisi, self.angkatan.menunggu  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Katalog:
    """A list that can be counted and sliced for paging: one query to count, two for a page of an employee's rows."""

    rows: ProgramQuerySet
    pembaca: Pembaca | None
    hari_ini: date
    milik: Mapping[str, Mapping[int, Pendaftaran]] = field(default_factory=dict)

    def count(self) -> int:
        return self.rows.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[BarisKatalog]:
        found = list(self.rows[part])
        batches = Angkatan.objects.in_bulk([row.angkatan_pk for row in found if row.angkatan_pk])  # type: ignore[attr-defined]
        return [self._make(row, batches.get(row.angkatan_pk)) for row in found]  # type: ignore[attr-defined]

    def _make(self, program: Program, angkatan: Angkatan | None) -> BarisKatalog:
        butir = self.pembaca.butir if self.pembaca else {}
        closed = [butir[pk] for pk in program.menutup_ids]  # type: ignore[attr-defined]
        own = self.milik["angkatan"].get(angkatan.pk) if angkatan else self.milik["program"].get(program.pk)
        return BarisKatalog(
            program,
            angkatan,
            sorted(closed, key=lambda row: (-row.kurang, row.nama)),
            alasan_tidak_sesuai(program, self.pembaca) if self.pembaca else "",
            own,
            program.berminat,  # type: ignore[attr-defined]
            self.hari_ini,
        )


def get_katalog(saringan: Saringan, pembaca: Pembaca | None, urut: str) -> Katalog:
    today = timezone.localdate()
    rows = _annotate(_filter(_candidates(today), saringan), pembaca)
    if saringan.kesenjangan:
        rows = rows.filter(Q(("manfaat__gt", 0)))
    return Katalog(rows.order_by(*_order(urut, pembaca)), pembaca, today, _own(pembaca))


def jenis_pilihan() -> list[tuple[int, str]]:
    """Kinds of which there is a programme."""
    used = Program.objects.active().filter(jenis=OuterRef("pk"))
    return list(JenisDiklat.objects.filter(Exists(used)).values_list("pk", "nama"))


def angkatan_datang(program: Program) -> QuerySet[Angkatan]:
    """Batches that take applications, soon will, or have yet to begin; the next one first."""
    today = timezone.localdate()
    coming = Q(pendaftaran_sampai__gte=today) | Q(mulai__gte=today)
    return program.angkatan_list.filter(coming, status__in=Angkatan.MENERIMA).order_by(F("mulai").asc(nulls_last=True), "nomor")


def _candidates(today: date) -> ProgramQuerySet:
    """A programme once per batch that is open or coming, once without any."""
    coming = Q(angkatan_list__status__in=Angkatan.MENERIMA, angkatan_list__pendaftaran_sampai__gte=today)
    rows = Program.objects.active().select_related("jenis", "golongan_pns", "golongan_pppk")
    return rows.annotate(
        buka=FilteredRelation("angkatan_list", condition=coming), angkatan_pk=F("buka__id"), angkatan_mulai=F("buka__mulai")
    )


def _filter(rows: ProgramQuerySet, saringan: Saringan) -> ProgramQuerySet:
    rows = rows.search(saringan.q)
    if saringan.jenis_id is not None:
        rows = rows.filter(jenis=saringan.jenis_id)
    if saringan.metode:
        rows = rows.filter(metode=saringan.metode)
    if saringan.kompetensi_id is not None:
        rows = rows.filter(pk__in=ProgramKompetensi.objects.filter(kompetensi=saringan.kompetensi_id).values("program"))
    if saringan.sampai is not None:
        rows = rows.filter(Q(("angkatan_mulai__lte", saringan.sampai)))
    return rows


def _annotate(rows: ProgramQuerySet, pembaca: Pembaca | None) -> ProgramQuerySet:
    """`manfaat` = weighted gap that the programme closes, `menutup_ids` = in which competencies, `cocok` = meant for the reader."""
    lacks = pembaca.kesenjangan if pembaca else []
    mine = Minat.objects.filter(program=OuterRef("pk"), pegawai=pembaca.pegawai if pembaca else None)
    return rows.annotate(
        manfaat=Tertutup(lacks),
        menutup_ids=Menutup(lacks),
        cocok=Case(When(sesuai(pembaca), then=Value(1)), default=Value(0)) if pembaca else Value(1),
        berminat=Exists(mine),
    )


def _day(day: date) -> str:
    return f"{day.day} {BULAN_PENDEK[day.month - 1]}"


def _order(urut: str, pembaca: Pembaca | None) -> list[Any]:
    soon = [F("angkatan_mulai").asc(nulls_last=True), F("angkatan_pk").asc(nulls_last=True), "nama", "pk"]
    return ["-cocok", "-manfaat", *soon] if urut == SESUAI and pembaca else soon


def _own(pembaca: Pembaca | None) -> dict[str, dict[int, Pendaftaran]]:
    """The reader's applications by batch, and the latest by programme; with `posisi` on the waiting list."""
    found: dict[str, dict[int, Pendaftaran]] = {"angkatan": {}, "program": {}}
    if pembaca is None:
        return found
    ahead = Pendaftaran.objects.filter(angkatan=OuterRef("angkatan"), status=Status.DAFTAR_TUNGGU).filter(
        Q(prioritas__lt=OuterRef("prioritas")) | Q(prioritas=OuterRef("prioritas"), urutan__lte=OuterRef("urutan"))
    )
    rows = Pendaftaran.objects.filter(pegawai=pembaca.pegawai, status__in=MASIH).select_related("angkatan").order_by("dibuat", "pk")
    counted = ahead.order_by().values("angkatan").annotate(n=Count("pk")).values("n")
    for row in rows.annotate(posisi=Case(When(status=Status.DAFTAR_TUNGGU, then=Subquery(counted)))):
        found["angkatan"][row.angkatan_id] = row
        found["program"][row.angkatan.program_id] = row
    return found


def prasyarat_of(program: Program, pembaca: Pembaca | None) -> list[tuple[Program, bool]]:
    """What has to be passed before, and whether the reader has."""
    passed = Pendaftaran.objects.filter(angkatan__program=OuterRef("pk"), pegawai=pembaca.pegawai if pembaca else None, status=Status.LULUS)
    return [(row, row.is_lulus) for row in program.prasyarat.annotate(is_lulus=Exists(passed))]
