"""Every page in both widths and both themes: no fault of script, policy, layout, outline or accessibility; and few queries."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import HttpRequest
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from pegawai.queries.instansi import at_office
from tests import instansi, pemerintah
from tests.browser.conftest import DESKTOP, PHONE, open_context
from tests.browser.dunia import Dunia, make_dunia, masuk
from tests.browser.halaman import HALAMAN, TANPA_HALAMAN, Halaman
from tests.dingin import empty_cache
from tests.test_access import NAMES

MAX_KIB = 150
MAX_QUERIES = 12
KUERI = "X-Kueri"
# the session is read without a cache and written now and then; words about a transaction ask nothing of a table
TAK_DIHITUNG = ("django_session", "usersessions_usersession", "SAVEPOINT", "BEGIN", "COMMIT", "SET TRANSACTION")
SERIOUS = {"serious", "critical"}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TATA_LETAK = ["target-size", "scrollable-region-focusable", "link-in-text-block"]  # what a narrow window can change
BINGKAI = [".tk-top", ".tk-nav", ".tk-tabbar"]
PERTAMA = {halaman.nama: halaman for halaman in reversed(HALAMAN)}  # the first line of each address
SCAN = f"addEventListener('load', () => {{ {Axe().axe_script} }}); {(Path(__file__).parent / 'kontras.js').read_text()}"  # axe, and `scan`
FACTS = """() => ({
  lang: document.documentElement.lang,
  h1: [...document.querySelectorAll('h1')].map((h) => h.innerText.trim()),
  bars: document.body.offsetHeight >= document.documentElement.scrollHeight,
  over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
})"""
SAMA = dict.fromkeys(("mfa_reauthenticate", "mfa_reauthenticate_webauthn"), "account_reauthenticate")  # three ways to prove it is oneself
Fault = tuple[str, str]


@pytest.fixture
def dunia(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dunia]:
    """The second government: the filling of the first one is tried in `test_demo_kota`."""
    monkeypatch.setenv("DEMO_INSTANSI", "kabupaten")
    instansi.change(**pemerintah.KEDUA)
    settings.EMAIL_SINK_DIR = str(tmp_path)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = settings.SESSION_TOUCH_SECONDS = 3600  # the walk takes longer than both
    with at_office():
        yield make_dunia(tmp_path)


@pytest.fixture(autouse=True)
def _counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each answer of the live server says how often the database was asked for it."""
    real = BaseHandler.get_response

    def get_response(self: BaseHandler, request: HttpRequest) -> Any:
        with CaptureQueriesContext(connection) as queries:
            response = real(self, request)
        asked = [query["sql"] or "" for query in queries]  # a prepared statement tells no text
        response[KUERI] = str(sum(not any(word in text for word in TAK_DIHITUNG) for text in asked))
        return response

    monkeypatch.setattr(BaseHandler, "get_response", get_response)


class Keranjang:
    """One signed-in browser window per person, made when first needed."""

    def __init__(self, browser: Browser, live_server: Any, dunia: Dunia) -> None:
        self.make: Callable[[], BrowserContext] = lambda: open_context(browser, live_server, reduced_motion="reduce", viewport=DESKTOP)
        self.url, self.dunia = live_server.url, dunia
        self.pages: dict[str, Page] = {}
        self.heard: list[str] = []
        self.titles: dict[str, set[str]] = defaultdict(set)
        self.framed: set[str] = set()  # roles whose menu and bars were looked at: they are the same on every page

    def window(self, peran: str) -> Page:
        if peran not in self.pages:
            context = self.make()
            client = masuk(self.dunia, peran)
            client.get("/")  # writes down the new session
            context.add_cookies([{"name": name, "value": morsel.value, "url": self.url} for name, morsel in client.cookies.items()])
            context.set_default_navigation_timeout(30_000)
            context.add_init_script(SCAN)
            page = context.new_page()
            page.on("console", lambda message: self.heard.append(message.text) if is_fault(message) else None)
            page.on("pageerror", lambda error: self.heard.append(str(error)))
            self.pages[peran] = page
        return self.pages[peran]

    def close(self) -> None:
        for page in self.pages.values():
            page.context.close()


