"""Searching everything at once: one statement, a few best rows of each kind, only what the reader may open."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Value
from django.urls import reverse

from config.queries.cari_halaman import find_halaman
from config.queries.cari_jenis import JENIS, Jenis, Pencari, Rows
from config.queries.cari_teks import Bentuk, read_text
from lib import trigram, waktu
from lib.siap import compile_query, run_compiled
from pegawai.models.unit import PISAH

__all__ = ["Hasil", "Kelompok", "Pencari", "Temuan", "find"]

PANJANG_MIN: Final = 2
PER_KELOMPOK: Final = 5
PERNYATAAN_DISIMPAN: Final = 256


@dataclass(frozen=True, slots=True)
class Temuan:
    """`warna`, `keadaan`: a badge, where there is something to say about its state."""

    judul: str
    keterangan: str
    warna: str
    keadaan: str
    url: str


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The best rows of one kind; `semua_url` is empty where no more are there or no list shows them."""

    judul: str
    icon: str
    rows: list[Temuan]
    semua_url: str


@dataclass(frozen=True, slots=True)
class Hasil:
    q: str
    kelompok: list[Kelompok]

    @property
    def jumlah(self) -> int:
        return sum(len(group.rows) for group in self.kelompok)

    @property
    def is_pendek(self) -> bool:
        return len(self.q) < PANJANG_MIN


def find(pencari: Pencari, text: str, banyak: int = PER_KELOMPOK) -> Hasil:
    """At most `banyak` pages of the menu and rows of each kind, the best first."""
    text = " ".join(text.replace(PISAH.strip(), " ").split())
    if len(text) < PANJANG_MIN:
        return Hasil(text, [])
    bentuk, values = read_text(text)
    sql, params = _compile(pencari, bentuk, waktu.today())
    found: dict[int, list[Any]] = {}
    for number, *row in run_compiled(sql, params, values):
        found.setdefault(number, []).append(row)
    order = sorted(found, key=lambda number: (not _is_literal(found[number][0]), number))
    pages = [Temuan(page.judul, page.tempat, "", "", page.url) for page in find_halaman(pencari.held, text)[:banyak]]
    menu = [Kelompok("Halaman", "layout-grid", pages, "")] if pages else []
    return Hasil(text, [*menu, *(_group(JENIS[number], pencari, text, found[number], banyak) for number in order)])


@lru_cache(maxsize=PERNYATAAN_DISIMPAN)
def _compile(pencari: Pencari, bentuk: Bentuk, hari_ini: date) -> tuple[str, tuple[Any, ...]]:
    """Making the statement takes longer than running it, and typing asks for the same one again and again."""
    first, *others = (_branch(number, jenis, pencari, bentuk) for number, jenis in enumerate(JENIS) if jenis.terbuka(pencari))
    return compile_query(first.union(*others, all=True))


def _branch(number: int, jenis: Jenis, pencari: Pencari, bentuk: Bentuk) -> Rows:
    rows = jenis.cari(pencari, bentuk).annotate(macam=Value(number)).order_by("-skor", *jenis.urut, "pk")
    return rows.values_list("macam", "pk", "judul", "satu", "dua", "keadaan", "skor")[: PER_KELOMPOK + 1]


def _is_literal(row: list[Any]) -> bool:
    """The very words were found, not only something like them: such kinds come first, and their lists find them too."""
    return bool(row[-1] >= trigram.SEMUA_KATA)


def _group(jenis: Jenis, pencari: Pencari, text: str, rows: list[Any], banyak: int) -> Kelompok:
    page, daftar = jenis.halaman(pencari), jenis.daftar(pencari)
    shown = []
    for pk, judul, satu, dua, keadaan, _ in rows[:banyak]:
        title, detail = jenis.terang(judul, satu, dua)
        colour, label = jenis.keadaan.get(keadaan, ("", keadaan))
        shown.append(Temuan(title, detail, colour, label, reverse(page, args=[pk])))
    more = daftar and len(rows) > PER_KELOMPOK and _is_literal(rows[-1])
    return Kelompok(jenis.judul, jenis.icon, shown, f"{daftar}{urlencode({'q': text})}" if more else "")
