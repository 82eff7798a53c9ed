"""Drafts while typing, and the word before the session ends, in a real browser."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import DESKTOP, open_context
from tests.factories import make_pegawai, make_pengguna
from tests.pintu import enter

SISA = 100
TERSIMPAN = re.compile(r"Draf tersimpan \d\d\.\d\d\.")


@pytest.fixture
def client() -> Client:
    return enter(make_pengguna(pegawai=make_pegawai()))


@pytest.fixture
def page(browser: Browser, live_server: Any, client: Client) -> Page:
    context = open_context(browser, live_server, viewport=DESKTOP)
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in client.cookies.items()])
    return context.new_page()


def near_end(page: Page, client: Client, **moved: int) -> None:
    """Hours pass for the session on the server and for the clock of the page."""
    page.clock.install()
    page.goto(reverse("diklat:riwayat-create"))
    session = client.session
    for key, seconds in moved.items():
        session[key] -= seconds - SISA
    session.save()
    page.clock.fast_forward(1000 * (max(moved.values()) - SISA))


def test_a_draft_is_saved_while_typing_and_comes_back(page: Page):
    page.goto(reverse("diklat:riwayat-create"))
    page.get_by_label("Nama diklat").fill("Kursus Las")
    expect(page.locator("[data-draf-keadaan]")).to_have_text(TERSIMPAN)
    page.goto("/")
    page.goto(reverse("diklat:riwayat-create"))
    expect(page.get_by_label("Nama diklat")).to_have_value("Kursus Las")
    page.get_by_role("button", name="Hapus draf").click()
    expect(page.get_by_label("Nama diklat")).to_have_value("")


def test_the_end_is_told_typed_words_are_kept_and_a_button_stays(page: Page, client: Client):
    asked: list[Route] = []
    left = "**" + reverse("pegawai:sesi-sisa")
    page.route(left, lambda route: asked.append(route))  # the word waits for the words: below it the page is inert
    near_end(page, client, sesi_terakhir=8 * 3600)
    page.get_by_label("Nama diklat").fill("Kursus Las")
    while asked:
        asked.pop().continue_()
    page.unroute(left)
    box = page.get_by_role("alertdialog", name="Sesi Anda segera berakhir")
    expect(box).to_be_visible()
    expect(page.get_by_role("button", name="Tetap masuk")).to_be_focused()
    expect(page.locator("[data-draf-keadaan]")).to_have_text(TERSIMPAN)
    page.get_by_role("button", name="Tetap masuk").click()
    expect(box).to_be_hidden()
    assert client.get(reverse("pegawai:sesi-sisa"), headers={"X-Latar": "1"}).json()["sisa"] > 8 * 3600 - 60


def test_twelve_hours_cannot_be_lengthened(page: Page, client: Client):
    near_end(page, client, sesi_mulai=12 * 3600)
    page.clock.run_for(2000)
    box = page.get_by_role("alertdialog")
    expect(box).to_contain_text("tidak dapat diperpanjang")
    expect(page.get_by_role("button", name="Tetap masuk")).to_be_hidden()
