"""Accounts: who may hold which role, temporary passwords, sessions. Every act on another's account leaves a line in CatatanAkun."""

import secrets
from collections.abc import Collection
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from pegawai.models import CatatanAkun, Pegawai, Pengguna, SuratAkun
from pegawai.peran import LABELS, Peran
from pegawai.permissions import refuse_own
from pegawai.queries import akun as queries
from pegawai.services import kunci, kunci_masuk

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
Tindakan = CatatanAkun.Tindakan


def _lock(pengguna: Pengguna) -> Pengguna:
    locked: Pengguna = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
    return locked


def _log(pengguna: Pengguna, tindakan: str, by: Pengguna | None, rincian: str = "") -> None:
    CatatanAkun.objects.create(pengguna=pengguna, tindakan=tindakan, rincian=rincian[:200], oleh=by)


def _require_admin(by: Pengguna) -> None:
    if not by.is_superuser:
        raise ValidationError("Hanya admin yang dapat melakukan ini.", code="bukan_admin")


def check_may_handle(pengguna: Pengguna, by: Pengguna) -> None:
    """Kepegawaian helps employees in; an account with a city-wide role is the admin's, or HR could take it over."""
    if by.is_superuser:
        return
    if pengguna.is_privileged or Peran.KEPEGAWAIAN not in by.group_names:
        raise ValidationError("Akun ini memegang peran seluruh perangkat daerah. Mintalah admin menanganinya.", code="akun_istimewa")


@transaction.atomic
def create_akun_pegawai(*, pegawai: Pegawai, by: Pengguna | None = None) -> Pengguna:
    """The account of an employee: name NIP, no password until the person makes one. Codes: pegawai_nonaktif, surel_dipakai."""
    pegawai = kunci.read_pegawai(pegawai.pk)
    existing: Pengguna | None = Pengguna.objects.filter(pegawai=pegawai).first()
    if existing:
        return existing
    if not pegawai.is_aktif:
        raise ValidationError("Pegawai ini tidak aktif, jadi tidak dapat diberi akun.", code="pegawai_nonaktif")
    email = pegawai.email.lower()
    if email and Pengguna.objects.filter(email__iexact=email).exists():
        raise ValidationError("Surel pegawai ini sudah dipakai akun lain.", code="surel_dipakai")
    pengguna = Pengguna(username=pegawai.nip, nama=pegawai.nama, email=email, pegawai=pegawai)
    pengguna.set_unusable_password()
    pengguna.save(force_insert=True)
    _log(pengguna, Tindakan.DIBUAT, by)
    return pengguna


@transaction.atomic
def create_akun_luar(*, username: str, nama: str, email: str, peran: Collection[str], by: Pengguna) -> Pengguna:
    """An account for somebody who is no employee here; the link for the first password is put into the queue."""
    _require_admin(by)
    pengguna = Pengguna(username=username, nama=nama, email=email.lower())
    pengguna.set_unusable_password()
    pengguna.full_clean(exclude=["password"])
    pengguna.save(force_insert=True)
    _log(pengguna, Tindakan.DIBUAT, by)
    _apply_peran(pengguna, set(peran), by)
    SuratAkun.objects.create(pengguna=pengguna)
    return pengguna


@transaction.atomic
def set_peran(*, pengguna: Pengguna, peran: Collection[str], by: Pengguna) -> None:
    """The group roles and admin, all at once. Codes: bukan_admin, sendiri, admin_terakhir."""
    _require_admin(by)
    refuse_own(by, pengguna)
    _apply_peran(_lock(pengguna), set(peran), by)


def _apply_peran(pengguna: Pengguna, wanted: set[str], by: Pengguna) -> None:
    groups = queries.get_role_groups()
    held = {name for name in pengguna.groups.values_list("name", flat=True) if name in groups}
    held |= {Peran.ADMIN} if pengguna.is_superuser else set()
    wanted &= {*groups, Peran.ADMIN}
    if held == wanted:
        return
    if Peran.ADMIN in held - wanted:
        _keep_one_admin()
    pengguna.groups.remove(*(groups[name] for name in held - wanted if name in groups))
    pengguna.groups.add(*(groups[name] for name in wanted - held if name in groups))
    pengguna.is_superuser = pengguna.is_staff = Peran.ADMIN in wanted
    pengguna.save(update_fields=["is_superuser", "is_staff"])
    changes = [f"+{LABELS[name]}" for name in sorted(wanted - held)] + [f"−{LABELS[name]}" for name in sorted(held - wanted)]
    _log(pengguna, Tindakan.PERAN, by, ", ".join(changes))


def _keep_one_admin() -> None:
    """Locks every admin row, so that two admins cannot remove each other at the same moment."""
    admins = list(
        Pengguna.objects.select_for_update().filter(is_superuser=True, is_active=True).order_by("pk").values_list("pk", flat=True)
    )
    if len(admins) <= 1:
        raise ValidationError("Ini admin terakhir. Angkat admin lain lebih dahulu.", code="admin_terakhir")


