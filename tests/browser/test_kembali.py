"""Back and Reload end on a page of ours with what was typed, never in the browser's own error page or its question to send again.

That no form answers with a page is asked of all of them in `tests/isian_kembali.py`.
"""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from diklat.models import Ruang
from tests.browser.conftest import DESKTOP, open_context
from tests.factories import make_pengguna
from tests.pintu import enter


def typed(page: Page, nama: str, kapasitas: str, *, refused: bool) -> None:
    expect(page.get_by_label("Nama")).to_have_value(nama)
    expect(page.get_by_label("Kapasitas")).to_have_value(kapasitas)
    expect(page.get_by_role("alert")).to_have_count(int(refused))


def send(page: Page, nama: str, kapasitas: str) -> None:
    page.get_by_label("Nama").fill(nama)
    page.get_by_label("Kapasitas").fill(kapasitas)
    page.get_by_role("button", name="Simpan ruang").click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_back_after_a_refused_form(browser: Browser, live_server: Any, script: bool) -> None:
    ruang = Ruang.objects.create(nama="Aula", kapasitas=40)
    context = open_context(browser, live_server, viewport=DESKTOP, java_script_enabled=script)
    cookies = enter(make_pengguna("pengelola")).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    page, form = context.new_page(), reverse("diklat:ruang-update", args=[ruang.pk])
    page.goto(f"{form}?dari=daftar")
    send(page, "", "77")
    typed(page, "", "77", refused=True)
    page.get_by_role("link", name="Beranda").first.click()
    page.wait_for_url(f"{live_server.url}/")
    page.go_back()
    typed(page, "", "77", refused=True)
    page.reload()
    typed(page, "", "77", refused=True)
    page.go_back()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.url == f"{live_server.url}{form}?dari=daftar"
    page.go_forward()
    send(page, "", "78")
    typed(page, "", "78", refused=True)
    page.go_back()
    typed(page, "", "78", refused=True)  # the browser itself keeps what was typed last
    page.go_forward()
    send(page, "Aula timur", "78")
    expect(page.get_by_role("main")).to_contain_text("Aula timur")
    page.go_back()
    typed(page, "Aula timur", "78", refused=False)
    page.reload()
    typed(page, "Aula timur", "78", refused=False)
