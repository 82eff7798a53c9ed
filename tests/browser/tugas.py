"""Counts what the ten tasks of the guides cost: python -m tests.browser.tugas [http://127.0.0.1:8000 [width]]

Clicks and fields as a person makes them, from the home page until the page says that it is done; seconds are those of the machine. It acts:
give it a demo of its own, filled on the day, as `tests.browser.gambar` does. A task that finds no row of its kind says where it stopped.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from playwright.sync_api import Error, Locator, Page, sync_playwright

from config.runner import browser as chromium
from tests.browser.gambar import Juru

RATA = 10
PROGRAM = "Tata Naskah Dinas Elektronik"
ASING = ("No", "Nomor Induk", "Nama Lengkap", "Tgl Lahir", "Catatan")


class Jalan:
    """One walk: what is pressed and what is filled."""

    def __init__(self, page: Page) -> None:
        self.page, self.klik, self.isian = page, 0, 0
        page.goto("/")
        self.mulai = time.monotonic()

    def press(self, what: Locator | str, kind: str = "link") -> None:
        found = self.page.get_by_role("main").get_by_role(kind, name=re.compile(what)) if isinstance(what, str) else what  # type: ignore[arg-type]
        found.first.click()
        self.page.wait_for_load_state("networkidle")
        self.klik += 1

    def fill(self, field: Locator, text: str) -> None:
        field.fill(text)
        self.isian += 1

    def menu(self, *names: str) -> None:
        """A place of the menu and, where it has several pages, its tab; on a phone the menu is opened first."""
        for name in names:
            found = self.page.get_by_role("link", name=re.compile(f"^{name}")).filter(visible=True)
            if not found.count():
                self.press(self.page.get_by_role("button", name="Menu", exact=True))
            self.press(found)

    def menu_of_batch(self, name: str) -> None:
        self.press(self.page.get_by_role("navigation", name="Bagian angkatan").get_by_role("link", name=name))

    def sure(self, verb: str) -> None:
        """The page that asks first, where there is one."""
        if (button := self.page.get_by_role("main").get_by_role("button", name=re.compile(f"^{verb}"))).count():
            self.press(button)

    def says(self, text: str) -> None:
        self.page.get_by_text(re.compile(text)).filter(visible=True).first.wait_for()

    def tick(self, count: int) -> None:
        """One box for all of them where the page holds no more."""
        boxes = self.page.get_by_role("main").locator("tbody input[type=checkbox]").filter(visible=True).all()
        every = self.page.locator("[data-pilih-semua]").filter(visible=True)
        for box in [every.first] if len(boxes) <= count and every.count() else boxes[:count]:
            box.check()
            self.klik += 1


def apply(jalan: Jalan) -> None:
    jalan.press("^Lihat dan daftar")
    jalan.press("^(Daftar|Ajukan|Masuk daftar)", "button")
    jalan.says("mendaftar|diajukan|Diajukan|terdaftar|daftar tunggu")


def feedback(jalan: Jalan) -> None:
    jalan.press("^Isi umpan balik")
    for group in jalan.page.get_by_role("main").locator("fieldset:has(input[type=radio])").all():
        group.locator("label:has(input[type=radio])").nth(2).click()
        jalan.klik += 1
    jalan.press("^Kirim jawaban", "button")
    jalan.sure("Kirim")
    jalan.says("terkirim|Terima kasih")


def propose(jalan: Jalan) -> None:
    jalan.press("^Lihat pegawai : Mengelola|^Lihat pegawai.*paling jauh")
    jalan.tick(RATA)
    jalan.press("^Usulkan", "button")
    jalan.press(jalan.page.get_by_role("main").get_by_role("link", name=re.compile("^Usulkan|^Pilih")))
    jalan.sure("Usulkan")
    jalan.sure("Usulkan")
    jalan.says("diusulkan")


def refuse(jalan: Jalan) -> None:
    jalan.press("^Buka persetujuan")
    jalan.tick(RATA)
    jalan.fill(jalan.page.get_by_label("Alasan menolak yang dicentang"), "Kantor tidak dapat ditinggal pada tanggal itu.")
    jalan.press("^Tolak yang dicentang", "button")
    jalan.sure("Tolak")
    jalan.says("ditolak")


def score(jalan: Jalan) -> None:
    jalan.press("dari \\d+ terisi")
    for field in jalan.page.get_by_role("main").locator("tbody input[type=text], tbody input[type=number]").all():
        jalan.fill(field, "85")
    jalan.press("^Simpan nilai", "button")
    jalan.says("tersimpan|Nilai")


def issue(jalan: Jalan) -> None:
    jalan.press("^Lihat angkatan.*sertifikat|^Lihat angkatan")
    jalan.press(jalan.page.locator("tbody th a"))
    jalan.menu_of_batch("Sertifikat")
    jalan.sure("Terbitkan")
    jalan.sure("Terbitkan")
    jalan.says("diterbitkan|Menerbitkan|Terbit")


def invite(jalan: Jalan) -> None:
    jalan.menu("Pegawai dan unit", "Aktivasi")
    field = jalan.page.locator("#id_unit")
    jalan.fill(field, "Puskesmas Muncul")
    jalan.page.wait_for_timeout(1500)
    field.fill(jalan.page.locator("#id_unit_pilihan option").first.get_attribute("value") or "")
    jalan.klik += 1
    jalan.press("^Lihat siapa", "button")
    jalan.sure("Undang")
    jalan.says("[Uu]ndang|Selesai|selesai|Menunggu")


def bring(jalan: Jalan) -> None:
    jalan.menu("Impor dan ekspor")
    jalan.press("^Impor data pegawai|^Unggah|^Impor berkas|^Data pegawai")
    with TemporaryDirectory() as folder:
        path, book, now = Path(folder) / "asing.xlsx", openpyxl.Workbook(), int(time.time()) // 60 % 900
        book.worksheets[0].append(ASING)
        for number in range(12):
            book.worksheets[0].append(
                [number, f"198501{10 + number}2011011{now % 900:03d}", f"Sukma Ayu {number}", f"{10 + number}-01-1985", ""]
            )
        book.save(path)
        jalan.page.set_input_files("input[type=file]", path)
        jalan.klik += 1
        jalan.press("^Unggah dan periksa", "button")
    jalan.page.get_by_role("button", name="Pakai pemetaan").or_(
        jalan.page.get_by_role("button", name=re.compile("^Jalankan impor"))
    ).first.wait_for()
    jalan.sure("Pakai pemetaan")
    jalan.page.get_by_role("button", name=re.compile("^Jalankan impor")).wait_for()
    jalan.press("^Jalankan impor", "button")
    jalan.says("Impor selesai|berjalan")


def report(jalan: Jalan) -> None:
    jalan.press("^Laporan bulanan")
    with jalan.page.expect_download():
        jalan.page.get_by_text("Unduh PDF").first.click()
        jalan.klik += 1


def open_batch(jalan: Jalan) -> None:
    closes = time.strftime("%d/%m/%Y", time.localtime(time.time() + 15 * 86400))
    jalan.menu("Angkatan")
    jalan.press("^Tambah angkatan")
    jalan.page.locator("select[name=program]").select_option(label=PROGRAM)
    jalan.klik += 1
    jalan.press("^Lanjutkan", "button")
    jalan.fill(jalan.page.locator("#id_pendaftaran_sampai"), closes)
    jalan.press("^Buat angkatan", "button")
    jalan.press("^Buka jadwal|^Isi jadwal|^Isi dari pola")
    if (fill := jalan.page.get_by_role("main").get_by_role("link", name="Isi dari pola")).count():
        jalan.press(fill)
    jalan.press("^Simpan \\d+ sesi", "button")
    jalan.menu_of_batch("Ringkasan")
    jalan.press("^Buka pendaftaran", "button")
    jalan.sure("Buka")
    jalan.says("Terbuka|dibuka")


TUGAS: dict[str, tuple[str, Callable[[Jalan], None]]] = {
    "1 pegawai mendaftar ke angkatan yang disarankan": ("pegawai", apply),
    "2 pegawai mengisi umpan balik": ("pegawai", feedback),
    "3 atasan mengusulkan sepuluh orang dari peta": ("atasan", propose),
    "4 atasan menolak sekaligus": ("atasan", refuse),
    "5 pengajar mengisi nilai": ("narasumber", score),
    "6 pengelola membuka draf dengan sesi dari pola": ("pengelola", open_batch),
    "7 pengelola menerbitkan sertifikat dari beranda": ("pengelola", issue),
    "8 petugas data mengundang satu unit": ("kepegawaian", invite),
    "9 petugas data mengimpor lembar asing": ("kepegawaian", bring),
    "10 pimpinan mengunduh laporan bulan": ("pimpinan", report),
}


def main(alamat: str = "http://127.0.0.1:8000", lebar: str = "1440", *only: str) -> int:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find_browser(), args=chromium.ARGUMENTS)
        juru, gagal = Juru(browser, alamat), 0
        for nama, (peran, walk) in TUGAS.items():
            if only and nama.split()[0] not in only:
                continue
            page = juru.enter(peran, ponsel=False)
            page.set_default_timeout(20_000)
            page.set_viewport_size({"width": int(lebar), "height": 900})
            jalan = Jalan(page)
            try:
                walk(jalan)
                told = ""
            except Error as error:
                gagal, told = 1, f" — berhenti di {page.url}: {str(error).splitlines()[0][:120]}"
            seconds = time.monotonic() - jalan.mulai
            sys.stdout.write(f"{nama}: {jalan.klik} klik, {jalan.isian} isian, {seconds:.1f} detik{told}\n")
            sys.stdout.flush()
        browser.close()
    return gagal


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
