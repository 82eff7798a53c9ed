"""Recording oneself with the code in the room, the page that shows the code, and the QR of a line on the printed sheet."""

from datetime import UTC, datetime
from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from diklat.forms import kehadiran as forms
from diklat.models import Kehadiran, Pendaftaran, Sesi
from diklat.queries import kehadiran as queries
from diklat.services import kehadiran as services
from diklat.services import kode_hadir
from diklat.views.kehadiran import get_sesi
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permintaan import Permintaan

DIINGAT: Final = "kode_hadir"
STATUS: Final = {"palsu": 404, "kedaluwarsa": 410}


@require_safe
@never_cache
def kehadiran_qr(request: Permintaan, pk: int) -> HttpResponse:
    """For the projector: asks itself for the next code every 20 seconds."""
    sesi, now = get_sesi(request, pk), waktu.now()
    try:
        services.check_pindai(sesi, now, now)
        services.check_open(sesi, now, early=queries.BUKA)
        halangan = ""
    except ValidationError as refusal:
        halangan = refusal.messages[0]
    kode, ketik = kode_hadir.make_kode(sesi.pk, now), kode_hadir.make_ketik(sesi.pk, now)
    context = {
        "sesi": sesi,
        "halangan": halangan,
        "alamat": request.build_absolute_uri(reverse("diklat:hadir", args=[kode])),
        "alamat_ketik": request.build_absolute_uri(reverse("diklat:hadir-ketik")),
        "ketik": f"{ketik[:3]} {ketik[3:]}",
        "hadir": Kehadiran.objects.filter(sesi=sesi, status=Kehadiran.Status.HADIR).count(),
        "peserta": queries.peserta_of(sesi.angkatan_id).count(),
    }
    return render(request, "diklat/kehadiran_qr.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hadir(request: HttpRequest, kode: str) -> HttpResponse:
    """The code is checked when it is scanned; whoever has to log in first has ten minutes for it. Looking changes nothing."""
    try:
        sesi_id, pada = _read(request, kode)
        if not request.user.is_authenticated:
            return redirect_to_login(request.path)
        sesi = get_object_or_404(Sesi.objects.select_related("angkatan__program", "ruang"), pk=sesi_id)
        services.check_pindai(sesi, pada, waktu.now())
        row = services.get_pendaftaran(sesi, request.user)
        if request.method == "POST":
            return _record(request, sesi, pada, by=request.user)
    except ValidationError as refusal:
        return _refuse(request, refusal)
    tercatat = Kehadiran.objects.filter(sesi=sesi, pendaftaran=row).first()
    return render(request, "diklat/hadir.html", {"sesi": sesi, "tercatat": tercatat})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hadir_ketik(request: Permintaan) -> HttpResponse:
    """The short code, for people whose telephone has no camera."""
    form = forms.KetikForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        now = waktu.now()
        try:
            kode_hadir.count_coba(request.user.pk)
            running = queries.sesi_scannable(now).values_list("pk", flat=True)
            sesi = Sesi.objects.select_related("angkatan__program").get(pk=kode_hadir.find_ketik(form.cleaned_data["kode"], running, now))
            return _record(request, sesi, now, by=request.user)
        except ValidationError as refusal:
            form.add_error("kode", refusal)
    return render(request, "diklat/hadir_ketik.html", {"form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hadir_baris(request: Permintaan, kode: str) -> HttpResponse:
    """A line of the printed sheet, for those who may record that session; the code itself gives no right."""
    try:
        sesi_id, pendaftaran_id = kode_hadir.read_baris(kode)
    except ValidationError as refusal:
        return _refuse(request, refusal)
    sesi = get_sesi(request, sesi_id)
    row = get_object_or_404(queries.peserta_of(sesi.angkatan_id), pk=pendaftaran_id)
    form = forms.BarisForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _record_baris(request, kode, row, form):
        return redirect("diklat:hadir-baris", kode)
    tercatat = Kehadiran.objects.filter(sesi=sesi, pendaftaran=row).first()
    kolom = queries.Kolom(sesi, 1, int(tercatat is not None), waktu.now())
    context = {"sesi": sesi, "row": row, "tercatat": tercatat, "form": form, "kolom": kolom, "huruf": forms.HURUF}
    return render(request, "diklat/hadir_baris.html", context)


def _read(request: HttpRequest, kode: str) -> tuple[int, datetime]:
    """(session, when it was scanned): now, or when this browser first brought the very same code in time."""
    now = waktu.now()
    try:
        sesi_id = kode_hadir.read_kode(kode, now)
    except ValidationError as refusal:
        kept = request.session.get(DIINGAT, {})
        if refusal.code != "kedaluwarsa" or kept.get("kode") != kode:
            raise
        return kode_hadir.sesi_of_kode(kode), datetime.fromtimestamp(kept["pada"], UTC)
    if request.session.get(DIINGAT, {}).get("kode") != kode:
        request.session[DIINGAT] = {"kode": kode, "pada": now.timestamp()}
    return sesi_id, now


def _record(request: HttpRequest, sesi: Sesi, pada: datetime, *, by: Pengguna) -> HttpResponse:
    try:
        services.record_qr(sesi_id=sesi.pk, by=by, pada=pada)
    except ValidationError as refusal:
        if refusal.code != "sudah_tercatat":
            raise
        messages.info(request, refusal.messages[0])
    else:
        messages.success(request, f"Kehadiran Anda pada Sesi {sesi.nomor} ({sesi.judul}) tercatat.")
    request.session.pop(DIINGAT, None)
    return redirect(sesi.angkatan)


def _record_baris(request: Permintaan, kode: str, row: Pendaftaran, form: forms.BarisForm) -> bool:
    data = form.cleaned_data
    try:
        done = services.record_baris(kode=kode, status=data["status"], by=request.user, alasan=data["alasan"])
    except ValidationError as refusal:
        form.add_error("alasan" if refusal.code == "alasan" else None, refusal)
        return False
    messages.success(request, f"{row.pegawai.nama}: {done.get_status_display().lower()}.")
    return True


def _refuse(request: HttpRequest, refusal: ValidationError) -> HttpResponse:
    return render(request, "diklat/hadir_tolak.html", {"alasan": refusal.messages[0]}, status=STATUS.get(refusal.code or "", 409))
