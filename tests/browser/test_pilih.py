"""Ticked rows of a list are kept while it is searched, turned over and sorted, and when the page that asks first is left."""

import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from diklat.services import pendaftaran as services
from kompetensi.services.profil import refresh_profil
from pegawai.models import Pegawai, Pengguna
from tests.browser.conftest import DESKTOP, PHONE, open_context
from tests.diklat.pabrik import make_angkatan, make_program
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit
from tests.pintu import enter

LEBIH = 26  # one more than a page holds


@pytest.fixture
def kepala() -> Pengguna:
    return make_pengguna(pegawai=make_pegawai("Kepala", unit=make_unit("Dinas Uji"), memimpin=True))


@pytest.fixture
def page(browser: Browser, live_server: Any, kepala: Pengguna) -> Page:
    return enter_page(browser, live_server, kepala, DESKTOP)


def enter_page(browser: Browser, live_server: Any, akun: Pengguna, size: Any) -> Page:
    context = open_context(browser, live_server, viewport=size)
    cookies = enter(akun).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    return context.new_page()


def test_ticks_outlive_search_and_pages_and_the_page_that_asks(page: Page, kepala: Pengguna) -> None:
    unit = kepala.pegawai.penempatan_list.get().unit  # type: ignore[union-attr]
    for number in range(LEBIH):
        make_pegawai(f"Staf {number:02d}", unit=unit)
    angkatan = make_angkatan(make_program())
    page.goto(reverse("diklat:usul-angkatan", args=[angkatan.pk]))
    words = page.locator("[data-pilih-jumlah]")
    first = page.locator("tbody input[name=pilih]").first
    picked = Pegawai.objects.get(pk=int(first.get_attribute("value") or 0)).nama
    first.check()
    page.get_by_role("link", name="Berikutnya").click()
    expect(words).to_have_text("1 pegawai dipilih, 1 di luar halaman ini")
    other = page.locator("tbody input[name=pilih]").first
    other.check()
    page.get_by_label("Cari pegawai unit Anda").fill(picked)
    page.locator("form.tk-filter button").click()
    expect(words).to_have_text("2 pegawai dipilih, 1 di luar halaman ini")
    expect(page.get_by_label(f"Pilih {picked}")).to_be_checked()
    page.get_by_role("button", name="Usulkan yang dicentang").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Usulkan 2 pegawai untuk {angkatan.nama}?")
    page.get_by_role("link", name="Batal").click()
    expect(words).to_contain_text("2 pegawai dipilih")
    page.get_by_role("button", name="Batal pilih").click()
    page.reload()
    expect(words).to_be_hidden()
    assert "pilih=" not in page.url


@pytest.mark.parametrize("ways", ["usul", "putusan"])
def test_nothing_is_ticked_when_one_comes_back_from_what_was_done(page: Page, kepala: Pengguna, ways: str) -> None:
    """To the list that was sent, by one press or two; those who are gone from it are not counted beside it."""
    unit, angkatan = kepala.pegawai.penempatan_list.get().unit, make_angkatan(make_program(persetujuan="atasan"))  # type: ignore[union-attr]
    staf = [make_pegawai(f"Staf {number}", unit=unit) for number in range(4)]
    if ways == "usul":
        page.goto(reverse("diklat:usul-angkatan", args=[angkatan.pk]))
    else:
        for one in staf:
            own = make_pengguna(pegawai=one)
            services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=one.pk, by=own, jalur="mandiri")
        page.goto(reverse("diklat:persetujuan-list"))
    first, second, done = {
        "usul": ("Usulkan yang dicentang", "Usulkan", "2 pegawai diusulkan"),
        "putusan": ("Setujui", "Setujui", "2 pendaftaran disetujui"),
    }[ways]
    bar, ticked = page.locator("form[data-pilih] .tk-batch"), page.locator("tbody input[name=pilih]:checked")
    page.locator("tbody input[name=pilih]").nth(0).check()
    page.locator("tbody input[name=pilih]").nth(1).check()
    if ways == "usul":  # what is ticked stands in the address too
        page.get_by_label("Cari pegawai unit Anda").fill("Staf")
        page.locator("form.tk-filter button").click()
        expect(ticked).to_have_count(2)
    bar.get_by_role("button", name=first).click()
    expect(page.get_by_role("heading", name="Yang terjadi")).to_be_visible()
    page.wait_for_load_state()  # nobody answers a page before its script is there
    page.get_by_role("main").get_by_role("button", name=second).click()
    expect(page.get_by_text(done).first).to_be_visible()
    page.wait_for_load_state()
    for _ in range(2):
        page.go_back()
        expect(page.locator("form[data-pilih]")).to_be_visible()
        expect(ticked).to_have_count(0)
        expect(bar).to_be_hidden()
    page.locator("tbody input[name=pilih]").first.check()
    page.reload()
    page.locator("tbody input[name=pilih]").first.check()
    expect(page.locator("[data-pilih-jumlah]")).to_have_text(re.compile(r"^1 \w+ dipilih$"))


