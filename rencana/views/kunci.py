"""People who are locked into a programme of a plan or out of it, and what reckonings weigh by."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging, waktu
from lib.masukan import attempt, back_to, read_id
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries.pegawai import add_posting
from rencana.forms.bobot import BobotForm
from rencana.models import BobotSusunan
from rencana.permissions import PERENCANA, READERS
from rencana.queries import kunci as queries
from rencana.services import kunci_kursi as services
from rencana.views.formulir import Halaman, read, submit
from rencana.views.susunan import get_periode, may_plan

SELESAI = {"masuk": "Pegawai dikunci: setiap hitungan memberinya kursi.", "keluar": "Pegawai dikunci: hitungan tidak memberinya kursi."}


@require_safe
@require_peran(*READERS)
def kunci_list(request: Permintaan, pk: int) -> HttpResponse:
    periode = get_periode(request, pk)
    page = paging.paginate(request, queries.kunci_list(periode), sorts=queries.SORTS, default="program")
    add_posting([row.pegawai for row in page.rows], waktu.today())
    context = {"periode": periode, "page": page, "urut": page.urut, "boleh_ubah": may_plan(request, periode)}
    return render(request, "rencana/kunci_list.html", context)


@require_POST
@require_peran(*PERENCANA)
def kunci_set(request: Permintaan, pk: int) -> HttpResponse:
    get_periode(request, pk)
    arah, pegawai, program = request.POST.get("arah", ""), read_id(request.POST, "pegawai"), read_id(request.POST, "program")
    versi = read_id(request.POST, "versi") or 0
    done = SELESAI.get(arah, "Kunci dilepas: hitungan berikutnya memutuskan lagi.")

    def act() -> object:
        ids = {"periode_id": pk, "pegawai_id": pegawai or 0, "program_id": program or 0, "versi": versi}
        return services.set_kunci(**ids, arah=arah, by=request.user)

    attempt(request, act, done)
    return redirect(back_to(request, "rencana:kunci-list", pk))


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def bobot_update(request: Permintaan) -> HttpResponse:
    """Those in force are changed from today on; what was in force before stays readable."""
    row = BobotSusunan.objects.on(waktu.today())
    form = BobotForm(read(request), instance=row)
    url = reverse("rencana:periode-list")
    lead = "Menurut apa hitungan memilih program dan pesertanya. Berlaku mulai hari ini; susunan yang sudah dihitung perlu dihitung lagi."
    page = Halaman("Bobot susunan", "Simpan", url, "Bobot tersimpan dan berlaku mulai hari ini.", lead, ((url, "Rencana tahunan"),))
    return submit(request, form, page, lambda data: services.save_bobot(data=data, by=request.user))
