"""Reads of accounts: who is meant by what was typed, the list of accounts, what one account page shows."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from pegawai.models import CatatanAkun, Pegawai, Pengguna
from pegawai.peran import GROUP_ROLES, Peran

NIP_DIGITS = 18


def normalize_login(text: str) -> str:
    """What is typed at the door: spaces around are dropped, a NIP may be written in groups."""
    text = text.strip()
    digits = "".join(text.split())
    return digits if digits.isdecimal() else text.lower()


def find_akun(login: str) -> Pengguna | None:
    """The account of a NIP, account name or mail address, active or not."""
    accounts = Pengguna.objects.with_pegawai().alias(surel=Lower("email"))
    found: Pengguna | None = accounts.filter(Q(username=login) | (Q(surel=login) & ~Q(email=""))).order_by("pk").first()
    return found


def find_pegawai_without_akun(login: str) -> Pegawai | None:
    """An employee in service with a mail address who could have an account; None when an address is shared by several."""
    found = list(Pegawai.objects.active().filter(Q(nip=login) | Q(email__iexact=login), akun__isnull=True).exclude(email="")[:2])
    return found[0] if len(found) == 1 else None


def akun_list(*, q: str = "", peran: str = "", aktif: str = "") -> QuerySet[Pengguna]:
    """Accounts for the admin's list."""
    accounts: QuerySet[Pengguna] = Pengguna.objects.search(q).with_pegawai().prefetch_related("groups")
    if peran:
        accounts = accounts.with_peran(peran)  # type: ignore[attr-defined]
    if aktif:
        accounts = accounts.filter(is_active=aktif == "ya")
    return accounts


@dataclass(frozen=True, slots=True)
class AkunRincian:
    """What the account page shows beside the row itself."""

    peran: frozenset[str]
    sesi_list: list[UserSession]
    faktor_list: list[Authenticator]
    catatan_list: list[CatatanAkun]


def get_rincian(pengguna: Pengguna) -> AkunRincian:
    roles = {group for group in pengguna.group_names if group in GROUP_ROLES}
    if pengguna.is_superuser:
        roles.add(Peran.ADMIN)
    factors = Authenticator.objects.filter(user=pengguna).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return AkunRincian(
        peran=frozenset(roles),
        sesi_list=list(UserSession.objects.filter(user=pengguna).order_by("-last_seen_at")),
        faktor_list=list(factors.order_by("created_at")),
        catatan_list=list(pengguna.catatan_list.select_related("oleh")[:50]),
    )


def has_factor(pengguna: Pengguna) -> bool:
    types = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=pengguna, type__in=types).exists())


def get_role_groups() -> dict[str, Group]:
    return {group.name: group for group in Group.objects.filter(name__in=GROUP_ROLES)}
