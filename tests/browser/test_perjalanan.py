"""What people come to do, from the door to the result, with the worker and the mail server that do it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from kompetensi.models import Kompetensi
from kompetensi.services import profil
from pegawai.models import Impor, Pegawai, Pengguna, UnitKerja
from tests.browser.conftest import DESKTOP, open_context
from tests.factories import SANDI, make_jabatan, make_nip, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit
from tests.mailbox import Mailbox
from tests.pegawai import siasn
from tests.pintu import enter

NIP = "198704122011012007"
BARU = "gajah kecil menari sore"
LINK = re.compile(r"https?://\S+/akun/tautan/\S+/")


@pytest.fixture
def masuk(live_server: Any) -> Callable[[Page, Pengguna], None]:
    """Signed in without typing."""

    def sign_in(page: Page, pengguna: Pengguna) -> None:
        cookies = enter(pengguna).cookies
        page.context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies.items()])

    return sign_in


@pytest.fixture
def tanpa_skrip(browser: Browser, live_server: Any) -> Page:
    return open_context(browser, live_server, viewport=DESKTOP, java_script_enabled=False).new_page()


def fill_door(page: Page, login: str, sandi: str) -> None:
    page.get_by_label("NIP atau surel").fill(login)
    page.get_by_label("Kata sandi", exact=True).fill(sandi)
    page.get_by_role("button", name="Masuk", exact=True).click()


def heading(page: Page) -> Any:
    return expect(page.get_by_role("heading", level=1))


def test_a_mistyped_password_keeps_the_nip_and_then_lets_in(page: Page):
    make_pengguna(pegawai=make_pegawai("Rina Wulandari", nip=NIP))
    page.goto(reverse("pegawai:pekerjaan-list"))
    fill_door(page, "19870412 201101 2 007", "bukan kata sandinya")
    expect(page.get_by_role("alert")).to_contain_text("NIP atau kata sandi tidak cocok")
    expect(page).to_have_title(re.compile("^Galat: "))
    fill_door(page, page.get_by_label("NIP atau surel").input_value(), SANDI)
    page.wait_for_url("**/pekerjaan/")
    assert page.get_by_text("Rina Wulandari").first.is_visible()


def write_siasn(path: Path, rows: list[dict[str, Any]]) -> Path:
    book = openpyxl.Workbook()
    for cells in siasn.as_table(rows):
        book.worksheets[0].append([str(cell) for cell in cells])
    book.save(path)
    return path


def unggah(page: Page, path: Path) -> None:
    page.goto(reverse("pegawai:impor-create"))
    page.get_by_label("Berkas Excel (.xlsx) atau CSV").set_input_files(path)
    page.get_by_role("button", name="Unggah dan periksa").dblclick()
    expect(page.get_by_text("Baris dibaca")).to_be_visible()


def facts(page: Page) -> dict[str, str]:
    groups = page.locator(".tk-facts > div").all()
    return {group.locator("dt").inner_text(): group.locator(".v").inner_text() for group in groups}


def test_hr_imports_a_siasn_file_twice(page: Page, masuk: Any, pekerja: Any, tmp_path: Path, settings: Any):
    settings.MEDIA_ROOT = tmp_path
    make_unit("Dinas Kesehatan", siasn_id=siasn.UNIT)
    masuk(page, make_pengguna("kepegawaian"))
    rows = [siasn.row(nama=f"PEGAWAI {number}") for number in range(27)]
    rows += [siasn.row("12345"), siasn.row(nama=""), siasn.row(rows[0]["NIP BARU"])]
    file = write_siasn(tmp_path / "siasn-november.xlsx", rows)

    unggah(page, file)
    assert facts(page) == {"Baris dibaca": "30", "Baru": "27", "Diperbarui": "0", "Tidak berubah": "0", "Galat": "3"}
    assert Pegawai.objects.filter(nama__startswith="PEGAWAI").count() == 0
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Unduh 3 baris galat")).click()
    download.value.save_as(tmp_path / "galat.xlsx")
    assert openpyxl.load_workbook(tmp_path / "galat.xlsx").worksheets[0].max_row == 4
    page.get_by_role("button", name="Jalankan impor untuk 27 baris").dblclick()
    expect(page.get_by_text("Impor selesai.")).to_be_visible()
    assert Pegawai.objects.filter(nama__startswith="PEGAWAI").count() == 27

    unggah(page, file)
    assert facts(page) == {"Baris dibaca": "30", "Baru": "0", "Diperbarui": "0", "Tidak berubah": "27", "Galat": "3"}
    expect(page.get_by_text("Berkas yang persis sama sudah pernah diimpor")).to_be_visible()
    assert page.get_by_role("button", name=re.compile("Jalankan impor")).count() == 0
    assert list(Impor.objects.order_by("pk").values_list("status", flat=True)) == ["selesai", "pratinjau"]


def make_dinas() -> tuple[Pengguna, UnitKerja, Kompetensi]:
    """A head with six people in a unit below; one is a level short of the standard."""
    dinas = make_unit("Dinas Kesehatan")
    puskesmas = make_unit("Puskesmas Ciputat", dinas)
    kepala = make_pegawai("Kepala Dinas", unit=dinas, memimpin=True)
    jabatan, integritas = make_jabatan("Perawat Terampil"), Kompetensi.objects.get(kode="M.01")
    make_standar(jabatan, integritas, 3)
    for number in range(6):
        make_penilaian(make_pegawai(f"Perawat {number}", unit=puskesmas, jabatan=jabatan), integritas, 3 - (number == 0))
    profil.refresh_profil(None)
    return make_pengguna(pegawai=kepala), puskesmas, integritas


def test_a_head_goes_from_the_map_to_a_person(page: Page, masuk: Any):
    akun, _, _ = make_dinas()
    masuk(page, akun)
    page.goto(reverse("beranda"))
    page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Peta kesenjangan").click()
    peta = page.get_by_role("region", name="Peta, dapat digeser mendatar")
    expect(peta.get_by_role("row", name=re.compile("Puskesmas Ciputat"))).to_contain_text("0,2")
    peta.get_by_role("link", name="Puskesmas Ciputat").click()
    heading(page).to_have_text("Kesenjangan pegawai")
    page.get_by_role("link", name="Perawat 0").click()
    heading(page).to_have_text("Profil kompetensi")
    expect(page.locator("main")).to_contain_text("Perawat 0, NIP")
    expect(page.get_by_role("img", name="Level 2 dari 5, standar 3, kurang 1").first).to_be_attached()


def test_activation_by_mail(page: Page, pekerja: Any, surat: Mailbox, live_server: Any, settings: Any):
    settings.BASE_URL = live_server.url
    make_pegawai("Rina Wulandari", nip=NIP, email="rina@contoh.go.id")
    page.goto(reverse("account_login"))
    page.get_by_role("link", name="Aktifkan akun Anda").click()
    page.get_by_label("NIP atau surel").fill(NIP)
    page.get_by_role("main").get_by_role("button").click()
    heading(page).to_have_text("Periksa surel Anda")
    (message,) = surat.wait_for(1)
    found = LINK.search(message.get_body(("plain",)).get_content())
    page.goto(found.group() if found else "/")
    page.get_by_label("Kata sandi baru", exact=True).fill(BARU)
    page.get_by_label("Kata sandi baru, sekali lagi").fill(BARU)
    page.get_by_role("main").get_by_role("button", name=re.compile("Simpan")).click()
    heading(page).to_have_text("Kata sandi tersimpan")
    page.goto(reverse("account_login"))
    fill_door(page, NIP, BARU)
    heading(page).to_have_text("Selamat datang, Rina")


def test_by_keyboard_alone(page: Page, masuk: Any):
    akun, _, _ = make_dinas()
    masuk(page, akun)
    page.goto(reverse("beranda"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Lewati ke isi halaman"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "utama"
    press_until(page, "Shift+Tab", "document.activeElement.name === 'q'")
    page.keyboard.type("Perawat 3")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/?q=Perawat+3")
    press_until(page, "Tab", "document.activeElement.innerText === 'Perawat 3'")
    page.keyboard.press("Enter")
    heading(page).to_have_text("Perawat 3")


def press_until(page: Page, key: str, there: str) -> None:
    for _ in range(60):
        if page.evaluate(there):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never gets to {there}")


def test_without_script(tanpa_skrip: Page):
    page = tanpa_skrip
    unit = make_unit("Dinas Kesehatan")
    for nama in ("Sukma Ayu", "Rizky Ananda"):
        make_pegawai(nama, unit=unit, nip=make_nip())
    page.goto(reverse("pegawai:pegawai-list"))
    fill_door(page, make_pengguna("kepegawaian").username, SANDI)
    saring = page.get_by_role("search", name="Saring pegawai")
    saring.get_by_label("Cari").fill("sukma")
    saring.get_by_role("button", name="Terapkan").click()
    expect(page.get_by_role("link", name="Sukma Ayu")).to_be_visible()
    expect(page.get_by_role("link", name="Rizky Ananda")).to_have_count(0)
    page.get_by_role("link", name="Impor dan ekspor").click()
    page.get_by_role("link", name="Unggah berkas").first.click()
    expect(page.get_by_role("button", name="Unggah dan periksa")).to_be_visible()
