"""What each role finds in the side navigation and in the tab bar of a phone."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from pegawai.permissions import Peran


@dataclass(frozen=True, slots=True)
class Item:
    label: str
    url_name: str
    icon: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    items: tuple[Item, ...]


BERANDA = Item("Beranda", "beranda", "home")
IKHTISAR = Item("Ikhtisar", "beranda", "home")
PROFIL = Item("Profil kompetensi", "kompetensi:profil-saya", "stairs-up", "Kompetensi")
PETA = Item("Peta kesenjangan", "kompetensi:peta", "layout-grid", "Peta")
PEGAWAI = Item("Pegawai", "pegawai:pegawai-list", "users")
UNIT = Item("Unit", "pegawai:unit-list", "sitemap")
JABATAN = Item("Jabatan", "pegawai:jabatan-list", "briefcase")
KAMUS = Item("Kamus kompetensi", "kompetensi:kompetensi-list", "book-2")
STANDAR = Item("Standar kompetensi", "kompetensi:standar-list", "target-arrow", "Standar")
PENILAIAN = Item("Penilaian", "kompetensi:penilaian-list", "clipboard-check")
IMPOR = Item("Impor data", "pegawai:impor-list", "file-import", "Impor")
PEKERJAAN = Item("Ekspor dan pekerjaan", "pegawai:pekerjaan-list", "file-spreadsheet")
PERUBAHAN = Item("Catatan perubahan", "pegawai:perubahan-list", "history", "Perubahan")
AKUN = Item("Akun dan peran", "pegawai:akun-list", "user-shield", "Akun")
PANDUAN = Item("Panduan", "panduan", "help-circle")

RINGKASAN = Group("Ringkasan", (BERANDA, PETA))
SENDIRI = Group("Saya sendiri", (PROFIL,))
BANTUAN = Group("Bantuan", (PANDUAN,))

MENUS: dict[str, tuple[Group, ...]] = {
    Peran.PEGAWAI: (Group("Saya", (BERANDA, PROFIL)),),
    Peran.ATASAN: (Group("Unit saya", (BERANDA, PETA, PEGAWAI)),),
    Peran.PENGELOLA: (RINGKASAN, Group("Data", (PEGAWAI, UNIT, KAMUS, STANDAR, PENILAIAN))),
    Peran.KEPEGAWAIAN: (
        RINGKASAN,
        Group("Data", (PEGAWAI, UNIT, JABATAN, KAMUS, STANDAR, PENILAIAN)),
        Group("Impor", (IMPOR, PEKERJAAN)),
        Group("Pemeriksaan", (PERUBAHAN,)),
    ),
    Peran.PIMPINAN: (Group("Kota", (IKHTISAR, PETA, PEGAWAI, UNIT)),),
    Peran.AUDITOR: (
        RINGKASAN,
        Group("Data", (PEGAWAI, UNIT, KAMUS, STANDAR, PENILAIAN)),
        Group("Impor", (IMPOR, PEKERJAAN)),
        Group("Pemeriksaan", (PERUBAHAN,)),
    ),
    Peran.ADMIN: (
        Group("Ringkasan", (BERANDA,)),
        Group("Akun", (AKUN,)),
        Group("Data", (PEGAWAI, UNIT, JABATAN, IMPOR)),
        Group("Pemeriksaan", (PERUBAHAN,)),
    ),
}
TABS: dict[str, tuple[Item, ...]] = {
    Peran.PEGAWAI: (BERANDA, PROFIL, PANDUAN),
    Peran.ATASAN: (BERANDA, PETA, PEGAWAI, PROFIL),
    Peran.PENGELOLA: (BERANDA, PETA, PEGAWAI, STANDAR),
    Peran.KEPEGAWAIAN: (BERANDA, PEGAWAI, IMPOR, PETA),
    Peran.PIMPINAN: (IKHTISAR, PETA, PEGAWAI, UNIT),
    Peran.AUDITOR: (BERANDA, PETA, PEGAWAI, PERUBAHAN),
    Peran.ADMIN: (BERANDA, AKUN, PEGAWAI, PERUBAHAN),
}


def groups_of(peran: str, *, is_pegawai: bool) -> tuple[Group, ...]:
    """A manager keeps the way to the own profile; an account without an employee has none."""
    if peran == Peran.PEGAWAI:
        own = MENUS[peran] if is_pegawai else (Group("Saya", (BERANDA,)),)
        return (*own, BANTUAN)
    return (*MENUS[peran], *([SENDIRI] if is_pegawai else []), BANTUAN)


def build_nav(request: HttpRequest, peran: str, *, is_pegawai: bool) -> list[dict[str, Any]]:
    groups = groups_of(peran, is_pegawai=is_pegawai)
    here = _current_url(request, [item for group in groups for item in group.items])
    return [{"label": group.label, "items": _render(request, group.items, here)} for group in groups]


def build_tabbar(request: HttpRequest, peran: str, *, is_pegawai: bool) -> list[dict[str, Any]]:
    items = [item for item in TABS[peran] if item is not PROFIL or is_pegawai]
    return _render(request, items, _current_url(request, items))


def _current_url(request: HttpRequest, items: list[Item]) -> str:
    """The longest address that the page lies under; the home page only covers itself, and the own profile nobody else's."""
    home = reverse("beranda")
    somebody = "pk" in request.resolver_match.kwargs if request.resolver_match else False
    urls = (reverse(item.url_name) for item in items if not (somebody and item is PROFIL))
    under = [url for url in urls if request.path == url or (url != home and request.path.startswith(url))]
    return max(under, key=len, default="")


def _render(request: HttpRequest, items: list[Item] | tuple[Item, ...], here: str) -> list[dict[str, Any]]:
    rendered = []
    for item in items:
        url = reverse(item.url_name)
        current = "" if url != here else "page" if request.path == url else "true"
        rendered.append({"label": item.label, "short": item.short or item.label, "icon": item.icon, "url": url, "current": current})
    return rendered