def test_what_is_ticked_goes_to_another_page_once(page: Page, kepala: Pengguna) -> None:
    unit = kepala.pegawai.penempatan_list.get().unit  # type: ignore[union-attr]
    staf = make_pegawai("Staf", unit=unit)
    page.goto(reverse("pegawai:pegawai-list"))
    page.get_by_label("Pilih Staf").check()
    page.get_by_role("button", name="Usulkan ke diklat").click()
    page.wait_for_url(f"**{reverse('diklat:usul-kelompok')}**")
    assert page.url.split("?")[1].split("&").count(f"pilih={staf.pk}") == 1


def test_somebody_in_several_rows_is_ticked_in_all_and_counts_once(page: Page, kepala: Pengguna) -> None:
    jabatan = make_jabatan("Analis")
    staf = make_pegawai("Staf", unit=kepala.pegawai.penempatan_list.get().unit, jabatan=jabatan)  # type: ignore[union-attr]
    for nama in ("Integritas", "Kerja Sama"):
        row = make_kompetensi(nama, jenis="manajerial")
        make_standar(jabatan, row, 3)
        make_penilaian(staf, row, 1)
    refresh_profil(None)
    page.goto(reverse("kompetensi:peta-pegawai"))
    for number, state in ((0, "1 pegawai dipilih"), (1, "")):
        page.locator(f"tbody input[name=pilih][value='{staf.pk}']").nth(number).click()
        ticked = page.locator("tbody input[name=pilih]:checked")
        expect(ticked).to_have_count(2 if state else 0)
        expect(page.locator("[data-pilih-jumlah]")).to_have_text(state) if state else expect(page.locator(".tk-batch")).to_be_hidden()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_one_press_ticks_all_and_one_more_page_says_whom_a_refusal_concerns(
    browser: Browser, live_server: Any, kepala: Pengguna, size: Any
) -> None:
    unit, angkatan = kepala.pegawai.penempatan_list.get().unit, make_angkatan(make_program(persetujuan="atasan"))  # type: ignore[union-attr]
    for number in range(4):
        staf = make_pengguna(pegawai=make_pegawai(f"Staf {number}", unit=unit, email=f"staf{number}@contoh.go.id"))
        services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=staf.pegawai_id or 0, by=staf, jalur="mandiri")
    page = enter_page(browser, live_server, kepala, size)
    page.goto(reverse("diklat:persetujuan-list"))
    page.get_by_label("Pilih semua di halaman ini").check()
    expect(page.locator("tbody input[name=pilih]:checked")).to_have_count(4)
    page.get_by_label("Alasan menolak yang dicentang").fill("Kantor tidak dapat ditinggal.")
    page.get_by_role("button", name="Tolak yang dicentang").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tolak 4 pendaftaran?")
    for number in range(4):
        expect(page.get_by_text(f"Staf {number}").first).to_be_visible()
    page.get_by_role("button", name="Tolak").click()
    expect(page.get_by_text("4 pendaftaran ditolak")).to_be_visible()
