"""Filters on a phone wait behind one button; a chosen file is named in our words."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import FilePayload, Page, expect

from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.pintu import enter

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page: Page, url: str) -> None:
    cookies = enter(make_pengguna("kepegawaian")).cookies
    page.context.add_cookies([{"name": name, "value": morsel.value, "url": url} for name, morsel in cookies.items()])


def test_filters_open_and_count_on_a_phone(phone: Page, live_server: Any) -> None:
    make_pegawai("Sukma Ayu", unit=make_unit())
    sign_in(phone, live_server.url)
    phone.goto(reverse("pegawai:pegawai-list"))
    status = phone.get_by_label("Status", exact=True)
    expect(status).to_be_hidden()
    phone.get_by_text("Saring", exact=True).click()
    status.select_option("semua")
    phone.get_by_role("button", name="Terapkan").click()
    expect(phone.get_by_text("Saring (1)")).to_be_visible()
    expect(status).to_be_hidden()
    phone.get_by_label("Cari", exact=True).press_sequentially("sukma")
    expect(phone.get_by_text("Cari: sukma")).to_be_visible()
    expect(phone.get_by_text("Saring (1)")).to_be_visible()


def test_filters_stand_open_on_a_desk(page: Page, live_server: Any) -> None:
    sign_in(page, live_server.url)
    page.goto(reverse("pegawai:pegawai-list"))
    expect(page.get_by_label("Status", exact=True)).to_be_visible()
    expect(page.locator(".tk-saring")).to_be_hidden()


def test_chosen_file_is_named(page: Page, live_server: Any) -> None:
    sign_in(page, live_server.url)
    page.goto(reverse("pegawai:impor-create"))
    expect(page.get_by_text("Belum ada berkas dipilih")).to_be_visible()
    file = FilePayload(name="siasn.xlsx", mimeType="application/octet-stream", buffer=b"x" * 1_234_567)
    page.get_by_label("Berkas Excel (.xlsx) atau CSV").set_input_files(file)
    expect(page.get_by_text("siasn.xlsx (1,2 MB)")).to_be_visible()
