from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging, waktu
from lib.masukan import read_id
from pegawai import tasks
from pegawai.forms.unit import BatalPindahForm, UnitForm
from pegawai.models import UnitKerja
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.queries import pindah
from pegawai.queries import unit as queries
from pegawai.queries.wakil import plh_list
from pegawai.services import ekspor
from pegawai.services import unit as services
from pegawai.views.pegawai import PEMBACA


@require_safe
@require_peran(*PEMBACA)
def unit_list(request: Permintaan) -> HttpResponse:
    """The top of the tree; with a search text a flat list of what was found."""
    per, text = waktu.today(), paging.read_text(request)
    context = {"q": text, "per": per, "boleh_ubah": Peran.KEPEGAWAIAN in peran_of(request.user)}
    if text:
        page = paging.paginate(request, queries.search(request.user, text), sorts=queries.FOUND_SORTS, default="dekat")
        return render(request, "pegawai/unit_cari.html", {**context, "page": page})
    return render(request, "pegawai/unit_list.html", {**context, "cabang_list": queries.tree_top(request.user, per)})


@require_safe
@require_peran(*PEMBACA)
def unit_cabang(request: Permintaan, pk: int) -> HttpResponse:
    """The units right below one, for a branch that somebody unfolds."""
    unit = get_object_or_404(UnitKerja.objects.visible_to(request.user), pk=pk)
    context = {"cabang_list": queries.tree_level(UnitKerja.objects.below(unit.pk), waktu.today()), "unit": unit}
    return render(request, "pegawai/_unit_cabang.html", context)


@require_safe
@require_peran(*PEMBACA)
def unit_pilihan(request: Permintaan) -> HttpResponse:
    """Offers for a search field; the only parameter is what was typed, whatever the field is called."""
    text = paging.read_text(request, next(iter(request.GET), "q"))
    return render(request, "pegawai/_pilihan.html", {"pilihan": queries.choices(request.user, text)})


@require_safe
@require_peran(*PEMBACA)
def unit_detail(request: Permintaan, pk: int) -> HttpResponse:
    """A unit, its heads today, its subunits and its people: its own, or those of the whole branch with `lingkup=cabang`."""
    unit, per = get_object_or_404(UnitKerja.objects.visible_to(request.user), pk=pk), waktu.today()
    whole = request.GET.get("lingkup") == "cabang"
    people = queries.people_of(request.user, unit, per, whole=whole)
    page = paging.paginate(request, people, sorts=queries.PEOPLE_SORTS, default="nama")
    context = {
        "unit": unit,
        "per": per,
        "page": page,
        "urut": page.urut,
        "whole": whole,
        **queries.get_detail(unit, per),
        "pindah_list": pindah.coming_moves(unit),
        "plh_list": plh_list(request.user, unit=unit.pk),
        "boleh_plh": unit.pk in request.user.headed_unit_ids,
        "boleh_ubah": Peran.KEPEGAWAIAN in peran_of(request.user),
    }
    return render(request, "pegawai/unit_detail.html", context)


@require_http_methods(["GET", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def unit_create(request: Permintaan) -> HttpResponse:
    above = UnitKerja.objects.filter(pk=read_id(request.GET, "induk") or 0).first()
    return _save(request, UnitKerja(induk=above))


@require_http_methods(["GET", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def unit_edit(request: Permintaan, pk: int) -> HttpResponse:
    return _save(request, get_object_or_404(UnitKerja, pk=pk))


def _save(request: Permintaan, unit: UnitKerja) -> HttpResponse:
    form = UnitForm(request.POST or None, instance=unit)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_unit(unit=form.instance, by=request.user, sejak=form.cleaned_data.get("induk_sejak"))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, "Unit tersimpan.")
            return redirect(form.instance)
    return render(request, "pegawai/unit_form.html", {"form": form, "unit": unit})


@require_POST
@require_peran(Peran.KEPEGAWAIAN)
def unit_pindah_batal(request: Permintaan, pk: int) -> HttpResponse:
    """Take back a move of the unit before its day."""
    unit, form = get_object_or_404(UnitKerja, pk=pk), BatalPindahForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(list(form.errors["hari"]))
        services.withdraw_pindah(unit=unit, hari=form.cleaned_data["hari"], by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, "Pemindahan dibatalkan; unit tetap di tempatnya.")
    return redirect(unit)


@require_POST
@require_peran(*PEMBACA)
def unit_export(request: Permintaan) -> HttpResponse:
    job = ekspor.create_ekspor_unit(by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)
