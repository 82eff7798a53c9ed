"""Roles: who holds them, the decorator that asks for one; and what no role allows: acting on one's own row."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from inspect import Parameter, signature
from typing import Any, Final, ParamSpec, TypeVar

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponseBase

from pegawai.models import Pengguna
from pegawai.peran import GROUP_ROLES, LABELS, Peran

SESSION_KEY: Final = "peran"
PEMBACA_PERUBAHAN: Final = (Peran.KEPEGAWAIAN, Peran.AUDITOR, Peran.ADMIN)
PEMBACA_SUREL: Final = (Peran.PENGELOLA, Peran.KEPEGAWAIAN, Peran.PIMPINAN, Peran.AUDITOR)
PEMERIKSA_AKSES: Final = (Peran.AUDITOR, Peran.ADMIN)  # who sees what others read
SENDIRI: Final = "Data Anda sendiri diubah oleh petugas lain. Mintalah petugas lain yang memegang peran ini melakukannya."

View = Callable[..., HttpResponseBase]
K = TypeVar("K")
P = ParamSpec("P")
R = TypeVar("R")


def peran_of(user: Pengguna) -> frozenset[str]:
    """All roles this account holds today; two queries at most for a request."""
    names = user.group_names
    held: set[str] = {role for role in (*GROUP_ROLES, Peran.NARASUMBER) if role in names}
    if user.is_superuser:
        held.add(Peran.ADMIN)
    if user.pegawai_id is not None:
        held.add(Peran.PEGAWAI)
    if user.headed_unit_ids:
        held.add(Peran.ATASAN)
    return frozenset(held)


def requires_faktor(user: Pengguna) -> bool:
    """Whether this account has to prove a second factor: whoever sees the whole city, and the roles that the office names besides."""
    if not settings.FACTOR_REQUIRED:
        return False
    return user.has_city_scope or (bool(settings.FACTOR_ROLES) and has_peran(user, settings.FACTOR_ROLES))


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


def has_peran(user: Pengguna, roles: Iterable[str]) -> bool:
    return not peran_of(user).isdisjoint(roles)


def require_wewenang(by: Pengguna, roles: Iterable[str], kalimat: str = "") -> None:
    """For services, whoever calls them. Refuses: bukan_wewenang."""
    if not has_peran(by, roles):
        names = " atau ".join(label.lower() for role, label in LABELS.items() if role in set(roles))
        raise ValidationError(kalimat or f"Ini dilakukan oleh {names}. Mintalah pemegang peran itu melakukannya.", code="bukan_wewenang")


def only_peran(*roles: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Service decorator: `by` holds one of the roles today; without `by` it is the clock that acts. Refuses: bukan_wewenang.

    A `by` that could be given by its place would pass unseen as the clock.
    """

    def decorate(service: Callable[P, R]) -> Callable[P, R]:
        by = signature(service).parameters.get("by")
        if by is None or by.kind is not Parameter.KEYWORD_ONLY:
            raise TypeError(f"{service.__module__}.{service.__qualname__}: `by` is to be named, so that it is asked.")

        @wraps(service)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            by = kwargs.get("by")
            if isinstance(by, Pengguna):
                require_wewenang(by, roles)
            return service(*args, **kwargs)

        guarded.peran = frozenset(roles)  # type: ignore[attr-defined]
        return guarded

    return decorate


def is_own(by: Pengguna | None, orang: "Pengguna | int | None") -> bool:
    """Whether a row about this person (the employee's key, or an account) is about who acts. The clock, nobody, has no own rows."""
    if by is None or orang is None:
        return False
    return orang == by if isinstance(orang, Pengguna) else orang == by.pegawai_id


def refuse_own(by: Pengguna | None, *orang: "Pengguna | int | None") -> None:
    """The one rule on own rows, asked by every service that writes about a person: whatever roles one holds, another officer acts.

    What a person does as himself (apply, rate himself, scan a code, redeem) are services of their own, which do not come here.
    `tests/sendiri` lists every service and which of the two it is. Refuses: sendiri.
    """
    if any(is_own(by, row) for row in orang):
        raise ValidationError(SENDIRI, code="sendiri")


def without_own(by: Pengguna | None, orang: Mapping[K, int]) -> set[K]:
    """Of the keys of many rows, with the person of each, those that are not about who acts. Refuses: sendiri, when it is all of them."""
    kept = {key for key, pegawai_id in orang.items() if not is_own(by, pegawai_id)}
    if orang and not kept:
        raise ValidationError(SENDIRI, code="sendiri")
    return kept
