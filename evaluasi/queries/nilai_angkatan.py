"""Scores of a batch: first and last test, the parts of the final score, gain and band of each participant."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, TextField
from django.db.models.functions import Cast, JSONObject

from diklat.models import Angkatan, Pendaftaran, Sesi
from diklat.queries import hasil, kehadiran
from evaluasi.models import KategoriNilai, KomponenNilai, NilaiKomponen, NilaiTes, PengerjaanUjian, Ujian
from evaluasi.queries.nilai import load_bands, load_kategori, n_gain, pick_kategori, shown_gain
from evaluasi.queries.ujian import MENGERJAKAN
from lib import waktu

Sumber = KomponenNilai.Sumber
Jenis = KategoriNilai.Jenis
SEHARI: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sel:
    """One part of one person. `is_dihitung`: from a test sat for here or from attendance, so not to be entered."""

    komponen: KomponenNilai
    nilai: Decimal | None
    is_dihitung: bool


@dataclass(frozen=True, slots=True)
class BarisNilai:
    """`gain` is as shown; `akhir` is what the parts give now, `pendaftaran.nilai_akhir` what is on record."""

    pendaftaran: Pendaftaran
    awal: Decimal | None
    tes_akhir: Decimal | None
    sel: list[Sel]
    akhir: Decimal | None
    gain: Decimal | None
    kategori_gain: KategoriNilai | None
    kategori: KategoriNilai | None

    @property
    def is_terbuka(self) -> bool:
        """The result is not set, so scores may still change."""
        return self.pendaftaran.status in MENGERJAKAN

    @property
    def is_berbeda(self) -> bool:
        return self.akhir is not None and self.akhir != self.pendaftaran.nilai_akhir


@dataclass(frozen=True, slots=True)
class NilaiAngkatan:
    komponen: list[KomponenNilai]
    baris: list[BarisNilai]
    kualifikasi: list[KategoriNilai]
    bands_gain: list[KategoriNilai]

    @property
    def berdua(self) -> list[BarisNilai]:
        """Who has both tests."""
        return [row for row in self.baris if row.awal is not None and row.tes_akhir is not None]

    @property
    def rata(self) -> tuple[Decimal | None, Decimal | None]:
        """Means of both tests over those who have both."""
        rows = self.berdua
        return _mean([row.awal for row in rows]), _mean([row.tes_akhir for row in rows])

    @property
    def gain(self) -> Decimal | None:
        """Of the batch: the gain of the means, after Hake."""
        return shown_gain(n_gain(*self.rata), self.bands_gain)

    @property
    def kategori_gain(self) -> KategoriNilai | None:
        return pick_kategori(self.bands_gain, self.gain)

    @property
    def turun(self) -> int:
        return sum(row.gain is not None and row.gain < 0 for row in self.baris)

    @property
    def berbeda(self) -> int:
        return sum(row.is_terbuka and row.is_berbeda for row in self.baris)

    @property
    def bernilai(self) -> int:
        return sum(row.pendaftaran.nilai_akhir is not None for row in self.baris)


def combine(komponen: Sequence[KomponenNilai], nilai: Mapping[int, Fraction | Decimal | None]) -> Decimal | None:
    """The weighted score by component id; None while a part is missing.

    Cut, not rounded, to two decimals: a score below a bound of two decimals never reaches it by rounding.
    """
    parts = [(row.bobot, nilai.get(row.pk)) for row in komponen]
    if not parts or any(value is None for _, value in parts):
        return None
    total = sum(Fraction(bobot) * Fraction(value) for bobot, value in parts if value is not None)
    return (Decimal(floor(total)) / 100).quantize(Decimal("0.01"))


def load_nilai(angkatan: Angkatan, *, hanya_tes: bool = False, sesi_list: Sequence[Sesi] | None = None) -> NilaiAngkatan:
    """Participants by name, in four queries; where attendance counts one more, and one for sessions not yet read.

    With `hanya_tes` attendance is left out, and with it the final score where it counts.
    """
    komponen = list(_with_entered(angkatan))
    entered = {(row["orang"], part.pk): Decimal(row["nilai"]) for part in komponen for row in part.isi}  # type: ignore[attr-defined]
    tes = NilaiTes.objects.filter(pendaftaran__angkatan=angkatan).in_bulk()
    bands = load_bands(angkatan.selesai or waktu.today(), Jenis.KUALIFIKASI, Jenis.N_GAIN)
    people = kehadiran.peserta_of(angkatan.pk)
    counted = not hanya_tes and any(row.sumber == Sumber.KEHADIRAN for row in komponen)
    shares = kehadiran.kehadiran_share(angkatan.pk, sesi_list=sesi_list) if counted else None
    rows = [_row(row, tes[row.pk], komponen, entered, bands, shares) for row in people]
    return NilaiAngkatan(komponen, rows, bands[Jenis.KUALIFIKASI], bands[Jenis.N_GAIN])


def kualifikasi_on(hari: date) -> Callable[[Decimal | None], str]:
    """Names a final score as certificates print it: by the bands of the day, nothing below the passing ones."""
    bands = load_kategori(Jenis.KUALIFIKASI, hari)

    def name(nilai: Decimal | None) -> str:
        band = pick_kategori(bands, nilai)
        return band.nama if band is not None and band.is_lulus else ""

    return name


def needing_nilai() -> list[int]:
    """Batches with a test closed within a day whose score somebody still lacks."""
    now = waktu.now()
    rows = PengerjaanUjian.objects.filter(
        nilai__isnull=False, ujian__selesai__range=(now - SEHARI, now), pendaftaran__status__in=MENGERJAKAN
    )
    empty = rows.filter(ujian__jenis=Ujian.Jenis.PRE_TEST, pendaftaran__nilai_awal=None) | rows.filter(
        ujian__jenis=Ujian.Jenis.POST_TEST, pendaftaran__nilai_akhir=None
    )
    alive = empty.exclude(ujian__angkatan__status__in=Angkatan.FINAL)
    return list(alive.order_by("ujian__angkatan").values_list("ujian__angkatan", flat=True).distinct())


def _with_entered(angkatan: Angkatan) -> QuerySet[KomponenNilai]:
    """The parts in their order, each with what people entered in this batch."""
    rows = NilaiKomponen.objects.filter(komponen=OuterRef("pk"), pendaftaran__angkatan=angkatan.pk).order_by()
    cells = rows.values(isi=JSONObject(orang="pendaftaran_id", nilai=Cast("nilai", TextField())))
    return KomponenNilai.objects.filter(program=angkatan.program_id).order_by("urutan", "pk").annotate(isi=ArraySubquery(cells))


def _row(
    row: Pendaftaran,
    tes: NilaiTes,
    komponen: Sequence[KomponenNilai],
    entered: Mapping[tuple[int, int], Decimal],
    bands: Mapping[str, Sequence[KategoriNilai]],
    shares: kehadiran.Andil | None,
) -> BarisNilai:
    exact: dict[int, Fraction | Decimal | None] = {}
    for part in komponen:
        counted = {Sumber.POST_TEST: tes.akhir, Sumber.KEHADIRAN: _share(shares, row)}
        exact[part.pk] = counted[Sumber(part.sumber)] if part.sumber in counted else entered.get((row.pk, part.pk))
    cells = [Sel(part, _shown(exact[part.pk]), is_dihitung(part, tes)) for part in komponen]
    final = combine(komponen, exact) if komponen else tes.akhir
    band = pick_kategori(bands[Jenis.KUALIFIKASI], final if final is not None else row.nilai_akhir)
    gain = shown_gain(tes.gain, bands[Jenis.N_GAIN])
    return BarisNilai(row, tes.awal, tes.akhir, cells, final, gain, pick_kategori(bands[Jenis.N_GAIN], gain), band)


def is_dihitung(part: KomponenNilai, tes: NilaiTes) -> bool:
    return part.sumber == Sumber.KEHADIRAN or (part.sumber == Sumber.POST_TEST and tes.akhir_daring is not None)


def _share(shares: kehadiran.Andil | None, row: Pendaftaran) -> Fraction | None:
    """Percent of the batch; None where it was not counted or there is nothing to attend."""
    share = shares[row.pk] if shares is not None else None
    return Fraction(100 * share.hadir, share.dari) if share and share.dari else None


def _shown(value: Fraction | Decimal | None) -> Decimal | None:
    if isinstance(value, Fraction):
        return (Decimal(floor(value * 100)) / 100).quantize(Decimal("0.01"))
    return value


def _mean(values: Sequence[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) / len(known) if known else None


def warn_batas(angkatan: Angkatan, kualifikasi: Sequence[KategoriNilai]) -> str:
    """Said where the programme passes people whom the bands call not passed, or the other way round."""
    minimum = angkatan.program.nilai_minimum
    lowest = min((band.batas_bawah for band in kualifikasi if band.is_lulus), default=None)
    if minimum is None or lowest is None or minimum == lowest or (minimum < lowest <= minimum + 1 and lowest % 1 == Decimal("0.01")):
        return ""
    return f"Program ini meluluskan mulai nilai {minimum}, sedangkan kategori kelulusan mulai {hasil.format_nilai(lowest)}."
