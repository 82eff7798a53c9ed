"""Every overview has "Cetak", and its paper cuts no column off and leaves no heading behind."""

from typing import Any

from django.urls import reverse
from playwright.sync_api import Browser

from tests.browser.conftest import DESKTOP, open_context
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_unit
from tests.pintu import enter

IKHTISAR = (
    "beranda", "kompetensi:peta", "diklat:jp-laporan", "diklat:jp-laporan-pegawai", "evaluasi:dampak-list", "evaluasi:hasil-list",
    "evaluasi:banding-program", "evaluasi:banding-pengajar", "evaluasi:skm-list", "evaluasi:pasca-unit", "insentif:unit-list",
    "insentif:ip-unit", "rencana:pagu-list", "rencana:kebutuhan-list",
)  # fmt: skip
# What lies inside the margins, in CSS pixels.
KERTAS = {"lanskap": 1032, "auto": 680}


def test_no_overview_loses_a_column_on_paper(browser: Browser, live_server: Any) -> None:
    unit = make_unit("Dinas Perumahan, Kawasan Permukiman, dan Pertanahan")
    for number in range(8):
        make_kompetensi(f"Kompetensi dengan nama panjang {number}")
        make_pegawai(unit=unit)
    context = open_context(browser, live_server, viewport=DESKTOP)
    cookies = enter(make_pengguna("pimpinan")).cookies
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies.items()])
    page = context.new_page()
    faults = {}
    for name in IKHTISAR:
        page.goto(reverse(name))
        button = page.locator("[data-print]").count()
        page.emulate_media(media="print")
        size = KERTAS[page.evaluate("getComputedStyle(document.body).page")]
        page.set_viewport_size({"width": size, "height": 900})
        wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        loose = page.evaluate("[...document.querySelectorAll('h2')].filter((h) => getComputedStyle(h).breakAfter !== 'avoid').length")
        if (button, max(wide, 0), loose) != (1, 0, 0):
            faults[name] = (button, wide, loose)
        page.emulate_media(media="screen")
        page.set_viewport_size(DESKTOP)
    assert faults == {}
    context.close()
