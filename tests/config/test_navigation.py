import pytest
from django.test import RequestFactory
from django.urls import NoReverseMatch, path, resolve, reverse

from config import navigation
from config.menus import build_nav, build_tabbar, build_tabs
from config.navigation import BERANDA, MENUS, PROFIL, TABS, Item, groups_of
from pegawai.peran import LABELS, Peran
from tests.browser.halaman import PERTAMA, Halaman
from tests.test_access import ROLES, ROWS

ITEMS = sorted({item.url_name for item in vars(navigation).values() if isinstance(item, navigation.Item)})


@pytest.mark.parametrize("url_name", ITEMS)
def test_every_item_leads_somewhere(url_name):
    assert reverse(url_name).startswith("/")


def test_every_role_has_a_menu_and_at_most_four_tabs_before_the_menu_itself():
    assert set(MENUS) == set(TABS) == set(LABELS)
    assert max(len(tabs) for tabs in TABS.values()) == 4


@pytest.mark.parametrize("peran", [peran for peran in MENUS if peran in ROLES])
def test_no_menu_leads_to_a_page_that_is_refused(peran):
    answers = {row.name: row.answers[peran] for row in ROWS if row.method == "GET" and row.arguments == "-"}
    items = {page.url_name for group in MENUS[peran] for page in group.pages}
    assert {name: answers[name] for name in items if answers[name] not in ("200", "302")} == {}


def test_icons_are_in_the_sprite(settings):
    names = (settings.BASE_DIR / "static" / "icons.txt").read_text().split()
    missing = {item.icon for item in vars(navigation).values() if isinstance(item, navigation.Item)} - set(names)
    assert missing == set()


def test_managers_keep_the_way_to_their_own_profile():
    def own(peran, is_pegawai):
        return [item.label for group in groups_of(peran, is_pegawai=is_pegawai) for item in group.items if item.label == "Saya sendiri"]

    assert [own(Peran.ATASAN, True), own(Peran.AUDITOR, False), own(Peran.PEGAWAI, True)] == [["Saya sendiri"], [], []]


def at_once(peran):
    """Entries that stand open, a folded group counted as one; groups; pages."""
    groups = groups_of(peran, is_pegawai=True)
    return (
        sum(1 if group.lipat else len(group.items) for group in groups),
        len(groups),
        [page.url_name for group in groups for page in group.pages],
    )


@pytest.mark.parametrize("peran", list(MENUS))
def test_a_menu_shows_few_entries_at_once_and_each_page_once(peran):
    entries, groups, pages = at_once(peran)
    assert entries <= (16 if peran == Peran.PENGELOLA else 9)
    assert groups <= 5
    assert sorted(set(pages)) == sorted(pages)


@pytest.mark.parametrize(
    ("peran", "page", "tempat", "tab"),
    [
        (Peran.PENGELOLA, "diklat:ruang-list", "Jadwal dan ruang", "Ruang"),
        (Peran.PENGELOLA, "evaluasi:skm-list", "Hasil evaluasi", "SKM"),
        (Peran.PENGELOLA, "diklat:angkatan-list", None, None),
        (Peran.PENGELOLA, "diklat:ruang-create", None, None),
        (Peran.ATASAN, "evaluasi:bukti-list", "Penilaian pascadiklat", "Saran level"),
        (Peran.PEGAWAI, "diklat:katalog-list", "Katalog diklat", "Katalog"),
        (Peran.PEGAWAI, "diklat:mentoring-list", "Diklat saya", "Mentoring"),
    ],
)
def test_a_page_of_a_place_shows_the_others_as_tabs(peran, page, tempat, tab):
    request = RequestFactory().get(reverse(page))
    request.resolver_match = resolve(request.path)
    place = build_tabs(request, peran, is_pegawai=True, menunggu={"saran": 2})
    shown = [row["tab"] for row in place.get("items", []) if row["current"] == "page"]
    assert (place.get("label"), shown) == (tempat, [tab] if tab else [])
    entries = [row for group in build_nav(request, peran, is_pegawai=True, menunggu={"saran": 2}) for row in group["items"]]
    assert len([row for row in entries if row["current"]]) == 1
    if peran == Peran.ATASAN:
        assert {row["label"]: row["menunggu"] for row in entries if row["menunggu"]} == {"Penilaian pascadiklat": 2}


@pytest.mark.parametrize("page", ["beranda", "diklat:kalender", "insentif:ip-saya"])
def test_an_employee_sees_nine_entries_with_their_counts_wherever_he_is(page):
    request = RequestFactory().get(reverse(page))
    request.resolver_match = resolve(request.path)
    (group,) = build_nav(request, Peran.PEGAWAI, is_pegawai=True, menunggu={"pemberitahuan": 3, "tawaran": 1, "pertemuan": 1})
    waiting = {row["label"]: row["menunggu"] for row in group["items"] if row["menunggu"]}
    assert (len(group["items"]), group["lipat"], waiting) == (9, False, {"Diklat saya": 2, "Pemberitahuan": 3})


