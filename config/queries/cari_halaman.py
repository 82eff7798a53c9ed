"""The pages of the menus and the reference tables, for the search: of every role held, found by the beginnings of words, without the
database."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from django.urls import reverse

from config.navigation import ACUAN, PANDUAN, groups_of
from pegawai.acuan import Acuan, acuan_list
from pegawai.peran import LABELS, Peran

TANPA_NAMA: Final = "beranda"  # its address greets each role; the mark of the product leads there


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page by its name, and by the place and group of the menu where it lies."""

    judul: str
    tempat: str
    url: str
    kata: tuple[str, ...]

    def is_named(self, words: list[str]) -> bool:
        return all(any(mine.startswith(word) for mine in self.kata) for word in words)


@cache
def halaman_of(held: frozenset[str]) -> tuple[Halaman, ...]:
    """Each once, as the first of the roles names its place."""
    found: dict[str, Halaman] = {}
    for peran in (role for role in LABELS if role in held):
        for group in groups_of(peran, is_pegawai=Peran.PEGAWAI in held):
            for item in group.items:
                for page in item.pages:
                    tempat = item.label if item.label != page.label else group.label
                    kata = tuple(f"{page.label} {page.tab} {item.label}".lower().split())
                    found.setdefault(page.url_name, Halaman(page.label, tempat, page.url, kata))
    if ACUAN.url_name in found:
        found |= {acuan.kode: _acuan(acuan) for acuan in acuan_list()}
    found.pop(TANPA_NAMA, None)
    found.setdefault(PANDUAN.url_name, Halaman(PANDUAN.label, "Menu akun", PANDUAN.url, ("panduan", "bantuan")))
    return tuple(found.values())


def _acuan(acuan: Acuan) -> Halaman:
    judul = acuan.nama.capitalize()
    return Halaman(judul, ACUAN.label, reverse("pegawai:acuan-list", args=[acuan.kode]), tuple(f"{judul} {ACUAN.label}".lower().split()))


def find_halaman(held: frozenset[str], text: str) -> list[Halaman]:
    """Those whose own name begins so come first, then in the order of the menu."""
    words = text.lower().split()
    named = [page for page in halaman_of(held) if page.is_named(words)]
    return sorted(named, key=lambda page: not page.judul.lower().startswith(text.lower()))
