from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lib.berkas.writer import Column, Sheet, write_workbook
from pegawai.models import Notifikasi
from pegawai.queries.notifikasi import what_follows

COLUMNS = (
    Column("Dibuat", "waktu"),
    Column("Penerima", width=30),
    Column("NIP", "nip"),
    Column("Dikirim ke", width=34),
    Column("Jenis", width=28),
    Column("Judul", width=50),
    Column("Tentang", width=20),
    Column("Keadaan", width=18),
    Column("Terkirim atau ditutup", "waktu"),
    Column("Percobaan", "angka"),
    Column("Keterangan", width=50),
    Column("Yang menyusul", width=36),
    Column("Nomor surel", width=44),
)


def write_notifikasi(target: Path, rows: Iterable[Notifikasi], *, names: Mapping[str, str], notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Catatan surel", COLUMNS, _cells(rows, names))], notes=notes)


def _cells(rows: Iterable[Notifikasi], names: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        person = row.pegawai or row.pengguna
        yield (
            *(row.dibuat, person.nama if person else row.data.get("nama", ""), row.pegawai.nip if row.pegawai else ""),
            *(row.alamat, names.get(row.aturan, row.aturan), row.data.get("_judul", ""), row.objek, row.get_status_display()),
            *(row.selesai, row.percobaan, row.keterangan, what_follows(row), row.message_id),
        )