@pytest.fixture
def keranjang(browser: Browser, live_server: Any, dunia: Dunia) -> Iterator[Keranjang]:
    keranjang = Keranjang(browser, live_server, dunia)
    yield keranjang
    keranjang.close()


def test_every_page_has_a_line():
    assert sorted({halaman.nama for halaman in HALAMAN} | set(TANPA_HALAMAN)) == NAMES


def look(keranjang: Keranjang, halaman: Halaman) -> Iterator[str]:
    """Open the page and name its faults, first in a wide window, then in a narrow one.

    Accessibility once for each address, menu and bars once for each role: other states are made of the same parts. Dark colours come from
    the same tokens everywhere: every fourth address shows them.
    """
    page = keranjang.window(halaman.peran)
    keranjang.heard.clear()
    empty_cache()  # the first reader of a day asks for everything
    response = page.goto(halaman.url(keranjang.dunia))
    if response is None or response.status != 200 or response.request.redirected_from:
        yield f"answers {response and response.status} at {page.url}"
        return
    html = response.body()
    yield from (f"says {word}" for word in pemerintah.strange_words(html, halaman.nama))
    keranjang.titles[title_of(html.decode())].add(SAMA.get(halaman.nama, halaman.nama))
    if len(html) > MAX_KIB * 1024:
        yield f"{len(html) // 1024} KiB of HTML"
    if (asked := int(response.headers[KUERI.lower()])) > MAX_QUERIES:
        yield f"{asked} queries"
    if not page.title().endswith(" - Tangkas"):
        yield f"title {page.title()!r}"
    yield from measure(page)
    is_first = halaman is PERTAMA[halaman.nama]
    outside = BINGKAI if halaman.peran in keranjang.framed else []
    if is_first or not outside:
        keranjang.framed.add(halaman.peran)
        yield from scan(page, WCAG, outside)
    if is_first and crc32(halaman.nama.encode()) % 4 == 0:
        yield from (f"dark: {fault}" for fault in scan_dark(page, outside))
    page.set_viewport_size(PHONE)
    yield from (f"narrow: {fault}" for fault in (*measure(page), *(scan(page, TATA_LETAK, []) if is_first else ())))
    page.set_viewport_size(DESKTOP)
    yield from keranjang.heard


def measure(page: Page) -> Iterator[str]:
    facts = page.evaluate(FACTS)
    if facts["lang"] != "id" or len(facts["h1"]) != 1 or not facts["h1"][0]:
        yield f"lang {facts['lang']}, h1 {facts['h1']}"
    if facts["over"] > 0:
        yield f"{facts['over']} px wider than the window"
    if not facts["bars"]:
        yield "the body ends before the page does: sticky bars scroll away"


def is_fault(message: ConsoleMessage) -> bool:
    """A font that a busy machine showed seconds late is no fault of the page."""
    return message.type in {"error", "warning"} and "was preloaded using link preload but not used" not in message.text


def scan(page: Page, rules: list[str], outside: list[str]) -> Iterator[str]:
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    for violation in page.evaluate("([outside, options]) => scan(outside, options)", [outside, options]):
        if violation["impact"] in SERIOUS:
            yield f"{violation['id']}: {violation['n']}, {violation['html'][:160]}"


def scan_dark(page: Page, outside: list[str]) -> list[str]:
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("html[data-bs-theme=dark]", state="attached")
    faults = list(scan(page, ["color-contrast", "link-in-text-block"], outside))
    page.emulate_media(color_scheme="light")
    return faults


def test_all_pages(keranjang: Keranjang):
    faults = [(str(halaman), fault) for halaman in HALAMAN for fault in look(keranjang, halaman)]
    assert_none([*faults, *(("title", f"{title} of {sorted(names)}") for title, names in keranjang.titles.items() if len(names) > 1)])


def assert_none(faults: list[Fault]) -> None:
    assert not faults, "\n".join(f"{place}: {fault}" for place, fault in faults)


def title_of(html: str) -> str:
    return html.partition("<title>")[2].partition("</title>")[0]
