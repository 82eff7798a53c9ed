"""Every page in both widths and both themes: no fault of script, policy, layout, outline or accessibility; and few queries."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar
from zlib import crc32

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import HttpRequest
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Browser, ConsoleMessage, Page

from pegawai.queries.instansi import at_office
from tests import instansi, pemerintah
from tests.browser.conftest import DESKTOP, PHONE, open_context
from tests.browser.dunia import RUMAH, Kata, find_dunia, masuk, within
from tests.browser.halaman import HALAMAN, PERTAMA, TANPA_HALAMAN, Halaman, share
from tests.dingin import empty_cache
from tests.test_access import NAMES

MAX_KIB = 150
MAX_QUERIES = 12
KUERI = "X-Kueri"
# the session is read without a cache and written now and then; words about a transaction ask nothing of a table
TAK_DIHITUNG = ("django_session", "usersessions_usersession", "SAVEPOINT", "BEGIN", "COMMIT", "SET TRANSACTION")
SERIOUS = {"serious", "critical"}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BINGKAI = [".tk-top", ".tk-nav", ".tk-tabbar"]
OWN = "".join((Path(__file__).parent / f"{name}.js").read_text() for name in ("kontras", "ringkas", "letak", "pindai"))
SCAN = f"{{ const makeAxe = () => {{ {Axe().axe_script} }}; {OWN} }}"
FACTS = """() => ({
  size: { width: innerWidth, height: innerHeight },
  title: document.title,
  lang: document.documentElement.lang,
  h1: [...document.querySelectorAll('h1')].map((h) => h.innerText.trim()),
  bars: document.body.offsetHeight >= document.documentElement.scrollHeight,
  over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ids: [...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, i, ids) => ids.indexOf(id) !== i),
  levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((h) => h.checkVisibility()).map((h) => Number(h.localName[1])),
})"""
SAMA = dict.fromkeys(("mfa_reauthenticate", "mfa_reauthenticate_webauthn"), "account_reauthenticate")  # three ways to prove it is oneself
TANPA_KUNCI = "-set-password/"  # where a link for a new password leads, so that its key is in no address
BAGIAN = share()
Fault = tuple[str, str]


@pytest.fixture
def dunia(settings: Any, monkeypatch: pytest.MonkeyPatch, transactional_db: None) -> Iterator[Kata]:
    """The second government: the filling of the first one is tried in `test_demo_kota`."""
    monkeypatch.setenv("DEMO_INSTANSI", "kabupaten")
    settings.EMAIL_SINK_DIR = settings.MEDIA_ROOT = str(RUMAH)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = settings.SESSION_TOUCH_SECONDS = 3600  # a share may take longer than both
    words = find_dunia()
    with within(RUMAH.name):
        instansi.change(**pemerintah.KEDUA)
        with at_office():
            yield words


@pytest.fixture
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


@dataclass
class Keranjang:
    """The window of one person, wide or narrow."""

    page: Page
    dunia: Kata
    heard: list[str] = field(default_factory=list)
    titles: set[tuple[str, str]] = field(default_factory=set)
    narrow: bool = False
    framed: set[bool] = field(default_factory=set)  # menu and bars were looked at in this width: they are the same on every page
    legible: ClassVar[dict[str, None]] = {}  # looks of texts, in any window of this process

    def __post_init__(self) -> None:
        self.window = self.page.context.new_cdp_session(self.page)
        self.fit()

    def turn(self) -> None:
        self.narrow = not self.narrow
        self.fit()

    def fit(self) -> None:
        """Laid out in full size, and painted at a fiftieth of it: what is looked at is the layout, and no picture."""
        self.window.send("Emulation.setDeviceMetricsOverride", {**self.size, "deviceScaleFactor": 1, "mobile": False, "scale": 0.02})

    @property
    def size(self) -> dict[str, int]:
        return PHONE if self.narrow else DESKTOP

    def hear(self, message: ConsoleMessage) -> None:
        """A font that a busy machine showed seconds late is no fault of the page."""
        if message.type in {"error", "warning"} and "was preloaded using link preload but not used" not in message.text:
            self.heard.append(message.text)


@pytest.fixture
def keranjang(browser: Browser, live_server: Any, dunia: Kata, bagian: str, _counted: None) -> Iterator[Keranjang]:
    context = open_context(browser, live_server, reduced_motion="reduce", viewport=DESKTOP)
    client = masuk(dunia, BAGIAN[bagian][0].peran)
    client.get("/")  # writes down the new session
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in client.cookies.items()])
    context.set_default_navigation_timeout(30_000)
    context.add_init_script(SCAN)
    keranjang = Keranjang(context.new_page(), dunia)
    keranjang.page.on("console", keranjang.hear)
    keranjang.page.on("pageerror", lambda error: keranjang.heard.append(str(error)))
    yield keranjang
    context.close()


def test_every_page_has_a_line():
    assert sorted({halaman.nama for halaman in HALAMAN} | set(TANPA_HALAMAN)) == NAMES


def look(keranjang: Keranjang, halaman: Halaman) -> Iterator[str]:
    """Open the page and name its faults in the window as the page before left it, then in the other width."""
    page = keranjang.page
    keranjang.heard.clear()
    empty_cache()  # the first reader of a day asks for everything
    response = page.goto(halaman.url(keranjang.dunia))
    if response is None or response.status != 200 or (response.request.redirected_from and not page.url.endswith(TANPA_KUNCI)):
        yield f"answers {response and response.status} at {page.url}"
        return
    html = response.body()
    keranjang.titles.add((title_of(html.decode()), SAMA.get(halaman.nama, halaman.nama)))
    if len(html) > MAX_KIB * 1024:
        yield f"{len(html) // 1024} KiB of HTML"
    if (asked := int(response.headers[KUERI.lower()])) > MAX_QUERIES:
        yield f"{asked} queries"
    yield from see(keranjang, halaman, html)
    yield from keranjang.heard


def see(keranjang: Keranjang, halaman: Halaman, html: bytes) -> Iterator[str]:
    """What is wrong with the page that stands in the window, in both widths."""
    yield from (f"says {word}" for word in pemerintah.strange_words(html, halaman.nama))
    yield from examine(keranjang, halaman)
    keranjang.turn()
    yield from examine(keranjang, halaman)


def examine(keranjang: Keranjang, halaman: Halaman) -> Iterator[str]:
    """What is wrong in this width.

    Accessibility once for each address, menu and bars once for each role: other states are made of the same parts. Dark colours come from
    the same tokens everywhere: every fourth address shows them.
    """
    is_first, narrow = halaman is PERTAMA[halaman.nama], keranjang.narrow
    yield from (f"narrow: {fault}" if narrow else fault for fault in measure(keranjang))
    if is_first or narrow not in keranjang.framed:
        yield from (f"narrow: {fault}" if narrow else fault for fault in scan(keranjang, [] if narrow else WCAG))
    if is_first and not narrow and crc32(halaman.nama.encode()) % 4 == 0:
        yield from (f"dark: {fault}" for fault in scan_dark(keranjang))


def measure(keranjang: Keranjang) -> Iterator[str]:
    facts = keranjang.page.evaluate(FACTS)
    if facts["size"] != keranjang.size:
        yield f"stands in a window of {facts['size']}"
    if not facts["title"].endswith(" - Tangkas"):
        yield f"title {facts['title']!r}"
    if facts["lang"] != "id" or len(facts["h1"]) != 1 or not facts["h1"][0]:
        yield f"lang {facts['lang']}, h1 {facts['h1']}"
    if facts["over"] > 0:
        yield f"{facts['over']} px wider than the window"
    if facts["ids"]:
        yield f"twice the id {facts['ids'][:5]}"
    if jumps := [pair for pair in pairwise([1, *facts["levels"]]) if pair[1] > pair[0] + 1]:
        yield f"headings jump {jumps}"
    if not facts["bars"]:
        yield "the body ends before the page does: sticky bars scroll away"


def scan(keranjang: Keranjang, rules: list[str]) -> Iterator[str]:
    """These rules, and those of layout."""
    known = keranjang.narrow in keranjang.framed
    keranjang.framed.add(keranjang.narrow)
    found = keranjang.page.evaluate("(args) => scan(...args)", [BINGKAI if known else [], rules, "\n".join(keranjang.legible)])
    keranjang.legible.update(dict.fromkeys(found["legible"]))
    for fault in found["faults"]:
        if fault["impact"] in SERIOUS:
            yield f"{fault['id']}: {fault['n']}, {fault['html'][:160]}"


def scan_dark(keranjang: Keranjang) -> list[str]:
    keranjang.page.emulate_media(color_scheme="dark")
    keranjang.page.wait_for_selector("html[data-bs-theme=dark]", state="attached")
    faults = list(scan(keranjang, ["color-contrast"]))
    keranjang.page.emulate_media(color_scheme="light")
    return faults


def clashes(titles: set[tuple[str, str]]) -> list[Fault]:
    """Other processes look at the other pages: each share writes its titles down before it reads those of all."""
    file = RUMAH / "judul.jsonl"
    with file.open("a") as out:
        out.write("".join(f"{json.dumps(pair)}\n" for pair in sorted(titles)))
    names: dict[str, set[str]] = defaultdict(set)
    for title, name in map(json.loads, file.read_text().splitlines()):
        names[title].add(name)
    return [("title", f"{title} of {sorted(names[title])}") for title in sorted({title for title, _ in titles}) if len(names[title]) > 1]


@pytest.mark.parametrize("bagian", BAGIAN)
def test_all_pages(keranjang: Keranjang, bagian: str):
    faults = [(str(halaman), fault) for halaman in BAGIAN[bagian] for fault in look(keranjang, halaman)]
    assert_none([*faults, *clashes(keranjang.titles)])


def assert_none(faults: list[Fault]) -> None:
    assert not faults, "\n".join(f"{place}: {fault}" for place, fault in faults)


def title_of(html: str) -> str:
    return html.partition("<title>")[2].partition("</title>")[0]
