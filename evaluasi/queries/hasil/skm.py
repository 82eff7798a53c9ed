"""The survey of the service as its pages show it: element by element, the index, its grade, and how it went over the periods."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.db.models import QuerySet, Sum

from evaluasi.models import HasilSurvei, KategoriNilai, KomentarSurvei, Survei
from evaluasi.queries.hasil.angkatan import to_laju, with_menjawab
from evaluasi.queries.hasil.keadaan import DIOLAH, Keadaan, Kode, judge_open
from evaluasi.queries.hasil.lembar import Kolom, Lembar
from evaluasi.queries.hasil.pita import Jenis, Pita
from evaluasi.queries.nilai import bands_on
from evaluasi.queries.skm import PENGALI, UNSUR, Skm, UnsurSkm, to_decimal
from evaluasi.queries.survei.angka import RATA_TERENDAH
from lib.format import KOSONG, format_desimal

DUA_DESIMAL_SEJAK: Final = 30  # answers; below that an element shows one decimal as everywhere
NAMA_UNSUR: Final = dict(
    zip(
        UNSUR,
        (
            "Persyaratan",
            "Sistem, mekanisme, dan prosedur",
            "Waktu penyelesaian",
            "Biaya atau tarif",
            "Produk spesifikasi jenis pelayanan",
            "Kompetensi pelaksana",
            "Perilaku pelaksana",
            "Penanganan pengaduan, saran, dan masukan",
            "Sarana dan prasarana",
        ),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class BarisUnsurSkm:
    kode: str
    nama: str
    n: int
    rata: Decimal
    digit: int
    is_terendah: bool
    nik: Decimal
    mutu: KategoriNilai | None

    @property
    def teks(self) -> str:
        return f"≤ {format_desimal(self.rata, 1)}" if self.is_terendah else format_desimal(self.rata, self.digit)

    @property
    def rata_sel(self) -> str | Decimal:
        return self.teks if self.is_terendah else self.rata


@dataclass(frozen=True, slots=True)
class HasilSkm:
    """`indeks` 1 to 4 and `nik` 25 to 100, rounded once; the grade is that of the NIK shown: the regulation's table has two decimals."""

    survei: Survei
    jawaban: int
    laju: int | None
    unsur: Sequence[BarisUnsurSkm]
    indeks: Decimal | None
    nik: Decimal | None
    mutu: KategoriNilai | None
    terendah: BarisUnsurSkm | None


def skm_list() -> QuerySet[Survei]:
    """All surveys of the service, newest first."""
    return with_menjawab(Survei.objects.filter(jenis=Survei.Jenis.SKM)).order_by("-tutup", "-pk")


def skm_results(rows: Iterable[Survei]) -> list[HasilSkm]:
    """What is released of these rows of `skm_list`. Each is graded by the bands of its own last day. Two queries."""
    released = [row for row in rows if row.status == Survei.Status.DIRILIS and row.blok_ids]  # type: ignore[attr-defined]
    found = _skm_of(released)
    bands = list(KategoriNilai.objects.filter(jenis=Jenis.SKM))
    return [_result(row, found.get(row.pk) or Skm([], 0), Pita(bands_on(bands, row.tutup))) for row in released]


def trend(results: Iterable[HasilSkm]) -> list[HasilSkm]:
    """Oldest first, those with an index."""
    return sorted((row for row in results if row.nik is not None), key=lambda row: (row.survei.tutup, row.survei.pk))


def state_of(survei: Survei, today: date) -> Keadaan:
    if survei.status == Survei.Status.BATAL:
        return Keadaan(Kode.BATAL, "Survei ini dibatalkan", f"Alasan: {survei.alasan_batal}")
    if survei.status == Survei.Status.TERBUKA:
        return judge_open(survei, today)
    if survei.status == Survei.Status.DIRILIS:
        return Keadaan(Kode.TERBIT)
    if survei.status == Survei.Status.MENUNGGU:
        return Keadaan(Kode.KURANG, "Kurang dari lima jawaban", "Hasil dari kurang dari lima orang tidak ditampilkan.")
    return DIOLAH


def to_lembar(hasil: HasilSkm, komentar: Sequence[KomentarSurvei]) -> list[Lembar]:
    mutu = hasil.mutu.kode if hasil.mutu else KOSONG
    unsur = Lembar(
        "Unsur",
        (
            Kolom("Kode", lebar=8), Kolom("Unsur", lebar=44), Kolom("Rata-rata", "desimal"), Kolom("Nilai konversi", "desimal"),
            Kolom("Mutu", lebar=8), Kolom("Jawaban", "angka"),
        ),
        [[row.kode, row.nama, row.rata_sel, row.nik, row.mutu.kode if row.mutu else "", row.n] for row in hasil.unsur],
        f"Indeks {format_desimal(hasil.indeks, 4)}, nilai konversi {format_desimal(hasil.nik, 2)}, mutu {mutu}.",
    )  # fmt: skip
    kata = Lembar("Saran", (Kolom("Saran", lebar=90),), [[row.teks] for row in komentar], "Tanpa nama, urutannya diacak.")
    return [unsur, kata] if komentar else [unsur]


def komentar_of(survei: Survei) -> list[KomentarSurvei]:
    rows = KomentarSurvei.objects.filter(blok__in=survei.blok_ids).select_related("butir", "disembunyikan_oleh")  # type: ignore[attr-defined]
    return list(rows.order_by("pk"))


def _skm_of(survei_list: Sequence[Survei]) -> dict[int, Skm]:
    """As `get_skm`, of several surveys at once."""
    rows = HasilSurvei.objects.filter(blok__survei__in=survei_list, butir__unsur__in=UNSUR).order_by()
    sums = rows.values("blok__survei", "butir__unsur").annotate(banyak=Sum("n"), semua=Sum("jumlah")).order_by("butir__unsur")
    found: dict[int, list[UnsurSkm]] = {}
    for row in sums:
        found.setdefault(row["blok__survei"], []).append(
            UnsurSkm(row["butir__unsur"], row["banyak"], Fraction(row["semua"], row["banyak"]))
        )
    return {pk: Skm(unsur, max(row.n for row in unsur)) for pk, unsur in found.items()}


def _result(survei: Survei, skm: Skm, pita: Pita) -> HasilSkm:
    nik = None if skm.nik is None else to_decimal(skm.nik, 2)
    unsur = [_element(row, pita) for row in skm.unsur_list]
    lowest = skm.terendah
    return HasilSkm(
        survei=survei,
        jawaban=survei.jawaban,  # type: ignore[attr-defined]
        laju=to_laju(survei.menjawab, survei.diundang),  # type: ignore[attr-defined]
        unsur=unsur,
        indeks=None if skm.indeks is None else to_decimal(skm.indeks, 4),
        nik=nik,
        mutu=pita.pick(nik),
        terendah=next((row for row in unsur if lowest and row.kode == lowest.kode), None),
    )


def _element(row: UnsurSkm, pita: Pita) -> BarisUnsurSkm:
    digits = 2 if row.n >= DUA_DESIMAL_SEJAK else 1
    shown = max(row.rata, Fraction(RATA_TERENDAH))
    rata = to_decimal(shown, digits)
    return BarisUnsurSkm(
        kode=row.kode,
        nama=NAMA_UNSUR[row.kode],
        n=row.n,
        rata=rata,
        digit=digits,
        is_terendah=row.rata <= RATA_TERENDAH,
        nik=rata * PENGALI,
        mutu=pita.pick(rata * PENGALI),
    )
