"""Rooms and teachers are both booked by sessions, one at a time: what their pages share.

`nama` is the noun of the kind ("ruang"): in addresses, in template names, and as the name of its row in the context.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpResponse
from django.shortcuts import redirect, render

from diklat.models import Narasumber, Ruang
from diklat.queries import ruang as queries
from diklat.queries.sesi import group_by_hari
from diklat.views.program import may_write
from lib import paging, waktu
from lib.forms import add_refusal
from lib.masukan import read_day
from lib.saringan import SaringanForm
from pegawai.permintaan import Permintaan

HARI_SEPEKAN = 7


def render_list(
    request: Permintaan, nama: str, rows: QuerySet[Any], sorts: Mapping[str, paging.Sort], saringan: SaringanForm, **more: Any
) -> HttpResponse:
    page = paging.paginate(request, rows, sorts=sorts, default="nama")
    context = {"page": page, "urut": page.urut, "saringan": saringan, "boleh_ubah": may_write(request), **more}
    return render(request, f"diklat/{nama}_list.html", context)


def render_week(request: Permintaan, nama: str, row: Ruang | Narasumber) -> HttpResponse:
    """The sessions of the week that the address names by any of its days (`mulai`), else of this one."""
    mulai = queries.monday_of(read_day(request.GET, "mulai") or waktu.today())
    sesi = queries.sesi_between(*queries.day_bounds(mulai, HARI_SEPEKAN)).filter(**{nama: row})
    context = {
        nama: row,
        "hari_list": group_by_hari(sesi),
        "mulai": mulai,
        "akhir": mulai + timedelta(days=HARI_SEPEKAN - 1),
        "sebelum": mulai - timedelta(days=HARI_SEPEKAN),
        "sesudah": mulai + timedelta(days=HARI_SEPEKAN),
        "boleh_ubah": may_write(request),
    }
    return render(request, f"diklat/{nama}_detail.html", context)


def edit(request: Permintaan, nama: str, form: ModelForm, save: Callable[[], object]) -> HttpResponse:
    """The form; what `save` refuses stands at its field."""
    row = form.instance
    before = row.nama
    if form.is_valid():
        try:
            save()
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"{nama.capitalize()} {row.nama} tersimpan.")
            return redirect(f"diklat:{nama}-detail", pk=row.pk)
    return render(request, f"diklat/{nama}_form.html", {"form": form, nama: row, "nama": before})
