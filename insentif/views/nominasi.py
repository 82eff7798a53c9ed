"""Nominations: the list with the facts beside each nominee, a new one, one of them, and its decision."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.services.sertifikat import berkas
from diklat.services.terbitan import sidik_usul
from insentif.forms import penghargaan as forms
from insentif.forms.saringan import SaringanNominasiForm
from insentif.models import Nominasi
from insentif.permissions import WRITERS, is_pengelola
from insentif.queries import nominasi as queries
from insentif.queries import penghargaan as award_queries
from insentif.queries.fakta import with_fakta
from insentif.services import nominasi as services
from insentif.workbooks import penghargaan as workbook
from lib import paging, waktu
from lib.masukan import attempt
from lib.unduhan import attachment
from pegawai.permintaan import Permintaan
from pegawai.permissions import is_own, require_peran
from pegawai.unduhan import make_notes

PELAKU = ("piagam__dicabut_oleh", "piagam__diterbitkan_oleh", "piagam__usul_oleh")
FIELD_OF = dict.fromkeys(
    ("sendiri", "bukan_bawahan", "sudah_dinominasikan", "nonaktif", "kelompok", "ditangguhkan", "poin_kurang"), "pegawai"
)


@require_safe
def nominasi_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanNominasiForm(request)
    page = paging.paginate(request, queries.nominasi_list(request.user, saringan.nilai), sorts=queries.SORTS, default="-diusulkan")
    queries.attach_lencana(page.rows)
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "menunggu": queries.count_menunggu(request.user) if is_pengelola(request.user) else 0,
    }
    return render(request, "insentif/nominasi_list.html", context)


@require_safe
def nominasi_export(request: Permintaan) -> HttpResponse:
    """The rows of the list with their facts, for whoever sees them."""
    saringan = SaringanNominasiForm(request)
    urut = paging.read_sort(request, queries.SORTS, "-diusulkan")
    rows = queries.attach_lencana(list(paging.order_by(queries.nominasi_list(request.user, saringan.nilai), queries.SORTS, urut)))
    answer = attachment("nominasi")
    workbook.write_nominasi(answer, rows, notes=make_notes(request, "Nominasi penghargaan", saringan.describe(), len(rows)))
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def nominasi_create(request: Permintaan, pk: int) -> HttpResponse:
    if not queries.may_nominate(request.user):
        raise PermissionDenied
    award = get_object_or_404(award_queries.visible_to(request.user), pk=pk)
    terbuka, semua = queries.is_open(award), is_pengelola(request.user)
    form = _nominasi_form(request)
    if form.is_valid():
        try:
            made = services.create_nominasi(penghargaan_id=pk, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(FIELD_OF.get(refusal.code or ""), refusal)
        else:
            messages.success(request, f"Nominasi {made.pegawai.nama} terkirim. Anda diberi tahu lewat surel setelah diputus.")
            return redirect(made)
    calon = award_queries.calon_of(award, request.user, waktu.today(), semua=semua) if terbuka else []
    context = {"form": form, "penghargaan": award, "terbuka": terbuka, "semua": semua, "calon_list": calon}
    return render(request, "insentif/nominasi_form.html", context)


def _nominasi_form(request: Permintaan) -> forms.NominasiForm:
    """Somebody picked from the list beside the form takes the field of the person; what was typed stays, nothing is sent."""
    if request.POST.get("pilih"):
        typed = {"pegawai": request.POST["pilih"], "alasan": request.POST.get("alasan", "")}
        return forms.NominasiForm(initial=typed, user=request.user)
    data, named = request.POST if request.method == "POST" else None, {"pegawai": paging.read_text(request, "pegawai")}
    return forms.NominasiForm(data, initial=named, user=request.user)


@require_safe
def nominasi_detail(request: Permintaan, pk: int) -> HttpResponse:
    return render_detail(request, pk, forms.PutusanForm())


@require_POST
@require_peran(*WRITERS)
def nominasi_decide(request: Permintaan, pk: int) -> HttpResponse:
    """The button that was pressed says which: `putusan` is "setuju" or "tolak"."""
    form, setuju = forms.PutusanForm(request.POST), request.POST.get("putusan") == "setuju"
    row = get_object_or_404(Nominasi.objects.select_related("pegawai"), pk=pk)
    if form.is_valid():
        try:
            services.decide_nominasi(pk=pk, setuju=setuju, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            sesudah = "Penerima dan pengusulnya" if setuju else "Pengusulnya"
            hasil = "disetujui" if setuju else "tidak terpilih"
            messages.success(request, f"{row.pegawai.nama} {hasil}. {sesudah} diberi tahu lewat surel.")
            return redirect(row)
    return render_detail(request, pk, form)


@require_POST
def nominasi_tarik(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(Nominasi.objects.visible_to(request.user).select_related("pegawai"), pk=pk)
    alasan = request.POST.get("alasan", "")
    attempt(request, lambda: services.withdraw_nominasi(pk=pk, alasan=alasan, by=request.user), f"Nominasi {row.pegawai.nama} ditarik.")
    return redirect(row)


def render_detail(request: Permintaan, pk: int, form: forms.PutusanForm) -> HttpResponse:
    rows = Nominasi.objects.visible_to(request.user).select_related(*queries.RELATED, *PELAKU)
    row = get_object_or_404(with_fakta(rows), pk=pk)
    piagam, kota, sendiri = getattr(row, "piagam", None), request.user.has_city_scope, is_own(request.user, row.pegawai_id)
    context = {
        "nominasi": row,
        "rincian": queries.get_rincian(row, request.user, waktu.today()),
        "piagam": piagam,
        "keutuhan": berkas.check_berkas(piagam) if piagam and kota else None,
        "sendiri": sendiri,
        "sidik": sidik_usul(piagam) if piagam and piagam.is_usul else "",
        "boleh_cabut": piagam and piagam.status == "terbit" and not piagam.is_usul and is_pengelola(request.user) and not sendiri,
        "pengelola": is_pengelola(request.user),
        "kota": kota,
        "form": form,
    }
    return render(request, "insentif/nominasi_detail.html", context)
