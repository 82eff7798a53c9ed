"""Sitting for a test in a real browser: what the network loses, the browser keeps."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from evaluasi.models import JawabanUjian, PengerjaanUjian
from tests.browser.conftest import PHONE, open_context
from tests.diklat.pabrik import make_angkatan, make_pendaftaran
from tests.evaluasi.pabrik import make_pengerjaan, make_ujian
from tests.factories import make_pegawai, make_pengguna
from tests.pintu import enter


@pytest.fixture
def kerja() -> PengerjaanUjian:
    """An attempt at four choices, with half an hour left."""
    angkatan = make_angkatan(status="berjalan")
    return make_pengerjaan(make_ujian(angkatan, tampil="langsung"), make_pendaftaran(angkatan, make_pegawai()))


def open_window(browser: Browser, live_server: Any, row: PengerjaanUjian) -> BrowserContext:
    """A device on which the participant is signed in."""
    context = open_context(browser, live_server, viewport=PHONE)
    akun = getattr(row.pendaftaran.pegawai, "akun", None) or make_pengguna(pegawai=row.pendaftaran.pegawai)
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in enter(akun).cookies.items()])
    return context


def visit_sheet(context: BrowserContext, row: PengerjaanUjian) -> Page:
    page = context.new_page()
    page.goto(reverse("evaluasi:ujian-kerja", args=[row.kode]))
    return page


def open_sheet(context: BrowserContext, row: PengerjaanUjian) -> Page:
    page = visit_sheet(context, row)
    expect(page.locator("#ujian-simpan")).to_contain_text("tersimpan sendiri")
    return page


def choose(page: Page, row: PengerjaanUjian, place: int, option: int) -> None:
    page.locator(f"input[name=b{row.urutan[place]}][value='{option}']").check()


def kept(row: PengerjaanUjian) -> dict[int, int]:
    found = dict(JawabanUjian.objects.filter(pengerjaan=row).values_list("butir", "pilihan"))
    return {place: found[pk] for place, pk in enumerate(row.urutan) if pk in found}


def test_an_answer_is_saved_as_it_is_given(browser: Browser, live_server: Any, kerja: PengerjaanUjian, tunggu: Callable[..., None]):
    context = open_window(browser, live_server, kerja)
    page = open_sheet(context, kerja)
    choose(page, kerja, 0, 2)
    expect(page.locator("#ujian-simpan")).to_contain_text("Tersimpan pukul")
    expect(page.locator("#ujian-terjawab")).to_have_text("1")
    choose(page, kerja, 0, 3)
    tunggu(lambda: kept(kerja) == {0: 3})
    other = open_window(browser, live_server, kerja)
    again = visit_sheet(other, kerja)
    assert again.locator(f"input[name=b{kerja.urutan[0]}][value='3']").is_checked()


def test_a_broken_connection_loses_nothing(browser: Browser, live_server: Any, kerja: PengerjaanUjian, tunggu: Callable[..., None]):
    context = open_window(browser, live_server, kerja)
    page = open_sheet(context, kerja)
    context.set_offline(True)
    choose(page, kerja, 1, 2)
    expect(page.locator("#ujian-simpan")).to_contain_text("1 jawaban belum terkirim")
    assert kept(kerja) == {}
    context.set_offline(False)
    tunggu(lambda: kept(kerja) == {1: 2})
    expect(page.locator("#ujian-simpan")).to_contain_text("Tersimpan pukul")
    # the page is gone before the network is back: the next visit sends it
    context.set_offline(True)
    choose(page, kerja, 2, 4)
    expect(page.locator("#ujian-simpan")).to_contain_text("1 jawaban belum terkirim")
    page.close(run_before_unload=False)
    context.set_offline(False)
    visit_sheet(context, kerja)
    tunggu(lambda: kept(kerja) == {1: 2, 2: 4})


def test_what_was_changed_elsewhere_meanwhile_wins(browser: Browser, live_server: Any, kerja: PengerjaanUjian, tunggu: Callable[..., None]):
    first, second = (open_window(browser, live_server, kerja) for _ in range(2))
    page = open_sheet(first, kerja)
    first.set_offline(True)
    choose(page, kerja, 0, 1)
    expect(page.locator("#ujian-simpan")).to_contain_text("belum terkirim")
    page.close(run_before_unload=False)
    choose(open_sheet(second, kerja), kerja, 0, 4)
    tunggu(lambda: kept(kerja) == {0: 4})
    first.set_offline(False)
    back = open_sheet(first, kerja)
    assert back.locator(f"input[name=b{kerja.urutan[0]}][value='4']").is_checked()
    assert kept(kerja) == {0: 4}


def test_the_end_of_the_time_leads_to_the_result(browser: Browser, live_server: Any, kerja: PengerjaanUjian):
    context = open_window(browser, live_server, kerja)
    page = open_sheet(context, kerja)
    choose(page, kerja, 0, 2)
    expect(page.locator("#ujian-simpan")).to_contain_text("Tersimpan pukul")
    PengerjaanUjian.objects.filter(pk=kerja.pk).update(batas=kerja.mulai)
    choose(page, kerja, 1, 2)
    page.wait_for_url("**/hasil/")
    expect(page.locator("main")).to_contain_text("Jawaban yang tersimpan sampai saat itu")
    assert kept(kerja) == {0: 2}


def test_it_works_without_the_script(browser: Browser, live_server: Any, kerja: PengerjaanUjian):
    context = open_window(browser, live_server, kerja)
    plain = open_context(browser, live_server, viewport=PHONE, java_script_enabled=False)
    plain.add_cookies(context.cookies())
    page = plain.new_page()
    page.goto(reverse("evaluasi:ujian-mulai", args=[kerja.ujian_id]))
    page.get_by_role("link", name="Lanjutkan tes").click()
    choose(page, kerja, 0, 2)
    page.get_by_role("button", name="Periksa dan kirim").click()
    expect(page.locator("main")).to_contain_text("3 dari 4 soal belum dijawab: nomor 2, 3, 4")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.locator("main")).to_contain_text("25 dari 100")
