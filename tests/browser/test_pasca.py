"""A form of months later in a real browser: it keeps itself as a draft, and the next one follows."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from evaluasi.models import PenugasanEvaluasi
from tests.browser.conftest import PHONE, open_context
from tests.evaluasi.kelas_pasca import Kantor
from tests.evaluasi.pabrik import make_penugasan, make_versi
from tests.factories import make_pengguna
from tests.pintu import enter


@pytest.fixture
def meja(browser: Browser, live_server: Any) -> Page:
    """The supervisor's phone, on the page with two open forms."""
    kantor = Kantor()
    versi = make_versi("pasca_atasan", ("skala", "teks"))
    for person in (kantor.alumnus, kantor.rekan[0]):
        make_penugasan(kantor.graduate(person), kantor.kabid, versi=versi)
    context = open_context(browser, live_server, viewport=PHONE)
    cookies = enter(make_pengguna(pegawai=kantor.kabid)).cookies
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies.items()])
    page = context.new_page()
    page.goto(reverse("evaluasi:pasca-list"))
    return page


def test_the_form_keeps_itself_and_the_next_one_follows(meja: Page):
    meja.get_by_role("link", name="Isi satu per satu").click()
    meja.wait_for_load_state()  # before that nothing listens to the form
    meja.get_by_label("Baik", exact=True).check()
    expect(meja.locator("#draf-keadaan")).to_contain_text("Draf tersimpan pukul")
    meja.reload()
    expect(meja.get_by_label("Baik", exact=True)).to_be_checked()
    meja.get_by_role("button", name="Kirim dan lanjut ke berikutnya").click()
    expect(meja.locator("#tk-errsum")).to_be_visible()
    meja.get_by_label("Tidak dapat menilai").check()
    meja.locator("textarea").fill("Lebih tertib.")
    meja.get_by_role("button", name="Kirim dan lanjut ke berikutnya").click()
    expect(meja.get_by_role("status").first).to_contain_text("Tersisa 1 formulir.")
    expect(meja.get_by_role("heading", level=1)).to_have_text("Rekan 1")
    assert sorted(PenugasanEvaluasi.objects.values_list("status", flat=True)) == ["selesai", "terbuka"]
