"""One reckoning as Excel: programmes, budgets, units, months; its people; two side by side."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from diklat.workbooks.angkatan import Notes, Target
from lib.berkas.writer import Column, Sheet, write_workbook
from lib.bulan import BULAN
from rencana.models import Susunan, SusunanKompetensi, SusunanLewat, SusunanPeserta, SusunanTak, SusunanTutup, SusunanUnit
from rencana.queries.susunan_banding import Beda, BedaUnit
from rencana.queries.susunan_isi import Halaman, Program
from rencana.queries.susunan_perbaiki import Daftar
from rencana.queries.susunan_program import kata_tutup

PROGRAM = (
    Column("PROGRAM", width=50),
    Column("JENIS", width=24),
    Column("ANGKATAN", "angka", width=12),
    Column("PESERTA", "angka", width=12),
    Column("JADWAL", width=30),
    Column("PAGU", width=50),
    Column("BIAYA", "angka", width=18),
    Column("LEVEL DIJANJIKAN", "desimal1", width=18),
    Column("LEVEL TERBUKTI", "desimal1", width=18),
    Column("LEVEL DIPAKAI", "desimal1", width=18),
    Column("LULUSAN TERUKUR", "angka", width=18),
    Column("LEVEL PER RP1 JUTA", "desimal1", width=18),
    Column("DIKUNCI", width=10),
    Column("MENUTUP", width=90),
)
LEWAT = (
    Column("PROGRAM", width=50),
    Column("JENIS", width=24),
    Column("PEGAWAI YANG MEMERLUKAN", "angka", width=24),
    Column("SEBAB TIDAK DIPILIH", width=110),
)
PAGU = (
    Column("PAGU", width=60),
    Column("TAMBAHAN", "angka", width=18),
    Column("TERSEDIA", "angka", width=18),
    Column("DIPAKAI", "angka", width=18),
)
UNIT = (
    Column("UNIT", width=60),
    Column("PEGAWAI", "angka", width=12),
    Column("BERKESENJANGAN", "angka", width=16),
    Column("MENDAPAT DIKLAT", "angka", width=16),
    Column("LEVEL KESENJANGAN", "desimal1", width=18),
    Column("LEVEL TERTUTUP", "desimal1", width=18),
    Column("BAGIAN TERTUTUP", "persen", width=16),
)
KOMPETENSI = (
    Column("KOMPETENSI", width=60),
    Column("JENIS", width=18),
    Column("PEGAWAI BERKESENJANGAN", "angka", width=18),
    Column("LEVEL KESENJANGAN", "desimal1", width=18),
    Column("LEVEL TERTUTUP", "desimal1", width=18),
    Column("LEVEL TERSISA", "desimal1", width=18),
    Column("BAGIAN TERTUTUP", "persen", width=16),
)
BULAN_KOLOM = (Column("BULAN", width=16), Column("ANGKATAN", "angka", width=12), Column("PROGRAM", width=90))
ORANG = (Column("NAMA", width=36), Column("NIP", width=22), Column("JABATAN", width=40), Column("UNIT", width=50))
PESERTA = (
    *ORANG,
    Column("BULAN", width=14),
    Column("WAJIB", width=10),
    Column("LEVEL TERTUTUP", "desimal1"),
    Column("DIKLAT LAIN", width=14),
)
TAK = (*ORANG, Column("PROGRAM", width=44), Column("SEBAB", width=44), Column("PENJELASAN", width=90))
BANDING = (
    Column("PROGRAM", width=50),
    Column("ANGKATAN 1", "angka"), Column("KURSI 1", "angka"), Column("BIAYA 1", "angka", width=18), Column("LEVEL 1", "desimal1"),
    Column("ANGKATAN 2", "angka"), Column("KURSI 2", "angka"), Column("BIAYA 2", "angka", width=18), Column("LEVEL 2", "desimal1"),
)  # fmt: skip
BANDING_UNIT = (
    Column("UNIT", width=60),
    Column("BAGIAN TERTUTUP 1", "persen", width=20),
    Column("BAGIAN TERTUTUP 2", "persen", width=20),
)
RENDAH = (
    Column("PROGRAM", width=50),
    Column("KEPUASAN SEBELUMNYA", "desimal", width=22),
    Column("KEPUASAN TERAKHIR", "desimal", width=22),
    Column("DALAM SUSUNAN", width=18),
    Column("KOMENTAR", "angka", width=14),
)
HILANG = (Column("PROGRAM", width=50), Column("BIAYA SEBELUMNYA", "angka", width=20), Column("PENJELASAN", width=100))
SISIH = (Column("PROGRAM", width=50), Column("YANG PERLU DILAKUKAN", width=100))
SUSUNAN = (
    Column("SUSUNAN", width=40),
    Column("KEADAAN", width=14),
    Column("DIPAKAI", width=10),
    Column("DIKLAT PER PEGAWAI", "angka"),
    Column("KEPERCAYAAN PADA JANJI", "persen"),
    Column("BIAYA", "angka", width=18),
    Column("ANGKATAN", "angka"),
    Column("KURSI", "angka"),
    Column("PEGAWAI", "angka"),
    Column("LEVEL TERTUTUP", "desimal1"),
    Column("PALING JAUH DARI TERBAIK", "persen"),
    Column("DIHITUNG OLEH", width=30),
    Column("DIHITUNG", "waktu", width=20),
)


def write_susunan(target: Target, rows: Iterable[Susunan], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Susunan", SUSUNAN, (_susunan(row) for row in rows))], notes=notes)


def write_isi(
    target: Target,
    halaman: Halaman,
    rows: Sequence[Program],
    tutup: Mapping[int, Sequence[SusunanTutup]],
    lewat: Iterable[tuple[SusunanLewat, str]],
    *,
    notes: Notes,
) -> None:
    left = ([row.program.nama, row.program.jenis.nama, row.peminat, text] for row, text in lewat)
    pagu = {row.pagu_id: str(row.pagu) for row in halaman.pagu}
    sheets = [
        Sheet("Program", PROGRAM, (_program(row, pagu, tutup.get(row.baris.program_id, ())) for row in rows)),
        Sheet("Tidak dipilih", LEWAT, left),
        Sheet("Pagu", PAGU, ([str(row.pagu), row.tambahan, row.tersedia, row.dipakai] for row in halaman.pagu)),
        Sheet("Unit", UNIT, (_unit(row) for row in halaman.unit)),
        Sheet("Bulan", BULAN_KOLOM, ([BULAN[at], row.angkatan, row.program] for at, row in enumerate(halaman.bulan))),
    ]
    write_workbook(target, sheets, notes=notes)


def write_unit(target: Target, rows: Iterable[SusunanUnit], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Unit", UNIT, (_unit(row) for row in rows))], notes=notes)


def write_kompetensi(target: Target, rows: Iterable[SusunanKompetensi], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Kompetensi", KOMPETENSI, (_kompetensi(row) for row in rows))], notes=notes)


def write_peserta(target: Target, rows: Iterable[SusunanPeserta], *, notes: Notes) -> None:
    lines = (
        [*_orang(row), BULAN[row.bulan - 1], "ya" if row.is_wajib else "", row.level_tertutup, "ya" if row.ada_lain else "tidak"]  # type: ignore[attr-defined]
        for row in rows
    )
    write_workbook(target, [Sheet("Peserta", PESERTA, lines)], notes=notes)


def write_tak(target: Target, rows: Iterable[SusunanTak], kalimat: Callable[[SusunanTak], tuple[str, str]], *, notes: Notes) -> None:
    lines = ([*_orang(row), row.program.nama if row.program else "", *kalimat(row)] for row in rows)
    write_workbook(target, [Sheet("Tanpa kursi", TAK, lines)], notes=notes)


def write_perbaiki(target: Target, daftar: Daftar, *, notes: Notes) -> None:
    low = (
        [row.nama, row.angka[0].rata, row.angka[1].rata, "ya" if row.is_dipilih else "tidak", len(row.komentar)] for row in daftar.rendah
    )
    sheets = [
        Sheet("Dinilai rendah", RENDAH, low),
        Sheet("Tidak lagi mendapat uang", HILANG, ([row.nama, row.biaya, row.kalimat] for row in daftar.hilang)),
        Sheet("Tidak ikut dihitung", SISIH, ([row.nama, row.kalimat] for row in daftar.sisih)),
    ]
    write_workbook(target, sheets, notes=notes)


def write_banding_unit(target: Target, rows: Iterable[BedaUnit], *, notes: Notes) -> None:
    lines = ([row.nama, row.kiri / 100, row.kanan / 100] for row in rows)
    write_workbook(target, [Sheet("Unit", BANDING_UNIT, lines)], notes=notes)


def write_banding(target: Target, rows: Iterable[Beda], *, notes: Notes) -> None:
    lines = ([row.nama, *row.kiri.isi, row.kiri.level, *row.kanan.isi, row.kanan.level] for row in rows)
    write_workbook(target, [Sheet("Perbandingan", BANDING, lines)], notes=notes)


def _susunan(row: Susunan) -> list[object]:
    who, gap = (row.dibuat_oleh.nama if row.dibuat_oleh else ""), row.celah_persen
    asked = [row.get_status_display(), "ya" if row.dipakai_pada else "", row.k, row.percaya / 100]
    found = [row.biaya, row.angkatan, row.kursi, row.dilayani, row.level_tertutup, None if gap is None else gap / 100]
    return [row.nama, *asked, *found, who, row.dibuat_pada]


def _program(row: Program, pagu: Mapping[int, str], tutup: Sequence[SusunanTutup]) -> list[object]:
    b = row.baris
    levels = [b.level_dijanjikan, b.level_terbukti, b.level_dipakai, b.lulusan, row.per_juta]
    where = [b.angkatan_count, b.kursi, row.jadwal, pagu[b.pagu_id] if b.pagu_id else "", b.biaya]
    return [b.program.nama, b.program.jenis.nama, *where, *levels, "ya" if b.is_tetap else "", kata_tutup(tutup, len(tutup))]


def _unit(row: SusunanUnit) -> list[object]:
    gap = [row.level_kesenjangan, row.level_tertutup, row.persen_tertutup / 100]
    return [row.unit.sebutan, row.pegawai, row.berkesenjangan, row.dilayani, *gap]


def _kompetensi(row: SusunanKompetensi) -> list[object]:
    levels = [row.level_kesenjangan, row.level_tertutup, row.level_sisa, row.persen_tertutup / 100]
    return [row.kompetensi.nama, row.kompetensi.get_jenis_display(), row.pegawai, *levels]


def _orang(row: SusunanPeserta | SusunanTak) -> list[object]:
    posting = row.pegawai.posting  # type: ignore[attr-defined]
    return [row.pegawai.nama, row.pegawai.nip, posting.jabatan if posting else "", posting.unit if posting else ""]
