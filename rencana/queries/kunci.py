"""Who is locked into a programme of a plan, and who out of it."""

from typing import Final

from django.db.models import Case, CharField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from lib import paging
from rencana.models import KunciKursi, PeriodeRencana

SORTS: Final[dict[str, paging.Sort]] = {
    "program": ("program__nama", "pegawai__nama"),
    "nama": "pegawai__nama",
    "arah": ("arah", "pegawai__nama"),
    "dibuat": "dibuat_pada",
}


def kunci_list(periode: PeriodeRencana) -> QuerySet[KunciKursi]:
    return periode.kunci_list.select_related("pegawai", "program", "dibuat_oleh")


def kata_kunci(periode: PeriodeRencana) -> Coalesce:
    """For rows with a person and a programme: how he is locked for it, else empty."""
    label = Case(*(When(arah=arah, then=Value(arah.label)) for arah in KunciKursi.Arah))
    locks = periode.kunci_list.filter(pegawai=OuterRef("pegawai"), program=OuterRef("program")).order_by()
    return Coalesce(Subquery(locks.values(kata=label)[:1]), Value(""), output_field=CharField())