@transaction.atomic
def update_akun(*, pengguna: Pengguna, nama: str, email: str, by: Pengguna) -> None:
    """On one's own account the address alone. Codes: bukan_admin, sendiri, and the laws of the table."""
    _require_admin(by)
    pengguna = _lock(pengguna)
    changed = [name for name, value in (("nama", nama), ("email", email.lower())) if getattr(pengguna, name) != value]
    if not changed:
        return
    if "nama" in changed:
        refuse_own(by, pengguna)
    pengguna.nama, pengguna.email = nama, email.lower()
    pengguna.validate_constraints()
    pengguna.save(update_fields=["nama", "email"])
    Pegawai.objects.filter(akun=pengguna).exclude(email=pengguna.email).update(email=pengguna.email)
    _log(pengguna, Tindakan.DIUBAH, by, ", ".join(changed))


@transaction.atomic
def deactivate_akun(*, pengguna: Pengguna, by: Pengguna) -> None:
    """No entry and no session from now on. Codes: bukan_admin, sendiri, admin_terakhir."""
    _require_admin(by)
    refuse_own(by, pengguna)
    pengguna = _lock(pengguna)
    if not pengguna.is_active:
        return
    if pengguna.is_superuser:
        _keep_one_admin()
    pengguna.is_active = False
    pengguna.save(update_fields=["is_active"])
    remove_sessions(pengguna)
    _log(pengguna, Tindakan.NONAKTIF, by)


@transaction.atomic
def activate_akun(*, pengguna: Pengguna, by: Pengguna) -> None:
    _require_admin(by)
    pengguna = _lock(pengguna)
    if not pengguna.is_active:
        pengguna.is_active = True
        pengguna.save(update_fields=["is_active"])
        _log(pengguna, Tindakan.AKTIF, by)


def remove_sessions(pengguna: Pengguna, *, keep: str = "") -> int:
    """Delete the sessions of an account, on the server, except the one with the key `keep`."""
    sessions = list(UserSession.objects.filter(user=pengguna).exclude(session_key=keep))
    for session in sessions:
        session.end()
    return len(sessions)


@transaction.atomic
def end_sessions(*, pengguna: Pengguna, by: Pengguna) -> int:
    _require_admin(by)
    count = remove_sessions(pengguna)
    _log(pengguna, Tindakan.SESI, by, f"{count} sesi")
    return count


@transaction.atomic
def trim_sessions(*, pengguna: Pengguna, keep: str) -> int:
    """End the oldest sessions beyond the limit; returns how many."""
    _lock(pengguna)
    sessions = list(UserSession.objects.filter(user=pengguna).exclude(session_key=keep).order_by("-created_at", "-pk"))
    surplus = sessions[settings.SESSION_MAX_PER_ACCOUNT - 1 :]
    for session in surplus:
        session.end()
    return len(surplus)


@transaction.atomic
def unlock_akun(*, pengguna: Pengguna, by: Pengguna) -> None:
    """Forget every count that holds this account back: passwords, second factor, proofs of identity."""
    _require_admin(by)
    kunci_masuk.reset(pengguna)
    _log(pengguna, Tindakan.BUKA_KUNCI, by)


@transaction.atomic
def reset_faktor(*, pengguna: Pengguna, by: Pengguna) -> int:
    """Remove second factors and recovery codes after the person was identified; ends all sessions and tells the person."""
    _require_admin(by)
    refuse_own(by, pengguna)
    count: int
    count, _ = Authenticator.objects.filter(user=pengguna).delete()
    remove_sessions(pengguna)
    _log(pengguna, Tindakan.FAKTOR, by, f"{count} faktor")
    SuratAkun.objects.create(pengguna=pengguna, jenis=SuratAkun.Jenis.KEAMANAN_BERGANTI)
    return count


@transaction.atomic
def set_sandi_sementara(*, pengguna: Pengguna, by: Pengguna) -> str:
    """A random password that lasts three days and must be changed at the first login; returned once, stored only as a hash."""
    check_may_handle(pengguna, by)
    refuse_own(by, pengguna)
    pengguna = _lock(pengguna)
    password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    pengguna.set_password(password)
    pengguna.wajib_ganti_sandi = True
    pengguna.sandi_sementara_sampai = waktu.now() + timedelta(seconds=settings.SANDI_SEMENTARA_SECONDS)
    pengguna.save(update_fields=["password", "wajib_ganti_sandi", "sandi_sementara_sampai"])
    remove_sessions(pengguna)
    kunci_masuk.reset(pengguna)
    _log(pengguna, Tindakan.SANDI_SEMENTARA, by)
    if pengguna.email:
        SuratAkun.objects.create(pengguna=pengguna, jenis=SuratAkun.Jenis.SANDI_SEMENTARA)
    return password


@transaction.atomic
def change_sandi(*, pengguna: Pengguna, sandi: str, keep_session: str = "") -> None:
    """The person's own new password: ends every other session and the duty to change it."""
    pengguna.set_password(sandi)
    pengguna.wajib_ganti_sandi = False
    pengguna.sandi_sementara_sampai = None
    pengguna.save(update_fields=["password", "wajib_ganti_sandi", "sandi_sementara_sampai"])
    remove_sessions(pengguna, keep=keep_session)
    kunci_masuk.reset(pengguna)
