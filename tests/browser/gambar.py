"""Takes the pictures of docs/panduan from a running demo: python -m tests.browser.gambar [http://127.0.0.1:8000 [name ...]]

The demo keeps what the pictures need (an import of a few people), so give it a folder of its own:
make demo PORT=8100 DEMO_DIR=build/demo-gambar
"""

import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from playwright.sync_api import Browser, Page, sync_playwright

from config.demo.kota.unit import build_units, siasn_id
from config.runner import browser as chromium

FOLDER = Path("docs/panduan/gambar")
WIDTH, HEIGHT = 1280, 800
PHONE = {"width": 390, "height": 844}
MAX_KIB = 150
PERAWAT = "Perawat Terampil"
CALM = "::file-selector-button { display: none !important }"
Act = Callable[[Page], None]


@dataclass(frozen=True)
class Gambar:
    """One picture: its name, who looks at which address, what he does there first, how tall the picture is."""

    nama: str
    peran: str
    alamat: str
    acts: tuple[Act, ...] = ()
    tinggi: int = HEIGHT
    ponsel: bool = False


def link(name: str) -> Act:
    """Follow the first link whose name matches."""
    return lambda page: page.get_by_role("main").get_by_role("link", name=re.compile(name)).first.click()


def row(name: str = "") -> Act:
    """Open the first record of a table, or the first whose name matches."""
    return lambda page: page.locator("tbody th a").filter(has_text=re.compile(name)).first.click()


def tab(name: str) -> Act:
    """A part of the work room of a batch."""
    return lambda page: page.get_by_role("navigation", name="Bagian angkatan").get_by_role("link", name=name).click()


def show(text: str) -> Act:
    return lambda page: page.get_by_role("heading", name=text).first.evaluate("(h) => h.scrollIntoView({block: 'center'})")


def cell(page: Page) -> None:
    """A figure with a large gap; its panel comes into view by itself."""
    page.locator(".tk-heat tbody td[class*=tk-h-] a").first.click()
    page.locator(".tk-heat td.cur").wait_for()


def upload(page: Page) -> None:
    with TemporaryDirectory() as folder:
        page.set_input_files("input[type=file]", write_siasn(Path(folder) / "siasn-november-2026.xlsx"))
        page.get_by_role("button", name="Unggah dan periksa").click()
        page.get_by_text("Baris dibaca").wait_for()


def apply(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Jalankan impor")).click()
    page.get_by_text("Impor selesai.").wait_for()


def save(page: Page) -> None:
    page.get_by_label("Nomor telepon").fill("0812 5550 0142")
    page.get_by_role("button", name="Simpan perubahan").click()
    page.get_by_text("Perubahan tersimpan").wait_for()


def write_siasn(path: Path) -> Path:
    """Twenty-five people of one office, new whenever this runs; three rows have a fault."""
    unit = next(unit for unit in build_units() if unit.nama == "Puskesmas Serpong")
    names = ("Sukma Ayu", "Rizky Ananda", "Lina Marlina", "Andreas Tarigan", "Eko Budi", "Siti Maesaroh", "Dewi Lestari")
    first = int(time.time()) // 60 % 900
    rows = [[f"1985{1 + n % 12:02d}{10 + n % 18:02d}2011011{first + n:03d}", f"{names[n % 7]} {'ABCD'[n // 7]}."] for n in range(25)]
    rows[7][0], rows[12][0], rows[18][1] = "1985051720110", rows[3][0], ""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["NIP BARU", "NAMA", "KEDUDUKAN HUKUM ID", "GOL AKHIR NAMA", "JABATAN ID", "JABATAN NAMA", "TMT JABATAN", "UNOR ID"])
    for nip, nama in rows:
        sheet.append([nip, nama, "01", "II/d", siasn_id("jabatan", PERAWAT), PERAWAT, "01-03-2026", siasn_id("unit", unit.id, unit.nama)])
    book.save(path)
    return path


