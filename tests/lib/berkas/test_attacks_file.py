"""Archives and files that are not what they seem end in one refusal within seconds."""

import io
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from lib.berkas.errors import BerkasDitolak
from lib.berkas.limits import IMPORT, MIB, SMALL, Limits
from lib.berkas.reader import read_table
from lib.dokumen.batas import BATAS, Batas
from tests.lib.berkas.attacks import refusal, with_cells, with_part
from tests.lib.berkas.files import HEADER, REQUIRED, ROW, pack, parts, relation, relations, save, sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_the_untouched_workbook_is_read(tmp_path: Path) -> None:
    table = read_table(save(tmp_path, parts()), required=REQUIRED)
    assert (table.header, table.rows) == (["NIP", "NAMA"], [(2, ["1", "Siti"])])


def test_zip_bomb_in_one_string(tmp_path: Path) -> None:
    head, tail = sheet(HEADER + '<row r="2"><c t="inlineStr"><is><t>|</t></is></c></row>').encode().split(b"|")
    content = parts()
    name = next(part for part in content if part.endswith("sheet1.xml"))
    del content[name]
    target = io.BytesIO(pack(content))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive, archive.open(name, "w") as part:
        for piece in (head, *[b"A" * MIB] * 300, tail):
            part.write(piece)
    assert refusal(save(tmp_path, target.getvalue())) == "bom_zip"


def test_zip_bomb_below_the_ratio_meets_the_byte_limit(tmp_path: Path) -> None:
    small = Limits(unpacked_bytes=100_000)
    assert refusal(save(tmp_path, parts(sheet(HEADER + ROW + " " * 200_000))), small) == "bom_zip"


def test_false_size_in_the_directory(tmp_path: Path) -> None:
    content = bytearray(pack(parts()))
    at = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    struct.pack_into("<L", content, at + 24, 40)
    assert refusal(save(tmp_path, bytes(content))) == "rusak"


@pytest.fixture(scope="module")
def many() -> bytes:
    return pack({**parts(), **{f"x{n}": "" for n in range(65_000)}})


def test_seventy_thousand_parts(tmp_path: Path, many: bytes) -> None:
    assert refusal(save(tmp_path, many)) == "terlalu_banyak_bagian"
    target = io.BytesIO(many)
    with zipfile.ZipFile(target, "a") as archive:
        for n in range(65_000, 70_000):
            archive.writestr(f"x{n}", "")
    assert refusal(save(tmp_path, target.getvalue())) == "terlalu_banyak_bagian"


def test_directory_longer_than_its_count(tmp_path: Path, many: bytes) -> None:
    content = bytearray(many)
    struct.pack_into("<2H", content, len(content) - 22 + 8, 5, 5)
    assert refusal(save(tmp_path, bytes(content))) == "terlalu_banyak_bagian"


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "XL/Worksheets/SHEET1.xml"])
def test_duplicate_part(tmp_path: Path, name: str) -> None:
    target = io.BytesIO(pack(parts()))
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, sheet())
    assert refusal(save(tmp_path, target.getvalue())) == "bagian_ganda"


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "xl\\worksheets\\x.xml", "xl/../../x", "C:/x.xml"])
def test_part_with_a_path(tmp_path: Path, name: str) -> None:
    assert refusal(save(tmp_path, with_part(name))) == "jalur_terlarang"
    assert [path.name for path in tmp_path.iterdir()] == ["unggahan"]


@pytest.mark.parametrize(
    "line",
    [
        relation(9, "worksheet", "/etc/passwd"),
        relation(9, "worksheet", "../../../../etc/passwd"),
        relation(9, "worksheet", "file:///etc/passwd"),
        relation(9, "externalLinkPath", "http://127.0.0.1/x.xlsx", "External"),
        relation(9, "image", "x.png", "External"),
    ],
)
def test_relation_that_leaves_the_archive(tmp_path: Path, line: str) -> None:
    rels = relations(relation(1, "worksheet", "worksheets/sheet1.xml"), line)
    assert refusal(save(tmp_path, with_part("xl/_rels/workbook.xml.rels", rels))) == "tautan_luar"


def test_external_link_part(tmp_path: Path) -> None:
    assert refusal(save(tmp_path, with_part("xl/externalLinks/externalLink1.xml"))) == "tautan_luar"


def test_mail_hyperlinks_are_tolerated(tmp_path: Path) -> None:
    rels = relations(relation(1, "hyperlink", "mailto:siti@contoh.go.id", "External"))
    assert len(read_table(save(tmp_path, with_part("xl/worksheets/_rels/sheet1.xml.rels", rels))).rows) == 1


@pytest.mark.parametrize(
    "name", ["xl/vbaProject.bin", "xl/activeX/activeX1.xml", "xl/embeddings/oleObject1.bin", "xl/macrosheets/sheet1.xml"]
)
def test_macro_or_object(tmp_path: Path, name: str) -> None:
    assert refusal(save(tmp_path, with_part(name))) == "bermakro"


def test_macro_content_type(tmp_path: Path) -> None:
    types = str(parts()["[Content_Types].xml"]).replace("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main")
    assert refusal(save(tmp_path, with_part("[Content_Types].xml", types))) == "bermakro"


