"""A training from the catalogue to the certificate that anybody may check: by mouse, without script, and by keyboard alone."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from diklat.models import Angkatan, Pendaftaran, Sertifikat, Sesi
from diklat.services import kode_hadir
from kompetensi.services import profil
from pegawai.models import Pegawai, Pengguna
from tests.browser.conftest import DESKTOP, PHONE, open_context
from tests.diklat.pabrik import make_angkatan, make_penanda_tangan, make_program, make_sesi
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit
from tests.pintu import enter

Buka = Callable[..., Page]


@pytest.fixture
def buka(browser: Browser, live_server: Any) -> Buka:
    """A window of one person, signed in without typing; None for a stranger."""

    def open_window(akun: Pengguna | None, *, skrip: bool = True, ponsel: bool = False) -> Page:
        size = {"viewport": PHONE, "is_mobile": True, "has_touch": True} if ponsel else {"viewport": DESKTOP}
        context = open_context(browser, live_server, java_script_enabled=skrip, **size)
        if akun is not None:
            found = enter(akun).cookies.items()
            context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in found])
        return context.new_page()

    return open_window


@pytest.fixture
def rina() -> Pegawai:
    """Rina lacks one level; her head decides; one batch of the programme that closes it takes applications."""
    unit, jabatan = make_unit("Bagian Organisasi"), make_jabatan("Analis Kebijakan")
    kompetensi = make_kompetensi("Mengelola Perubahan", jenis="manajerial")
    make_standar(jabatan, kompetensi, 3)
    make_pegawai("Hendra Setiawan", unit=unit, memimpin=True)
    pegawai = make_pegawai("Rina Wulandari", unit=unit, jabatan=jabatan)
    make_penilaian(pegawai, kompetensi, 2)
    profil.refresh_profil(None)
    program = make_program("Perubahan Instansi", kompetensi={kompetensi: 3}, persetujuan="atasan")
    make_sesi(make_angkatan(program))
    make_penanda_tangan()
    return pegawai


def account(nama: str) -> Pengguna:
    return make_pengguna(pegawai=Pegawai.objects.get(nama=nama))


def hold(angkatan: Angkatan, *, selesai: bool) -> Sesi:
    """The days pass: the only session runs now, or has just ended."""
    now, today = timezone.now(), timezone.localdate()
    begin, end = (
        (now - timedelta(hours=2), now - timedelta(seconds=1)) if selesai else (now - timedelta(minutes=5), now + timedelta(hours=1))
    )
    Sesi.objects.update(mulai=begin, selesai=end)
    Angkatan.objects.filter(pk=angkatan.pk).update(
        status="selesai" if selesai else "berjalan", mulai=today, selesai=today, pendaftaran_sampai=today
    )
    return Sesi.objects.get()


@pytest.mark.parametrize("skrip", [True, False], ids=["skrip", "tanpa-skrip"])
def test_from_the_catalogue_to_the_public_check(
    skrip: bool, rina: Pegawai, buka: Buka, pekerja: Any, surat: Any, tunggu: Any, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    angkatan = Angkatan.objects.get()
    saya = buka(account("Rina Wulandari"), skrip=skrip, ponsel=True)
    saya.goto(reverse("diklat:katalog-list"))
    expect(saya.get_by_text("Mengelola Perubahan: level Anda 2, standar 3")).to_be_visible()
    saya.get_by_role("link", name="Lihat dan daftar").click()
    saya.get_by_role("button", name="Daftar angkatan ini").first.click()
    expect(saya.get_by_text("Hendra Setiawan").first).to_be_visible()

    atasan = buka(account("Hendra Setiawan"), skrip=skrip)
    atasan.goto(reverse("beranda"))
    atasan.get_by_role("link", name="Buka persetujuan").click()
    atasan.get_by_role("button", name="Setujui Rina Wulandari").click()
    expect(atasan.get_by_text("Tidak ada yang menunggu keputusan Anda")).to_be_visible()
    assert Pendaftaran.objects.get().status == "terdaftar"

    kantor = buka(make_pengguna("pengelola"), skrip=skrip)
    sesi = hold(angkatan, selesai=False)
    kantor.goto(reverse("diklat:kehadiran-qr", args=[sesi.pk]))
    expect(kantor.get_by_role("img", name=re.compile("Kode QR kehadiran"))).to_be_visible()
    if skrip:
        saya.goto(reverse("diklat:hadir", args=[kode_hadir.make_kode(sesi.pk, timezone.now())]))
    else:
        saya.goto(reverse("diklat:hadir-ketik"))
        saya.get_by_label("Kode").fill(kantor.locator(".kode").inner_text())
    saya.get_by_role("button", name="Catat kehadiran saya").click()
    saya.goto(reverse("diklat:hadir", args=[kode_hadir.make_kode(sesi.pk, timezone.now())]))
    expect(saya.get_by_text("Kehadiran Anda pada sesi ini sudah tercatat")).to_be_visible()

    hold(angkatan, selesai=True)
    kantor.goto(angkatan.get_absolute_url())
    kantor.get_by_role("link", name="Tetapkan hasil").click()
    kantor.get_by_role("button", name="Tetapkan hasil untuk 1 peserta").click()
    tunggu(lambda: Pendaftaran.objects.get().status == "lulus", 20)  # a click before the answer would leave for the next page
    kantor.get_by_role("link", name="Sertifikat", exact=True).last.click()
    kantor.get_by_label("Penanda tangan").select_option(index=1)
    kantor.get_by_role("button", name="Terbitkan untuk 1 orang").click()
    kantor.locator("button[name=sidik]").click()  # whom it mails was shown first
    tunggu(lambda: Sertifikat.objects.exclude(berkas="").exists(), 20)

    sertifikat = Sertifikat.objects.get()
    saya.goto(reverse("diklat:sertifikat-saya"))
    with saya.expect_download() as unduhan:
        saya.get_by_role("link", name=re.compile("^Unduh")).click()
    assert unduhan.value.path().read_bytes().startswith(b"%PDF-")
    orang_luar = buka(None, skrip=skrip)
    orang_luar.goto(reverse("diklat:periksa"))
    orang_luar.get_by_label(re.compile("Kode")).first.fill(sertifikat.kode)
    orang_luar.get_by_role("button", name=re.compile("Periksa")).first.click()
    expect(orang_luar.get_by_role("heading", level=1)).to_have_text("Sertifikat ini berlaku")
    expect(orang_luar.get_by_text("Rina Wulandari").first).to_be_visible()


FOKUS = """() => {
  const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
  const y = r.top + r.height / 2, top = document.elementFromPoint(r.left + r.width / 2, y);
  return {teks: (e.innerText || e.value || e.name || '').trim().split('\\n')[0],
          garis: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
          tampak: !top || e.contains(top) || top.contains(e)};
}"""


def tab_to(page: Page, text: str) -> list[str]:
    """Press Tab until the words stand in focus; every stop on the way is visible and has a ring."""
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        now = page.evaluate(FOKUS)
        stops.append(now["teks"])
        assert (now["garis"], now["tampak"]) == (True, True), now
        if now["teks"] == text:
            return stops
    raise AssertionError(stops)


def test_apply_and_approve_by_keyboard_alone(rina: Pegawai, buka: Buka) -> None:
    saya = buka(account("Rina Wulandari"))
    saya.goto(reverse("diklat:katalog-list"))
    assert tab_to(saya, "Lewati ke isi halaman") == ["Lewati ke isi halaman"]
    saya.keyboard.press("Enter")
    tab_to(saya, "Lihat dan daftar")
    saya.keyboard.press("Enter")
    saya.wait_for_url("**/angkatan/*/")
    tab_to(saya, "Daftar angkatan ini")
    saya.keyboard.press("Enter")
    saya.wait_for_load_state()
    expect(saya.get_by_text("Diajukan").first).to_be_visible()

    atasan = buka(account("Hendra Setiawan"))
    atasan.goto(reverse("diklat:persetujuan-list"))
    tab_to(atasan, "Lewati ke isi halaman")
    atasan.keyboard.press("Enter")
    tab_to(atasan, "Setujui")
    atasan.keyboard.press("Enter")
    expect(atasan.get_by_text("Tidak ada yang menunggu keputusan Anda")).to_be_visible()
    assert Pendaftaran.objects.get().status == "terdaftar"
