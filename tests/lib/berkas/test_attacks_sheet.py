"""Cells, strings and markup made to exhaust the reader end in one refusal within seconds."""

import socket
from pathlib import Path

import pytest

from lib.berkas.errors import BerkasDitolak
from lib.berkas.limits import Limits
from lib.berkas.reader import read_table
from tests.kerja import work
from tests.lib.berkas.attacks import MAX_SECONDS, doctype, laughs, refusal, with_cells, with_strings
from tests.lib.berkas.files import HEADER, MAIN, REQUIRED, ROW, parts, save, sheet


@pytest.mark.parametrize(
    ("addresses", "code"),
    [
        (("A1", "XFD1048576"), "sel_di_luar"),
        (("XFD1", "A60000"), "kolom_terlalu_banyak"),
        (("A1000000",), "baris_terlalu_banyak"),
        (("A100021",), "baris_terlalu_banyak"),
        (("AAA1",), "kolom_terlalu_banyak"),
        (("A0",), "sel_di_luar"),
        (("ZZZZZZZ1",), "sel_di_luar"),
        (("A",), "sel_di_luar"),
        (("A&#49;",), "sel_di_luar"),
        (("A-1",), "sel_di_luar"),
        (("A99999999999999999999",), "sel_di_luar"),
    ],
)
def test_far_cell(tmp_path: Path, addresses: tuple[str, ...], code: str) -> None:
    assert refusal(save(tmp_path, with_cells(*addresses))) == code


@pytest.mark.parametrize("cell", ["<c r='XFD1048576'>", '<c r = "XFD1048576">', '<c\nr="XFD1048576">', '<x:c t="n"\tr="XFD1048576">'])
def test_far_cell_in_another_spelling(tmp_path: Path, cell: str) -> None:
    assert refusal(save(tmp_path, parts(sheet(f"{HEADER}<row>{cell}<v>1</v></c></row>")))) == "sel_di_luar"


def test_text_that_looks_like_an_address_is_text(tmp_path: Path) -> None:
    cell = '<row r="2"><c r="A2" t="inlineStr"><is><t>Bagian r="XFD1048576" lama</t></is></c></row>'
    assert read_table(save(tmp_path, parts(sheet(HEADER + cell))), required=REQUIRED).rows == [(2, ['Bagian r="XFD1048576" lama', ""])]


@pytest.mark.parametrize(
    "tag", ['<c a=">" r="XFD1048576">', '<row a=">" r="900000"><c><v>1</v></c></row><row a=">" r="2"><c a=">" r="XFD2">']
)
def test_calamine_abort_behind_the_cheap_look(tmp_path: Path, tag: str) -> None:
    """A crafted attribute hides the address from gate 1: the child dies, the parent says so and lives."""
    assert (
        refusal(save(tmp_path, parts(sheet(f'{HEADER}<row>{tag}<v>1</v></c></row><row r="60000"><c r="A60000"><v>1</v></c></row>'))))
        == "memori_habis"
    )


def test_l_shape_inside_the_grid_meets_the_memory_limit(tmp_path: Path) -> None:
    assert refusal(save(tmp_path, with_cells("ZZ1", "A99999"))) == "memori_habis"


@pytest.mark.parametrize(
    "strings",
    [
        laughs(),
        doctype(f'<!ENTITY a "{"a" * 100_000}">', "&a;" * 30_000),
        doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
        f"<!DOCTYPE sst><sst {MAIN}/>",
    ],
)
def test_document_types_and_entities(tmp_path: Path, strings: str) -> None:
    assert refusal(save(tmp_path, with_strings(strings))) == "dtd"


