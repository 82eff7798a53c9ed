"""The room board: a session is moved by the mouse and by the keyboard; both come to the same page, and a phone shows one day."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from diklat.models import Ruang, Sesi
from lib import waktu
from pegawai.models import Pengguna
from tests.browser.conftest import DESKTOP, open_context
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_ruang, make_sesi
from tests.diklat.test_angkatan_jadwal import next_monday
from tests.factories import make_pegawai, make_pengguna
from tests.pintu import enter


@pytest.fixture
def pengelola() -> Pengguna:
    return make_pengguna("pengelola")


@pytest.fixture
def page(browser: Browser, live_server: Any, pengelola: Pengguna) -> Page:
    context = open_context(browser, live_server, viewport=DESKTOP)
    cookies = enter(pengelola).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    return context.new_page()


def place(sesi: Sesi) -> tuple[Ruang | None, int]:
    row = Sesi.objects.select_related("ruang").get(pk=sesi.pk)
    return row.ruang, (waktu.day(row.mulai) - next_monday()).days


def test_a_session_is_moved_by_mouse_and_by_keyboard(page: Page) -> None:
    aula, kelas = make_ruang("Aula"), make_ruang("Kelas")
    sesi = make_sesi(make_angkatan(status="draf"), next_monday(), ruang=aula)
    card = page.locator(f"#sesi-{sesi.pk}")
    page.goto(f"{reverse('diklat:ruang-papan')}?mulai={next_monday():%Y-%m-%d}")
    card.drag_to(page.locator(f'td[data-ruang="{kelas.pk}"]').nth(1))
    expect(page.get_by_role("status").filter(has_text="dipindahkan")).to_be_visible()
    page.wait_for_load_state("domcontentloaded")  # from then on the keys are listened to
    assert place(sesi) == (kelas, 1)
    link = card.get_by_role("link", name="Pindahkan")
    link.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator("#pindah-kabar")).to_contain_text("Dibatalkan")
    for key in ("ArrowUp", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("#pindah-kabar")).to_contain_text("Aula")
    expect(page.locator("#pindah-kabar")).to_contain_text("Enter menaruh")
    page.keyboard.press("Enter")
    page.wait_for_url("**#sesi-*")
    expect(page.locator(f'td[data-ruang="{aula.pk}"]').nth(3)).to_contain_text("Materi")
    assert place(sesi) == (aula, 3)


def hold(page: Page, x: float, y: float, until: str) -> None:
    """Keeps what is held near a place, as a hand does, until the page says that it came to that."""
    for step in range(400):
        page.mouse.move(x + step % 2, y)
        if page.evaluate(f"new Promise((done) => requestAnimationFrame(() => done({until})))"):
            return


def test_what_lies_below_the_window_is_brought_in_while_a_session_is_held(page: Page) -> None:
    rooms = [make_ruang(f"Ruang {number:02}") for number in range(30)]
    sesi = make_sesi(make_angkatan(status="draf"), next_monday(), ruang=rooms[0])
    page.goto(f"{reverse('diklat:ruang-papan')}?mulai={next_monday():%Y-%m-%d}")
    last = page.locator(f'td[data-ruang="{rooms[-1].pk}"]').nth(2)
    expect(last).not_to_be_in_viewport()
    page.locator(f"#sesi-{sesi.pk}").hover()
    page.mouse.down()
    hold(page, 600, 895, "scrollY + innerHeight >= document.body.scrollHeight")
    expect(last).to_be_in_viewport()
    box = last.bounding_box()
    assert box
    hold(page, box["x"] + 20, box["y"] + 10, "document.querySelector('#pindah-kabar').textContent.includes(', Rabu')")
    expect(page.locator("#pindah-kabar")).to_contain_text(f"{rooms[-1].nama}, Rabu")
    expect(page.locator("#pindah-kabar")).to_contain_text("Lepaskan untuk menaruh")
    page.mouse.up()
    expect(page.get_by_role("status").filter(has_text="dipindahkan")).to_be_visible()
    assert place(sesi) == (rooms[-1], 2)


def test_the_form_moves_too_and_a_known_schedule_is_asked_about(page: Page) -> None:
    aula, kelas = make_ruang("Aula"), make_ruang("Kelas")
    sesi = make_sesi(batch := make_angkatan(), next_monday(), ruang=aula)
    make_pendaftaran(batch, make_pegawai(email="p@contoh.go.id"))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{reverse('diklat:ruang-papan')}?mulai={next_monday() + timedelta(days=1):%Y-%m-%d}")
    card = page.locator(f"#sesi-{sesi.pk}")
    expect(card).to_be_hidden()
    page.get_by_role("navigation", name="Hari").get_by_role("link").first.click()
    card.get_by_role("link", name="Pindahkan").click()
    page.get_by_label("Ruang").select_option(str(kelas.pk))
    page.get_by_role("button", name="Pindahkan").click()
    assert place(sesi) == (aula, 0)
    page.get_by_role("button", name="Pindahkan dan kirim 1 surel").click()
    expect(card).to_be_visible()
    assert place(sesi) == (kelas, 0)


@pytest.mark.parametrize("skrip", [True, False], ids=["skrip", "tanpa-skrip"])
def test_the_board_says_what_works_without_script(browser: Browser, live_server: Any, pengelola: Pengguna, skrip: bool) -> None:
    context = open_context(browser, live_server, viewport=DESKTOP, java_script_enabled=skrip)
    cookies = enter(pengelola).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    page = context.new_page()
    page.goto(reverse("diklat:ruang-papan"))
    seen = [page.get_by_text(text).is_visible() for text in ("Tarik sesi", "Pindahkan membawa sesi")]
    assert seen == [skrip, not skrip]
