"""The catalogue of what points can be redeemed for, with how often it was asked for."""

from typing import Final

from django.db.models import Count, Q, QuerySet

from insentif.models import Imbalan
from insentif.queries.tukar import GUGUR
from lib import paging, waktu

SORTS: Final[dict[str, paging.Sort]] = {
    "nama": "nama",
    "poin": ("poin", "nama"),
    "stok": ("stok", "nama"),
    "tahun_ini": ("tahun_ini", "nama"),
}


def imbalan_list(q: str, *, dipakai: bool) -> QuerySet[Imbalan]:
    rows = Imbalan.objects.filter(is_aktif=dipakai)
    if q:
        rows = rows.filter(Q(nama__icontains=q) | Q(keterangan__icontains=q))
    this_year = Q(penukaran_list__diajukan_pada__year=waktu.today().year) & ~Q(penukaran_list__status__in=GUGUR)
    return rows.annotate(tahun_ini=Count("penukaran_list", filter=this_year))
