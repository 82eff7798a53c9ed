from contextlib import suppress
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.views import LoginView, LogoutView, PasswordResetFromKeyView
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from kombu.exceptions import OperationalError

from lib import paging
from pegawai import balasan, perangkat, tasks
from pegawai.forms import akun as forms
from pegawai.forms.saringan import SaringanAkunForm
from pegawai.models import Pegawai, Pengguna
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries import akun as queries
from pegawai.services import akun as services
from pegawai.services import surat_akun

SORTS = {"nama": "nama", "akun": "username", "terakhir": "last_login"}


class KeluarView(LogoutView):
    """What the browser kept of pages goes, too. Not its cookies and storage: the known browser and unsent answers outlive a session."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"cache"'
        return response


class MasukView(LoginView):
    """allauth's page; a locked account answers with 429."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(kontak_keamanan=settings.KONTAK_KEAMANAN, **kwargs)

    def form_invalid(self, form: forms.MasukForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        for error in form.non_field_errors().as_data():
            if error.code == "too_many_login_attempts":
                response.status_code = 429
                response["Retry-After"] = str(error.params["detik"])
        return response


class SandiDariTautanView(PasswordResetFromKeyView):
    """allauth's page; whoever holds the mail address need not wait behind a stranger's wrong passwords."""

    def form_valid(self, form: forms.SandiBaruForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        perangkat.remember(self.request, response, self.reset_user.pk)
        return response


def wake_mail() -> None:
    """The row is the queue; when the broker is away the schedule finds it."""
    with suppress(OperationalError):
        tasks.send_surel_akun.delay_on_commit()


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def akun_tautan_minta(request: HttpRequest) -> HttpResponse:
    form = forms.TautanSandiForm(request.POST or None)
    if form.is_valid():
        login = form.cleaned_data["login"]
        limited = None if perangkat.is_known(request, login) else ratelimit.consume_or_429(request, action="reset_password")
        if limited:
            return limited
        surat_akun.request_tautan(login=login)
        wake_mail()
        return redirect("account_reset_password_done")
    return render(request, "account/password_reset.html", {"form": form})


@require_safe
@require_peran(Peran.ADMIN)
def akun_list(request: HttpRequest) -> HttpResponse:
    saringan = SaringanAkunForm(request)
    page = paging.paginate(request, queries.akun_list(**saringan.as_dict()), sorts=SORTS, default="nama")
    return render(request, "pegawai/akun_list.html", {"page": page, "saringan": saringan})


@require_safe
@require_peran(Peran.ADMIN)
def akun_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return _show_akun(request, get_object_or_404(queries.akun_list(), pk=pk))


def _show_akun(request: HttpRequest, akun: Pengguna, **context: Any) -> HttpResponse:
    rincian = queries.get_rincian(akun)
    context.setdefault("form", None)
    peran_form = forms.PeranForm(initial={"peran": list(rincian.peran)})
    response = render(request, "pegawai/akun_detail.html", {"akun": akun, "rincian": rincian, "peran_form": peran_form, **context})
    add_never_cache_headers(response)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.ADMIN)
@reauthentication_required
def akun_create(request: Permintaan) -> HttpResponse:
    form = forms.AkunLuarForm(request.POST or None)
    if form.is_valid():
        akun = services.create_akun_luar(**form.cleaned_data, by=request.user)
        wake_mail()
        messages.success(request, f"Akun {akun.nama} dibuat. Tautan kata sandi dikirim ke {akun.email}.")
        return redirect("pegawai:akun-detail", akun.pk)
    return render(request, "pegawai/akun_form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.ADMIN)
@reauthentication_required
def akun_edit(request: Permintaan, pk: int) -> HttpResponse:
    akun = get_object_or_404(Pengguna, pk=pk)
    form = forms.AkunForm(request.POST or None, instance=akun)
    if form.is_valid():
        services.update_akun(pengguna=akun, **form.cleaned_data, by=request.user)
        messages.success(request, "Nama dan surel akun tersimpan.")
        return redirect("pegawai:akun-detail", akun.pk)
    return render(request, "pegawai/akun_form.html", {"form": form, "akun": akun})


@require_POST
@require_peran(Peran.ADMIN)
@reauthentication_required
def akun_peran(request: HttpRequest, pk: int) -> HttpResponse:
    akun = get_object_or_404(Pengguna, pk=pk)
    form = forms.PeranForm(request.POST)
    return _act(request, akun, "Peran tersimpan.", services.set_peran, peran=form.cleaned_data["peran"] if form.is_valid() else [])


def _act(request: HttpRequest, akun: Pengguna, done: str, service: Any, **kwargs: Any) -> HttpResponse:
    """Run one service on one account; its refusal becomes the message."""
    try:
        service(pengguna=akun, by=request.user, **kwargs)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, done)
    return redirect("pegawai:akun-detail", akun.pk)


ACTIONS = {
    "aktifkan": (services.activate_akun, "Akun diaktifkan."),
    "nonaktifkan": (services.deactivate_akun, "Akun dinonaktifkan dan semua sesinya diakhiri."),
    "akhiri-sesi": (services.end_sessions, "Semua sesi akun ini diakhiri."),
    "buka-kunci": (services.unlock_akun, "Kunci percobaan masuk dibuka. Pemilik akun dapat langsung mencoba lagi."),
    "hapus-faktor": (services.reset_faktor, "Langkah kedua dihapus dan semua sesinya diakhiri."),
}


@require_POST
@require_peran(Peran.ADMIN)
@reauthentication_required
def akun_tindakan(request: HttpRequest, pk: int, tindakan: str) -> HttpResponse:
    akun = get_object_or_404(Pengguna, pk=pk)
    service, done = ACTIONS[tindakan]
    response = _act(request, akun, done, service)
    wake_mail()
    return response


@require_POST
@require_peran(Peran.KEPEGAWAIAN, Peran.ADMIN)
@reauthentication_required
def akun_sandi(request: Permintaan, pk: int) -> HttpResponse:
    """The temporary password is shown in this one answer and nowhere again."""
    akun = get_object_or_404(Pengguna.objects.with_pegawai(), pk=pk)
    try:
        password = services.set_sandi_sementara(pengguna=akun, by=request.user)
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect(akun.pegawai.get_absolute_url() if akun.pegawai else "beranda")
    wake_mail()
    response = render(request, "pegawai/akun_sandi.html", {"akun": akun, "sandi": password})
    add_never_cache_headers(response)
    return balasan.show_once(response)


@require_POST
@require_peran(Peran.KEPEGAWAIAN, Peran.ADMIN)
def akun_tautan(request: Permintaan, pk: int) -> HttpResponse:
    """`pk` is the employee: there may be no account yet."""
    pegawai = get_object_or_404(Pegawai.objects.visible_to(request.user), pk=pk)
    try:
        surat_akun.send_tautan(pegawai=pegawai, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        wake_mail()
        messages.success(request, f"Tautan kata sandi dikirim ke {pegawai.email}.")
    return redirect(pegawai)
