"""Every overview has "Cetak", and its paper cuts no column off and leaves no heading behind."""

from typing import Any

import pypdfium2
import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

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
STEP = 12
MARKED = """() => {
  document.querySelector("main table thead th").textContent = "KEPALATABEL";
  document.querySelector("main table tbody th").textContent = "BARISSATU";
  document.querySelector("main .tk-sheet").insertAdjacentHTML("beforebegin", '<div class="tk-jeda"></div>');
}"""
MARKED_BELOW = """() => {
  const [before, last] = [...document.querySelectorAll("main table tbody tr")].slice(-2);
  before.querySelector("th").textContent = "BARISSEBELUMNYA";
  last.querySelector("th").textContent = "BARISAKHIR";
  const sum = document.querySelector("main table tfoot th"), below = sum ?? document.querySelector("main .tk-sheet footer");
  if (sum) document.querySelectorAll("main footer").forEach((footer) => footer.remove());
  below.textContent = "KAKITABEL";
}"""


def test_no_overview_loses_a_column_on_paper(browser: Browser, live_server: Any) -> None:
    unit = make_unit("Dinas Perumahan, Kawasan Permukiman, dan Pertanahan")
    for number in range(8):
        make_kompetensi(f"Kompetensi dengan nama panjang {number}")
        make_pegawai(unit=unit)
    page = enter_page(browser, live_server)
    faults = {}
    for name in IKHTISAR:
        page.goto(reverse(name))
        button = page.locator("[data-print]").count()
        page.emulate_media(media="print")
        size = KERTAS[page.evaluate("getComputedStyle(document.body).page")]
        page.set_viewport_size({"width": size, "height": 900})
        wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        loose = page.evaluate(
            "[...document.querySelectorAll('h2, .tk-chips')].filter((h) => getComputedStyle(h).breakAfter !== 'avoid').length"
        )
        out = page.evaluate("[...document.querySelectorAll('.tk-sheet')].filter((one) => one.scrollWidth > one.clientWidth).length")
        bantuan = page.get_by_role("link", name="Panduan halaman ini").count()
        if (button, max(wide, 0), loose, out, bantuan) != (1, 0, 0, 0, 0):
            faults[name] = (button, wide, loose, out, bantuan)
        page.emulate_media(media="screen")
        page.set_viewport_size(DESKTOP)
    assert faults == {}


def test_no_head_of_a_table_stays_behind_without_its_first_row(browser: Browser, live_server: Any) -> None:
    """Pushed down until the first row leaves the sheet: the head leaves with it."""
    unit = make_unit()
    for _ in range(12):
        make_pegawai(unit=unit)
    page = enter_page(browser, live_server)
    page.goto(reverse("pegawai:pegawai-list"))
    page.evaluate(MARKED)
    stays, paper = push_over(page, "BARISSATU")
    assert stays == 0
    assert "KEPALATABEL" not in paper[0]


@pytest.mark.parametrize("name", ["pegawai:pegawai-list", "diklat:jp-laporan"])
def test_no_count_or_sum_below_a_table_goes_to_a_sheet_alone(browser: Browser, live_server: Any, name: str) -> None:
    """Pushed down until what stands below the rows leaves the sheet: the last two rows leave with it."""
    for number in range(14):
        make_pegawai(unit=make_unit(f"Dinas {number}"))
    page = enter_page(browser, live_server)
    page.goto(reverse(name))
    page.evaluate(MARKED)
    page.evaluate(MARKED_BELOW)
    stays, paper = push_over(page, "KAKITABEL")
    assert [sheet_of(text, paper) for text in ("KAKITABEL", "BARISAKHIR", "BARISSEBELUMNYA", "BARISSATU")] == [*[stays + 1] * 3, stays]


def test_what_stands_below_a_table_of_two_sheets_keeps_its_last_row(browser: Browser, live_server: Any) -> None:
    for number in range(14):
        make_pegawai(unit=make_unit(f"Dinas {number}"))
    page = enter_page(browser, live_server)
    page.goto(reverse("pegawai:pegawai-list"))
    page.evaluate(MARKED)
    page.evaluate(MARKED_BELOW)
    page.evaluate("document.querySelectorAll('main tbody th').forEach((cell) => (cell.style.height = '84px'))")
    stays, paper = push_over(page, "KAKITABEL")
    assert stays > 0
    assert sheet_of("BARISSATU", paper) < stays
    assert [sheet_of(text, paper) for text in ("KAKITABEL", "BARISAKHIR")] == [stays + 1] * 2


@pytest.fixture
def beranda(browser: Browser, live_server: Any) -> Page:
    """The leader's overview as its paper shows it."""
    make_pegawai(unit=make_unit())
    page = enter_page(browser, live_server)
    page.goto(reverse("beranda"))
    page.emulate_media(media="print")
    return page


def test_two_short_sheets_share_the_width_of_the_paper(beranda: Page) -> None:
    beranda.set_viewport_size({"width": KERTAS["auto"], "height": 900})
    tops = beranda.evaluate("""[...document.querySelectorAll("main .tk-2")].map((pair) =>
      [...pair.children].map((sheet) => sheet.getBoundingClientRect().top))""")
    assert [len(set(pair)) for pair in tops] == [1, 1], tops


def test_the_figures_of_a_row_stand_beside_its_name(beranda: Page) -> None:
    tops = beranda.evaluate("""() => [...document.querySelectorAll("main .tk-table tbody tr:has(th)")].map((row) =>
      [...row.children].map((cell) => parseFloat(getComputedStyle(cell).paddingTop)))""")
    assert {len(set(row)) for row in tops} == {1}, tops


def push_over(page: Page, text: str) -> tuple[int, list[str]]:
    """The sheet on which this stands, and the paper as soon as it does not: pushed further by less than half a row."""
    paper = sheets(page, 0)
    stays, low, high = sheet_of(text, paper), 0, 1200
    while high - low > STEP:
        middle = (low + high) // 2
        tried = sheets(page, middle)
        if sheet_of(text, tried) == stays:
            low = middle
        else:
            high, paper = middle, tried
    assert high < 1200
    return stays, paper


def sheet_of(text: str, paper: list[str]) -> int:
    return next(number for number, sheet in enumerate(paper) if text in sheet)


def sheets(page: Page, gap: int) -> list[str]:
    page.evaluate("(gap) => (document.querySelector('.tk-jeda').style.height = `${gap}px`)", gap)
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return ["".join(sheet.get_textpage().get_text_range().split()) for sheet in paper]


def enter_page(browser: Browser, live_server: Any) -> Page:
    context = open_context(browser, live_server, viewport=DESKTOP)
    cookies = enter(make_pengguna("pimpinan")).cookies
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies.items()])
    return context.new_page()
