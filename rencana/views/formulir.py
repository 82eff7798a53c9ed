"""The one page of all forms of this app, and what happens when they are sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lib.forms import add_refusal
from pegawai.permintaan import Permintaan


@dataclass(frozen=True, slots=True)
class Halaman:
    """`kembali`: where it leads, done or not; `remah`: (address, name) of the pages above."""

    judul: str
    tombol: str
    kembali: str
    selesai: str
    lead: str = ""
    remah: tuple[tuple[str, str], ...] = ()
    bahaya: bool = False


def read(request: Permintaan) -> Any:
    return request.POST if request.method == "POST" else None


def submit(
    request: Permintaan,
    form: BaseForm,
    halaman: Halaman,
    act: Callable[[Mapping[str, Any]], object],
    template: str = "rencana/formulir.html",
) -> HttpResponse:
    """Draws the form, or does the act with what was typed; a refusal keeps it."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, halaman.selesai)
            return redirect(halaman.kembali)
    return render(request, template, {"form": form, "halaman": halaman})
