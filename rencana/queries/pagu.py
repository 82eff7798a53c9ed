"""Budgets as of a day: what is planned, committed, spent and left, each pagu or summed by rekening or unit; and the ledger of one."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from diklat.queries.ruang import day_bounds
from lib import paging, waktu
from pegawai.models import Pengguna, UnitKerja
from rencana.models import BarisRencana, KomitmenBiaya, MutasiAnggaran, PaguAnggaran, PeriodeRencana, Rekening, RevisiPagu
from rencana.models.komitmen import MutasiQuerySet
from rencana.models.periode import PeriodeQuerySet

KELOMPOK: Final = {"": "Tiap pagu", "rekening": "Tiap rekening", "unit": "Tiap unit"}
SORTS: Final = ("nama", "nilai", "rencana", "terikat", "terealisasi", "sisa", "persen")
SORTS_TERIKAT: Final[dict[str, paging.Sort]] = {
    "selesai": F("angkatan__selesai"),
    "untuk": "uraian",
    "terikat": "terikat",
    "terealisasi": "terealisasi",
}
SELURUH: Final = "Seluruh unit"
Jenis = MutasiAnggaran.Jenis


@dataclass(frozen=True, slots=True)
class Saringan:
    """`per` today or a day before; "" and None mean everything."""

    tahun: int
    per: date
    q: str = ""
    unit_id: int | None = None
    rekening_id: int | None = None
    kelompok: str = ""


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Rupiah of one line. `rencana` is what the plan in force on the day takes of it."""

    nilai: int = 0
    izin: int = 0
    rencana: int = 0
    terikat: int = 0
    terealisasi: int = 0

    @property
    def terpakai(self) -> int:
        return self.terikat + self.terealisasi

    @property
    def sisa(self) -> int:
        return self.nilai + self.izin - self.terpakai

    @property
    def persen(self) -> float | None:
        return 100 * self.terpakai / self.nilai if self.nilai else None

    @property
    def bagian(self) -> list[tuple[str, str, int, int]]:
        """Realised, committed and left over, each with its share of the bar in whole percent."""
        total = max(self.nilai + self.izin, self.terpakai, 1)
        parts = (("realisasi", "Direalisasikan", self.terealisasi), ("ikatan", "Dikomitmenkan", self.terikat), ("sisa", "Sisa", self.sisa))
        return [(css, label, amount, round(100 * max(0, amount) / total)) for css, label, amount in parts]


@dataclass(frozen=True, slots=True)
class Baris:
    nama: str
    keterangan: str
    jumlah: Jumlah
    pagu: PaguAnggaran | None = None


def plan_on(tahun: int, day: date) -> PeriodeQuerySet:
    """The plan of the year that was in force at the end of the day."""
    _, end = day_bounds(day, 1)
    later = Q(digantikan_pada__isnull=True) | Q(digantikan_pada__gte=end)
    return PeriodeRencana.objects.filter(later, tahun=tahun, disetujui_pada__lt=end)


def with_jumlah(rows: QuerySet[PaguAnggaran], tahun: int, per: date) -> QuerySet[PaguAnggaran]:
    """Adds the figures of the day (`a_…`), from the ledgers; one query however many."""
    lines = MutasiAnggaran.objects.filter(pagu=OuterRef("pk"), tanggal__lte=per).order_by().values("pagu")
    revision = RevisiPagu.objects.filter(pagu=OuterRef("pk"), tanggal__lte=per).order_by("-nomor").values("jumlah")[:1]
    planned = BarisRencana.objects.filter(pagu=OuterRef("pk"), periode__in=plan_on(tahun, per).values("pk")).order_by().values("pagu")

    def of(jenis: str) -> Coalesce:
        return _zero(Subquery(lines.filter(jenis=jenis).annotate(n=Sum("jumlah")).values("n")))

    rows = rows.annotate(a_nilai=_zero(Subquery(revision)), a_izin=of(Jenis.IZIN), a_terealisasi=of(Jenis.REALISASI))
    rows = rows.annotate(a_rencana=_zero(Subquery(planned.annotate(n=Sum("biaya")).values("n"))))
    return rows.annotate(a_terikat=of(Jenis.KOMITMEN) - of(Jenis.DILEPAS) - F("a_terealisasi"))


