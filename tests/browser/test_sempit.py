"""In the narrowest window nothing leaves it, and nothing leaves its sheet; what belongs to a long title stays beside it."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from tests.browser.conftest import open_context
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program, make_sertifikat
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.kompetensi.kota import make_kota
from tests.pintu import enter

NOMOR = "800.1.13/14332/BKPSDM/2026"
BEYOND = """() => [...document.querySelectorAll(".tk-head .btn, main td")].filter(
  (one) => one.scrollWidth > one.clientWidth || one.getBoundingClientRect().right > innerWidth - 16).map((one) => one.innerText)"""

# Of coloured links in a table, the edges of what is painted beyond their row.
PAINTED = """() => [...document.querySelectorAll("main td > a[class*='tk-h']")].filter((one) => one.checkVisibility()).map((one) => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect(), row = one.closest("tr").getBoundingClientRect();
  const inset = (side) => style.backgroundClip === "content-box" ? parseFloat(style[`padding${side}`]) : 0;
  return Math.max(0, row.top - box.top - inset("Top")) + Math.max(0, box.bottom - inset("Bottom") - row.bottom);
})"""


@pytest.mark.parametrize("page", ["kompetensi:profil-saya", "diklat:sertifikat-saya", "diklat:diklat-saya"])
def test_a_long_button_and_a_long_number_stay_inside(browser: Browser, live_server: Any, page: str) -> None:
    me = make_pegawai()
    passed = make_pendaftaran(make_angkatan(make_program()), me, "lulus")
    make_sertifikat(passed, nomor=NOMOR)
    context = open_context(browser, live_server, viewport={"width": 320, "height": 640}, is_mobile=True)
    cookies = enter(make_pengguna(pegawai=me)).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    opened = context.new_page()
    opened.goto(reverse(page))
    assert opened.evaluate(BEYOND) == []
    assert opened.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("page", ["kompetensi:profil-saya", "kompetensi:profil", "pegawai:pegawai-detail"])
def test_letters_of_twice_the_size_stay_inside_a_phone(browser: Browser, live_server: Any, page: str) -> None:
    me = make_pegawai(unit=make_unit())
    context = open_context(browser, live_server, viewport={"width": 390, "height": 844}, is_mobile=True)
    cookies = enter(make_pengguna(pegawai=me)).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    opened = context.new_page()
    opened.goto(reverse(page, args=[] if page.endswith("saya") else [me.pk]))
    opened.evaluate("document.documentElement.style.fontSize = '200%'")
    assert opened.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("width", [320, 1280])
def test_the_mark_of_the_guide_follows_the_last_word_of_a_long_title(browser: Browser, live_server: Any, width: int) -> None:
    batch = make_angkatan(make_program("Kerja Tim Lintas Perangkat Daerah untuk Pelayanan di Kecamatan dan Kelurahan"))
    context = open_context(browser, live_server, viewport={"width": width, "height": 640})
    cookies = enter(make_pengguna("pengelola")).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    opened = context.new_page()
    opened.goto(batch.get_absolute_url())
    lines, after = opened.evaluate("""() => {
      const words = document.createRange();
      words.selectNodeContents(document.querySelector("h1"));
      const lines = [...words.getClientRects()].filter((line) => line.width);
      return [lines.length, document.querySelector(".tk-judul > a").getBoundingClientRect().left - lines.at(-1).right];
    }""")
    assert lines > 1
    assert 0 <= after < 16


def test_a_colour_of_the_map_stays_in_its_row_on_a_phone(browser: Browser, live_server: Any) -> None:
    """The link in it is taller, so that a finger hits it."""
    make_kota()
    context = open_context(browser, live_server, viewport={"width": 390, "height": 844}, is_mobile=True)
    cookies = enter(make_pengguna("pimpinan")).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    opened = context.new_page()
    opened.goto(reverse("kompetensi:peta"))
    assert set(opened.evaluate(PAINTED)) == {0}
