from collections.abc import Iterable, Iterator, Sequence

from diklat.models import Minat, Program
from lib import waktu
from lib.berkas.writer import Column, Sheet, Sink, write_workbook

COLUMNS = (
    Column("KODE", width=14),
    Column("NAMA PROGRAM", width=44),
    Column("JENIS DIKLAT", width=26),
    Column("METODE", width=14),
    Column("PENYELENGGARA", width=28),
    Column("JP", "angka"),
    Column("BIAYA PER ANGKATAN (RUPIAH)", "angka", width=28),
    Column("BIAYA PER PESERTA (RUPIAH)", "angka", width=28),
    Column("KOMPETENSI", width=60),
    Column("KELOMPOK JABATAN", width=40),
    Column("JENIS ASN", width=18),
    Column("GOLONGAN PNS TERENDAH", width=24),
    Column("GOLONGAN PPPK TERENDAH", width=24),
    Column("PERSETUJUAN", width=26),
    Column("KEHADIRAN MINIMUM (%)", "angka"),
    Column("NILAI MINIMUM", "angka"),
    Column("ANGKATAN", "angka"),
    Column("PEMINAT", "angka"),
    Column("KEADAAN", width=14),
)
MINAT_COLUMNS = (
    Column("NIP", "nip"),
    Column("NAMA", width=34),
    Column("JABATAN", width=36),
    Column("UNIT KERJA", width=40),
    Column("BERMINAT SEJAK", "tanggal", width=16),
)


def write_program(target: Sink, rows: Iterable[Program], *, notes: Sequence[tuple[str, object]]) -> None:
    """Rows as `queries.program.export_rows` gives them."""
    write_workbook(target, [Sheet("Program diklat", COLUMNS, map(_cells, rows))], notes=notes)


def write_minat(target: Sink, rows: Iterable[Minat], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Peminat", MINAT_COLUMNS, _minat_cells(rows))], notes=notes)


def _cells(program: Program) -> list[object]:
    raises = "; ".join(f"{row.kompetensi.nama} sampai level {row.level}" for row in program.kompetensi_list.all())
    return [
        program.kode, program.nama, program.jenis.nama, program.get_metode_display(), program.penyelenggara,
        program.jp, program.biaya_angkatan, program.biaya_kursi, raises,
        ", ".join(program.kelompok_labels), ", ".join(program.jenis_asn),
        program.golongan_pns and program.golongan_pns.kode, program.golongan_pppk and program.golongan_pppk.kode,
        program.get_persetujuan_display(), program.hadir_minimum, program.nilai_minimum,
        program.angkatan_jumlah, program.minat_jumlah,  # type: ignore[attr-defined]
        "Dipakai" if program.is_aktif else "Tidak dipakai",
    ]  # fmt: skip


def _minat_cells(rows: Iterable[Minat]) -> Iterator[list[object]]:
    for row in rows:
        yield [row.pegawai.nip, row.pegawai.nama, row.jabatan_nama, row.unit_sebutan, waktu.day(row.dibuat)]  # type: ignore[attr-defined]
