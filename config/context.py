"""What every page around its content needs: navigation, tab bar, roles, reference code of the request."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from config.menus import build_nav, build_tabbar, build_tabs
from config.queries.bantuan import url_for_halaman
from config.queries.menunggu import count_menunggu
from pegawai import sesi
from pegawai.models.akun import BELUM_DIBACA_MAX
from pegawai.peran import LABELS, Peran
from pegawai.permissions import peran_aktif, peran_of
from pegawai.queries.instansi import get_instansi


class Shell:
    """Built only when a template asks: a fragment for htmx and a page for a guest cost nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def signed_in(self) -> bool:
        return getattr(self.request, "user", None) is not None and self.request.user.is_authenticated

    @cached_property
    def held(self) -> frozenset[str]:
        return peran_of(self.request.user) if self.signed_in else frozenset()  # type: ignore[arg-type]

    @cached_property
    def active(self) -> str:
        return peran_aktif(self.request) if self.signed_in else ""

    @cached_property
    def menunggu(self) -> dict[str, int]:
        """What came with the account costs nothing."""
        if not self.active:
            return {}
        user: Any = self.request.user
        own = {"pemberitahuan": getattr(user, "belum_dibaca", 0), **getattr(user, "menunggu_saya", {})}
        return {**own, **count_menunggu(user, self.active)}

    @property
    def belum_dibaca(self) -> str:
        """The number on the bell; it came with the account, so it costs nothing."""
        count = getattr(self.request.user, "belum_dibaca", 0) if self.signed_in else 0
        return f"{BELUM_DIBACA_MAX - 1}+" if count >= BELUM_DIBACA_MAX else str(count or "")

    @property
    def bantuan(self) -> str:
        match = self.request.resolver_match
        return url_for_halaman(match.view_name, self.held) if match and self.signed_in else ""

    @property
    def sisa_sesi(self) -> dict[str, int]:
        """How long the session lasts from now on; nothing for a guest."""
        return sesi.left(self.request) if self.signed_in and sesi.MULAI in self.request.session else {}

    @cached_property
    def nav(self) -> list[dict[str, Any]]:
        return list(self.build(build_nav))

    @cached_property
    def tabbar(self) -> list[dict[str, Any]]:
        return list(self.build(build_tabbar))

    @cached_property
    def tempat(self) -> dict[str, Any]:
        return dict(self.build(build_tabs))

    @cached_property
    def under_menu(self) -> bool:
        """The page stands in the menu and under none of the tabs."""
        return any(row["current"] for group in self.nav for row in group["items"]) and not any(row["current"] for row in self.tabbar)

    def build(self, builder: Callable[..., Any]) -> Any:
        if not self.active:
            return []
        return builder(self.request, self.active, is_pegawai=Peran.PEGAWAI in self.held, menunggu=self.menunggu)

    @cached_property
    def choices(self) -> list[dict[str, Any]]:
        """The roles to switch between; a single role needs no switch."""
        if len(self.held) < 2:
            return []
        return [{"kode": role, "label": label, "aktif": role == self.active} for role, label in LABELS.items() if role in self.held]


def shell(request: HttpRequest) -> dict[str, Any]:
    built = Shell(request)
    return {
        "nav": SimpleLazyObject(lambda: built.nav),
        "tabbar": SimpleLazyObject(lambda: built.tabbar),
        "menu_tempat": SimpleLazyObject(lambda: built.tempat),
        "di_menu": SimpleLazyObject(lambda: built.under_menu),
        "peran_label": SimpleLazyObject(lambda: LABELS.get(built.active, "")),
        "peran_pilihan": SimpleLazyObject(lambda: built.choices),
        "belum_dibaca": SimpleLazyObject(lambda: built.belum_dibaca),
        "sisa_sesi": SimpleLazyObject(lambda: built.sisa_sesi),
        "bantuan_url": SimpleLazyObject(lambda: built.bantuan),
        "instansi": SimpleLazyObject(get_instansi),
        "request_id": getattr(request, "id", ""),
    }
