from contextlib import suppress
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import Resolver404, resolve

from config.context import shell
from pegawai.models import Pengguna


def shell_of(user, path="/", **session):
    request = RequestFactory().get(path)
    request.user, request.session = user, session
    with suppress(Resolver404):
        request.resolver_match = resolve(path)
    return shell(request)


def account(*groups, heads=(), pegawai_id=7):
    """An account whose roles are known, so that nothing is asked of the database."""
    user = Pengguna(nama="Rina Kusumawardhani", pegawai_id=pegawai_id)
    user.group_names, user.headed_unit_ids = frozenset(groups), heads
    return user


def test_one_role_has_no_switch():
    context = shell_of(account())
    assert str(context["peran_label"]) == "Pegawai"
    assert list(context["peran_pilihan"]) == []


@pytest.mark.django_db
def test_several_roles_are_offered_in_one_order_and_the_chosen_one_leads():
    context = shell_of(account("pengelola", heads=(3,)), peran="atasan")
    assert [(choice["kode"], choice["aktif"]) for choice in context["peran_pilihan"]] == [
        ("pengelola", False),
        ("atasan", True),
        ("pegawai", False),
    ]
    assert context["nav"][0]["label"] == "Unit saya"


@pytest.mark.parametrize(
    ("path", "marked"), [("/katalog-diklat/", False), ("/diklat-saya/", False), ("/panduan/", True), ("/asing/", False)]
)
def test_the_menu_of_a_phone_is_marked_for_pages_that_no_tab_leads_to(path, marked):
    assert bool(shell_of(account(), path)["di_menu"]) is marked


def test_role_that_is_no_longer_held_is_not_shown():
    assert str(shell_of(account(), peran="kepegawaian")["peran_label"]) == "Pegawai"


def test_guest_and_request_without_a_user_get_an_empty_shell():
    for user in (AnonymousUser(), None):
        context = shell_of(user)
        assert (list(context["nav"]), list(context["tabbar"]), str(context["peran_label"])) == ([], [], "")


def test_shell_asks_nothing_until_the_template_does():
    request = RequestFactory().get("/")
    request.user, request.session = SimpleNamespace(), {}
    assert shell(request)["request_id"] == ""


def test_500_renders_without_any_context():
    html = render_to_string("500.html")
    assert "Ada gangguan di Tangkas" in html
    assert "Kode rujukan" not in html
    assert "<code>a1b2</code>" in render_to_string("500.html", {"request_id": "a1b2"})


def test_only_the_frame_says_galat_before_the_title_of_a_refused_form(settings):
    saying = {path.name for path in settings.BASE_DIR.glob("templates/**/*.html") if "{% if form.errors %}Galat: " in path.read_text()}
    assert saying == {"base.html", "base_bare.html", "periksa_dasar.html"}
