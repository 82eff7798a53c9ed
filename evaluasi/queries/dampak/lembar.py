"""The tables of the effect pages: what the screen, the PDF and the workbook hold is the same."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from evaluasi.queries.dampak.daftar import BarisProgram
from evaluasi.queries.dampak.program import Celah, Dampak
from evaluasi.queries.dampak.selang import Porsi, Rata
from evaluasi.queries.hasil.lembar import Kolom, Lembar, Sel
from lib import format as fmt

Selang = tuple[Decimal, Decimal] | None
BUKAN_SEBAB: str = (
    "Selisih ini bukan bukti sebab akibat: peserta dipilih atau memilih sendiri, dan hal lain dapat berubah pada waktu yang sama."
)


def tulis_selang(selang: Selang, digits: int = 2, akhiran: str = "") -> str | None:
    return None if selang is None else f"{fmt.format_desimal(selang[0], digits)} sampai {fmt.format_desimal(selang[1], digits)}{akhiran}"


def lembar_of(dampak: Dampak) -> list[Lembar]:
    return [*_level(dampak), *_celah(dampak), *_banding(dampak), tingkat_of(dampak), *_penerapan(dampak), _biaya(dampak)]


def fakta_of(dampak: Dampak) -> list[tuple[str, str]]:
    """The figures at the head of the page, for the PDF."""
    celah = dampak.celah
    return [
        ("Peserta", f"{fmt.format_angka(dampak.peserta.peserta)} orang dalam {dampak.peserta.angkatan} angkatan"),
        ("Lulus", f"{fmt.format_angka(dampak.peserta.lulus)} orang"),
        ("Kesenjangan tertutup", _porsi(celah.porsi_akhir)),
        ("Tertutup saat diukur kemudian", _porsi(celah.porsi_kemudian)),
        ("Biaya per level tertutup", fmt.format_rupiah(dampak.rupiah_per_level)),
        ("Data per", fmt.format_waktu(dampak.rekap.saat)),
    ]


def daftar_lembar(rows: Sequence[BarisProgram]) -> Lembar:
    return Lembar(
        "Dampak program",
        (Kolom("Program", lebar=44), Kolom("Angkatan", "angka"), Kolom("Peserta", "angka"), Kolom("Lulus", "angka"),
         Kolom("Reaksi (1-4)", "desimal1"), Kolom("N-gain", "desimal"), Kolom("Diterapkan rutin (%)", "desimal1"),
         Kolom("Hasil kerja (1-4)", "desimal"), Kolom("Kesenjangan tertutup (%)", "desimal1"), Kolom("Level tertutup", "desimal1"),
         Kolom("Biaya (Rp)", "angka"), Kolom("Rupiah per level", "angka")),
        [
            [row.nama, row.peserta.angkatan, row.peserta.peserta, row.peserta.lulus,
             None if row.reaksi is None else row.reaksi.rata_teks if row.reaksi.is_terendah else row.reaksi.rata,
             row.peserta.gain.rata, row.pasca.rutin.persen, row.pasca.dampak_atasan.rata, row.celah.porsi_akhir.persen,
             row.celah.level_tertutup, row.biaya, row.rupiah_per_level]
            for row in rows
        ],
        "Angka dari kurang dari lima orang tidak ditampilkan.",
    )  # fmt: skip


def _level(dampak: Dampak) -> Iterator[Lembar]:
    if not dampak.kompetensi:
        return
    yield Lembar(
        "Level per kompetensi",
        (Kolom("Kompetensi", lebar=34), *_kolom_rata("Sebelum"), *_kolom_rata("Sesudah"), *_kolom_rata("Kemudian")),
        [[row.nama, *_rata(row.sebelum), *_rata(row.sesudah), *_rata(row.kemudian)] for row in dampak.kompetensi],
        "Level 0 sampai 5. Sesudah: level yang dicatat sampai 60 hari sesudah diklat, termasuk karena kelulusan. "
        "Kemudian: penilaian atasan pascadiklat, asesmen, atau uji terbaru sampai 18 bulan sesudahnya. Selang kepercayaan 95%.",
    )
    yield Lembar(
        "Perubahan level",
        (Kolom("Kompetensi", lebar=34), *_kolom_rata("Sampai sesudah"), *_kolom_rata("Sampai kemudian")),
        [[row.nama, *_rata(row.ubah_sesudah), *_rata(row.ubah_kemudian)] for row in dampak.kompetensi],
        "Perubahan membandingkan orang yang sama.",
    )


def _celah(dampak: Dampak) -> Iterator[Lembar]:
    if not dampak.celah.bergap:
        return
    rows = [(row.nama, row.celah) for row in dampak.kompetensi if row.celah.bergap]
    if len(rows) > 1:
        rows.append(("Semua kompetensi", dampak.celah))
    yield Lembar(
        "Kesenjangan yang tertutup",
        (Kolom("Kompetensi", lebar=34), Kolom("Menurut", lebar=40), Kolom("Orang", "angka"), Kolom("Mencapai standar", "angka"),
         Kolom("Bagian (%)", "desimal1"), Kolom("Selang 95%", lebar=18), Kolom("Level tertutup", "desimal1")),
        [line for nama, celah in rows for line in _porsi_lines(nama, celah)],
        "Orang yang levelnya di bawah standar jabatan pada hari sebelum diklat mulai; seseorang dihitung sekali pada tiap kompetensi. "
        "Level terbaru: yang diukur kemudian, atau bila belum, yang dicatat sesudah diklat.",
    )  # fmt: skip


def _porsi_lines(nama: str, celah: Celah) -> Iterator[list[Sel]]:
    shares = (
        ("Dicatat sesudah diklat", celah.porsi_tertutup),
        ("Diukur beberapa bulan kemudian", celah.porsi_kemudian),
        ("Diukur kemudian, yang tertutup sesudah diklat", celah.porsi_masih),
        ("Level terbaru", celah.porsi_akhir),
    )
    for menurut, porsi in shares:
        level = celah.level_tertutup if menurut == "Level terbaru" else None
        yield [nama, menurut, porsi.n, porsi.k if porsi.ada else None, porsi.persen, tulis_selang(porsi.selang, 0, "%"), level]


def _banding(dampak: Dampak) -> Iterator[Lembar]:
    if dampak.banding is None:
        return
    rows = (("Ikut diklat", dampak.banding.ikut), ("Belum ikut", dampak.banding.lain))
    yield Lembar(
        "Dibandingkan dengan yang belum ikut",
        (Kolom("Kelompok", lebar=24), Kolom("Orang", "angka"), Kolom("Perubahan level", "desimal"), Kolom("Selang 95%", lebar=20)),
        [
            *([nama, rata.n, rata.rata, tulis_selang(rata.selang)] for nama, rata in rows),
            ["Selisih", None, dampak.banding.beda.rata, tulis_selang(dampak.banding.beda.selang)],
        ],
        "Kompetensi dan besar kesenjangan awal yang sama, keduanya diukur dengan asesmen atau uji kompetensi. " + BUKAN_SEBAB,
    )


def tingkat_of(dampak: Dampak) -> Lembar:
    """The four levels after Kirkpatrick, each with what was asked and of whom."""
    reaksi, gain, pasca = dampak.reaksi, dampak.peserta.gain, dampak.pasca
    baris: list[list[Sel]] = [
        ["1. Reaksi", "Kepuasan peserta, skala 1 sampai 4", reaksi.rata_teks if reaksi else None, reaksi.n if reaksi else None, None],
        ["2. Pembelajaran", "N-gain tes awal ke tes akhir", _teks(gain), gain.n, tulis_selang(gain.selang)],
    ]
    for tingkat, apa, rows in (("3. Perilaku", "Perubahan perilaku", pasca.perilaku), ("4. Hasil", "Dampak pada pekerjaan", pasca.dampak)):
        baris += [[tingkat, f"{apa} menurut {peran.lower()}, skala 1 sampai 4", _teks(rata), rata.n, None] for peran, rata in rows]
        if not rows:
            baris.append([tingkat, f"{apa}, skala 1 sampai 4", None, None, None])
    return Lembar(
        "Empat tingkat evaluasi",
        (Kolom("Tingkat", lebar=18), Kolom("Ukuran", lebar=44), Kolom("Nilai", "desimal"), Kolom("Penilai", "angka"),
         Kolom("Selang 95%", lebar=20)),
        baris,
        "Menurut Kirkpatrick. Angka dari kurang dari lima penilai tidak ditampilkan.",
    )  # fmt: skip


def _penerapan(dampak: Dampak) -> Iterator[Lembar]:
    if dampak.pasca.penerapan:
        yield Lembar(
            "Penerapan di tempat kerja",
            (Kolom("Jawaban atasan", lebar=30), Kolom("Lulusan", "angka"), Kolom("Bagian (%)", "desimal1"), Kolom("Selang 95%", lebar=18)),
            [[teks, porsi.k, porsi.persen, tulis_selang(porsi.selang, 0, "%")] for teks, porsi in dampak.pasca.penerapan],
        )
    if dampak.pasca.formulir:
        yield Lembar(
            "Formulir pascadiklat",
            (Kolom("Penilai", lebar=20), Kolom("Diminta", "angka"), Kolom("Diisi", "angka")),
            [list(row) for row in dampak.pasca.formulir],
        )


def _biaya(dampak: Dampak) -> Lembar:
    program = dampak.program
    return Lembar(
        "Biaya per level",
        (Kolom("Ukuran", lebar=40), Kolom("Nilai", "desimal1")),
        [
            ["Angkatan yang diadakan", str(dampak.peserta.angkatan)],
            ["Kursi yang dipakai", fmt.format_angka(dampak.peserta.peserta)],
            ["Biaya tetap per angkatan", fmt.format_rupiah(program.biaya_angkatan)],
            ["Biaya per peserta", fmt.format_rupiah(program.biaya_kursi)],
            ["Biaya seluruhnya", fmt.format_rupiah(dampak.biaya)],
            ["Level kesenjangan yang tertutup", dampak.celah.level_tertutup],
            ["Biaya per level yang tertutup", fmt.format_rupiah(dampak.rupiah_per_level)],
        ],
        "Dengan tarif program hari ini. Yang belum diukur dihitung nol, jadi biaya per level cenderung terlalu tinggi.",
    )


def _kolom_rata(nama: str) -> tuple[Kolom, Kolom, Kolom]:
    return Kolom(nama, "desimal"), Kolom(f"Selang {nama.lower()}", lebar=18), Kolom(f"Orang {nama.lower()}", "angka")


def _rata(rata: Rata) -> list[Sel]:
    return [rata.rata, tulis_selang(rata.selang), rata.n]


def _teks(rata: Rata) -> str | None:
    return None if rata.rata is None else fmt.format_desimal(rata.rata, 2)


def _porsi(porsi: Porsi) -> str:
    if porsi.persen is None:
        return fmt.KOSONG
    return f"{fmt.format_persen(porsi.persen)} ({fmt.format_angka(porsi.k)} dari {fmt.format_angka(porsi.n)})"
