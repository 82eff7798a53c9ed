"""Choosing a person or an account: among whom, and who of them fits what was typed. Forms and the offers ask the same."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, F, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable

from lib import waktu
from lib.format import format_nip
from lib.nip import read_daftar
from pegawai.models import Pegawai, Penempatan, Pengguna
from pegawai.permissions import PEMERIKSA_AKSES, has_peran

Orang = Any  # a row of a registered kind
OrangQuerySet = QuerySet[Any, Any]
Lingkup = Callable[[Pengguna, int | None], OrangQuerySet]
LINGKUP: Final[dict[str, Lingkup]] = {}
DITAWARKAN: Final = 8
TEMPELAN_MAX: Final = 4000  # letters of a search that may be a pasted column of NIPs
SEKALIGUS: Final = 200
NIP_TERTULIS: Final = re.compile(r"(?<!\d)\d{8} ?\d{6} ?\d ?\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Jenis:
    """A kind of row that stands for a person. `rows` come with nip, jabatan_nama and unit_sebutan as the offers name them; `tanda` tells
    apart who bears the same name."""

    rows: Callable[[], OrangQuerySet]
    search: Callable[[OrangQuerySet, str], OrangQuerySet]
    tanda: Callable[[Any], str]


JENIS: Final[dict[type[Model], Jenis]] = {}


def register_lingkup(nama: str, rows: Lingkup) -> None:
    """`rows` says which people, or which accounts, this account may choose, for the object `pada` where it depends on one; an account
    without the right: nobody."""
    LINGKUP[nama] = rows


def lingkup_of(nama: str, user: Pengguna, pada: int | None = None) -> OrangQuerySet:
    """With today's posting. Raises KeyError for a name that nobody registered."""
    chosen = LINGKUP[nama](user, pada).order_by().values("pk")
    return JENIS[chosen.model].rows().filter(pk__in=chosen).order_by("nama", "pk")


def posting_of(column: str, wanted: str) -> Combinable:
    """What the posting of today says of the person in this column."""
    return Subquery(Penempatan.objects.definitive().on(waktu.today()).filter(pegawai=OuterRef(column)).values(wanted)[:1])


def _accounts() -> OrangQuerySet:
    """Named as `with_posting` names it; whoever is no employee here is told by that and by his address."""
    rows: OrangQuerySet = Pengguna.objects.annotate(
        nip=F("username"),
        jabatan_nama=Case(When(pegawai=None, then=Value("Akun luar")), default=posting_of("pegawai", "jabatan__nama")),
        unit_sebutan=Case(When(pegawai=None, then=F("email")), default=posting_of("pegawai", "unit__sebutan")),
    )
    return rows


def find_orang(people: OrangQuerySet, text: str, limit: int = DITAWARKAN) -> list[Any]:
    """As its kind is searched; what `sebut_orang` writes names one."""
    if not text:
        return []
    written = NIP_TERTULIS.findall(text)
    sought = written[0] if len(written) == 1 else text
    return list(JENIS[people.model].search(people, sought)[:limit])


def _search_accounts(accounts: OrangQuerySet, text: str) -> OrangQuerySet:
    named = "".join(text.rpartition(", ")[2].split())
    exact = accounts.filter(Q(username__iexact=named) | Q(email__iexact=named))
    if exact.exists():
        return exact
    people = Pegawai.objects.search(text).order_by().values("pk")
    return accounts.filter(Q(pk__in=Pengguna.objects.search(text).order_by().values("pk")) | Q(pegawai__in=people))


def find_banyak(people: OrangQuerySet, text: str, limit: int) -> tuple[list[Pegawai], list[str]]:
    """Everybody whose NIP was pasted, and the NIPs that none of them has; for any other text at most `limit` who fit."""
    listed = read_daftar(text)[:SEKALIGUS]
    found = find_orang(people, " ".join(listed) or text, max(limit, len(listed)))
    return found, _without({row.nip for row in found}, listed)


def missing_nips(people: OrangQuerySet, text: str) -> list[str]:
    """Of the NIPs that the text consists of, those that nobody among these people has."""
    listed = read_daftar(text)[:SEKALIGUS]
    return _without(set(people.filter(nip__in=listed).values_list("nip", flat=True)), listed) if listed else []


def _without(known: set[str], listed: list[str]) -> list[str]:
    return [nip for nip in listed if nip not in known]


def sebut_orang(orang: Orang) -> str:
    """How a chosen person stands in the field."""
    return ", ".join(filter(None, (orang.nama, JENIS[type(orang)].tanda(orang))))


JENIS[Pegawai] = Jenis(
    lambda: Pegawai.objects.with_posting(waktu.today()),
    lambda rows, text: rows.search(text),  # type: ignore[attr-defined]
    lambda row: format_nip(row.nip),
)
JENIS[Pengguna] = Jenis(_accounts, _search_accounts, lambda row: format_nip(row.username))


register_lingkup("pegawai", lambda user, _: Pegawai.objects.visible_to(user).active())
register_lingkup("pegawai-tercatat", lambda user, _: Pegawai.objects.visible_to(user))
register_lingkup("akun", lambda user, _: Pengguna.objects.all() if has_peran(user, PEMERIKSA_AKSES) else Pengguna.objects.none())
