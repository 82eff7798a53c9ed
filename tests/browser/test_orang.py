"""A person is chosen by keyboard and by finger, at 320 px too, and what was chosen is what the form sends."""

from typing import Any

from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from pegawai.models import Pengguna
from tests.browser.conftest import DESKTOP, open_context
from tests.factories import make_jabatan, make_pegawai, make_pengguna, make_unit
from tests.pintu import enter


def sign_in(browser: Browser, live_server: Any, user: Pengguna, viewport: Any) -> Page:
    context = open_context(browser, live_server, viewport=viewport)
    cookies = enter(user).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    return context.new_page()


def test_a_person_is_chosen_by_keyboard_and_by_finger_on_a_narrow_screen(browser: Browser, live_server: Any) -> None:
    dinas = make_unit("Dinas Kesehatan")
    bagian = make_unit("Subbagian Keuangan dan Perencanaan Anggaran", induk=dinas)
    for name in ("Rina Wulandari", "Budi Wulandari", "Siti Wulandari"):
        make_pegawai(name, unit=bagian, jabatan=make_jabatan("Analis Kebijakan Ahli Muda"))
    user = make_pengguna("pengelola")
    page = sign_in(browser, live_server, user, DESKTOP)
    page.goto(reverse("diklat:mentoring-create"))
    field = page.get_by_label("Mentee (yang dibimbing)")
    field.click()
    field.press_sequentially("wulandari")
    expect(page.locator("#id_mentee_saran [role=option]")).to_have_count(3)
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "id_mentee_saran_1")
    field.press("Enter")
    assert field.input_value().startswith("Budi Wulandari, ")
    expect(page.locator("#id_mentee_kotak")).to_be_hidden()
    small = sign_in(browser, live_server, user, {"width": 320, "height": 640})
    small.goto(reverse("diklat:mentoring-create"))
    field = small.get_by_label("Mentor (yang membimbing)")
    field.click()
    field.press_sequentially("wulandari siti")
    expect(small.locator("#id_mentor_saran [role=option]")).to_have_count(1)
    assert small.evaluate("document.documentElement.scrollWidth") == 320
    small.locator("#id_mentor_saran [role=option]").click()
    assert field.input_value().startswith("Siti Wulandari, ")
