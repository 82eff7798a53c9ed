"""allauth as this office uses it: no sign-up, lock-out per account and address, encrypted factors, mails through the queue."""

import logging
from datetime import UTC, date, datetime
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from lib import waktu
from lib.rahasia import get_fernet
from lib.siap import Siap
from pegawai import akses, perangkat, sesi
from pegawai.models import Akses, Pengguna, SuratAkun
from pegawai.models.akun import CONTOH
from pegawai.permissions import requires_faktor
from pegawai.queries import akun as queries
from pegawai.services import akun as services
from pegawai.services import kunci_masuk

logger = logging.getLogger("pegawai.masuk")
Jenis = SuratAkun.Jenis
FAKTOR = "tangkas.faktor"
MAIL_KINDS = {
    "account/email/password_changed": Jenis.SANDI_BERGANTI,
    "account/email/password_reset": Jenis.SANDI_BERGANTI,
    "account/email/password_set": Jenis.SANDI_BERGANTI,
}


MASUK = Siap(Pengguna.objects.masuk, pengguna=CONTOH, hari=date.max, kini=datetime.max.replace(tzinfo=UTC))


class AkunBackend(AuthenticationBackend):
    """One query brings the account with the standing of its employee (who left the service is out at the next click), its groups and
    the units that it heads, how many notices wait unread, for the bell of every page, what else waits for the employee, for the menu, and
    which forms were left unfinished."""

    def user_can_authenticate(self, user: Pengguna) -> bool:
        return user.may_enter

    def get_user(self, user_id: int) -> Pengguna | None:
        for user in MASUK.rows(pengguna=int(user_id), hari=waktu.today(), kini=waktu.now()):
            if user.may_enter:
                return user.take_wewenang()
        return None


class AkunAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "NIP atau kata sandi tidak cocok. Periksa lagi, atau atur ulang kata sandi.",
        "email_password_mismatch": "Surel atau kata sandi tidak cocok. Periksa lagi, atau atur ulang kata sandi.",
        "invalid_login": "NIP atau kata sandi tidak cocok. Periksa lagi, atau atur ulang kata sandi.",
        "too_many_login_attempts": "Terlalu banyak kode yang salah. Tunggu paling lama 15 menit, atau minta admin membuka kunci masuk.",
        "enter_current_password": "Kata sandi sekarang tidak cocok. Periksa lagi.",
        "incorrect_password": "Kata sandi tidak cocok. Periksa lagi.",
        "incorrect_code": "Kode tidak cocok atau sudah lewat. Tulis kode terbaru dari aplikasi autentikator.",
        "invalid_password_reset": "Tautan ini sudah dipakai atau lewat masa berlakunya.",
        "rate_limited": "Terlalu banyak kode yang salah. Tunggu paling lama 15 menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Only the passkey button asks by script; allauth's other JSON answers stay closed."""
        return request.path == reverse("mfa_login_webauthn") and super().is_ajax(request)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever has just logged in need not prove it again."""
        records = get_authentication_records(self.request, self.request.user)
        fresh = bool(records) and waktu.now().timestamp() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        return not fresh and super().is_reauthentication_required(app=app, **kwargs)

    def set_password(self, user: Pengguna, password: str) -> None:
        keep = self.request.session.session_key if self.request.user.pk == user.pk else ""
        services.change_sandi(pengguna=user, sandi=password, keep_session=keep or "")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def send_notification_mail(
        self, template_prefix: str, user: Pengguna, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """A row for the mail queue: the page must not fail because the mail server is away."""
        if user.email:
            SuratAkun.objects.create(pengguna=user, jenis=MAIL_KINDS.get(template_prefix, Jenis.KEAMANAN_BERGANTI))

    def pre_login(self, request: HttpRequest, user: Pengguna, **kwargs: Any) -> HttpResponse | None:
        if not user.may_enter:
            clear_login(request)
            logger.warning("masuk ditolak", extra=_event(request, user.pk, "masuk", "akun_tidak_aktif"))
            akses.note_entry(request, Akses.Jenis.GAGAL, user.pk)
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def post_login(self, request: HttpRequest, user: Pengguna, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        sesi.start(request)
        perangkat.remember(request, response, user.pk)
        ended = services.trim_sessions(pengguna=user, keep=request.session.session_key or "")
        if ended:
            limit = settings.SESSION_MAX_PER_ACCOUNT
            messages.info(request, f"Sesi Anda yang paling lama di perangkat lain ditutup, karena paling banyak {limit} sesi sekaligus.")
        methods = "+".join(record["method"] for record in get_authentication_records(request, user))
        logger.info("masuk", extra={**_event(request, user.pk, "masuk", "berhasil"), "objek": methods})
        akses.note_entry(request, Akses.Jenis.MASUK, user.pk)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        found = queries.find_akun(_login_of(credentials))
        logger.warning("masuk gagal", extra=_event(request, found.pk if found else None, "masuk", "gagal"))
        akses.note_entry(request, Akses.Jenis.GAGAL, found.pk if found else None)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        login = _login_of(credentials)
        found = queries.find_akun(login)
        pengguna_id = found.pk if found else None
        limits = kunci_masuk.get_limits(
            pengguna_id=pengguna_id,
            login=login,
            address=ratelimit.get_ip(request),
            perangkat=perangkat.get_id(request, pengguna_id),
        )
        self._login_failed_rl_usage = kunci_masuk.count_try(request, limits)

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        """A new password has already begun a new round of counts."""


def _login_of(credentials: dict[str, Any]) -> str:
    return queries.normalize_login(credentials.get("username") or credentials.get("email") or "")


def _event(request: HttpRequest, pengguna_id: int | None, tindakan: str, hasil: str) -> dict[str, Any]:
    return {"request_id": getattr(request, "id", ""), "pengguna_id": pengguna_id, "tindakan": tindakan, "hasil": hasil}


class FaktorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AkunAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": "Peran Anda memerlukan langkah kedua. Tambahkan cara lain lebih dahulu.",
        "cannot_generate_recovery_codes": "Kode pemulihan baru ada sesudah aplikasi autentikator atau kunci sandi didaftarkan.",
    }

    def encrypt(self, text: str) -> str:
        return get_fernet(FAKTOR).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return get_fernet(FAKTOR).decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if authenticator.type == Authenticator.Type.RECOVERY_CODES or not requires_faktor(authenticator.user):
            return True
        rest = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return rest.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: Pengguna, type: Any) -> str:  # noqa: A002 -- allauth's name
        return f"Kunci sandi {Authenticator.objects.filter(user=user, type=type).count() + 1}"

    def _get_site_name(self) -> str:
        return "Tangkas"
