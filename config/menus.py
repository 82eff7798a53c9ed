"""Draws what config/navigation.py holds: the menu, the tabs of the place where the page lies, and the tab bar of a phone."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest

from config.navigation import BERANDA, PANDUAN, PROFIL, TABS, Item, Place, groups_of
from pegawai.peran import Peran

Waiting = Mapping[str, int]


def build_nav(request: HttpRequest, peran: str, *, is_pegawai: bool, menunggu: Waiting) -> list[dict[str, Any]]:
    groups = groups_of(peran, is_pegawai=is_pegawai)
    here = _current_url(request, [page for group in groups for page in group.pages])
    drawn = [(group, [_entry(request, item, here, menunggu) for item in group.items]) for group in groups]
    return [
        {
            "label": group.label,
            "items": items,
            "lipat": group.lipat,
            "buka": any(row["current"] for row in items),
            "menunggu": sum(row["menunggu"] for row in items),
        }
        for group, items in drawn
    ]


def build_tabs(request: HttpRequest, peran: str, *, is_pegawai: bool, menunggu: Waiting) -> dict[str, Any]:
    """The place whose page this is, or nothing: pages below one of its tabs have their crumbs."""
    groups = groups_of(peran, is_pegawai=is_pegawai)
    places = (item for group in groups for item in group.items if isinstance(item, Place))
    place = next((item for item in places if request.path in (page.url for page in item.pages)), None)
    if place is None:
        return {}
    rows = [_entry(request, page, request.path, menunggu) for page in place.pages]
    return {"label": place.label, "items": rows}


def build_tabbar(request: HttpRequest, peran: str, *, is_pegawai: bool, menunggu: Waiting) -> list[dict[str, Any]]:
    items = TABS[peran] if is_pegawai or peran != Peran.PEGAWAI else (BERANDA, PANDUAN)
    here = _current_url(request, items)
    return [_entry(request, item, here, menunggu) for item in items]


def _current_url(request: HttpRequest, items: Iterable[Item]) -> str:
    """The longest address that the page lies under, else the item that names the page among its own.

    The home page only covers itself, and the own profile nobody else's.
    """
    home, items = BERANDA.url, list(items)
    somebody = "pk" in request.resolver_match.kwargs if request.resolver_match else False
    urls = (item.url for item in items if not (somebody and item.url_name == PROFIL.url_name))
    under = [url for url in urls if request.path == url or (url != home and request.path.startswith(url))]
    if under:
        return max(under, key=len)
    page = request.resolver_match.view_name if request.resolver_match else ""
    return next((item.url for item in items if item.juga and page.startswith(item.juga)), "")


def _entry(request: HttpRequest, item: Item | Place, here: str, menunggu: Waiting) -> dict[str, Any]:
    first = item.pages[0]
    current = "" if here not in (page.url for page in item.pages) else "page" if request.path == item.url else "true"
    return {
        "label": item.label,
        "short": first.short or first.label,
        "tab": first.tab or first.short or first.label,
        "icon": item.icon or first.icon,
        "url": item.url,
        "current": current,
        "menunggu": sum(menunggu.get(page.hitung, 0) for page in item.pages),
    }
