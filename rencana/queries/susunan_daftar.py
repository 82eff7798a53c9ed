"""The scenarios of a plan as a list."""

from typing import Final

from lib import paging
from pegawai.models import Pengguna
from rencana.models import PeriodeRencana
from rencana.models.susunan import SusunanQuerySet
from rencana.queries import susunan as queries

SORTS: Final[dict[str, paging.Sort]] = {
    "nama": "nama",
    "dibuat": "dibuat_pada",
    "biaya": "biaya",
    "level": "level_tertutup",
    "dilayani": "dilayani",
}


def susunan_list(user: Pengguna, periode: PeriodeRencana, *, q: str = "", status: str = "") -> SusunanQuerySet:
    rows = queries.susunan_list(user, periode).defer("harga_awal")
    rows = rows.filter(status=status) if status else rows
    for word in q.split():
        rows = rows.filter(nama__icontains=word)
    return rows
