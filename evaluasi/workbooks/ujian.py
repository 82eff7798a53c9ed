"""A test as Excel: attempts, answers that people read, item analysis."""

from collections.abc import Iterator, Mapping, Sequence

from diklat.workbooks.angkatan import Notes, Target
from evaluasi.models import Butir
from evaluasi.queries.ujian_butir import Analisis, AnalisisButir
from evaluasi.queries.ujian_kelola import BarisUjian
from lib.berkas.writer import Column, Sheet, write_workbook

PENGERJAAN = (
    Column("NIP", "nip"),
    Column("NAMA", width=34),
    Column("UNIT", width=40),
    Column("KEADAAN", width=20),
    Column("PERCOBAAN", "angka"),
    Column("MULAI", "waktu"),
    Column("SELESAI", "waktu"),
    Column("NILAI", "desimal"),
    Column("NILAI TERTINGGI", "desimal"),
    Column("TAMBAHAN WAKTU (MENIT)", "angka"),
    Column("ALASAN TAMBAHAN", width=40),
)
BUTIR = (
    Column("NO", "angka"),
    Column("MATERI", width=30),
    Column("PERTANYAAN", width=60),
    Column("KUNCI", "angka"),
    Column("PESERTA", "angka"),
    Column("BENAR", "persen"),
    Column("KESUKARAN", width=14),
    Column("DAYA BEDA", "desimal"),
    Column("MUTU DAYA BEDA", width=16),
    Column("TIDAK DIJAWAB", "angka"),
    Column("PILIHAN (BANYAKNYA)", width=60),
)
Isian = tuple[list[Butir], Mapping[tuple[int, int], object]]


def write_ujian(target: Target, rows: Sequence[BarisUjian], isian: Isian, analisis: Analisis, *, notes: Notes) -> None:
    items, answers = isian
    columns = [*PENGERJAAN, *(Column(f"{row.urutan}. {row.teks}"[:60].upper(), width=30) for row in items)]
    sheets = [Sheet("Pengerjaan", columns, _attempts(rows, items, answers))]
    if analisis.butir:
        sheets.append(Sheet("Analisis butir", BUTIR, map(_item, analisis.butir)))
    write_workbook(target, sheets, notes=notes)


def _attempts(rows: Sequence[BarisUjian], items: Sequence[Butir], answers: Mapping[tuple[int, int], object]) -> Iterator[list[object]]:
    for row in rows:
        person = row.pendaftaran
        who = [person.pegawai.nip, person.pegawai.nama, person.unit.sebutan if person.unit else ""]
        for one in row.pengerjaan:
            facts = [
                one.get_status_display(),
                one.percobaan,
                one.mulai,
                one.selesai,
                one.nilai,
                row.nilai,
                one.tambahan,
                one.alasan_tambahan,
            ]
            yield [*who, *facts, *(answers.get((one.pk, item.pk)) for item in items)]
        if not row.pengerjaan:
            yield [*who, row.label, *[None] * (len(PENGERJAAN) - 4 + len(items))]


def _item(row: AnalisisButir) -> list[object]:
    item = row.butir
    options = "; ".join(f"{option.nomor}. {option.teks} ({option.n})" for option in row.opsi)
    facts = [item.kunci, row.n, float(row.p), row.kesukaran, float(row.d), row.daya_beda, row.kosong, options]
    return [row.nomor, item.unsur, item.teks, *facts]
