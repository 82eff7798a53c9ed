"""The words of the chosen level are read in full: in their field where it is wide enough, else below it; each competency its own."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from kompetensi.models import LevelKompetensi
from lib import waktu
from tests.browser.conftest import open_context
from tests.diklat.pabrik import make_program
from tests.factories import make_jabatan, make_kompetensi, make_pengguna, make_standar
from tests.pintu import enter

PANJANG = "Menjaga seluruh anggota unit bertindak etis, memberi apresiasi dan teguran."
FULL = """(field) => {
  const probe = document.body.appendChild(document.createElement("span"));
  const style = getComputedStyle(field), below = field.nextElementSibling;
  probe.style.cssText = "position: absolute; white-space: nowrap";
  probe.style.font = style.font;
  probe.textContent = field.selectedOptions[0].textContent;
  const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return probe.offsetWidth <= room || (below.offsetHeight > 0 && below.textContent === probe.textContent);
}"""


@pytest.mark.parametrize("width", [1440, 1366, 1024, 390])
def test_the_words_of_the_chosen_level_are_cut_nowhere(browser: Browser, live_server: Any, width: int) -> None:
    jabatan, kompetensi = make_jabatan(), make_kompetensi("Pengembangan Diri dan Orang Lain")
    versi = kompetensi.versi_list.create(nomor=9, definisi="x", berlaku_mulai=waktu.today())
    LevelKompetensi.objects.create(versi=versi, level=3, label="Menengah", deskripsi=PANJANG)
    make_standar(jabatan, kompetensi, 3)
    context = open_context(browser, live_server, viewport={"width": width, "height": 900})
    cookies = enter(make_pengguna("kepegawaian")).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    page = context.new_page()
    page.goto(reverse("kompetensi:standar-update", args=[jabatan.pk]))
    field = page.locator(f"select[name$=level_{kompetensi.pk}]")
    assert PANJANG in field.locator("option:checked").inner_text()
    assert field.evaluate(FULL)


@pytest.mark.parametrize("width", [1440, 390])
def test_another_competency_brings_the_words_of_its_levels(browser: Browser, live_server: Any, width: int) -> None:
    kompetensi = make_kompetensi("Pengembangan Diri dan Orang Lain")
    versi = kompetensi.versi_list.create(nomor=9, definisi="x", berlaku_mulai=waktu.today())
    LevelKompetensi.objects.create(versi=versi, level=3, label="Menengah", deskripsi=PANJANG)
    context = open_context(browser, live_server, viewport={"width": width, "height": 900})
    cookies = enter(make_pengguna("pengelola")).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    page = context.new_page()
    page.goto(reverse("diklat:program-kompetensi", args=[make_program().pk]))
    field = page.locator("#id_form-1-level")
    assert field.locator("option").nth(3).inner_text() == "Level 3"
    page.locator("#id_form-1-kompetensi").select_option(str(kompetensi.pk))
    field.locator("option", has_text=PANJANG).wait_for(state="attached")
    field.select_option("3")
    assert field.evaluate(FULL)
    assert page.locator("#id_form-0-level option").nth(3).inner_text() == "Level 3"