def test_external_entity_calls_nobody(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        entity = doctype(f'<!ENTITY % p SYSTEM "{url}"> %p; <!ENTITY x SYSTEM "{url}">', "&x;")
        assert refusal(save(tmp_path, with_strings(entity))) == "dtd"
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_document_type_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    assert refusal(save(tmp_path, with_strings(doctype('<!ENTITY a "b">', "&a;").encode(encoding)))) == "bukan_utf8"


def test_declared_encoding_must_be_utf8(tmp_path: Path) -> None:
    strings = f'<?xml version="1.0" encoding="utf-7"?><sst {MAIN}/>'
    assert refusal(save(tmp_path, with_strings(strings))) == "bukan_utf8"


def test_millions_of_shared_strings(tmp_path: Path) -> None:
    strings = f"<sst {MAIN}>" + "<si><t>x</t></si>" * 3_000_000 + "</sst>"
    assert refusal(save(tmp_path, with_strings(strings))) == "bom_zip"


@pytest.mark.parametrize("number", ["4294967295", "99999999999999999999", "+4294967295", " 4294967295", "0004294967295"])
def test_false_unique_count(tmp_path: Path, number: str) -> None:
    strings = f'<sst {MAIN} count="1" uniqueCount="{number}"><si><t>x</t></si></sst>'
    assert refusal(save(tmp_path, with_strings(strings))) == "bom_zip"


def test_unique_count_hidden_in_entities_kills_only_the_child(tmp_path: Path) -> None:
    strings = f'<sst {MAIN} uniqueCount="&#52;294967295"><si><t>x</t></si></sst>'
    path = save(tmp_path, with_strings(strings))
    try:
        rows = read_table(path, required=REQUIRED).rows
    except BerkasDitolak as refused:
        assert refused.code in {"memori_habis", "rusak"}  # noqa: PT017 - either the reader ignores it or the child ends
    else:
        assert rows == [(2, ["1", "Siti"])]


def test_a_million_rows(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c/></row>' for n in range(2, 1_000_001))
    assert refusal(save(tmp_path, parts(sheet(HEADER + rows)))) == "baris_terlalu_banyak"


def test_a_million_rows_without_addresses(tmp_path: Path) -> None:
    rows = "".join(f"<row><c><v>{n * 7919 % 999_983}</v></c></row>" for n in range(1_000_000))
    assert refusal(save(tmp_path, parts(sheet(HEADER + rows)))) == "baris_terlalu_banyak"


def test_nested_tags(tmp_path: Path) -> None:
    assert refusal(save(tmp_path, parts(sheet(HEADER + "<x>" * 200_000 + "</x>" * 200_000)))) == "bom_zip"


def test_nested_tags_below_the_ratio(tmp_path: Path) -> None:
    tags = [f"x{n * 7919 % 99_991}" for n in range(100_000)]
    nested = "".join(f"<{tag}>" for tag in tags) + "".join(f"</{tag}>" for tag in reversed(tags))
    table = read_table(save(tmp_path, parts(sheet(HEADER + ROW, "").replace("</sheetData>", f"</sheetData>{nested}"))))
    assert table.rows == [(2, ["1", "Siti"])]


@pytest.mark.parametrize("value", ["1e99999", "-1e99999", "9" * 400])
def test_number_out_of_range(tmp_path: Path, value: str) -> None:
    row = f'<row r="2"><c r="A2"><v>{value}</v></c></row>'
    assert refusal(save(tmp_path, parts(sheet(HEADER + row)))) == "angka_tak_wajar"


@pytest.mark.parametrize("cell", ['<c r="A2" t="s"><v>77</v></c>', '<c r="A2" t="n"><v>abc</v></c>'])
def test_senseless_value(tmp_path: Path, cell: str) -> None:
    assert refusal(save(tmp_path, parts(sheet(f'{HEADER}<row r="2">{cell}</row>')))) == "rusak"


@pytest.mark.parametrize("filler", [' r="x', " r=", 'count="', "uniqueCount='0000", "<?xml ", " r  "])
def test_markup_made_to_be_slow(tmp_path: Path, filler: str) -> None:
    """Nothing in the cheap look may take quadratic time."""
    content = sheet(f'{HEADER}<row r="2"><c r="A2" t="inlineStr" {filler * 1_000_000}></c></row>')
    before = work()
    with pytest.raises(BerkasDitolak):
        read_table(save(tmp_path, parts(content)), required=REQUIRED, limits=Limits(ratio=10_000))
    assert work() - before < MAX_SECONDS