SEMUA = (
    Gambar("masuk-pintu", "", "/akun/masuk/", tinggi=720),
    Gambar("masuk-tautan", "", "/akun/tautan/", tinggi=640),
    Gambar("masuk-keamanan", "pegawai", "/akun/keamanan/", tinggi=560),
    Gambar("masuk-akun-pegawai", "kepegawaian", "/pegawai/", (row(), show("Akun Tangkas")), 640),
    Gambar("pegawai-beranda", "pegawai", "/", tinggi=700),
    Gambar("pegawai-profil", "pegawai", "/profil-kompetensi/", tinggi=840),
    Gambar("pegawai-profil-ponsel", "pegawai", "/profil-kompetensi/", ponsel=True),
    Gambar("pegawai-bukti", "pegawai", "/profil-kompetensi/", (link("Semua bukti"),), 720),
    Gambar("pegawai-penilaian-mandiri", "pegawai", "/profil-kompetensi/penilaian-mandiri/", tinggi=720),
    Gambar("diklat-katalog", "pegawai", "/katalog-diklat/", tinggi=820),
    Gambar("diklat-angkatan-ponsel", "pegawai", "/katalog-diklat/", (link("^Lihat dan daftar"),), ponsel=True),
    Gambar("diklat-saya-ponsel", "pegawai", "/diklat-saya/", ponsel=True),
    Gambar("diklat-jp", "pegawai", "/jp/", tinggi=820),
    Gambar("angkatan-ruang", "pengelola", "/angkatan/?status=berjalan", (row(),), 740),
    Gambar("angkatan-peserta", "pengelola", "/angkatan/?status=berjalan", (row(), tab("Peserta")), 820),
    Gambar("angkatan-kehadiran", "pengelola", "/angkatan/?status=berjalan", (row(), tab("Kehadiran")), 820),
    Gambar("angkatan-pendaftaran", "pengelola", "/pendaftaran/", tinggi=720),
    Gambar("atasan-beranda", "atasan", "/", tinggi=760),
    Gambar("atasan-persetujuan", "atasan", "/persetujuan/", tinggi=760),
    Gambar("atasan-peta", "atasan", "/peta/", tinggi=740),
    Gambar("atasan-kesenjangan-pegawai", "atasan", "/peta/pegawai/", tinggi=860),
    Gambar("atasan-profil-bawahan", "atasan", "/peta/pegawai/", (row(),), 860),
    Gambar("atasan-pegawai", "atasan", "/pegawai/", tinggi=720),
    Gambar("kepegawaian-beranda", "kepegawaian", "/", tinggi=640),
    Gambar("kepegawaian-daftar", "kepegawaian", "/pegawai/?q=siti+puskesmas", tinggi=720),
    Gambar("kepegawaian-ubah", "kepegawaian", "/pegawai/", (row(), link("^Ubah data"), save), 720),
    Gambar("kepegawaian-tempatkan", "kepegawaian", "/pegawai/", (row(), link("^Tempatkan")), 860),
    Gambar("kepegawaian-unit", "kepegawaian", "/unit/", (link("^Dinas Kesehatan"),), 860),
    Gambar("kepegawaian-jabatan", "kepegawaian", "/jabatan/", tinggi=720),
    Gambar("kompetensi-kamus", "kepegawaian", "/kamus-kompetensi/", (row("Mengelola Perubahan"),), 760),
    Gambar("kompetensi-standar", "kepegawaian", "/standar-kompetensi/", (row(),), 860),
    Gambar("kompetensi-bangkitkan", "kepegawaian", "/standar-kompetensi/bangkitkan/", tinggi=860),
    Gambar("kompetensi-penilaian", "kepegawaian", "/penilaian/", tinggi=720),
    Gambar("impor-unggah", "kepegawaian", "/impor/baru/", tinggi=860),
    Gambar("impor-pratinjau", "kepegawaian", "/impor/baru/", (upload,), 900),
    Gambar("impor-hasil", "kepegawaian", "/impor/baru/", (upload, apply), 760),
    Gambar("peta-kota", "pengelola", "/peta/", tinggi=740),
    Gambar("peta-sel", "pengelola", "/peta/", (cell,), 800),
    Gambar("peta-memenuhi", "pengelola", "/peta/?ukur=memenuhi", tinggi=780),
    Gambar("peta-ponsel", "pengelola", "/peta/", (show("Peta kesenjangan kompetensi"),), ponsel=True),
    Gambar("pengelola-beranda", "pengelola", "/", tinggi=820),
    Gambar("pimpinan-ikhtisar", "pimpinan", "/", tinggi=760),
    Gambar("auditor-perubahan", "auditor", "/perubahan/", tinggi=760),
    Gambar("auditor-impor", "auditor", "/impor/", tinggi=560),
    Gambar("admin-akun", "admin", "/pengguna/", tinggi=760),
    Gambar("admin-rincian", "admin", "/pengguna/", (row(),), 760),
)


class Juru:
    """Signs in once per role with the accounts that the demo itself lists."""

    def __init__(self, browser: Browser, alamat: str) -> None:
        self.browser, self.alamat = browser, alamat
        self.pages: dict[tuple[str, bool], Page] = {}
        page = self.open(ponsel=False)
        page.goto("/demo/")
        self.sandi = page.locator("main code").first.inner_text()
        rows = [line.locator("th, td").all_inner_texts() for line in page.locator("tbody tr").all()]
        self.akun = {peran.split()[0].lower(): username for peran, username, _ in reversed(rows)}

    def open(self, *, ponsel: bool) -> Page:
        size = PHONE if ponsel else {"width": WIDTH, "height": HEIGHT}
        context = self.browser.new_context(
            base_url=self.alamat,
            viewport=size,
            is_mobile=ponsel,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            bypass_csp=True,
            reduced_motion="reduce",
        )
        return context.new_page()

    def enter(self, peran: str, *, ponsel: bool) -> Page:
        if (peran, ponsel) not in self.pages:
            page = self.pages[peran, ponsel] = self.open(ponsel=ponsel)
            if peran:
                page.goto("/akun/masuk/")
                page.fill("input[name=login]", self.akun[peran])
                page.fill("input[name=password]", self.sandi)
                page.get_by_role("button", name="Masuk", exact=True).click()
                page.wait_for_load_state("networkidle")
        return self.pages[peran, ponsel]

    def take(self, gambar: Gambar) -> Path:
        page = self.enter(gambar.peran, ponsel=gambar.ponsel)
        if not gambar.ponsel:
            page.set_viewport_size({"width": WIDTH, "height": gambar.tinggi})
        page.goto(gambar.alamat)
        for act in gambar.acts:
            act(page)
        page.wait_for_load_state("networkidle")
        page.add_style_tag(content=CALM)
        target = FOLDER / f"{gambar.nama}.png"
        page.screenshot(path=target)
        return target


def main(alamat: str = "http://127.0.0.1:8000", *names: str) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find_browser(), args=chromium.ARGUMENTS)
        juru = Juru(browser, alamat)
        taken = [juru.take(gambar) for gambar in SEMUA if not names or gambar.nama in names]
        browser.close()
    heavy = [f"{path}: {path.stat().st_size // 1024} KiB" for path in taken if path.stat().st_size > MAX_KIB * 1024]
    sys.stdout.write(f"{len(taken)} gambar di {FOLDER}\n" + "".join(f"terlalu berat: {line}\n" for line in heavy))
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