def _zero(found: Subquery) -> Coalesce:
    return Coalesce(found, Value(0), output_field=BigIntegerField())


def jumlah_of(row: Any) -> Jumlah:
    return Jumlah(**{field.name: getattr(row, f"a_{field.name}") for field in fields(Jumlah)})


def pagu_list(user: Pengguna, saringan: Saringan) -> list[Baris]:
    """One query."""
    rows = PaguAnggaran.objects.visible_to(user).filter(tahun=saringan.tahun).select_related("sub_kegiatan", "rekening", "unit")
    if saringan.unit_id is not None:
        rows = rows.filter(unit__in=UnitKerja.objects.subtree_of([saringan.unit_id]).values("pk"))
    if saringan.rekening_id is not None:
        rows = rows.filter(rekening=saringan.rekening_id)
    for word in saringan.q.split():
        named = (Q(**{f"{name}__icontains": word}) for name in ("rekening__nama", "rekening__kode", "sub_kegiatan__nama", "unit__sebutan"))
        rows = rows.filter(next(named) | next(named) | next(named) | next(named))
    found = list(with_jumlah(rows, saringan.tahun, saringan.per))
    if saringan.kelompok:
        return _grouped(found, saringan.kelompok)
    return [_line(row) for row in found]


def _line(row: PaguAnggaran) -> Baris:
    unit = f"{row.unit.sebutan}. " if row.unit else ""
    return Baris(f"{row.rekening.kode} {row.rekening.nama}", f"{unit}{row.sub_kegiatan}", jumlah_of(row), row)


def _grouped(rows: Sequence[PaguAnggaran], kelompok: str) -> list[Baris]:
    found: dict[tuple[str, str], list[Jumlah]] = {}
    for row in rows:
        by_unit = (row.unit.sebutan if row.unit else SELURUH, "")
        found.setdefault(by_unit if kelompok == "unit" else (str(row.rekening), ""), []).append(jumlah_of(row))
    return [Baris(nama, f"{len(parts)} pagu", add_up(parts)) for (nama, _), parts in found.items()]


def add_up(rows: Sequence[Jumlah]) -> Jumlah:
    return Jumlah(**{field.name: sum(getattr(row, field.name) for row in rows) for field in fields(Jumlah)})


def sort_rows(rows: list[Baris], urut: str) -> list[Baris]:
    key = urut.removeprefix("-")
    if key == "nama":
        return sorted(rows, key=lambda row: row.nama, reverse=urut.startswith("-"))
    return sorted(rows, key=lambda row: (getattr(row.jumlah, key) or 0, row.nama), reverse=urut.startswith("-"))


def total_of(tahun: int, per: date) -> Jumlah:
    """The whole budget of a year on a day."""
    return add_up([jumlah_of(row) for row in with_jumlah(PaguAnggaran.objects.filter(tahun=tahun), tahun, per)])


def tahun_pilihan() -> list[int]:
    """Years that have a pagu or a plan, with this one and the next."""
    this = waktu.today().year
    years = set(PaguAnggaran.objects.order_by().values_list("tahun", flat=True).distinct())
    return sorted({this, this + 1, *years}, reverse=True)


def rekening_pilihan(tahun: int) -> list[tuple[int, str]]:
    return [(row.pk, str(row)) for row in Rekening.objects.filter(pagu_list__tahun=tahun).distinct()]


def mutasi_list(pagu: PaguAnggaran, *, jenis: str = "") -> MutasiQuerySet:
    """The ledger of a pagu with what each line belongs to."""
    rows = MutasiAnggaran.objects.filter(pagu=pagu).select_related("komitmen__angkatan__program", "oleh", "membalik", "pembalik")
    return rows.filter(jenis=jenis) if jenis else rows


def komitmen_list(pagu: PaguAnggaran, q: str = "") -> QuerySet[KomitmenBiaya]:
    """What is still committed."""
    rows = pagu.komitmen_list.filter(terikat__gt=0).select_related("angkatan__program")
    for word in q.split():
        rows = rows.filter(uraian__icontains=word)
    return rows
