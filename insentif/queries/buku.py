"""The ledger as one person reads it: sums by year, and each line with its source and how it was reckoned."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.db.models import Sum
from django.urls import reverse

from diklat.models import Mentoring, Pendaftaran, PertemuanMentoring, RiwayatLuar, Sesi
from evaluasi.models import PenugasanEvaluasi, Survei
from insentif.models import PostingPoin
from insentif.models.posting import PostingQuerySet
from lib.format import format_angka, format_desimal

HANGUS_TAHUN: Final = 1  # points of a year may be used until the end of the next


@dataclass(frozen=True, slots=True)
class Saldo:
    """`tahun_ini` and `lalu` are sums of the year and the one before; what is older has lapsed."""

    tahun: int
    tahun_ini: int
    lalu: int
    semua: int

    @property
    def berlaku(self) -> int:
        return self.tahun_ini + self.lalu


@dataclass(frozen=True, slots=True)
class Baris:
    row: PostingPoin
    judul: str
    hitungan: str
    url: str

    @property
    def tanda(self) -> str:
        """With a sign, as in a ledger."""
        return f"+{self.row.poin}" if self.row.poin > 0 else f"−{-self.row.poin}" if self.row.poin < 0 else "0"


def saldo_of(pegawai_id: int, hari: date) -> Saldo:
    rows = PostingPoin.objects.filter(pegawai=pegawai_id, tahun__lte=hari.year).order_by()
    sums = dict(rows.values_list("tahun").annotate(Sum("poin")))
    return Saldo(hari.year, sums.get(hari.year, 0), sums.get(hari.year - HANGUS_TAHUN, 0), sum(sums.values()))


def buku_of(pegawai_id: int, tahun: int | None = None) -> PostingQuerySet:
    """All lines of a person, reversals too, the latest event first."""
    rows = PostingPoin.objects.filter(pegawai=pegawai_id)
    if tahun is not None:
        rows = rows.filter(tahun=tahun)
    return rows.select_related("aturan__versi").order_by("-tanggal", "-pk")


def describe(rows: Iterable[PostingPoin]) -> list[Baris]:
    """One query for each kind of source among the rows."""
    rows = list(rows)
    keys: dict[str, set[int]] = {}
    for row in rows:
        jenis, key = _split(row.sumber)
        keys.setdefault(SUMBER.get(jenis, ""), set()).add(key)
    found = {name: dict(LOAD[name](values)) for name, values in keys.items() if name}
    return [_line(row, found) for row in rows]


def _split(sumber: str) -> tuple[str, int]:
    jenis, key, *_ = sumber.split(":")
    return jenis, int(key)


def _line(row: PostingPoin, found: Mapping[str, Mapping[int, tuple[str, str]]]) -> Baris:
    jenis, key = _split(row.sumber)
    judul, url = found.get(SUMBER.get(jenis, ""), {}).get(key, (f"Tahun {row.tahun}", ""))
    return Baris(row, judul, hitungan(row), url)


def hitungan(row: PostingPoin) -> str:
    """How the line came about, as "20 JP × 1 × 1,5 (menutup kesenjangan) = 30; batas setahun menyisakan 12"."""
    if row.membalik_id is not None:
        return "Pembalikan baris sebelumnya"
    parts = []
    if row.satuan is not None:
        parts.append(f"{format_angka(row.satuan)} JP × {_short(row.aturan.poin)}")
    if row.pengali != 1:
        parts.append(f"× {_short(row.pengali)} (menutup kesenjangan)")
    text = " ".join(parts)
    text = f"{text} = {row.dasar}" if text else f"{row.dasar} poin"
    if row.poin == row.dasar:
        return text
    if row.dasar < 0:
        return f"{text}; dikurangi hanya sebanyak poin tahun itu"
    return f"{text}; batas setahun menyisakan {row.poin}"


def _short(value: Decimal) -> str:
    return format_desimal(value, 0 if value == value.to_integral_value() else 1 if value * 10 == int(value * 10) else 2)


def _batches(keys: set[int]) -> Iterable[tuple[int, tuple[str, str]]]:
    for row in Pendaftaran.objects.filter(pk__in=keys).select_related("angkatan__program"):
        yield row.pk, (row.angkatan.nama, row.get_absolute_url())


def _external(keys: set[int]) -> Iterable[tuple[int, tuple[str, str]]]:
    return ((row.pk, (row.nama, reverse("diklat:jp"))) for row in RiwayatLuar.objects.filter(pk__in=keys))


def _surveys(keys: set[int]) -> Iterable[tuple[int, tuple[str, str]]]:
    return ((row.pk, (row.nama, "")) for row in Survei.objects.filter(pk__in=keys))


def _meetings(keys: set[int]) -> Iterable[tuple[int, tuple[str, str]]]:
    for row in PertemuanMentoring.objects.filter(pk__in=keys).select_related("mentoring"):
        mentoring: Mentoring = row.mentoring
        yield row.pk, (row.topik, mentoring.get_absolute_url())


def _sessions(keys: set[int]) -> Iterable[tuple[int, tuple[str, str]]]:
    for row in Sesi.objects.filter(pk__in=keys).select_related("angkatan__program"):
        yield row.pk, (f"{row.judul}, {row.angkatan.nama}", "")


def _forms(keys: set[int]) -> Iterable[tuple[int, tuple[str, str]]]:
    for row in PenugasanEvaluasi.objects.filter(pk__in=keys).select_related("pendaftaran__angkatan__program"):
        yield row.pk, (row.pendaftaran.angkatan.nama, row.get_absolute_url())


SUMBER: Final = {
    "lulus": "pendaftaran",
    "kualifikasi": "pendaftaran",
    "n_gain": "pendaftaran",
    "mangkir": "pendaftaran",
    "luar": "luar",
    "umpan": "survei",
    "temu": "pertemuan",
    "berbagi": "sesi",
    "pasca": "formulir",
}
LOAD: Final[dict[str, Callable[[set[int]], Iterable[tuple[int, tuple[str, str]]]]]] = {
    "pendaftaran": _batches,
    "luar": _external,
    "survei": _surveys,
    "pertemuan": _meetings,
    "sesi": _sessions,
    "formulir": _forms,
}
