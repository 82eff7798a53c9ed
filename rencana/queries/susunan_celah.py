"""What a reckoning closes by competency: the chart of the greatest gaps, and the list of all."""

from collections.abc import Sequence
from typing import Final

from django.db.models import F, QuerySet
from django.db.models.functions import NullIf

from lib import paging
from rencana.models import Susunan, SusunanKompetensi

GRAFIK: Final = 8  # bars of the chart; all competencies have a page
SORTS: Final[dict[str, paging.Sort]] = {
    "nama": "kompetensi__nama",
    "pegawai": "pegawai",
    "level": "level_kesenjangan",
    "tertutup": "level_tertutup",
    "persen": F("level_tertutup") / NullIf(F("level_kesenjangan"), 0.0),
}


def kompetensi_list(susunan: Susunan, q: str = "", jenis: str = "") -> QuerySet[SusunanKompetensi]:
    rows = susunan.kompetensi_list.select_related("kompetensi")
    rows = rows.filter(kompetensi__jenis=jenis) if jenis else rows
    for word in q.split():
        rows = rows.filter(kompetensi__nama__icontains=word)
    return rows


def list_terbesar(susunan: Susunan) -> Sequence[SusunanKompetensi]:
    """The greatest gaps first. One query."""
    return list(kompetensi_list(susunan).order_by("-level_kesenjangan", "pk")[:GRAFIK])
