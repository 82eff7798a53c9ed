"""Going back to a page that answered a sent form ends on a page of ours, never in the browser's own error page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from diklat.models import HariLibur, Ruang
from lib import waktu
from tests.browser.conftest import DESKTOP, open_context
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.pintu import enter


def kosong(nama: str, tombol: str = "Simpan") -> Callable[[Page], None]:
    """A form of its own page, sent empty."""

    def send(page: Page) -> None:
        page.goto(reverse(nama))
        page.get_by_role("main").get_by_role("button", name=tombol).click()
        expect(page.get_by_role("alert")).to_be_visible()

    return send


def hapus(page: Page) -> None:
    """A button whose address knows no page: it answers with the question."""
    libur = HariLibur.objects.create(tanggal=waktu.today(), nama="Libur")
    page.goto(reverse("pegawai:acuan-update", args=["hari-libur", libur.pk]))
    page.get_by_role("button", name="Hapus baris ini").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hapus Libur")


def ubah(page: Page) -> None:
    """Twice refused, and once from a page with a query."""
    ruang = Ruang.objects.create(nama="Aula", kapasitas=40)
    page.goto(reverse("diklat:ruang-update", args=[ruang.pk]) + "?dari=daftar")
    for _ in range(2):
        page.get_by_label("Nama").fill("")
        page.get_by_role("button", name="Simpan ruang").click()
        expect(page.get_by_role("alert")).to_be_visible()


FORMULIR: dict[str, tuple[str, Callable[[Page], None]]] = {
    "acuan": ("admin", hapus),
    "impor": ("kepegawaian", kosong("pegawai:impor-create", "Unggah")),
    "program": ("pengelola", kosong("diklat:program-create", "Simpan program")),
    "riwayat": ("", kosong("diklat:riwayat-create", "Kirim")),
    "ruang": ("pengelola", ubah),
}


@pytest.mark.parametrize("nama", FORMULIR)
def test_back_to_a_form_that_was_answered_is_a_page_of_ours(browser: Browser, live_server: Any, nama: str) -> None:
    role, send = FORMULIR[nama]
    akun = make_pengguna(role) if role else make_pengguna(pegawai=make_pegawai(unit=make_unit("Dinas")))
    context = open_context(browser, live_server, viewport=DESKTOP)
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in enter(akun).cookies.items()])
    page = context.new_page()
    send(page)
    page.goto("/")
    answer = page.go_back()
    assert page.url.startswith(live_server.url)
    assert answer is None or answer.status == 200
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    context.close()
