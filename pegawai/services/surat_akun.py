"""Mails about accounts: a row waits, the worker resolves it, makes the link and sends it. No secret is stored or passes the broker."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import int_to_base36

from lib import waktu
from pegawai.models import CatatanAkun, GantiSurel, Pegawai, Pengguna, SuratAkun
from pegawai.models.akun import TUNDA_MAKS
from pegawai.queries import akun as queries
from pegawai.queries.instansi import get_instansi
from pegawai.services import akun, ganti_surel, lari

MAX_TRIES = 8
LEASE_SECONDS = 120
RETRY_SECONDS = (30, 60, 300, 900, 1800, 3600, int(TUNDA_MAKS.total_seconds()))


@transaction.atomic
def request_tautan(*, login: str) -> SuratAkun:
    """Somebody asks for a link; known or unknown, the same one row is written, so that the answer and its time tell nothing."""
    return SuratAkun.objects.create(masukan=login)


@transaction.atomic
def send_tautan(*, pegawai: Pegawai, by: Pengguna) -> SuratAkun:
    """HR sends the link to an employee. Codes: tanpa_surel, akun_istimewa, pegawai_nonaktif, surel_dipakai."""
    if not pegawai.email:
        raise ValidationError("Pegawai ini belum punya surel. Isi surelnya lebih dahulu.", code="tanpa_surel")
    pengguna = akun.create_akun_pegawai(pegawai=pegawai, by=by)
    akun.check_may_handle(pengguna, by)
    CatatanAkun.objects.create(pengguna=pengguna, tindakan=CatatanAkun.Tindakan.TAUTAN, oleh=by)
    return SuratAkun.objects.create(pengguna=pengguna)


def claim_surat() -> SuratAkun | None:
    """The next waiting row, with a lease, so that a second worker leaves it alone."""
    with transaction.atomic():
        surat = SuratAkun.objects.awaiting().select_for_update(skip_locked=True).first()
        if surat is None:
            return None
        surat.percobaan += 1
        surat.coba_lagi = waktu.now() + timedelta(seconds=LEASE_SECONDS)
        surat.save(update_fields=["percobaan", "coba_lagi"])
        return surat


def deliver_surat(surat: SuratAkun) -> bool:
    """Send one claimed mail and mark it; False when nobody is to be written to. SMTP errors go up to the task."""
    pengguna = _resolve(surat)
    if pengguna is None or not _address(surat, pengguna) or not pengguna.may_receive_mail or _is_repeated(surat, pengguna):
        _close(surat, sent=False)
        return False
    surat.pengguna = pengguna
    if surat.ganti_id is None:
        ganti_surel.tell_lama(pengguna)
    _compose(surat, pengguna).send()
    _close(surat, sent=True)
    return True


def postpone_surat(surat: SuratAkun) -> None:
    """After a mail server's refusal: later again, a few times."""
    if surat.percobaan >= MAX_TRIES:
        _close(surat, sent=False)
        return
    surat.coba_lagi = waktu.now() + timedelta(seconds=RETRY_SECONDS[surat.percobaan - 1])
    surat.save(update_fields=["coba_lagi"])


def _resolve(surat: SuratAkun) -> Pengguna | None:
    if surat.pengguna is not None:
        return surat.pengguna
    found = queries.find_akun(surat.masukan)
    if found is not None:
        return found
    pegawai = queries.find_pegawai_without_akun(surat.masukan)
    if pegawai is None:
        return None
    try:
        return akun.create_akun_pegawai(pegawai=pegawai)
    except ValidationError:  # the address belongs to another account: HR has to look at it
        return None


def _is_repeated(surat: SuratAkun, pengguna: Pengguna) -> bool:
    """Asked for at the door shortly after a link was sent: whoever asks, the one in the mailbox serves, and the mailbox stays usable."""
    since = waktu.now() - timedelta(seconds=settings.TAUTAN_JEDA_SECONDS)
    since = max(since, pengguna.last_login or since)  # an entry has made that link worthless
    moved = GantiSurel.objects.filter(pengguna=pengguna, waktu__gt=since).first()
    since = moved.waktu if moved else since  # that link lies in another mailbox
    sent = SuratAkun.objects.filter(pengguna=pengguna, jenis=SuratAkun.Jenis.TAUTAN, dikirim__gt=since)
    return surat.masukan != "" and sent.exists()


def _close(surat: SuratAkun, *, sent: bool) -> None:
    surat.ditutup = waktu.now()
    surat.dikirim = surat.ditutup if sent else None
    surat.masukan = ""
    surat.save(update_fields=["pengguna", "ditutup", "dikirim", "masukan"])


def get_tautan(pengguna: Pengguna) -> str:
    """The address of the page for a new password; valid once, for three days, on the configured host only."""
    return f"{settings.BASE_URL}{get_jalan(pengguna)}"


def get_jalan(pengguna: Pengguna) -> str:
    """The same page, for who is on the site already."""
    token = default_token_generator.make_token(pengguna)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": int_to_base36(pengguna.pk), "key": token})


def _address(surat: SuratAkun, pengguna: Pengguna) -> str:
    return surat.ganti.lama if surat.ganti and surat.jenis == SuratAkun.Jenis.SUREL_LAMA else pengguna.email


def _compose(surat: SuratAkun, pengguna: Pengguna) -> EmailMultiAlternatives:
    is_link = surat.jenis == SuratAkun.Jenis.TAUTAN
    context = {
        "pengguna": pengguna,
        "aktivasi": not pengguna.has_usable_password(),
        "tautan": get_tautan(pengguna) if is_link else "",
        "ganti": surat.ganti,
        "keberatan": ganti_surel.get_tautan(surat.ganti) if surat.ganti and surat.jenis == SuratAkun.Jenis.SUREL_LAMA else "",
        "situs": settings.BASE_URL,
        "instansi": get_instansi(),
        "terlambat_list": lari.list_terlambat() if surat.jenis == SuratAkun.Jenis.TUGAS_TERLAMBAT else (),
        "waktu": surat.dibuat,
        "hari": settings.PASSWORD_RESET_TIMEOUT // 86400,
    }
    name = f"pegawai/surat/{surat.jenis}"
    subject = " ".join(render_to_string(f"{name}_judul.txt", context).split())
    mail = EmailMultiAlternatives(subject, render_to_string(f"{name}.txt", context), to=[_address(surat, pengguna)])
    mail.attach_alternative(render_to_string(f"{name}.html", context), "text/html")
    return mail
