"""Choosing a person: among whom, and who of them fits what was typed. Forms and the offers while somebody types ask the same."""

import re
from collections.abc import Callable
from typing import Final

from lib import waktu
from lib.format import format_nip
from lib.nip import read_daftar
from pegawai.models import Pegawai, Pengguna
from pegawai.models.pegawai import PegawaiQuerySet

Lingkup = Callable[[Pengguna, int | None], PegawaiQuerySet]
LINGKUP: Final[dict[str, Lingkup]] = {}
DITAWARKAN: Final = 8
TEMPELAN_MAX: Final = 4000  # letters of a search that may be a pasted column of NIPs
SEKALIGUS: Final = 200
NIP_TERTULIS: Final = re.compile(r"(?<!\d)\d{8} ?\d{6} ?\d ?\d{3}(?!\d)")


def register_lingkup(nama: str, rows: Lingkup) -> None:
    """`rows` says whom this account may choose, for the object `pada` where it depends on one; an account without the right: nobody."""
    LINGKUP[nama] = rows


def lingkup_of(nama: str, user: Pengguna, pada: int | None = None) -> PegawaiQuerySet:
    """With today's posting. Raises KeyError for a name that nobody registered."""
    chosen = LINGKUP[nama](user, pada).order_by().values("pk")
    return Pegawai.objects.filter(pk__in=chosen).with_posting(waktu.today()).order_by("nama", "pk")


def find_orang(people: PegawaiQuerySet, text: str, limit: int = DITAWARKAN) -> list[Pegawai]:
    """By name, NIP, or words of the way to the unit; what `sebut_orang` writes names one person, by the NIP in it."""
    if not text:
        return []
    written = NIP_TERTULIS.findall(text)
    return list(people.search(written[0] if len(written) == 1 else text)[:limit])


def find_banyak(people: PegawaiQuerySet, text: str, limit: int) -> tuple[list[Pegawai], list[str]]:
    """Everybody whose NIP was pasted, and the NIPs that none of them has; for any other text at most `limit` who fit."""
    listed = read_daftar(text)[:SEKALIGUS]
    found = find_orang(people, " ".join(listed) or text, max(limit, len(listed)))
    return found, _without({row.nip for row in found}, listed)


def missing_nips(people: PegawaiQuerySet, text: str) -> list[str]:
    """Of the NIPs that the text consists of, those that nobody among these people has."""
    listed = read_daftar(text)[:SEKALIGUS]
    return _without(set(people.filter(nip__in=listed).values_list("nip", flat=True)), listed) if listed else []


def _without(known: set[str], listed: list[str]) -> list[str]:
    return [nip for nip in listed if nip not in known]


def sebut_orang(pegawai: Pegawai) -> str:
    """How a chosen person stands in the field."""
    return f"{pegawai.nama}, {format_nip(pegawai.nip)}"


register_lingkup("pegawai", lambda user, _: Pegawai.objects.visible_to(user).active())
register_lingkup("pegawai-tercatat", lambda user, _: Pegawai.objects.visible_to(user))
