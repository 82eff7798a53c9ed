"""The grid of names scrolls in its own window: heads and names stay in sight, the rows are low, and no position is cut."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from kompetensi.services import profil
from tests.browser.conftest import DESKTOP, PHONE, open_context
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_pengguna, make_standar, make_unit
from tests.pintu import enter

ORANG, KOMPETENSI = 45, 16
SEEN = """() => {
  const layar = document.querySelector(".tk-kisi-layar"), at = (css) => layar.querySelector(css).getBoundingClientRect();
  layar.focus();
  layar.scrollTo(9999, 9999);
  const box = layar.getBoundingClientRect(), name = "tbody tr:last-child th";
  const corner = at("thead th.orang"), row = at(name);
  return [layar.scrollTop > 0, corner.top - box.top, row.left - box.left, corner.left - box.left, row.height + 2];
}"""
TERPOTONG = """() => [...document.querySelectorAll(".tk-kisi tbody th")].filter((th) => th.scrollWidth > th.clientWidth
  || getComputedStyle(th).textOverflow === "ellipsis").map((th) => th.innerText)"""


@pytest.mark.parametrize(("size", "rendah"), [(DESKTOP, 32), (PHONE, 48)])
def test_heads_and_names_stay_while_the_grid_scrolls(browser: Browser, live_server: Any, size: Any, rendah: int) -> None:
    unit, jabatan = make_unit(), make_jabatan("Analis Kebijakan Ahli Muda")
    panjang = make_jabatan("Analis Pengelolaan Keuangan APBN dan Pengelola Pengadaan Barang dan Jasa Ahli Muda")
    for number in range(KOMPETENSI):
        make_standar(jabatan, make_kompetensi(f"Kompetensi {number}"), 3)
    for number in range(ORANG):
        make_pegawai(f"Pegawai dengan Nama Panjang {number}", unit=unit, jabatan=jabatan)
    make_standar(panjang, make_kompetensi("Kompetensi lain"), 3)
    make_pegawai("Pegawai Berjabatan Panjang", unit=unit, jabatan=panjang)
    profil.refresh_profil(None)
    context = open_context(browser, live_server, viewport=size)
    cookies = enter(make_pengguna("pengelola")).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    page = context.new_page()
    page.goto(f"{reverse('kompetensi:peta-kisi')}?lingkup=semua&unit={unit.pk}")
    scrolled, head, name, corner, tall = page.evaluate(SEEN)
    assert (scrolled, round(head), round(name), round(corner)) == (True, 0, round(name), round(name))
    assert 0 <= name <= 2
    assert tall <= rendah
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(TERPOTONG) == []
