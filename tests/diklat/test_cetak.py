"""Printed documents: data is printed and never run, the templates see nothing outside their folder, the same data give the same bytes."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import typst
from PIL import ImageChops

from diklat import cetak
from lib import qr
from lib.cetak import _compiler

WAKTU = datetime(2026, 3, 9, tzinfo=UTC)
TEMPLATES = sorted(cetak.FOLDER.parents[1].glob("*/cetak/*.typ"))
ORANG = {"nama": "Dr. Kepala, M.Si.", "jabatan": "Kepala BKPSDM", "pangkat": "", "nip": ""}
SERTIFIKAT: dict[str, Any] = {
    "judul": "Sertifikat", "nomor": "1/2026", "kode": "k" * 43, "qr": qr.svg("https://contoh.go.id/x"), "tautan_dasar": "contoh.go.id/",
    "penerbit": {"pemerintah": "Kota", "badan": "Badan", "lambang": ""},
    "nama": "Siti", "nip": "1", "lahir": "", "pangkat": "", "jabatan": "",
    "instansi": "", "program": "Program", "angkatan": "Angkatan I", "tahun": 2026, "penyelenggara": "BKPSDM", "tempat": "", "waktu": "",
    "jp": 4, "hasil": "Lulus", "kualifikasi": "", "tempat_tanggal": "Kota, 1 Maret 2026", "keterangan_tanda_tangan": "",
    "penanda_tangan": ORANG, "mata": [], "kompetensi": [],
}  # fmt: skip
SURAT: dict[str, Any] = {
    "jenis": "tugas", "judul": "Surat tugas", "nomor": "800/1", "tanggal": "1 Maret 2026", "tempat_tanggal": "Kota, 1 Maret 2026",
    "kop": {"pemerintah": "Kota", "badan": "Badan", "alamat": "Jalan Satu", "lambang": ""},
    "dasar": ["#panic()"], "tembusan": ["Wali Kota"],
    "sumber_biaya": "DPA", "program": "Program", "angkatan": "Angkatan I", "penyelenggara": "BKPSDM", "hari": "Senin", "jam": "",
    "tempat": "", "jp": "4 JP", "penanda_tangan": ORANG, "peserta": [],
}  # fmt: skip
JAHAT = (
    '#panic("x")',
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    "#sys.inputs",
    "$x^2$ *tebal* _miring_ `kode` = Judul",
    '"><svg onload=alert(1)>',
    "\\u{41} \\ \\n #{1+1}",
    'O\'Neil "Bang" D’Arc, S.Kom., M.Kom.',
    "Ñandú Øyvind Łukasz Çağrı",
    "A" * 60,
)


def words(pdf: bytes) -> str:
    """The text of the document without its blanks, for lines break where they like."""
    found = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return "".join(found.split())


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("nama", JAHAT)
def test_a_name_is_printed_and_never_run(nama: str) -> None:
    pdf = cetak.render("sertifikat", SERTIFIKAT | {"nama": nama, "program": nama, "jabatan": nama})
    assert words(pdf).count("".join(nama.split())) >= 2
    assert b"root:x" not in pdf


def test_letters_without_a_glyph_still_give_a_document() -> None:
    assert pages(cetak.render("sertifikat", SERTIFIKAT | {"nama": "王小明"})) == 1


@pytest.mark.parametrize(
    ("facts", "printed"),
    [
        ({"nilai": "86,50", "kualifikasi": "Memuaskan"}, "LULUSdengankualifikasiMemuaskan(nilaiakhir86,50)pada"),
        ({"nilai": "62,00", "kualifikasi": ""}, "LULUSdengannilaiakhir62,00pada"),
        ({"kualifikasi": "86,50"}, "LULUSdengannilaiakhir86,50pada"),  # issued before the qualification was printed
        ({"nilai": "", "kualifikasi": ""}, "LULUSpada"),
    ],
)
def test_the_qualification_is_printed_beside_the_score(facts: dict[str, str], printed: str) -> None:
    assert printed in words(cetak.render("sertifikat", {**SERTIFIKAT, **facts}, pada=WAKTU))


def test_it_is_archivable_pdf() -> None:
    assert b"<pdfaid:part>2</pdfaid:part>" in cetak.render("sertifikat", SERTIFIKAT)


def test_the_back_appears_when_there_is_something_to_print() -> None:
    assert pages(cetak.render("sertifikat", SERTIFIKAT)) == 1
    assert pages(cetak.render("sertifikat", SERTIFIKAT | {"mata": [{"judul": "Dasar", "jp": 4}]})) == 2


def test_the_same_data_and_time_give_the_same_bytes() -> None:
    one, two = (cetak.render("sertifikat", SERTIFIKAT, pada=WAKTU) for _ in range(2))
    assert one == two


def test_a_long_certificate_keeps_its_front_on_one_page() -> None:
    long = {"nama": "Prof. Dr. " + "Panjang " * 18, "jabatan": "Kepala " * 25, "instansi": "Unit " * 60, "program": "Pelatihan " * 15}
    assert pages(cetak.render("sertifikat", SERTIFIKAT | long)) == 1


@pytest.mark.parametrize("nama", ["../../manage", "a/b", "", "sertifikat.typ"])
def test_only_templates_of_the_folder(nama: str) -> None:
    with pytest.raises(ValueError, match=r"^.*$"):
        cetak.render(nama, {})


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-3]}-{path.name}")
def test_no_template_asks_for_a_package_or_evaluates_text(path: Path) -> None:
    assert re.findall(r"@\w+/|\beval\s*\(|\bplugin\s*\(|\bread\s*\(", path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-3]}-{path.name}")
def test_a_template_with_a_table_leaves_its_rows_whole(path: Path) -> None:
    text = path.read_text()
    assert "table(" not in text or "#set table.cell(breakable: false)" in text


def test_nothing_outside_the_folder_can_be_read() -> None:
    compiler = _compiler(cetak.FOLDER)
    for source in ('#read("/etc/passwd")', '#read("../../manage.py")', '#include "../../manage.py"'):
        with pytest.raises(typst.TypstError):
            compiler.compile(source.encode(), format="pdf")


def test_a_qr_code_is_plain_svg_that_scales() -> None:
    found = qr.svg("https://contoh.go.id/sertifikat/periksa/" + "k" * 43)
    assert re.match(
        r'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \d+ \d+"><path stroke="#000" d="[^"<>]+"/></svg>$', found.strip()
    )


def test_letters_list_their_participants_over_pages() -> None:
    people = [{"nama": f"Peserta {n}", "nip": "1", "pangkat": "III/a", "jabatan": "Analis", "unit": "Dinas"} for n in range(90)]
    pdf = cetak.render("surat", SURAT | {"peserta": people})
    text = words(pdf)
    assert pages(pdf) > 2
    assert [f"Peserta{n}" in text for n in (0, 45, 89)] == [True] * 3
    assert "#panic()" in text
    for few in (0, 1):
        assert pages(cetak.render("surat", SURAT | {"jenis": "undangan", "peserta": people[:few]})) == 1


@pytest.mark.parametrize(("lebar", "tinggi"), [(1000, 40), (40, 1000), (100, 100)])
@pytest.mark.parametrize(("dokumen", "kepala", "batas"), [("sertifikat", "penerbit", (37.5, 15)), ("surat", "kop", (18, 24))])
def test_an_emblem_of_any_shape_stays_within_its_box(
    lebar: int, tinggi: int, dokumen: str, kepala: str, batas: tuple[float, float]
) -> None:
    """In millimetres; it fills the box in one direction."""
    data = {"sertifikat": SERTIFIKAT, "surat": SURAT | {"jenis": "undangan"}}[dokumen]
    lambang = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lebar} {tinggi}"><path fill="#f0f" d="M0 0H{lebar}V{tinggi}H0Z"/></svg>'
    )
    pdf = cetak.render(dokumen, data | {kepala: data[kepala] | {"lambang": lambang}})
    red, green, _ = pypdfium2.PdfDocument(pdf)[0].render(scale=4).to_pil().convert("RGB").split()
    magenta = ImageChops.subtract(red, green).point(lambda value: 255 * (value > 200))
    left, top, right, bottom = magenta.getbbox() or (0, 0, 0, 0)
    width, height = (25.4 / 72 / 4 * pixels for pixels in (right - left, bottom - top))
    assert (width <= batas[0] + 0.2, height <= batas[1] + 0.2, pages(pdf)) == (True, True, 1)
    assert width > batas[0] - 0.5 or height > batas[1] - 0.5
