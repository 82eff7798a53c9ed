"""What answers a form has an address of its own: for whoever sent it, until the form is taken. All forms: `tests/isian_kembali.py`."""

from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from diklat.models import HariLibur
from lib import waktu
from pegawai.balasan import NAMA
from pegawai.kuki_draf import PEMILIK
from tests.factories import SANDI, make_pegawai, make_pengguna
from tests.kepastian import confirm
from tests.pintu import enter

pytestmark = pytest.mark.django_db
ORIGIN = "http://testserver"
PERAMBAN = {"HTTP_ACCEPT": "text/html,*/*", "HTTP_ORIGIN": ORIGIN}


@pytest.fixture
def admin() -> Client:
    return opened(enter(make_pengguna("admin")))


def opened(client: Client) -> Client:
    client.cookies[settings.CSRF_COOKIE_NAME] = "c" * 32
    return client


def create() -> str:
    return reverse("pegawai:acuan-create", args=["hari-libur"])


def post(client: Client, url: str, *, page: str = "", **data: Any) -> Any:
    data = {PEMILIK: getattr(client, "pemilik", ""), **data}
    return client.post(url, data, **PERAMBAN, HTTP_REFERER=f"{ORIGIN}{page or url}")


def get(client: Client, url: str) -> Any:
    return client.get(url, **PERAMBAN)


def test_a_refused_form_stands_at_an_address_and_is_gone_when_taken(admin: Client) -> None:
    refused = post(admin, create(), nama="Libur desa", tanggal="31-31-31")
    assert (refused.status_code, refused.url.split("?")[0]) == (303, create())
    shown = get(admin, refused.url)
    assert (shown.status_code, b"Libur desa" in shown.content, b'aria-invalid="true"' in shown.content) == (200, True, True)
    assert NAMA.encode() not in shown.content
    again = post(admin, create(), page=refused.url, nama="Libur kota", tanggal="32-32-32")
    assert b"Libur desa" in get(admin, refused.url).content
    post(admin, create(), page=again.url, nama="Libur kota", tanggal=f"{waktu.today():%d/%m/%Y}")
    assert HariLibur.objects.filter(nama="Libur kota").exists()
    for url in (refused.url, again.url):
        page = get(admin, url)
        assert (page.status_code, b'aria-invalid="true"' in page.content, b"Libur" in page.context["form"].as_p().encode()) == (
            200,
            False,
            False,
        )


def test_a_question_that_was_answered_leads_to_the_page_with_the_button(admin: Client) -> None:
    libur = HariLibur.objects.create(tanggal=waktu.today(), nama="Libur desa")
    url = reverse("pegawai:acuan-delete", args=["hari-libur", libur.pk])
    asked = post(admin, url)
    question = get(admin, asked.url)
    assert (question.status_code, b"Hapus Libur desa" in question.content) == (200, True)
    cache.clear()
    assert get(admin, asked.url).url == reverse("pegawai:acuan-update", args=["hari-libur", libur.pk])


def test_a_link_of_the_answer_to_its_own_address_leads_to_the_page(admin: Client) -> None:
    url = post(admin, create(), nama="Libur desa", tanggal="31-31-31").url
    page = admin.get(create(), **PERAMBAN, HTTP_REFERER=f"{ORIGIN}{url}")
    assert (page.status_code, b"Libur desa" in page.content) == (200, False)


def test_a_password_is_shown_a_single_time(admin: Client) -> None:
    akun = make_pengguna(pegawai=make_pegawai())
    url = post(admin, reverse("pegawai:akun-sandi", args=[akun.pk])).url
    assert b"Kata sandi sementara" in get(admin, url).content
    assert get(admin, url).url == reverse("pegawai:akun-detail", args=[akun.pk])


def test_nobody_else_and_no_other_session_opens_it(admin: Client) -> None:
    url = post(admin, create(), nama="Libur desa", tanggal="31-31-31").url
    other = opened(enter(make_pengguna("admin")))
    assert b"Libur desa" not in get(other, url).content
    admin.cookies[settings.CSRF_COOKIE_NAME] = "d" * 32
    assert b"Libur desa" not in get(admin, url).content
    admin.cookies[settings.CSRF_COOKIE_NAME] = "c" * 32
    assert b"Libur desa" in get(admin, url).content
    del admin.cookies[settings.SESSION_COOKIE_NAME]
    assert get(admin, url).url == f"{reverse('account_login')}?next={create()}"


def test_it_lies_in_the_cache_as_nothing_to_read(admin: Client) -> None:
    post(admin, create(), nama="Libur desa", tanggal="31-31-31")
    server = cache._cache.get_client()
    kept = [server.get(key) for key in server.scan_iter("*balasan:*")]
    assert (len(kept), any(b"Libur" in value or b"html" in value for value in kept)) == (1, False)


@pytest.mark.parametrize("headers", [{"HTTP_ACCEPT": "application/json"}, {"HTTP_ACCEPT": "*/*"}, {**PERAMBAN, "HTTP_HX_REQUEST": "true"}])
def test_scripts_are_answered_at_once(admin: Client, headers: dict[str, str]) -> None:
    assert admin.post(create(), {"nama": "Libur desa", "tanggal": ""}, **headers).status_code == 200


def test_a_wrong_password_too() -> None:
    client, akun = opened(Client()), make_pengguna()
    url = f"{reverse('account_login')}?next={create()}"
    refused = client.post(url, {"login": akun.username, "password": "salah sama sekali"}, **PERAMBAN)
    shown = get(client, refused.url)
    assert (refused.status_code, shown.status_code, b"tk-errsum" in shown.content) == (303, 200, True)
    assert client.post(refused.url, {"login": akun.username, "password": SANDI}, **PERAMBAN).url == create()


def test_a_mark_that_is_not_ours_is_no_mark(admin: Client) -> None:
    for text in ("", "x", "0123456789ab.99", "0123456789ab.\u0662", "0123456789ab.1.2"):
        page = admin.get(create(), {NAMA: text, "a": "1"}, **PERAMBAN)
        assert (page.status_code, page.wsgi_request.get_full_path()) == (200, f"{create()}?a=1")
    assert confirm(admin, create(), {"nama": "A", "tanggal": f"{waktu.today():%d/%m/%Y}"}).status_code == 302


def test_who_opens_an_address_of_a_form_alone_is_led_to_the_page_above(admin: Client) -> None:
    assert get(admin, reverse("pegawai:aktivasi-create")).url == reverse("pegawai:aktivasi-list")
    assert admin.get(reverse("pegawai:aktivasi-create")).status_code == 405
