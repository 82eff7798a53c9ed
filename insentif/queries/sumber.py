"""What a line's source is called, and its page: one query for all lines of a page, whatever they come from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import CharField, QuerySet, Value
from django.urls import reverse

from diklat.models import Pendaftaran, PertemuanMentoring, RiwayatLuar, Sesi
from diklat.models.angkatan import Sebutan
from evaluasi.models import PenugasanEvaluasi, Survei
from insentif.models import Penukaran, PostingPoin

Rows = Callable[[set[int]], QuerySet[Any]]
PROGRAM: Final = "angkatan__program__nama"
SUMBER: Final = {
    "lulus": "daftar",
    "kualifikasi": "daftar",
    "n_gain": "daftar",
    "mangkir": "daftar",
    "luar": "luar",
    "umpan": "umpan",
    "temu": "temu",
    "berbagi": "sesi",
    "pasca": "pasca",
    "tukar": "tukar",
}
# model, its column with a name, path to the batch, key of the page
COLUMNS: Final[dict[str, tuple[Any, str, str | None, str]]] = {
    "daftar": (Pendaftaran, PROGRAM, "angkatan", "pk"),
    "luar": (RiwayatLuar, "nama", None, "pk"),
    "umpan": (Survei, "nama", None, "pk"),
    "temu": (PertemuanMentoring, "topik", None, "mentoring"),
    "sesi": (Sesi, "judul", None, "pk"),
    "pasca": (PenugasanEvaluasi, f"pendaftaran__{PROGRAM}", "pendaftaran__angkatan", "pk"),
    "tukar": (Penukaran, "imbalan__nama", None, "pk"),
}
PAGE: Final = {"daftar": "diklat:pendaftaran-detail", "luar": "diklat:riwayat-detail"}
OWN_PAGE: Final = {"temu": "diklat:mentoring-detail", "pasca": "evaluasi:pasca-isi", "tukar": "insentif:penukaran-detail"}


@dataclass(frozen=True, slots=True)
class Asal:
    nama: str
    url: str


def split_sumber(sumber: str) -> tuple[str, int]:
    jenis, key, *_ = sumber.split(":")
    return jenis, int(key) if key.isdecimal() else 0


def asal_of(rows: Iterable[PostingPoin], *, tautan: bool = True) -> dict[tuple[str, int], Asal]:
    """By kind and key of the source; what has no row of its own (a yearly target) is left out."""
    keys: dict[str, dict[int, set[str]]] = {}
    for row in rows:
        jenis, key = split_sumber(row.sumber)
        if jenis in SUMBER:
            keys.setdefault(SUMBER[jenis], {}).setdefault(key, set()).add(jenis)
    branches = [_branch(name, set(wanted)) for name, wanted in sorted(keys.items())]
    if not branches:
        return {}
    pages = PAGE | (OWN_PAGE if tautan else {})
    found: dict[tuple[str, int], Asal] = {}
    for name, key, nama, angkatan, page in branches[0].union(*branches[1:], all=True) if branches[1:] else branches[0]:
        words = f"{nama}, {angkatan}" if angkatan else nama
        asal = Asal(words, reverse(pages[name], args=[page]) if name in pages else "")
        found |= {(jenis, key): asal for jenis in keys[name][key]}
    return found


def _branch(name: str, keys: set[int]) -> QuerySet[Any]:
    model, nama, angkatan, page = COLUMNS[name]
    batch = Sebutan(f"{angkatan}__nomor", f"{angkatan}__tahun") if angkatan else Value(None, CharField())
    rows: QuerySet[Any] = model.objects.filter(pk__in=keys).order_by()
    return rows.values_list(Value(name, CharField()), "pk", nama, batch, page)
