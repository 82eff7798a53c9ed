"""The facts beside a nominee: what the ledgers say of the person in the year of the award."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from diklat.models import CatatanJP
from insentif.models import Kejadian, Lencana, Nominasi, PostingPoin

CELAH: Final = Q(aturan__kejadian=Kejadian.LULUS, pengali__gt=1)


def poin_of(pegawai_id: int, tahun: int) -> int:
    """Earned in the year; what was redeemed does not count against anybody."""
    found = PostingPoin.objects.filter(pegawai=pegawai_id, tahun=tahun, aturan__isnull=False).aggregate(n=Sum("poin"))["n"]
    return int(found or 0)


def with_fakta(rows: "QuerySet[Nominasi]") -> "QuerySet[Nominasi]":
    """Adds `poin`, `jp` and `celah` (trainings passed that aimed at an own gap) of the nominee in the award's year."""
    year: dict[str, Any] = {"pegawai": OuterRef("pegawai"), "tahun": OuterRef("penghargaan__tahun")}
    earned = PostingPoin.objects.filter(**year, aturan__isnull=False)
    closed = PostingPoin.objects.hidup().filter(CELAH, **year)
    return rows.annotate(
        poin=_total(earned, Sum("poin")),
        jp=_total(CatatanJP.objects.filter(**year), Sum("jp")),
        celah=_total(closed, Count("pk")),
    )


def lencana_of(pegawai_ids: Iterable[int], tahun: int) -> dict[int, list[str]]:
    """The badges that these people had at the end of the year, by name; two queries for any number of people."""
    rows = PostingPoin.objects.hidup().filter(pegawai__in=list(pegawai_ids), tahun__lte=tahun, aturan__isnull=False)
    counted = (
        rows.order_by().values_list("pegawai", "aturan__kejadian", "tahun").annotate(semua=Count("pk"), celah=Count("pk", filter=CELAH))
    )
    seen: dict[int, list[tuple[str, int, int, int]]] = {}
    for pegawai, *line in counted:
        seen.setdefault(pegawai, []).append(tuple(line))
    badges = list(Lencana.objects.filter(is_aktif=True))
    return {pegawai: [badge.nama for badge in badges if _has(badge, lines)] for pegawai, lines in seen.items()}


def _has(badge: Lencana, lines: Iterable[tuple[str, int, int, int]]) -> bool:
    years: Counter[int] = Counter()
    for kejadian, tahun, semua, celah in lines:
        if kejadian == badge.kejadian:
            years[tahun if badge.dalam_tahun else 0] += celah if badge.hanya_celah else semua
    return max(years.values(), default=0) >= badge.kali


def _total(rows: "QuerySet[Any]", what: Sum | Count) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().annotate(orang=F("pegawai")).values("orang").annotate(n=what).values("n")), Value(0))
