"""The ledger in words: what happened, why so many points, and what became of a line since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.db.models import Case, F, OuterRef, Subquery, Sum, When, Window
from django.db.models.functions import JSONObject

from insentif.models import KeberatanPoin, PostingPoin
from insentif.models.posting import PostingQuerySet
from insentif.queries.sumber import Asal, asal_of, split_sumber
from lib.format import format_angka, format_desimal, format_selisih

KATA: Final = {
    "lulus": "Lulus",
    "luar": "Diklat luar:",
    "umpan": "Mengisi",
    "temu": "Pertemuan mentoring:",
    "berbagi": "Mengajar:",
    "tukar": "Ditukar:",
}
URUTAN: Final = ("tanggal", "sumber", "ke", "pk")
TIDAK_LAYAK: Final = "Ditarik kembali: hasil, kehadiran, atau kelayakannya berubah sehingga tidak lagi memenuhi aturan"


@dataclass(frozen=True, slots=True)
class Baris:
    """`saldo` is the running sum where the lines are one person's."""

    row: PostingPoin
    judul: str
    sebab: str
    url: str
    saldo: int | None = None

    @property
    def tanda(self) -> str:
        return format_selisih(self.row.poin, 0)

    @property
    def keadaan(self) -> str:
        return "pembalikan" if self.row.membalik_id else "dibalik" if getattr(self.row, "dibalik", False) else ""


@dataclass(frozen=True, slots=True)
class DaftarBaris:
    """Lines for a pager that knows how many there are; only those of the page are put into words."""

    rows: PostingQuerySet
    jumlah: int
    tautan: bool = True

    def count(self) -> int:
        return self.jumlah

    def __len__(self) -> int:
        return self.jumlah

    def __getitem__(self, part: slice) -> list[Baris]:
        return describe(self.rows[part], tautan=self.tautan)


def with_nasib(rows: PostingQuerySet) -> PostingQuerySet:
    """Adds `dibalik`, and to a reversal `lanjut`: what the same source was posted as afterwards, or None."""
    later = (
        PostingPoin.objects.filter(sumber=OuterRef("sumber"), ke=OuterRef("ke") + 1, membalik=None)
        .order_by()
        .values(isi=JSONObject(poin="poin", dasar="dasar", satuan="satuan", pengali="pengali", aturan="aturan_id", tanggal="tanggal"))
    )
    reversed_ = Case(When(pembalik__isnull=False, then=True), default=False)
    return rows.annotate(dibalik=reversed_, lanjut=Case(When(membalik__isnull=False, then=Subquery(later[:1]))))


def buku_of(pegawai_id: int, tahun: Iterable[int]) -> PostingQuerySet:
    """A person's lines of these years with their running sum `saldo`, the latest event first; a reversal stands right above its line."""
    rows = with_nasib(PostingPoin.objects.filter(pegawai=pegawai_id, tahun__in=tahun))
    running = Window(Sum("poin"), order_by=[F(name).asc() for name in URUTAN])
    open_ = KeberatanPoin.objects.filter(posting=OuterRef("pk"), status=KeberatanPoin.Status.DIAJUKAN).values("pk")[:1]
    return (
        rows.annotate(saldo=running, keberatan=Subquery(open_)).select_related("aturan__versi").order_by(*(f"-{name}" for name in URUTAN))
    )


def describe(rows: Iterable[PostingPoin], *, tautan: bool = True) -> list[Baris]:
    """In one query for all sources. `tautan` False leaves out links to pages that only the person may open."""
    rows = list(rows)
    found = asal_of(rows, tautan=tautan)
    return [_line(row, found) for row in rows]


def _line(row: PostingPoin, found: Mapping[tuple[str, int], Asal]) -> Baris:
    jenis, _ = split_sumber(row.sumber)
    asal = found.get(split_sumber(row.sumber))
    name = row.aturan.nama if row.aturan else "Penukaran"
    judul = name if asal is None else f"{KATA.get(jenis, f'{name}:')} {asal.nama}"
    if row.membalik_id:
        judul = f"Pembalikan: {judul}"
    return Baris(row, judul, sebab(row), asal.url if asal else "", getattr(row, "saldo", None))


def sebab(row: PostingPoin) -> str:
    """Why so many points, as "24 JP × 1 × 1,5 (menutup kesenjangan) = 36; batas setahun menyisakan 12"."""
    if row.membalik_id:
        return _why_reversed(row, getattr(row, "lanjut", None))
    if row.aturan is None:
        return f"Diambil dari poin tahun {row.tahun}"
    factors = [] if row.satuan is None else [f"{_short(row.satuan)} JP"]
    factors += [_short(row.aturan.poin)] if row.satuan is not None or row.pengali != 1 else []
    factors += [f"{_short(row.pengali)} (menutup kesenjangan)"] if row.pengali != 1 else []
    text = f"{' × '.join(factors)} = {format_angka(row.dasar)}" if factors else f"{format_selisih(row.dasar, 0)} menurut aturan"
    if row.poin == row.dasar:
        return text
    if row.dasar < 0:
        return f"{text}; dikurangi paling banyak sampai poin tahun itu habis, yaitu {format_angka(-row.poin)}"
    if row.poin == 0:
        return f"{text}; batas setahun sudah penuh"
    return f"{text}; batas setahun menyisakan {format_angka(row.poin)}"


def _why_reversed(row: PostingPoin, lanjut: Mapping[str, Any] | None) -> str:
    if row.aturan_id is None:
        return "Penukaran ditolak atau dibatalkan; poin kembali"
    if lanjut is None:
        return TIDAK_LAYAK
    if lanjut["aturan"] != row.aturan_id:
        what = "aturan lain yang berlaku"
    elif _number(lanjut["satuan"]) != row.satuan:
        what = f"JP-nya kini {_short(_number(lanjut['satuan']) or Decimal(0))}, semula {_short(row.satuan or Decimal(0))}"
    elif _number(lanjut["pengali"]) != row.pengali:
        what = "kini menutup kesenjangan" if Decimal(str(lanjut["pengali"])) > row.pengali else "ternyata tidak menutup kesenjangan"
    elif lanjut["tanggal"] != row.tanggal.isoformat():
        what = "tanggal peristiwanya dikoreksi"
    else:
        what = "batas setahun dibagi ulang menurut urutan tanggal"
    return f"Ditarik kembali dan dicatat ulang sebagai {format_angka(lanjut['poin'])} poin: {what}"


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _short(value: Decimal) -> str:
    """Only the decimals that say something: 24, 1,5, 0,25."""
    return format_desimal(value, max(0, -int(value.normalize().as_tuple().exponent)))
