import pytest
from django.test import RequestFactory
from django.urls import path, reverse

from config import navigation
from config.navigation import BERANDA, MENUS, PROFIL, SENDIRI, TABS, Item, build_tabbar, groups_of
from pegawai.permissions import LABELS, Peran

ITEMS = sorted({item.url_name for item in vars(navigation).values() if isinstance(item, navigation.Item)})


@pytest.mark.parametrize("url_name", ITEMS)
def test_every_item_leads_somewhere(url_name):
    assert reverse(url_name).startswith("/")


def test_every_role_has_a_menu_and_at_most_four_tabs_before_the_menu_itself():
    assert set(MENUS) == set(TABS) == set(LABELS)
    assert max(len(tabs) for tabs in TABS.values()) == 4


def test_icons_are_in_the_sprite(settings):
    names = (settings.BASE_DIR / "static" / "icons.txt").read_text().split()
    missing = {item.icon for item in vars(navigation).values() if isinstance(item, navigation.Item)} - set(names)
    assert missing == set()


def test_managers_keep_the_way_to_their_own_profile():
    assert SENDIRI in groups_of(Peran.ATASAN, is_pegawai=True)
    assert SENDIRI not in groups_of(Peran.AUDITOR, is_pegawai=False)
    assert SENDIRI not in groups_of(Peran.PEGAWAI, is_pegawai=True)


def test_account_without_an_employee_has_no_profile():
    items = [item for group in groups_of(Peran.PEGAWAI, is_pegawai=False) for item in group.items]
    assert (BERANDA in items, PROFIL in items) == (True, False)
    labels = [tab["label"] for tab in build_tabbar(RequestFactory().get("/"), Peran.PEGAWAI, is_pegawai=False, menunggu={})]
    assert labels == ["Beranda", "Panduan"]


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
