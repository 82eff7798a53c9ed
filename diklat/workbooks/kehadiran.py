"""The attendance of a batch as a sheet of letters: written with what is recorded, read back with what differs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final

from diklat.models import Kehadiran
from diklat.queries.kehadiran import Baris, Kolom, Lembar
from diklat.workbooks.peserta_berkas import Galat, match_peserta
from lib.berkas.cells import clean_text, header_key
from lib.berkas.limits import SMALL
from lib.berkas.reader import read_table
from lib.berkas.writer import Column, Sheet, write_workbook
from lib.format import format_waktu

HURUF: Final = tuple(Kehadiran.Status.values)
# what people write instead of the letter
SEBUTAN: Final = {header_key(label): value for value, label in Kehadiran.Status.choices} | {"alpa": "T", "alpha": "T", "a": "T"}


@dataclass(slots=True)
class Bacaan:
    """What an upload would change: session id → enrolment id → letter, and the letter that stands there now ("" for none)."""

    ubah: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    sudah: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    baru: int = 0
    ganti: int = 0
    sama: int = 0
    galat: list[Galat] = field(default_factory=list)
    tanda: list[Galat] = field(default_factory=list)

    def as_isi(self) -> dict[str, dict[str, list[str]]]:
        """For the page that carries the preview: session → enrolment → [letter, letter now]."""
        return {str(sesi): {str(row): [letter, self.sudah[sesi][row]] for row, letter in rows.items()} for sesi, rows in self.ubah.items()}


def title_of(column: Kolom) -> str:
    return f"SESI {column.sesi.nomor}"


def write_lembar(lembar: Lembar, *, notes: Sequence[tuple[str, object]]) -> bytes:
    columns = [Column("NIP", "nip"), Column("NAMA", width=34), Column("UNIT", width=40)]
    columns += [Column(title_of(column), width=10, choices=HURUF, hint=_hint(column)) for column in lembar.kolom]
    columns += [Column("HADIR", "angka"), Column("SESI TERCATAT", "angka")]
    target = BytesIO()
    write_workbook(target, [Sheet("Kehadiran", columns, map(_line, lembar.baris))], notes=[*notes, *_explain(lembar)])
    return target.getvalue()


def read_lembar(path: Path, lembar: Lembar) -> Bacaan:
    """Raises BerkasDitolak for a file that cannot be read; what is wrong in a row stands in `galat`. An empty cell changes nothing."""
    titles = [title_of(column) for column in lembar.kolom]
    table = read_table(path, required=[["NIP"], titles], columns=["NIP", "NAMA", *titles], limits=SMALL)
    found = Bacaan()
    by_key = {header_key(title_of(column)): (index, column) for index, column in enumerate(lembar.kolom)}
    places = [by_key.get(header_key(title)) for title in table.header]
    rows = {row.pendaftaran.pegawai.nip: row for row in lembar.baris}
    for number, row, values in match_peserta(table, rows, found.galat, found.tanda):
        for at, place in enumerate(places):
            if place is not None and (text := clean_text(values[at])):
                _judge(found, number, f"{table.letters[at]} ({table.header[at]})", row, place, text)
    return found


def _judge(found: Bacaan, number: int, where: str, row: Baris, place: tuple[int, Kolom], text: str) -> None:
    index, column = place
    letter = text.upper() if text.upper() in HURUF else SEBUTAN.get(header_key(text), "")
    if not letter:
        found.galat.append(Galat(number, where, text, "Tulis H, I, S, atau T."))
        return
    old = row.sel[index].status if row.sel[index] is not None else ""  # type: ignore[union-attr]
    if letter == old:
        found.sama += 1
    elif not column.is_mulai:
        found.galat.append(Galat(number, where, text, f"Sesi ini baru mulai {format_waktu(column.sesi.mulai)}. Kosongkan selnya."))
    else:
        found.ubah[column.sesi.pk][row.pendaftaran.pk] = letter
        found.sudah[column.sesi.pk][row.pendaftaran.pk] = old
        found.baru, found.ganti = found.baru + (not old), found.ganti + bool(old)


def _line(row: Baris) -> list[object]:
    person = row.pendaftaran
    letters = [cell.status if cell else None for cell in row.sel]
    return [person.pegawai.nip, person.pegawai.nama, person.unit.sebutan if person.unit else "", *letters, row.hadir, row.tercatat]


def _hint(column: Kolom) -> str:
    return f"{column.sesi.judul}, {format_waktu(column.sesi.mulai)}. Tulis H, I, S, atau T; sel kosong tidak mengubah apa pun."


def _explain(lembar: Lembar) -> Iterator[tuple[str, object]]:
    yield "Huruf", "H hadir, I izin, S sakit, T tanpa keterangan"
    for column in lembar.kolom:
        yield title_of(column), f"{column.sesi.judul}, {format_waktu(column.sesi.mulai)}"
