"""Workbooks of a list: what their last sheet says, and who made them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

from lib import paging, waktu
from lib.format import format_waktu
from lib.saringan import SaringanForm
from lib.unduhan import attachment
from pegawai.permintaan import Permintaan


def make_notes(request: Permintaan, isi: str, keterangan: str, jumlah: int) -> list[tuple[str, object]]:
    now = format_waktu(waktu.now())
    return [("Isi", isi), ("Saringan", keterangan), ("Jumlah baris", jumlah), ("Data per", now), ("Dibuat oleh", request.user.nama)]


def export_list(
    request: Permintaan,
    nama: str,
    rows: QuerySet[Any],
    sorts: Mapping[str, paging.Sort],
    saringan: SaringanForm,
    write: Callable[..., None],
) -> HttpResponse:
    """The rows that the list shows, all pages of them, as a workbook that `write` fills."""
    found = list(paging.order_by(rows, sorts, paging.read_sort(request, sorts, "nama")))
    answer = attachment(nama)
    write(answer, found, notes=make_notes(request, nama.capitalize(), saringan.describe(), len(found)))
    return answer
