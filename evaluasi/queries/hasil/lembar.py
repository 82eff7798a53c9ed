"""The same figures as tables: what the PDF and the workbook of a batch's results hold is what its page shows, no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from evaluasi.queries.hasil.angkatan import HasilAngkatan
from evaluasi.queries.hasil.pita import Pita, to_persen
from evaluasi.queries.hasil.tes import HasilPasca, HasilTes
from evaluasi.queries.survei import Angka
from lib import format as fmt

Jenis = Literal["teks", "angka", "desimal1", "desimal", "selisih", "tanggal"]
Sel = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Kolom:
    judul: str
    jenis: Jenis = "teks"
    lebar: int = 0


@dataclass(frozen=True, slots=True)
class Lembar:
    """`batang`: percent of the bar that a drawing puts beside each row."""

    judul: str
    kolom: Sequence[Kolom]
    baris: Sequence[Sequence[Sel]]
    catatan: str = ""
    batang: Sequence[Decimal] = ()


def rata_of(angka: Angka | None) -> Sel:
    """The mean as a number, the lowest class as its words."""
    if angka is None:
        return None
    return angka.rata_teks if angka.is_terendah else angka.rata


def kata_of(pita: Pita, angka: Angka) -> str:
    return str(pita.pick(angka.rata) or "")


def tulis(sel: Sel, jenis: Jenis) -> str:
    """A cell in the words of the page."""
    if sel is None:
        return fmt.KOSONG
    if isinstance(sel, str):
        return sel
    if isinstance(sel, date):
        return fmt.format_tanggal_pendek(sel)
    if jenis == "selisih":
        return fmt.format_selisih(sel, 1)
    return fmt.format_desimal(sel, {"desimal1": 1, "desimal": 2}.get(jenis, 0))


def lembar_of(hasil: HasilAngkatan) -> list[Lembar]:
    return [*_umpan(hasil), *_tes(hasil.tes), *_pasca(hasil.pasca)]


def _umpan(hasil: HasilAngkatan) -> Iterator[Lembar]:
    if not hasil.unsur:
        return
    pita = hasil.pita
    yield Lembar(
        "Kepuasan per unsur",
        (Kolom("Unsur", lebar=30), Kolom("Rata-rata", "desimal1"), Kolom("Arti", lebar=16), Kolom("Penilaian", "angka")),
        [[row.nama, rata_of(row.angka), kata_of(pita, row.angka), row.angka.n] for row in hasil.unsur],
        "Skala 1 sampai 4.",
        [to_persen(row.angka.rata) or Decimal(0) for row in hasil.unsur],
    )
    if hasil.ada_lalu:
        yield Lembar(
            "Dibanding sebelumnya",
            (Kolom("Unsur", lebar=30), Kolom("Dulu", "desimal1"), Kolom("Kini", "desimal1"), Kolom("Selisih", "selisih")),
            [[row.nama, rata_of(row.lalu), rata_of(row.angka), row.selisih] for row in hasil.unsur],
            "Dulu: semua angkatan program ini yang lebih dahulu dan hasilnya sudah terbit.",
        )
    if hasil.pengajar:
        yield Lembar(
            "Pengajar",
            (Kolom("Pengajar", lebar=36), Kolom("Rata-rata", "desimal1"), Kolom("Arti", lebar=16), Kolom("Jawaban", "angka")),
            [[row.nama, rata_of(row.angka), kata_of(pita, row.angka), row.angka.n] for row in hasil.pengajar],
            batang=[to_persen(row.angka.rata) or Decimal(0) for row in hasil.pengajar],
        )
    yield Lembar(
        "Butir",
        (Kolom("Butir", lebar=60), Kolom("Unsur", lebar=22), Kolom("Rata-rata", "desimal1"), Kolom("Jawaban", "angka"),
         *(Kolom(f"Nilai {nilai} (%)", "angka") for nilai in (1, 2, 3, 4))),
        [[row.teks, row.unsur, rata_of(row), row.n, *(row.porsi or (None,) * 4)] for row in hasil.butir],
        "Bagian jawaban dalam langkah 5%, hanya bila sedikitnya sepuluh orang menjawab.",
    )  # fmt: skip
    if hasil.lalu:
        yield Lembar(
            "Angkatan sebelumnya",
            (Kolom("Angkatan", lebar=40), Kolom("Rata-rata", "desimal1"), Kolom("Arti", lebar=16)),
            [[row.angkatan.nama, rata_of(row.angka), kata_of(pita, row.angka)] for row in hasil.lalu],
        )
    if hasil.kelompok:
        yield Lembar(
            "Kelompok unit",
            (Kolom("Kelompok unit", lebar=40), Kolom("Rata-rata", "desimal1"), Kolom("Jawaban", "angka")),
            [[row.kelompok, row.rata, row.n] for row in hasil.kelompok],
            "Kelompok yang kecil tidak ditampilkan, supaya jawaban seseorang tidak dapat dihitung dari selisih angka.",
        )
    if hasil.komentar:
        yield Lembar(
            "Komentar peserta",
            (Kolom("Tentang", lebar=22), Kolom("Komentar", lebar=90)),
            [[tentang_of(row.butir.unsur, row.narasumber), row.teks] for row in hasil.komentar],
            "Tanpa nama, urutannya diacak.",
        )


def tentang_of(unsur: str, narasumber: object | None) -> str:
    return f"{unsur or 'Lainnya'}: {narasumber}" if narasumber else unsur or "Lainnya"


def _tes(tes: HasilTes) -> Iterator[Lembar]:
    if tes.ada:
        yield Lembar(
            "Tes",
            (Kolom("Ukuran", lebar=34), Kolom("Nilai", "desimal1")),
            [
                ["Rata-rata tes awal", tes.awal],
                ["Rata-rata tes akhir", tes.akhir],
                ["Mengikuti tes awal (orang)", str(tes.awal_n)],
                ["Mengikuti tes akhir (orang)", str(tes.akhir_n)],
                ["N-gain rata-rata", None if tes.gain is None else fmt.format_desimal(tes.gain, 2)],
            ],
        )
    if tes.kelas:
        yield Lembar(
            "Sebaran N-gain", (Kolom("Kelas", lebar=20), Kolom("Peserta", "angka")), [[row.nama, row.n] for row in tes.kelas if row.n],
            "N-gain = (akhir − awal) / (100 − awal), dihitung untuk peserta yang mengikuti kedua tes.",
        )  # fmt: skip
    if tes.materi:
        yield Lembar(
            "Nilai per materi",
            (Kolom("Materi", lebar=44), Kolom("Tes awal", "angka"), Kolom("Tes akhir", "angka")),
            [[row.nama, row.awal, row.akhir] for row in tes.materi],
        )


def _pasca(pasca: HasilPasca) -> Iterator[Lembar]:
    if pasca.diminta:
        yield Lembar(
            "Penilaian atasan",
            (Kolom("Jawaban", lebar=30), Kolom("Peserta", "angka")),
            [[teks, n] for teks, n in (*((row.teks, row.n) for row in pasca.penerapan), ("Belum dinilai", pasca.belum)) if n],
        )
