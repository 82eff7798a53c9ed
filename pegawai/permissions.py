"""Roles: what they are, who holds them, and the decorator that asks for one."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from pegawai.models import Pengguna
from pegawai.models.akun import PERAN_LABELS


class Peran:
    PEGAWAI: Final = "pegawai"
    ATASAN: Final = "atasan"
    PENGELOLA: Final = "pengelola"
    KEPEGAWAIAN: Final = "kepegawaian"
    PIMPINAN: Final = "pimpinan"
    AUDITOR: Final = "auditor"
    ADMIN: Final = "admin"
    NARASUMBER: Final = "narasumber"


LABELS: Final = {
    **PERAN_LABELS,
    Peran.ATASAN: "Atasan",
    Peran.NARASUMBER: "Narasumber",
    Peran.PEGAWAI: "Pegawai",
}
# given by an admin; the group of teachers follows who teaches
GROUP_ROLES: Final = (Peran.PENGELOLA, Peran.KEPEGAWAIAN, Peran.PIMPINAN, Peran.AUDITOR)
SESSION_KEY: Final = "peran"

View = Callable[..., HttpResponseBase]


def peran_of(user: Pengguna) -> frozenset[str]:
    """All roles this account holds today; two queries at most for a request."""
    held: set[str] = {role for role in (*GROUP_ROLES, Peran.NARASUMBER) if role in user.group_names}
    if user.is_superuser:
        held.add(Peran.ADMIN)
    if user.pegawai_id is not None:
        held.add(Peran.PEGAWAI)
    if user.headed_unit_ids:
        held.add(Peran.ATASAN)
    return frozenset(held)


def requires_faktor(user: Pengguna) -> bool:
    """Whether this account has to prove a second factor: whoever sees the whole city, where the setting asks for it."""
    return settings.FACTOR_REQUIRED and user.has_city_scope


def peran_aktif(request: HttpRequest) -> str:
    """The role whose navigation is shown: the chosen one, else the first held in the order of LABELS."""
    held = peran_of(request.user)  # type: ignore[arg-type]
    chosen = request.session.get(SESSION_KEY)
    if chosen in held:
        return str(chosen)
    return next((role for role in LABELS if role in held), Peran.PEGAWAI)


def require_peran(*roles: str) -> Callable[[View], View]:
    """View decorator: 403 when the account holds none of the roles."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not peran_of(request.user) & set(roles):  # type: ignore[arg-type]
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
