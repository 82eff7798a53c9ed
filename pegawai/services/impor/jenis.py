"""What a kind of import is, and the registry of kinds."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.apps import apps
from django.db.backends.utils import CursorWrapper

from lib.berkas.cells import clean_text
from lib.berkas.reader import Value
from pegawai.models import BarisImpor, GalatImpor, Impor, JejakImpor, Pengguna
from pegawai.peran import Peran
from pegawai.permissions import peran_of
from pegawai.queries.padanan import Padan

ALASAN_CHARS: Final = 120
NILAI_CHARS: Final = 200
TINDAKAN_CHARS: Final = 300
NAMA_CHARS: Final = 200
POLA_NIP: Final = r"(?:\d\s?){18}"
POLA_TANGGAL: Final = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}[ ./-]+[a-z]{3,9}[ ./-]+\d{4}|\d{4}-\d\d-\d\d(?: .*)?|[2-6]\d{4}"
POLA_SUREL: Final = r"\S+@\S+\.\S+"
POLA_TELEPON: Final = r"(?:\+?62|0)[\d\s()-]{7,14}"
POLA_TAHUN: Final = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of the file: `judul` in our template and on screen, `alias` what other files call it, best first; `pola` is what a cell
    of it looks like (the patterns below), for files whose titles are not ours."""

    kunci: str
    judul: str
    alias: tuple[str, ...] = ()
    wajib: bool = False
    petunjuk: str = ""
    contoh: str = ""
    pola: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        return (self.judul, *self.alias)


@dataclass(slots=True)
class Baris:
    """A row of the sheet on its way: raw cells by Kolom.kunci, then what the check made of them."""

    nomor: int
    nilai: dict[str, Value]
    kunci: str = ""
    nama: str = ""
    data: dict[str, Any] = field(default_factory=dict)


class Temuan:
    """Collects what is wrong: per cell the reason in a few words (errors are grouped by it) and what to do."""

    def __init__(self, kolom: Sequence[Kolom]) -> None:
        self.rows: list[tuple[int, str, str, str, str, str, str, str]] = []
        self.galat_baris: set[int] = set()
        self._judul = {item.kunci: item.judul for item in kolom}

    def galat(self, baris: Baris, kunci: str, kode: str, alasan: str, tindakan: str, nilai: object = None) -> None:
        self.galat_baris.add(baris.nomor)
        self._add(baris, kunci, kode, GalatImpor.Berat.GALAT, alasan, tindakan, nilai)

    def peringatan(self, baris: Baris, kunci: str, kode: str, alasan: str, tindakan: str, nilai: object = None) -> None:
        self._add(baris, kunci, kode, GalatImpor.Berat.PERINGATAN, alasan, tindakan, nilai)

    def _add(self, baris: Baris, kunci: str, kode: str, berat: str, alasan: str, tindakan: str, nilai: object) -> None:
        shown = baris.nilai.get(kunci, "") if nilai is None else nilai
        self.rows.append(
            (
                baris.nomor,
                baris.nama[:NAMA_CHARS],
                self._judul.get(kunci, kunci),
                show_value(shown)[:NILAI_CHARS],
                kode,
                berat,
                alasan[:ALASAN_CHARS],
                tindakan[:TINDAKAN_CHARS],
            )
        )


def show_value(value: object) -> str:
    """A cell as the person sees it; a number too long for a spreadsheet appears as Excel shows it."""
    if isinstance(value, float) and abs(value) >= 1e15:
        return f"{value:.5E}".replace(".", ",")
    return clean_text(value)


@dataclass(slots=True)
class Sesi:
    """One run of check or apply: the cursor that sees the temporary tables, and the findings."""

    impor: Impor
    cursor: CursorWrapper
    temuan: Temuan
    acuan: Any = None

    def execute_all(self, statements: str, params: Any = None) -> None:
        """Several statements in one trip; the cursor ends on the result of the last one."""
        self.cursor.execute(statements, params)
        while self.cursor.nextset():
            continue

    def judge(self, sql: str, params: Any = ()) -> None:
        """Fill `impor_putusan` from a query that gives (baris, objek_id, perubahan)."""
        self.cursor.execute(
            f"""
            INSERT INTO impor_putusan (baris, objek_id, putusan, perubahan)
            SELECT q.baris, q.objek_id,
                   CASE WHEN q.objek_id IS NULL THEN 'baru' WHEN q.perubahan = '{{}}' THEN 'sama' ELSE 'ubah' END,
                   CASE WHEN q.objek_id IS NULL THEN '{{}}' ELSE q.perubahan END
            FROM ({sql}) q
            """,  # noqa: S608 -- SQL of the kinds, values bound
            params,
        )


Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class TakeBack:
    """How the rows of one table are taken back when they are not simply removed or put back; `catatan` says so to the reader."""

    catatan: str
    run: Callable[[JejakImpor, Pengguna], None]


@dataclass(frozen=True, kw_only=True)
class JenisImpor:
    """See the package docstring for what each function gets and owes."""

    kode: str
    label: str
    objek: str
    penjelasan: str
    peran: frozenset[str]
    kolom: Sequence[Kolom]
    data: Mapping[str, str]
    tabel: tuple[str, ...]
    load: Callable[[], Any]
    check: Callable[[Any, Iterator[Baris], Temuan], Iterator[Baris]]
    compare: Callable[[Sesi], None]
    apply: Callable[[Sesi, Step], dict[str, int]]
    orang: str = ""
    simpan: str = "false"
    absent: Callable[[Sesi], str] | None = None
    notice: Callable[[Any], str] | None = None
    lists: Callable[[], dict[str, list[Sequence[object]]]] | None = None
    undo: Mapping[str, TakeBack] = field(default_factory=dict)
    padan: Padan | None = None
    arti: Callable[[Sequence[BarisImpor]], Mapping[int, list[str]]] | None = None

    @property
    def rujukan(self) -> dict[str, str]:
        """Table by column of `data` that holds a key of it, as the kind's own tables have it. Such rows come and go, also by the taking
        back of the import that made them."""
        fields = [field for model in apps.get_models() if model._meta.db_table in self.tabel for field in model._meta.concrete_fields]
        found = {field.attname: field.related_model._meta.db_table for field in fields if field.is_relation}  # type: ignore[union-attr]
        return {name: found[name] for name in self.data if name in found}

    @property
    def hints(self) -> list[tuple[str, str]]:
        return [(kolom.judul, kolom.petunjuk) for kolom in self.kolom]

    @property
    def titles(self) -> list[str]:
        return [title for kolom in self.kolom for title in kolom.titles]

    @property
    def required(self) -> list[tuple[str, ...]]:
        return [kolom.titles for kolom in self.kolom if kolom.wajib]


_JENIS: dict[str, JenisImpor] = {}


def register(jenis: JenisImpor) -> JenisImpor:
    _JENIS[jenis.kode] = jenis
    return jenis


def get_jenis(kode: str) -> JenisImpor:
    return _JENIS[kode]


def jenis_list() -> list[JenisImpor]:
    return list(_JENIS.values())


def writable_by(user: Pengguna) -> list[JenisImpor]:
    held = peran_of(user)
    return [jenis for jenis in _JENIS.values() if Peran.ADMIN in held or jenis.peran & held]


def readable_by(user: Pengguna) -> list[JenisImpor]:
    return jenis_list() if Peran.AUDITOR in peran_of(user) else writable_by(user)


def dump_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
