"""Questions of the bank as Excel: the export is also the sheet that is changed and read back."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from diklat.workbooks.peserta_berkas import Galat
from evaluasi.models import Soal
from evaluasi.models.instrumen import PILIHAN_MAKS, PILIHAN_MIN
from lib.berkas.cells import clean_lines, clean_text, header_key
from lib.berkas.errors import BerkasDitolak
from lib.berkas.limits import SMALL
from lib.berkas.reader import Table, Value, read_table
from lib.berkas.writer import Column, Sheet, Sink, write_workbook

BARIS_MAKS: Final = 1000
TEKS_CHARS: Final = 2000
PILIHAN_CHARS: Final = 300
LIMITS: Final = replace(SMALL, rows=BARIS_MAKS)
KODE, TOPIK, TEKS, KUNCI, TINGKAT, KOMPETENSI = "KODE", "MATERI", "PERTANYAAN", "KUNCI", "TINGKAT", "KOMPETENSI"
PILIHAN: Final = tuple(f"PILIHAN {number}" for number in range(1, PILIHAN_MAKS + 1))
HURUF: Final = "ABCDEF"
COLUMNS: Final = (
    Column(KODE, width=14, hint="Wajib. Soal dengan kode yang sudah ada diubah, kode baru ditambahkan."),
    Column(TOPIK, width=28, hint="Wajib. Misalnya Pelayanan publik."),
    Column(TEKS, width=60, hint="Wajib."),
    *(
        Column(title, width=34, hint="Wajib." if number <= PILIHAN_MIN else "Kosongkan bila tidak ada.")
        for number, title in enumerate(PILIHAN, 1)
    ),
    Column(KUNCI, "angka", hint="Nomor pilihan yang benar, 1 sampai 6 (atau A sampai F)."),
    Column(TINGKAT, width=12, choices=tuple(Soal.Tingkat.values), hint="mudah, sedang, atau sukar. Kosong berarti sedang."),
    Column(KOMPETENSI, width=16, hint="Kode kompetensi dari kamus. Boleh kosong."),
)


@dataclass(frozen=True, slots=True)
class Isi:
    """One question as the sheet has it; `None` where the sheet has no such column, so that nothing changes there."""

    kode: str
    topik: str
    teks: str
    pilihan: tuple[str, ...]
    kunci: int
    tingkat: str | None = None
    kompetensi: str | None = None


@dataclass(slots=True)
class Bacaan:
    """What an upload says: (sheet row, question) in the order of the sheet, and the cells that stay out."""

    baris: list[tuple[int, Isi]] = field(default_factory=list)
    galat: list[Galat] = field(default_factory=list)


def write_soal(target: Sink, rows: Iterable[Soal], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Soal", COLUMNS, map(_line, rows))], notes=notes)


def write_template(target: Sink) -> None:
    notes = [
        ("Isi", "Soal pilihan ganda untuk bank soal"),
        ("Kolom wajib", f"{KODE}, {TOPIK}, {TEKS}, {PILIHAN[0]}, {PILIHAN[1]}, {KUNCI}"),
        ("Kolom lain", "Boleh dikosongkan atau dihapus."),
        ("Batas", f"{BARIS_MAKS} baris satu berkas."),
    ]
    write_workbook(target, [Sheet("Soal", COLUMNS)], notes=notes)


def read_soal(path: Path) -> Bacaan:
    """Raises BerkasDitolak for a file that cannot be read. A row with a fault stays out as a whole."""
    required = [[KODE, "KODE SOAL"], [TEKS, "SOAL"], [PILIHAN[0]], [PILIHAN[1]], [KUNCI], [TOPIK, "TOPIK"]]
    table = read_table(path, required=required, columns=[*PILIHAN[2:], TINGKAT, KOMPETENSI], limits=LIMITS)
    found, seen = Bacaan(), dict[str, int]()
    for count, (number, values) in enumerate(table.rows, 1):
        if count > BARIS_MAKS:
            raise BerkasDitolak("baris_terlalu_banyak", batas=BARIS_MAKS)
        row = _Baris(number, _cells(table, values))
        isi = row.read()
        if isi and isi.kode in seen:
            row.refuse(KODE, f"Kode ini sudah ada di baris {seen[isi.kode]}. Hapus salah satunya, atau beri kode lain.")
        found.galat += row.galat
        if isi and not row.galat:
            seen[isi.kode] = number
            found.baris.append((number, isi))
    return found


_NAMES: Final = {"kodesoal": KODE, "soal": TEKS, "topik": TOPIK}
_TITLES: Final = {header_key(column.title): column.title for column in COLUMNS}


def _cells(table: Table, values: Sequence[Value]) -> dict[str, tuple[str, Value]]:
    """The values by our titles, each with the letter of its column."""
    found = {}
    for title, letter, value in zip(table.header, table.letters, values, strict=True):
        key = header_key(title)
        found[_NAMES.get(key) or _TITLES[key]] = (letter, value)
    return found


class _Baris:
    """One sheet row while it is read."""

    def __init__(self, nomor: int, cells: Mapping[str, tuple[str, Value]]) -> None:
        self.nomor, self.cells = nomor, cells
        self.galat: list[Galat] = []

    def read(self) -> Isi | None:
        kode, topik = self._need(KODE, 20).upper(), self._need(TOPIK, 80)
        teks = self._need(TEKS, TEKS_CHARS, lines=True)
        pilihan, places = self._read_pilihan()
        kunci = self._read_kunci(places)
        tingkat = self._read_tingkat()
        kompetensi = self._text(KOMPETENSI).upper() if KOMPETENSI in self.cells else None
        return None if self.galat else Isi(kode, topik, teks, pilihan, kunci, tingkat, kompetensi)

    def refuse(self, title: str, pesan: str) -> None:
        letter, value = self.cells.get(title, ("", ""))
        self.galat.append(Galat(self.nomor, f"{letter} ({title})", clean_text(value), pesan))

    def _text(self, title: str, *, lines: bool = False) -> str:
        value = self.cells.get(title, ("", ""))[1]
        if isinstance(value, dt.date):
            self.refuse(title, "Sel ini tersimpan sebagai tanggal. Ubah formatnya menjadi Teks, lalu ketik ulang.")
            return ""
        if isinstance(value, float) and not value.is_integer():
            return clean_text(value).replace(".", ",")
        return clean_lines(value) if lines else clean_text(value)

    def _need(self, title: str, chars: int, *, lines: bool = False) -> str:
        text = self._text(title, lines=lines)
        if not text and not any(row.kolom.endswith(f"({title})") for row in self.galat):
            self.refuse(title, f"Isi kolom {title}.")
        return self._bound(title, text, chars)

    def _bound(self, title: str, text: str, chars: int) -> str:
        if len(text) > chars:
            self.refuse(title, f"Paling banyak {chars} huruf, di sini {len(text)}. Singkat isinya.")
        return text

    def _read_pilihan(self) -> tuple[tuple[str, ...], list[int]]:
        """The answers without gaps, and from which column each came (from 1)."""
        texts = [self._bound(title, self._text(title), PILIHAN_CHARS) for title in PILIHAN]
        filled = [(number, text) for number, text in enumerate(texts, 1) if text]
        if len(filled) < PILIHAN_MIN and not self.galat:
            self.refuse(next(title for title, text in zip(PILIHAN, texts, strict=True) if not text), "Isi sedikitnya dua pilihan jawaban.")
        seen: dict[str, int] = {}
        for number, text in filled:
            first = seen.setdefault(text.casefold(), number)
            if first != number:
                self.refuse(PILIHAN[number - 1], f"Sama dengan {PILIHAN[first - 1]}. Ubah salah satunya.")
        return tuple(text for _, text in filled), [number for number, _ in filled]

    def _read_kunci(self, places: list[int]) -> int:
        text = self._text(KUNCI).upper()
        number = HURUF.index(text) + 1 if len(text) == 1 and text in HURUF else int(text) if text.isascii() and text.isdigit() else 0
        if number in places:
            return places.index(number) + 1
        if 1 <= number <= PILIHAN_MAKS:
            self.refuse(KUNCI, f"Kunci menunjuk {PILIHAN[number - 1]}, tetapi kolom itu kosong.")
        else:
            self.refuse(KUNCI, "Tulis nomor pilihan yang benar, 1 sampai 6.")
        return 0

    def _read_tingkat(self) -> str | None:
        if TINGKAT not in self.cells:
            return None
        text = self._text(TINGKAT).lower() or Soal.Tingkat.SEDANG
        if text not in Soal.Tingkat.values:
            self.refuse(TINGKAT, "Tulis mudah, sedang, atau sukar.")
        return text


def _line(row: Soal) -> list[object]:
    pilihan = [*row.pilihan, *[""] * (PILIHAN_MAKS - len(row.pilihan))]
    return [row.kode, row.topik, row.teks, *pilihan, row.kunci, row.tingkat, row.kompetensi.kode if row.kompetensi else ""]
