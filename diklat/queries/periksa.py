"""What strangers may look up: any issued document, by its code, its number, or its file. Every kind is asked each time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.db.models import Q

from diklat.models.terbitan import Terbitan
from lib import kode as kodes

KODE_LAMA: Final = re.compile(r"[A-Za-z0-9_-]{43}")
ALAMAT: Final = re.compile(r"(?:^https?://|/periksa/)", re.IGNORECASE)
AWALAN: Final = re.compile(r"^(?:nomor|no)\b\s*[.:]?\s*", re.IGNORECASE)
STRIP: Final = str.maketrans("‐‑‒–—", "-----")


@dataclass(frozen=True, slots=True)
class Isian:
    """What somebody typed: a code as it is kept, or a number; `galat` names what is wrong before anything is looked up."""

    kode: str = ""
    nomor: str = ""
    galat: str = ""


def read_isian(text: str) -> Isian:
    """A code in any spelling, the address with the code, or a number with or without the word before it."""
    text = text.replace("\x00", "").strip()
    if ALAMAT.search(text):
        text = text.rstrip("/").rsplit("/", 1)[-1]
    joined = "".join(text.split())
    if KODE_LAMA.fullmatch(joined):
        return Isian(kode=joined)
    if "/" not in joined and (kode := kodes.read_kode(joined)):
        return Isian(kode=kode) if kodes.is_right(kode) else Isian(galat="salah_ketik")
    if any(char.isdecimal() for char in joined) and any(char in joined for char in "/."):
        return Isian(nomor=" ".join(AWALAN.sub("", text.translate(STRIP)).split()))
    return Isian(galat="kode")


def find_by_kode(kode: str) -> Terbitan | None:
    """Whatever its state; the successor of a replaced one comes along."""
    return _first(Q(kode=kode))


def find_by_nomor(nomor: str) -> Terbitan | None:
    """The whole number, spaces and case aside: a part of one would list others."""
    return _first(Q(nomor__iexact=nomor) | Q(nomor__iexact=nomor.replace(" ", "")))


def find_by_judul(judul: str) -> Terbitan | None:
    """By the title that our files carry: the kind of document, then its number."""
    words = judul.split()
    return _first(Q(nomor__in=[" ".join(words[place:]) for place in range(len(words))]))


def find_by_sha256(digests: Iterable[str]) -> Terbitan | None:
    return _first(Q(sha256__in=[digest for digest in digests if digest]))


def initials(nama: str) -> str:
    """Of each word before the titles: enough to notice another name, too little for a directory."""
    return " ".join(f"{word[0].upper()}." for word in nama.split(",")[0].split() if word[0].isalpha())


def _first(wanted: Q) -> Terbitan | None:
    found = [row for kind in _kinds() for row in kind.objects.filter(wanted)[:1]]
    return found[0] if found else None


def _kinds() -> Iterator[Any]:
    return (kind for kind in apps.get_models() if issubclass(kind, Terbitan))
