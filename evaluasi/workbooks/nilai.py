"""Scores of a batch as Excel: the list for readers is also the sheet in which scores of paper tests and teachers are filled."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Final

from diklat.workbooks.hasil import NILAI_HINT, parse_sel
from diklat.workbooks.peserta_berkas import Galat, match_peserta
from evaluasi.models import KomponenNilai
from evaluasi.queries.nilai_angkatan import BarisNilai, NilaiAngkatan, Sel
from lib.berkas.cells import clean_text, header_key
from lib.berkas.limits import SMALL
from lib.berkas.reader import Value, read_table
from lib.berkas.writer import Column, Sheet, write_workbook

AWAL, AKHIR = "TES AWAL", "TES AKHIR"
DEPAN: Final = (Column("NIP", "nip"), Column("NAMA", width=34), Column("UNIT", width=40), Column(AWAL, "desimal"), Column(AKHIR, "desimal"))
BELAKANG: Final = (
    Column("NILAI AKHIR", "desimal"),
    Column("KATEGORI", width=22),
    Column("N-GAIN", "desimal"),
    Column("KATEGORI N-GAIN", width=18),
    Column("STATUS", width=16),
)
HASIL_SUDAH: Final = "Hasil peserta ini sudah ditetapkan. Ubah nilainya lewat Ubah hasil, dengan alasan."
SALAH: Final = "Tulis nilai 0 sampai 100, misalnya 82 atau 82,5."


@dataclass(frozen=True, slots=True)
class Perubahan:
    nama: str
    komponen: str
    lama: Decimal | None
    baru: Decimal | None


@dataclass(slots=True)
class Bacaan:
    """What an upload would write by (enrolment, component)."""

    ubah: dict[tuple[int, int], Perubahan] = field(default_factory=dict)
    sama: int = 0
    galat: list[Galat] = field(default_factory=list)
    tanda: list[Galat] = field(default_factory=list)


def title_of(komponen: KomponenNilai) -> str:
    return f"NILAI {komponen.nama.upper()} ({komponen.pk})"


def write_nilai(nilai: NilaiAngkatan, *, notes: Sequence[tuple[str, object]]) -> bytes:
    columns = [*DEPAN, *(Column(title_of(part), "desimal", hint=_hint(part)) for part in nilai.komponen), *BELAKANG]
    target = BytesIO()
    write_workbook(target, [Sheet("Nilai", columns, map(_line, nilai.baris))], notes=notes)
    return target.getvalue()


def read_nilai(path: Path, nilai: NilaiAngkatan) -> Bacaan:
    """Raises BerkasDitolak for a file that cannot be read. An empty cell changes nothing."""
    titles = {header_key(title_of(part)): index for index, part in enumerate(nilai.komponen)}
    names = [title_of(part) for part in nilai.komponen]
    table = read_table(path, required=[["NIP"], names], columns=["NIP", "NAMA", *names], limits=SMALL)
    places = [(at, titles[key]) for at, title in enumerate(table.header) if (key := header_key(title)) in titles]
    found = Bacaan()
    people = {row.pendaftaran.pegawai.nip: row for row in nilai.baris}
    for number, row, values in match_peserta(table, people, found.galat, found.tanda):
        for at, index in places:
            _judge(found, (number, f"{table.letters[at]} ({table.header[at]})"), row, row.sel[index], values[at])
    return found


def _judge(found: Bacaan, place: tuple[int, str], row: BarisNilai, cell: Sel, raw: Value) -> None:
    try:
        fresh = parse_sel(raw, cell.nilai)
    except ValueError:
        found.galat.append(Galat(*place, clean_text(raw), SALAH))
        return
    if fresh == cell.nilai:
        found.sama += fresh is not None
    elif cell.is_dihitung:
        found.galat.append(Galat(*place, clean_text(raw), "Nilai ini dihitung oleh sistem. Kosongkan selnya."))
    elif not row.is_terbuka:
        found.galat.append(Galat(*place, row.pendaftaran.pegawai.nama, HASIL_SUDAH))
    else:
        key = (row.pendaftaran.pk, cell.komponen.pk)
        found.ubah[key] = Perubahan(row.pendaftaran.pegawai.nama, cell.komponen.nama, cell.nilai, fresh)


def _hint(part: KomponenNilai) -> str:
    return "Dihitung oleh sistem." if part.sumber == KomponenNilai.Sumber.KEHADIRAN else NILAI_HINT


def _line(row: BarisNilai) -> list[object]:
    person = row.pendaftaran
    final = person.nilai_akhir if person.nilai_akhir is not None else row.akhir
    bands = [str(row.kategori or ""), row.gain, str(row.kategori_gain or ""), person.get_status_display()]
    front = [person.pegawai.nip, person.pegawai.nama, person.unit.sebutan if person.unit else "", row.awal, row.tes_akhir]
    return [*front, *(cell.nilai for cell in row.sel), final, *bands]
