"""What a programme's final score is made of, and the dated bands of scores."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from diklat.models import Program
from evaluasi.forms import nilai as forms
from evaluasi.models import KategoriNilai, KomponenNilai
from evaluasi.permissions import READERS, WRITERS
from evaluasi.queries import nilai as queries
from evaluasi.services import komponen as services
from lib import waktu
from lib.forms import Refusal
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def komponen_update(request: Permintaan, pk: int) -> HttpResponse:
    program = get_object_or_404(Program, pk=pk)
    rows = list(KomponenNilai.objects.filter(program=program).order_by("urutan", "pk"))
    data = request.POST if request.method == "POST" else None
    formset = forms.KomponenFormSet(data, initial=forms.komponen_initial(rows))
    context: dict[str, Any] = {"program": program, "formset": formset, "form": None}
    if formset.is_valid():
        try:
            services.set_komponen(program=program, isi=list(formset.isi), by=request.user)
        except ValidationError as refusal:
            context["form"] = Refusal.of(refusal)
        else:
            messages.success(request, "Komponen nilai tersimpan. Hitung ulang nilai angkatan yang sedang berjalan.")
            return redirect(program)
    return render(request, "evaluasi/komponen_form.html", context)


@require_safe
@require_peran(*READERS, Peran.ADMIN)
def kategori_list(request: Permintaan) -> HttpResponse:
    """The bands in force today and the sets that come."""
    today = waktu.today()
    context = {
        "perangkat": queries.perangkat_list(today),
        "boleh": bool(peran_of(request.user) & set(WRITERS)),
    }
    return render(request, "evaluasi/kategori_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def kategori_update(request: Permintaan, jenis: str) -> HttpResponse:
    """A new set from a day on, beginning with the present one."""
    if jenis not in KategoriNilai.Jenis.values:
        raise Http404
    today, data = waktu.today(), request.POST if request.method == "POST" else None
    form = forms.BerlakuForm(data, initial={"berlaku_mulai": today})
    formset = forms.KategoriFormSet(data, initial=forms.kategori_initial(queries.load_kategori(jenis, today)))
    context = {"jenis": KategoriNilai.Jenis(jenis), "form": form, "formset": formset}
    if form.is_valid() and formset.is_valid():
        try:
            services.set_kategori(jenis=jenis, isi=list(formset.isi), by=request.user, hari=today, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("berlaku_mulai" if refusal.code == "tanggal" else None, refusal)
        else:
            messages.success(request, "Kategori tersimpan.")
            return redirect("evaluasi:kategori-list")
    return render(request, "evaluasi/kategori_form.html", context)
