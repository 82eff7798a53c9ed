"""Who is locked into a programme of a plan, and who out of it."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import QuerySet

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


def add_kunci(periode: PeriodeRencana, rows: Sequence[Any]) -> None:
    """`kata_kunci` of each row: how its person is locked for its programme, else empty. One query."""
    found = periode.kunci_list.filter(pegawai__in=[row.pegawai_id for row in rows]).order_by()
    known = {(who, program): arah for who, program, arah in found.values_list("pegawai", "program", "arah")}
    for row in rows:
        arah = known.get((row.pegawai_id, row.program_id))
        row.kata_kunci = KunciKursi.Arah(arah).label if arah else ""