def test_printer_settings_are_tolerated(tmp_path: Path) -> None:
    assert len(read_table(save(tmp_path, with_part("xl/printerSettings/printerSettings1.bin", b"\0<!DOCTYPE"))).rows) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (OLE + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500, "terenkripsi"),
        (OLE + b"\0" * 1000 + "Workbook".encode("utf-16-le") + b"\x09" * 500, "xls_lama"),
        (b"", "kosong"),
        (b"\n \n", "kosong"),
        (b"%PDF-1.7\n1 0 obj", "bukan_xlsx"),
        (b"GIF89a=1;alert(1)", "bukan_xlsx"),
        (b"\x89PNG\r\n\x1a\n", "bukan_xlsx"),
        (b"<html><table><tr><td>NIP</td></tr></table></html>", "bukan_xlsx"),
        (b"PK\3\4", "rusak"),
        (b"PK\3\4" + b"x" * 1000, "rusak"),
        (pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), "bukan_xlsx"),
        (pack({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}), "bukan_xlsx"),
        (b"%PDF-1.7\n" + pack(parts()), "polyglot"),
        (pack(parts()) + b"%PDF-1.7", "polyglot"),
        (pack(parts())[:-30], "rusak"),
    ],
)
def test_other_kinds_of_file(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(save(tmp_path, content, "pegawai.xlsx")) == code


def test_zip_comment_and_hidden_prefix(tmp_path: Path) -> None:
    commented = bytearray(pack(parts())) + b"%PDF"
    struct.pack_into("<H", commented, len(commented) - 6, 4)
    assert refusal(save(tmp_path, bytes(commented))) == "polyglot"
    shifted = b"PK\3\4junk" + pack(parts())
    assert refusal(save(tmp_path, shifted)) == "polyglot"


def test_encrypted_zip_entry(tmp_path: Path) -> None:
    content = bytearray(pack(parts()))
    at = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    content[at + 8] |= 1
    assert refusal(save(tmp_path, bytes(content))) == "terenkripsi"


def test_two_hundred_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "besar.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\3\4")
        file.truncate(200 * MIB)
    assert refusal(path) == "terlalu_besar"


def test_not_a_regular_file() -> None:
    with pytest.raises(BerkasDitolak) as refused:
        read_table(Path("/dev/zero"))
    assert refused.value.code == "rusak"


def test_small_limits(tmp_path: Path) -> None:
    assert refusal(save(tmp_path, with_cells("A5021")), SMALL) == "baris_terlalu_banyak"
    assert refusal(save(tmp_path, b"NIP,NAMA\n" + b"1,Siti\n" * 5_001), SMALL) == "baris_terlalu_banyak"


def test_time_limit_ends_the_child(tmp_path: Path) -> None:
    assert refusal(save(tmp_path, parts()), Limits(wait_seconds=0.001)) == "waktu_habis"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"NIP,NAMA\n1,Si\0ti\n", "csv_tak_terbaca"),
        (b"NIP,NAMA\n1," + b"x" * 10 * MIB + b"\n", "baris_terlalu_panjang"),
        (b"NIP,NAMA\n1," + b"x" * 40_000 + b"\n", "csv_tak_terbaca"),
        (b'NIP,NAMA\n1,"Siti\n2,Budi\n', "csv_tak_terbaca"),
        (b"NIP,NAMA\n1;Siti\n", "csv_rusak"),
        (b"NIP,NAMA\n1,Siti,lebih\n", "csv_rusak"),
        (b"NIP,NAMA\n1,\x81\x8d\n", "csv_tak_terbaca"),
        ("NIP,NAMA\n1,Siti\n".encode("utf-16"), "bukan_utf8"),
        (b"NIP,NAMA\n", "kosong"),
        (b"NOMOR,JUDUL\n1,Siti\n", "judul_tiada"),
        (b"NIP,NAMA,nama\n1,Siti,Siti\n", "judul_ganda"),
        (b"NIP,NAMA" + b",x" * 800 + b"\n1,Siti\n", "judul_ganda"),
        (b"NIP,NAMA" + b"".join(b",x%d" % n for n in range(800)) + b"\n1,Siti\n", "kolom_terlalu_banyak"),
    ],
)
def test_broken_csv(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(save(tmp_path, content)) == code


@pytest.mark.parametrize(
    "content",
    [
        "<Relationship " * 400_000,
        "<Relationship " + "a" * 3_000_000 + ">",
        "<Relationship " + " a='" * 700_000 + ">",
    ],
)
def test_relations_made_to_be_slow(tmp_path: Path, content: str) -> None:
    limits = Limits(ratio=10_000)
    assert refusal(save(tmp_path, with_part("xl/_rels/workbook.xml.rels", content)), limits) in {"rusak", "bom_zip", "lembar_salah"}


@pytest.mark.parametrize("bounds", [IMPORT, SMALL, BATAS])
def test_the_processor_is_the_limit_and_a_busy_machine_is_not(bounds: Limits | Batas) -> None:
    """A child that gets a sixth of a processor still ends by what it used, not by the clock."""
    assert bounds.wait_seconds >= 6 * bounds.cpu_seconds
