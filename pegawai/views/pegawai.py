from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging, waktu
from pegawai import tasks
from pegawai.akses import about
from pegawai.forms.pegawai import PegawaiForm
from pegawai.forms.saringan import SaringanPegawaiForm
from pegawai.models import Pegawai
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import is_own, peran_of, require_peran
from pegawai.queries import pegawai as queries
from pegawai.queries import perubahan as perubahan_queries
from pegawai.queries.wakil import may_appoint, plh_list
from pegawai.services import ekspor
from pegawai.services import pegawai as services
from pegawai.tautan import with_boleh

PEMBACA = (Peran.ATASAN, Peran.PENGELOLA, Peran.KEPEGAWAIAN, Peran.PIMPINAN, Peran.AUDITOR, Peran.ADMIN)


@require_safe
@require_peran(*PEMBACA)
def pegawai_list(request: Permintaan) -> HttpResponse:
    """The list; htmx asks for its lower part alone while somebody types."""
    form, per = SaringanPegawaiForm(request), waktu.today()
    urut = paging.read_sort(request, queries.SORTS, "nama")
    people = queries.sorted_pegawai(request.user, form.nilai, per, urut)
    page = paging.paginate(request, people, sorts=queries.SORTS, default="nama", searched=bool(form.nilai.q))
    queries.add_posting(page.rows, per)
    context = {"page": page, "urut": page.urut, "saringan": form, "boleh_ubah": Peran.KEPEGAWAIAN in peran_of(request.user)}
    part = "#daftar" if request.htmx else ""
    return render(request, f"pegawai/pegawai_list.html{part}", context)


@require_POST
@require_peran(*PEMBACA)
def pegawai_export(request: Permintaan) -> HttpResponse:
    """Queue the Excel file of exactly the list that is shown: the form posts to the address with the list's query string."""
    form = SaringanPegawaiForm(request)
    urut = paging.read_sort(request, queries.SORTS, "nama")
    job = ekspor.create_ekspor_pegawai(saringan=form.nilai, urut=urut, keterangan=form.describe(), by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@require_safe
def pegawai_detail(request: Permintaan, pk: int) -> HttpResponse:
    """Oneself, or somebody in one's scope; contact data only for those who need it."""
    people = Pegawai.objects.visible_to(request.user).select_related(*queries.DETAIL).with_kedudukan()
    held = peran_of(request.user)
    asked = with_boleh("pegawai", people.annotate(boleh_plh=may_appoint(request.user)), request.user, held)
    person = get_object_or_404(asked, pk=pk)
    about(request, person.pk)
    detail = queries.get_detail(person, waktu.today())
    context = {
        "pegawai": person,
        **detail,
        "boleh_ubah": Peran.KEPEGAWAIAN in held and not person.is_dianonimkan,
        "sendiri": is_own(request.user, person.pk),
        "boleh_akun": bool(held & {Peran.KEPEGAWAIAN, Peran.ADMIN}),
        "boleh_plh": person.boleh_plh,  # type: ignore[attr-defined]
        "plh_list": plh_list(request.user, pegawai=person.pk) if detail["pernah_plh"] else (),
        "boleh_kontak": queries.may_see_contact(request.user, person, held),
        "boleh_riwayat": bool(held & {Peran.KEPEGAWAIAN, Peran.AUDITOR, Peran.ADMIN}),
    }
    return render(request, "pegawai/pegawai_detail.html", context)


@require_http_methods(["GET", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def pegawai_create(request: Permintaan) -> HttpResponse:
    form = PegawaiForm(request.POST or None)
    if request.method == "POST" and _save(request, form):
        messages.success(request, f"{form.instance.nama} tersimpan. Lengkapi penempatannya.")
        return redirect("pegawai:penempatan-create", form.instance.pk)
    return render(request, "pegawai/pegawai_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def pegawai_edit(request: Permintaan, pk: int) -> HttpResponse:
    person = get_object_or_404(Pegawai.objects.visible_to(request.user), pk=pk)
    about(request, person.pk)
    name = person.nama
    sendiri = is_own(request.user, person.pk)
    form = PegawaiForm(request.POST or None, instance=person, kontak_saja=sendiri)
    if request.method == "POST" and _save(request, form):
        messages.success(request, "Perubahan tersimpan dan tercatat.")
        return redirect(person)
    return render(request, "pegawai/pegawai_form.html", {"form": form, "pegawai": person, "nama": name, "sendiri": sendiri})


def _save(request: Permintaan, form: PegawaiForm) -> bool:
    if not form.is_valid():
        return False
    try:
        services.save_pegawai(pegawai=form.instance, by=request.user, **form.standing)
    except ValidationError as refusal:
        form.add_error(None, refusal)
    return form.is_valid()


@require_safe
@require_peran(Peran.KEPEGAWAIAN, Peran.AUDITOR, Peran.ADMIN)
def pegawai_riwayat(request: Permintaan, pk: int) -> HttpResponse:
    """Everything that changed on one person: own data, postings, ranks."""
    person = get_object_or_404(Pegawai.objects.visible_to(request.user), pk=pk)
    about(request, person.pk)
    found = perubahan_queries.DaftarPerubahan(perubahan_queries.SaringanPerubahan(pegawai_id=person.pk))
    page = paging.get_page(request, found)
    return render(
        request, "pegawai/pegawai_riwayat.html", {"pegawai": person, "page": page, "catatan": perubahan_queries.describe(page.rows)}
    )
