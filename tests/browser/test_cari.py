"""The search of the whole site with the keyboard alone."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.diklat.pabrik import make_program
from tests.factories import make_pegawai, make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rina(page: Page, live_server: Any) -> Page:
    for number in range(3):
        make_program(f"Siber Dasar {number}")
    cookies = enter(make_pengguna(pegawai=make_pegawai("Rina"))).cookies
    page.context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies.items()])
    return page


def test_the_keyboard_finds_moves_opens_and_closes(rina: Page) -> None:
    rina.goto(reverse("panduan"))
    box, options = rina.get_by_role("combobox", name="Cari di Tangkas"), rina.get_by_role("option")
    rina.keyboard.press("/")
    expect(box).to_be_focused()
    rina.keyboard.type("siber")
    expect(options).to_have_count(4)
    expect(box).to_have_attribute("aria-expanded", "true")
    rina.keyboard.press("ArrowDown")
    rina.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id") or "")
    rina.keyboard.press("ArrowUp")
    rina.keyboard.press("ArrowUp")
    expect(rina.locator("[aria-selected=true]")).to_have_count(0)
    rina.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("siber")
    rina.keyboard.press("ArrowDown")
    rina.keyboard.press("Enter")
    expect(rina.get_by_role("heading", name="Siber Dasar 0", level=1)).to_be_visible()
    rina.wait_for_load_state()
    rina.keyboard.press("/")
    expect(box).to_be_focused()
    rina.keyboard.type("siber")
    rina.keyboard.press("Enter")
    expect(rina.get_by_role("heading", name="Cari", level=1)).to_be_visible()
    expect(rina.get_by_role("link", name="Siber Dasar 2")).to_be_visible()
