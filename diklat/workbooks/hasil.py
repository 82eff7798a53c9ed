"""Scores and results of a batch as Excel: the list for readers is also the sheet in which scores are filled and read back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from io import BytesIO
from pathlib import Path
from typing import Final

from diklat.models import Pendaftaran
from diklat.queries.hasil import Baris
from diklat.workbooks.peserta_berkas import Galat, match_peserta
from lib.berkas.cells import clean_text, header_key
from lib.berkas.limits import SMALL
from lib.berkas.reader import Value, read_table
from lib.berkas.writer import Column, Sheet, write_workbook

AWAL, AKHIR = "NILAI AWAL", "NILAI AKHIR"
NILAI_HINT: Final = "0 sampai 100, paling banyak dua angka di belakang koma. Sel kosong tidak mengubah apa pun."
COLUMNS: Final = (
    Column("NIP", "nip"),
    Column("NAMA", width=34),
    Column("UNIT", width=40),
    Column("HADIR", "angka"),
    Column("DARI", "angka"),
    Column("SATUAN"),
    Column("KEHADIRAN", "persen"),
    Column(AWAL, "desimal", hint=NILAI_HINT),
    Column(AKHIR, "desimal", hint=NILAI_HINT),
    Column("HASIL", width=18),
    Column("USUL", width=18),
    Column("ALASAN USUL", width=44),
)
Nilai = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Perubahan:
    nama: str
    lama: Nilai
    baru: Nilai


@dataclass(slots=True)
class Bacaan:
    """Scores by enrolment id that an upload would write (first, final), and what stands there now."""

    ubah: dict[int, Perubahan] = field(default_factory=dict)
    sama: int = 0
    galat: list[Galat] = field(default_factory=list)
    tanda: list[Galat] = field(default_factory=list)


def write_hasil(rows: Sequence[Baris], *, notes: Sequence[tuple[str, object]]) -> bytes:
    target = BytesIO()
    write_workbook(target, [Sheet("Hasil", COLUMNS, map(_line, rows))], notes=notes)
    return target.getvalue()


def read_nilai(path: Path, rows: Sequence[Baris]) -> Bacaan:
    """Raises BerkasDitolak for a file that cannot be read. An empty cell leaves the score as it is."""
    table = read_table(path, required=[["NIP"], [AWAL, AKHIR]], columns=["NIP", "NAMA", AWAL, AKHIR], limits=SMALL)
    places = {header_key(title): at for at, title in enumerate(table.header)}
    found = Bacaan()
    people = {row.pendaftaran.pegawai.nip: row for row in rows}
    for number, row, values in match_peserta(table, people, found.galat, found.tanda):
        _judge(
            found,
            number,
            row,
            [(title, table.letters[at], values[at]) for title in (AWAL, AKHIR) if (at := places.get(header_key(title))) is not None],
        )
    return found


def _judge(found: Bacaan, number: int, row: Baris, cells: Sequence[tuple[str, str, Value]]) -> None:
    person = row.pendaftaran
    old: Nilai = (person.nilai_awal, person.nilai_akhir)
    new = dict(zip((AWAL, AKHIR), old, strict=True))
    for title, letter, raw in cells:
        try:
            new[title] = parse_sel(raw, new[title])
        except ValueError:
            found.galat.append(Galat(number, f"{letter} ({title})", clean_text(raw), "Tulis nilai 0 sampai 100, misalnya 82 atau 82,5."))
            return
    fresh: Nilai = (new[AWAL], new[AKHIR])
    if fresh == old:
        found.sama += 1
    elif row.hasil:
        found.galat.append(Galat(number, "NILAI", person.pegawai.nama, _HASIL_SUDAH))
    else:
        found.ubah[person.pk] = Perubahan(person.pegawai.nama, old, fresh)


_HASIL_SUDAH: Final = "Hasil peserta ini sudah ditetapkan. Ubah nilainya lewat Ubah hasil, dengan alasan."


def parse_sel(raw: Value, old: Decimal | None) -> Decimal | None:
    """A number, or text with a comma or a dot; an empty cell keeps the old score. ValueError for anything else."""
    text = clean_text(raw).replace(",", ".")
    if not text:
        return old
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not value.is_finite() or not 0 <= value <= 100 or value != round(value, 2):
        raise ValueError(text)
    return round(value, 2)


def _line(row: Baris) -> list[object]:
    person = row.pendaftaran
    part = row.bagian
    share = part.hadir / part.dari if part.dari else None
    result = Pendaftaran.Status(row.hasil).label if row.hasil else ""
    facts = [part.hadir, part.dari, part.satuan, share, person.nilai_awal, person.nilai_akhir]
    unit = person.unit.sebutan if person.unit else ""
    return [person.pegawai.nip, person.pegawai.nama, unit, *facts, result, row.usul.label, row.usul.alasan]
