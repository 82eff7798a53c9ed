from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging, waktu
from pegawai import tasks
from pegawai.forms.jabatan import JabatanForm
from pegawai.forms.saringan import SaringanJabatanForm
from pegawai.models import Jabatan
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.queries import jabatan as queries
from pegawai.services import ekspor
from pegawai.services import jabatan as services
from pegawai.views.pegawai import PEMBACA


@require_safe
@require_peran(*PEMBACA)
def jabatan_list(request: Permintaan) -> HttpResponse:
    form = SaringanJabatanForm(request)
    found = queries.filter_jabatan(form.nilai, waktu.today())
    page = paging.paginate(request, found, sorts=queries.SORTS, default="nama")
    context = {"page": page, "urut": page.urut, "saringan": form, "boleh_ubah": Peran.KEPEGAWAIAN in peran_of(request.user)}
    part = "#daftar" if request.htmx else ""
    return render(request, f"pegawai/jabatan_list.html{part}", context)


@require_POST
@require_peran(*PEMBACA)
def jabatan_export(request: Permintaan) -> HttpResponse:
    form = SaringanJabatanForm(request)
    job = ekspor.create_ekspor_jabatan(saringan=form.nilai, keterangan=form.describe(), by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@require_safe
@require_peran(*PEMBACA)
def jabatan_pilihan(request: Permintaan) -> HttpResponse:
    """Offers for a search field; the only parameter is what was typed, whatever the field is called."""
    text = paging.read_text(request, next(iter(request.GET), "q"))
    return render(request, "pegawai/_pilihan.html", {"pilihan": queries.choices(text)})


@require_safe
@require_peran(*PEMBACA)
def jabatan_detail(request: Permintaan, pk: int) -> HttpResponse:
    """A position and the people in one's scope who hold it today."""
    jabatan, per = get_object_or_404(Jabatan, pk=pk), waktu.today()
    page = paging.paginate(request, queries.people_of(request.user, jabatan, per), sorts=queries.PEOPLE_SORTS, default="nama")
    context = {"jabatan": jabatan, "page": page, "urut": page.urut, "boleh_ubah": Peran.KEPEGAWAIAN in peran_of(request.user)}
    return render(request, "pegawai/jabatan_detail.html", context)


@require_http_methods(["GET", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def jabatan_create(request: Permintaan) -> HttpResponse:
    return _save(request, Jabatan())


@require_http_methods(["GET", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def jabatan_edit(request: Permintaan, pk: int) -> HttpResponse:
    return _save(request, get_object_or_404(Jabatan, pk=pk))


def _save(request: Permintaan, jabatan: Jabatan) -> HttpResponse:
    form = JabatanForm(request.POST or None, instance=jabatan)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_jabatan(jabatan=form.instance, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, "Jabatan tersimpan.")
            return redirect(form.instance)
    return render(request, "pegawai/jabatan_form.html", {"form": form, "jabatan": jabatan})
