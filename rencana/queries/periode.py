"""A year's plan: the list, one plan with its rows, what it takes of each pagu, and what it should know of needs and duties."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Count, QuerySet, Sum

from lib import paging
from lib.format import BULAN_PENDEK
from pegawai.models import Pengguna
from rencana.models import BarisRencana, PaguAnggaran, PeriodeRencana, SusunanBaris
from rencana.models.periode import PeriodeQuerySet
from rencana.queries.potongan import Potong, make_potongan

SORTS_PERIODE: Final[dict[str, paging.Sort]] = {"tahun": ("tahun", "revisi"), "biaya": "biaya", "program": "program_count"}
SORTS: Final[dict[str, paging.Sort]] = {"program": "program__nama", "kursi": "kursi", "biaya": "biaya", "pagu": "pagu__rekening__kode"}
LENCANA: Final = {
    PeriodeRencana.Status.DRAF: ("", "pencil"),
    PeriodeRencana.Status.DIAJUKAN: ("warn", "clock"),
    PeriodeRencana.Status.DISETUJUI: ("ok", "check"),
    PeriodeRencana.Status.TERKUNCI: ("teal", "lock"),
    PeriodeRencana.Status.DIGANTIKAN: ("", "history"),
}


@dataclass(frozen=True, slots=True)
class PakaiPagu:
    """What the plan takes of one pagu."""

    pagu: PaguAnggaran
    biaya: int

    @property
    def sisa(self) -> int:
        return self.pagu.nilai - self.biaya

    @property
    def persen(self) -> float | None:
        return 100 * self.biaya / self.pagu.nilai if self.pagu.nilai else None


@dataclass(frozen=True, slots=True)
class Ringkasan:
    program: int
    angkatan: int
    kursi: int
    biaya: int
    pagu: list[PakaiPagu]

    @property
    def nilai(self) -> int:
        return sum(row.pagu.nilai for row in self.pagu)

    @property
    def sisa(self) -> int:
        return self.nilai - self.biaya

    @property
    def persen(self) -> float:
        return 100 * self.biaya / self.nilai if self.nilai else 0.0

    @property
    def tanpa_pagu(self) -> int:
        """Rupiah of rows for which no pagu was chosen yet."""
        return self.biaya - sum(row.biaya for row in self.pagu)

    @property
    def is_melebihi(self) -> bool:
        return any(row.sisa < 0 for row in self.pagu)

    @property
    def potongan(self) -> list[Potong]:
        lain = [("ikatan", "Belum dipilih pagunya", self.tanpa_pagu), ("sisa", "Sisa", self.sisa)]
        return make_potongan([(row.pagu, row.biaya) for row in self.pagu], lain)


def periode_list(user: Pengguna, *, tahun: int | None = None, status: str = "") -> PeriodeQuerySet:
    rows = with_biaya(PeriodeRencana.objects.visible_to(user).select_related("diajukan_oleh", "disetujui_oleh"))
    rows = rows.filter(tahun=tahun) if tahun else rows
    return rows.filter(status=status) if status else rows


def with_biaya(rows: PeriodeQuerySet) -> PeriodeQuerySet:
    """`program_count` and `biaya` of each plan."""
    return rows.annotate(program_count=Count("baris_list"), biaya=Sum("baris_list__biaya", default=0))


def baris_list(periode: PeriodeRencana, q: str = "", *, dikunci: bool = False) -> QuerySet[BarisRencana]:
    rows = periode.baris_list.select_related("program__jenis", "pagu__rekening", "pagu__unit")
    for word in q.split():
        rows = rows.filter(program__nama__icontains=word)
    return rows.filter(is_terkunci=True) if dikunci else rows


def get_ringkasan(periode: PeriodeRencana) -> Ringkasan:
    """Two queries. Every pagu of the year, also those of which the plan takes nothing."""
    rows = list(periode.baris_list.values_list("pagu", "bulan", "kursi", "biaya"))
    taken: dict[int | None, int] = {}
    for pagu, _, _, biaya in rows:
        taken[pagu] = taken.get(pagu, 0) + biaya
    budgets = (
        PaguAnggaran.objects.filter(tahun=periode.tahun).select_related("sub_kegiatan", "rekening", "unit").order_by("rekening__kode", "pk")
    )
    batches = [sum(bulan) for _, bulan, _, _ in rows]
    seats = sum(count * kursi for count, (_, _, kursi, _) in zip(batches, rows, strict=True))
    uses = [PakaiPagu(row, taken.get(row.pk, 0)) for row in budgets]
    return Ringkasan(len(rows), sum(batches), seats, sum(taken.values()), uses)


def jadwal_of(row: BarisRencana | SusunanBaris) -> str:
    """Feb, Mei (2): the months of a row, with the number of batches where it is more than one."""
    months = ((BULAN_PENDEK[place], count) for place, count in enumerate(row.bulan) if count)
    return ", ".join(f"{name} ({count})" if count > 1 else name for name, count in months)


def menunggu_keputusan(user: Pengguna) -> PeriodeQuerySet:
    """Plans that leadership has to decide, without those that this account submitted."""
    return PeriodeRencana.objects.filter(status=PeriodeRencana.Status.DIAJUKAN).exclude(diajukan_oleh=user)