def test_account_without_an_employee_has_no_profile():
    items = [page for group in groups_of(Peran.PEGAWAI, is_pegawai=False) for page in group.pages]
    assert (BERANDA in items, PROFIL in items) == (True, False)
    labels = [tab["label"] for tab in build_tabbar(RequestFactory().get("/"), Peran.PEGAWAI, is_pegawai=False, menunggu={})]
    assert labels == ["Beranda", "Panduan"]


@pytest.mark.parametrize(
    ("peran", "page", "menu", "tab"),
    [
        (Peran.PEGAWAI, "angkatan-detail", "Katalog diklat", "Diklat"),
        (Peran.PEGAWAI, "pendaftaran-detail", "Diklat saya", "Diklat"),
        (Peran.PEGAWAI, "sertifikat-detail", "Sertifikat dan JP", None),
        (Peran.PEGAWAI, "riwayat-detail", "Sertifikat dan JP", None),
        (Peran.PEGAWAI, "mentoring-detail", "Diklat saya", "Diklat"),
        (Peran.ATASAN, "angkatan-detail", "Saya sendiri", None),
        (Peran.ATASAN, "usul-angkatan", "Peta kesenjangan", "Peta"),
        (Peran.ATASAN, "pendaftaran-detail", "Persetujuan", "Persetujuan"),
        (Peran.PENGELOLA, "angkatan-detail", "Angkatan", "Angkatan"),
        (Peran.PIMPINAN, "pendaftaran-detail", None, None),
        (Peran.NARASUMBER, "sesi-peserta", "Sesi saya", "Sesi"),
    ],
)
def test_pages_of_batches_and_applications_are_marked_in_menu_and_tab_bar(peran, page, menu, tab):
    request = RequestFactory().get(reverse(f"diklat:{page}", args=[1]))
    request.resolver_match = resolve(request.path)
    groups = build_nav(request, peran, is_pegawai=True, menunggu={})
    tabs = build_tabbar(request, peran, is_pegawai=True, menunggu={})
    current = [row["label"] for group in groups for row in group["items"] if row["current"]]
    assert (current, [row["short"] for row in tabs if row["current"]]) == ([menu] if menu else [], [tab] if tab else [])


urlpatterns = [
    path(address, lambda request: None, name=name) for name, address in (("beranda", ""), ("data", "data/"), ("impor", "data/impor/"))
]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "current"),
    [("/", [("Beranda", "page")]), ("/data/impor/", [("Impor", "page")]), ("/data/impor/7/", [("Impor", "true")]), ("/lain/", [])],
)
def test_current_item_is_the_longest_address_above_the_page(address, current, monkeypatch):
    items = tuple(Item(name.title(), name, "home") for name in ("beranda", "data", "impor"))
    monkeypatch.setitem(TABS, "uji", items)
    tabs = build_tabbar(RequestFactory().get(address), "uji", is_pegawai=True, menunggu={})
    assert [(tab["label"], tab["current"]) for tab in tabs if tab["current"]] == current


DARI_MENU_AKUN = ("account_", "mfa_", "usersessions_", "cari", "panduan", "pegawai:data-saya", "pegawai:perbaikan-create", "diklat:periksa")
SENDIRI = ("insentif:tukar-list", "evaluasi:pasca-list")  # one's own, though another role is worn


def address_of(halaman: Halaman) -> str:
    """With the words that the list quotes, and anything of the right kind for the others."""
    pairs = [part.split("=") for part in halaman.arguments.split(",") if halaman.arguments != "-"]
    for word in ("1", "00000000-0000-4000-8000-000000000000", "2026-01-01", "kata"):
        try:
            return reverse(halaman.nama, kwargs={name: said.strip('"') if '"' in said else word for name, said in pairs})
        except NoReverseMatch:
            continue
    raise AssertionError(halaman)


def test_every_page_is_marked_under_one_entry_of_the_menu():
    lost = []
    for halaman in PERTAMA.values():
        if halaman.peran in MENUS and not halaman.nama.startswith((*DARI_MENU_AKUN, *SENDIRI)):
            request = RequestFactory().get(address_of(halaman))
            request.resolver_match = resolve(request.path)
            drawn = build_nav(request, halaman.peran, is_pegawai=True, menunggu={})
            if sum(bool(row["current"]) for group in drawn for row in group["items"]) != 1:
                lost.append(str(halaman))
    assert lost == []
