"""The door and the account pages in a real browser: temporary password, authenticator, passkey, sessions."""

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from pegawai.services import akun as services
from tests.factories import SANDI, make_pegawai, make_pengguna

NIP = "198704122011012007"
BARU = "gajah kecil menari sore"


def masuk(page: Page, login: str, sandi: str = SANDI) -> None:
    page.goto("/akun/masuk/")
    page.get_by_label("NIP atau surel").fill(login)
    page.get_by_label("Kata sandi", exact=True).fill(sandi)
    page.get_by_role("button", name="Masuk", exact=True).click()


def test_temporary_password_leads_through_the_change(page: Page):
    akun = make_pengguna(pegawai=make_pegawai("Rina Wulandari", nip=NIP))
    sandi = services.set_sandi_sementara(pengguna=akun, by=make_pengguna("kepegawaian"))
    masuk(page, "19870412 201101 2 007", sandi)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ganti kata sandi")
    page.get_by_label("Kata sandi sekarang").fill(sandi)
    page.get_by_label("Kata sandi baru", exact=True).fill(BARU)
    page.get_by_label("Kata sandi baru, sekali lagi").fill(BARU)
    page.get_by_role("button", name="Simpan kata sandi baru").click()
    page.wait_for_url(lambda url: "/akun/" not in url)
    akun.refresh_from_db()
    assert (akun.check_password(BARU), akun.wajib_ganti_sandi) == (True, False)


def test_asvs_6_2_7_paste_and_show_work(page: Page):
    page.goto("/akun/masuk/")
    field = page.get_by_label("Kata sandi", exact=True)
    field.focus()
    page.evaluate("document.execCommand('insertText', false, 'ditempel dari pengelola')")
    assert field.get_attribute("type") == "password"
    page.get_by_role("button", name="Tampilkan").click()
    assert (field.get_attribute("type"), field.input_value()) == ("text", "ditempel dari pengelola")


def test_totp_from_set_up_to_login(page: Page):
    akun = make_pengguna("pimpinan")
    masuk(page, akun.username)
    page.goto("/akun/keamanan/")
    page.get_by_role("link", name="Aktifkan aplikasi autentikator").click()
    secret = page.get_by_label("Kunci rahasia").input_value()
    late, done = page.get_by_text("Kode tidak cocok").first, page.get_by_text("pemulihan").first
    for _ in range(2):  # a code of the last moment runs out on its way
        page.get_by_label("Kode", exact=True).fill(code_of(secret))
        page.get_by_role("button", name="Aktifkan").click()
        expect(late.or_(done).first).to_be_visible()
        if done.is_visible():
            break
    expect(done).to_be_visible()
    assert Authenticator.objects.filter(user=akun, type="totp").count() == 1
    page.context.clear_cookies()
    masuk(page, akun.username)
    expect(page.get_by_role("heading", level=1)).to_have_text("Langkah kedua")


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def add_virtual_key(page: Page) -> Any:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def test_passkey_from_set_up_to_login(page: Page):
    akun = make_pengguna("pimpinan")
    add_virtual_key(page)
    masuk(page, akun.username)
    page.goto("/akun/keamanan/kunci-sandi/tambah/")
    tick = page.get_by_label("tanpa kata sandi", exact=False)
    if tick.count():
        tick.first.check()
    page.get_by_role("button", name="Tambah").first.click()
    page.wait_for_url(lambda url: "tambah" not in url)
    assert Authenticator.objects.filter(user=akun, type="webauthn").count() == 1
    page.goto("/akun/keluar/")
    page.get_by_role("button", name="Keluar").last.click()
    page.goto("/akun/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    page.wait_for_url(lambda url: "/akun/" not in url)
