from collections.abc import Iterable, Iterator, Sequence

from diklat.models import Mentoring
from lib.berkas.writer import Column, Sheet, Sink, write_workbook

COLUMNS = (
    Column("NIP MENTEE", "nip"),
    Column("MENTEE", width=34),
    Column("NIP MENTOR", "nip"),
    Column("MENTOR", width=34),
    Column("PROGRAM", width=40),
    Column("MULAI", "tanggal"),
    Column("DIRENCANAKAN SAMPAI", "tanggal", width=20),
    Column("TUJUAN", "angka"),
    Column("PERTEMUAN DIPASTIKAN", "angka", width=18),
    Column("PERTEMUAN BELUM DIPASTIKAN", "angka", width=22),
    Column("KEADAAN", width=14),
    Column("CATATAN PENUTUP ATAU ALASAN BATAL", width=50),
)


def write_mentoring(target: Sink, rows: Iterable[Mentoring], *, with_nip: bool, notes: Sequence[tuple[str, object]]) -> None:
    """Rows as `queries.mentoring.mentoring_list` gives them; a pair does not read each other's NIP."""
    write_workbook(target, [Sheet("Mentoring", COLUMNS, _cells(rows, with_nip=with_nip))], notes=notes)


def _cells(rows: Iterable[Mentoring], *, with_nip: bool) -> Iterator[list[object]]:
    for row in rows:
        mentee, mentor = (row.mentee.nip, row.mentor.nip) if with_nip else ("", "")
        people: list[object] = [mentee, row.mentee.nama, mentor, row.mentor.nama]
        sah, semua = row.sah_jumlah, row.pertemuan_jumlah  # type: ignore[attr-defined]
        done = [row.tujuan_jumlah, sah, semua - sah]  # type: ignore[attr-defined]
        yield [*people, row.program.nama, row.mulai, row.selesai, *done, row.get_status_display(), row.catatan_akhir or row.alasan_batal]
