"""Days are written day first and times in 24 hours whatever the browser speaks, with script and without."""

from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from diklat.models import HariLibur
from tests.browser.conftest import PHONE, open_context
from tests.factories import make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page: Page, url: str, name: str = "") -> None:
    cookies = enter(make_pengguna("pengelola")).cookies
    page.context.add_cookies([{"name": name, "value": morsel.value, "url": url} for name, morsel in cookies.items()])
    page.goto(reverse(name) if name else reverse("pegawai:acuan-create", args=["hari-libur"]))


def test_a_day_is_typed_day_first_in_an_american_browser(browser: Browser, live_server: Any) -> None:
    context = open_context(browser, live_server, viewport={"width": 320, "height": 640}, locale="en-US")
    page = context.new_page()
    sign_in(page, live_server.url)
    field = page.get_by_label("Tanggal", exact=True)
    field.press_sequentially("25122026")
    expect(field).to_have_value("25/12/2026")
    for typed, shown in (("5/1/2027", "05/01/2027"), ("2027-01-06", "06/01/2027"), ("31/02/2027", "31/02/2027")):
        field.fill("")
        field.press_sequentially(typed)
        field.blur()
        expect(field).to_have_value(shown)
    field.fill("5/1/2027")  # at once, as a keyboard that suggests or listens puts it in
    field.blur()
    expect(field).to_have_value("05/01/2027")
    field.fill("2027-01-07")
    page.get_by_role("button", name="Buka kalender: Tanggal").click()
    calendar = page.locator(".tk-kalender")
    expect(calendar).to_have_value("2027-01-07")
    calendar.evaluate("(node) => { node.value = '2027-01-08'; node.dispatchEvent(new Event('change', { bubbles: true })); }")
    expect(field).to_have_value("08/01/2027")
    expect(field).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []


def test_a_day_is_taken_without_script(browser: Browser, live_server: Any) -> None:
    context = open_context(browser, live_server, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server.url)
    expect(page.get_by_role("button", name="Buka kalender")).to_be_hidden()
    page.get_by_label("Tanggal", exact=True).fill("24122026")
    page.get_by_label("Nama", exact=True).fill("Cuti bersama")
    page.get_by_role("button", name="Simpan").click()
    assert HariLibur.objects.filter(tanggal=date(2026, 12, 24), nama="Cuti bersama").exists()


def test_a_time_has_24_hours_in_an_american_browser(browser: Browser, live_server: Any) -> None:
    context = open_context(browser, live_server, viewport=PHONE, locale="en-US", has_touch=True)
    page = context.new_page()
    sign_in(page, live_server.url, "diklat:ruang-list")
    page.get_by_text("Saring", exact=True).click()
    field = page.get_by_label("Dari jam")
    for typed, shown in (("1330", "13.30"), ("830", "08.30"), ("1:05", "01.05"), ("16", "16.00"), ("2561", "25.61")):
        field.fill("")
        field.press_sequentially(typed)
        field.blur()
        expect(field).to_have_value(shown)
    expect(field).to_have_attribute("inputmode", "numeric")
