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

from pegawai.queries.instansi import at_office
from tests import instansi, pemerintah
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.dunia import RUMAH, Kata, find_dunia, masuk, within
from tests.browser.halaman import HALAMAN, PERTAMA, TANPA_HALAMAN, Halaman, share
from tests.browser.jendela import Jendela, Peramban
from tests.dingin import empty_cache
from tests.test_access import NAMES

MAX_KIB = 150
MAX_QUERIES = 12
# the session is read without a cache and written now and then; words about a transaction ask nothing of a table
TAK_DIHITUNG = ("django_session", "usersessions_usersession", "SAVEPOINT", "BEGIN", "COMMIT", "SET TRANSACTION")
SERIOUS = {"serious", "critical"}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BINGKAI = [".tk-top", ".tk-nav", ".tk-tabbar"]
OWN = "".join((Path(__file__).parent / f"{name}.js").read_text() for name in ("kontras", "ringkas", "letak", "pindai"))
SCAN = f"{{ const makeAxe = () => {{ {Axe().axe_script} }}; {OWN} }}"
FACTS = """({
  size: { width: innerWidth, height: innerHeight },
  title: document.title,
  lang: document.documentElement.lang,
  h1: [...document.querySelectorAll('h1')].map((h) => h.innerText.trim()),
  bars: document.body.offsetHeight >= document.documentElement.scrollHeight,
  over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ids: [...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, i, ids) => ids.indexOf(id) !== i),
  levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((h) => h.checkVisibility()).map((h) => Number(h.localName[1])),
})"""
DARK = """new Promise((done) => {
  const look = () => (document.documentElement.dataset.bsTheme === "dark" ? done() : setTimeout(look, 5));
  look();
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


@dataclass(frozen=True)
class Jawaban:
    """What the live server answered to a window that went to a page."""

    status: int
    html: bytes
    asked: int  # how often the database was asked for it


@pytest.fixture
def jawaban(monkeypatch: pytest.MonkeyPatch) -> list[Jawaban]:
    real, found = BaseHandler.get_response, []

    def get_response(self: BaseHandler, request: HttpRequest) -> Any:
        with CaptureQueriesContext(connection) as queries:
            response = real(self, request)
        if request.headers.get("Sec-Fetch-Dest") == "document":
            asked = [query["sql"] or "" for query in queries]  # a prepared statement tells no text
            counted = sum(not any(word in text for word in TAK_DIHITUNG) for text in asked)
            found.append(Jawaban(response.status_code, response.content, counted))
        return response

    monkeypatch.setattr(BaseHandler, "get_response", get_response)
    return found


@dataclass
class Keranjang:
    """The window of one person, wide or narrow."""

    window: Jendela
    dunia: Kata
    jawaban: list[Jawaban]
    titles: set[tuple[str, str]] = field(default_factory=set)
    narrow: bool = False
    framed: set[bool] = field(default_factory=set)  # menu and bars were looked at in this width: they are the same on every page
    legible: ClassVar[dict[str, None]] = {}  # looks of texts, in any window of this process

    def __post_init__(self) -> None:
        self.window.fit(**self.size)

    def turn(self) -> None:
        self.narrow = not self.narrow
        self.window.fit(**self.size)

    @property
    def size(self) -> dict[str, int]:
        return PHONE if self.narrow else DESKTOP


@pytest.fixture
def keranjang(peramban: Peramban, live_server: Any, dunia: Kata, bagian: str, jawaban: list[Jawaban]) -> Iterator[Keranjang]:
    client = masuk(dunia, BAGIAN[bagian][0].peran)
    client.get("/")  # writes down the new session
    window = Jendela(peramban, SCAN, {name: morsel.value for name, morsel in client.cookies.items()}, live_server.url)
    yield Keranjang(window, dunia, jawaban)
    window.close()


def test_every_page_has_a_line():
    assert sorted({halaman.nama for halaman in HALAMAN} | set(TANPA_HALAMAN)) == NAMES


def look(keranjang: Keranjang, halaman: Halaman) -> Iterator[str]:
    """Open the page and name its faults in the window as the page before left it, then in the other width."""
    keranjang.jawaban.clear()
    empty_cache()  # the first reader of a day asks for everything
    keranjang.window.open(halaman.url(keranjang.dunia))
    first, last = keranjang.jawaban[0], keranjang.jawaban[-1]
    if last.status != 200 or (first is not last and not keranjang.window.tell("location.pathname").endswith(TANPA_KUNCI)):
        yield f"answers {last.status} at {keranjang.window.tell('location.href')}"
        return
    keranjang.titles.add((title_of(last.html.decode()), SAMA.get(halaman.nama, halaman.nama)))
    if len(last.html) > MAX_KIB * 1024:
        yield f"{len(last.html) // 1024} KiB of HTML"
    if last.asked > MAX_QUERIES:
        yield f"{last.asked} queries"
    yield from see(keranjang, halaman, last.html)
    yield from keranjang.window.heard


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
    facts = keranjang.window.tell(FACTS)
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
    arguments = json.dumps([BINGKAI if known else [], rules, "\n".join(keranjang.legible)])
    found = keranjang.window.tell(f"scan(...{arguments})")
    keranjang.legible.update(dict.fromkeys(found["legible"]))
    for fault in found["faults"]:
        if fault["impact"] in SERIOUS:
            yield f"{fault['id']}: {fault['n']}, {fault['html'][:160]}"


def scan_dark(keranjang: Keranjang) -> list[str]:
    keranjang.window.colour("dark")
    keranjang.window.tell(DARK)
    faults = list(scan(keranjang, ["color-contrast"]))
    keranjang.window.colour("light")
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
