import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lib import bounded
from lib.berkas.errors import BerkasDitolak
from lib.berkas.reader import Table, open_table, read_table
from tests.lib.berkas.files import REQUIRED, save


def workbook(folder: Path, *sheets: tuple[str, list[list[Any]]], hidden: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        page = book.create_sheet(title)
        if title in hidden:
            page.sheet_state = "hidden"
        for row in rows:
            page.append(row)
    book.save(folder / "buku.xlsx")
    return folder / "buku.xlsx"


def read(path: Path, columns: list[str] | None = None) -> Table:
    return read_table(path, required=REQUIRED, columns=columns)


def children() -> set[str]:
    """Of the templates, which are children of this process."""
    return {pid for template in bounded.PIDS for pid in Path(f"/proc/{template}/task/{template}/children").read_text().split()}


def refused(path: Path) -> BerkasDitolak:
    with pytest.raises(BerkasDitolak) as refusal:
        read(path)
    return refusal.value


HEAD = ["Nip Baru", "N A M A"]
MOMENT = dt.datetime.fromisoformat("2020-01-02T03:04:05")


def test_title_rows_and_other_sheets_are_passed_over(tmp_path: Path) -> None:
    rows = [["DAFTAR PEGAWAI"], [], [None, None, *HEAD], [None, None, "1", "Siti"], [], [None, None, "2", "Budi"]]
    table = read(workbook(tmp_path, ("Petunjuk", [["Isi lembar kedua"]]), ("Data", rows)))
    assert (table.sheet, table.header, table.header_row, table.letters) == ("Data", HEAD, 3, ["C", "D"])
    assert table.rows == [(4, ["1", "Siti"]), (6, ["2", "Budi"])]


def test_only_wanted_columns_leave_the_child(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("Data", [["NIK", "NAMA", "AGAMA", "NIP", "Tgl. Lahir"], ["3674", "Siti", "Islam", "1", "01-01-1990"]]))
    table = read(path, columns=["TGL LAHIR", "ESELON"])
    assert (table.header, table.letters, table.ignored) == (["NAMA", "NIP", "Tgl. Lahir"], ["B", "D", "E"], ["NIK", "AGAMA"])
    assert table.rows == [(2, ["Siti", "1", "01-01-1990"])]


def test_values_keep_their_type(tmp_path: Path) -> None:
    values = [
        "1",
        "Siti",
        197502252005121001,
        1.5,
        True,
        dt.date(2020, 1, 2),
        MOMENT,
        dt.time(8, 30),
        None,
        "a\nb",
    ]
    path = workbook(tmp_path, ("Data", [["NIP", "NAMA", *"abcdefgh"], values]))
    [(_, read_values)] = read(path).rows
    assert read_values == [
        "1",
        "Siti",
        1.97502252005121e17,
        1.5,
        True,
        dt.date(2020, 1, 2),
        MOMENT,
        "08:30:00",
        "",
        "a\nb",
    ]
    assert [type(value) for value in read_values[2:7]] == [float, float, bool, dt.date, dt.datetime]


def test_sheet_without_the_columns_names_sheets_and_columns(tmp_path: Path) -> None:
    error = refused(workbook(tmp_path, ("Satu", [["NIP", "JABATAN"]]), ("Dua", [["x"]])))
    assert (error.code, error.values) == ("lembar_salah", {"kolom": "NIP, NAMA", "lembar": "Satu, Dua"})


def test_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("Lama", [HEAD, ["1", "Siti"]]), ("Baru", [["x"]]), hidden=("Lama",))
    assert refused(path).values["lembar"] == "Baru"


def test_header_below_the_top_rows_is_not_found(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path, ("Data", [["x"]] * 20 + [HEAD, ["1", "Siti"]]))).code == "lembar_salah"


def test_duplicate_titles_name_both_columns(tmp_path: Path) -> None:
    error = refused(workbook(tmp_path, ("Data", [[None, "NIP", "NAMA", "Nip."], [None, "1", "Siti", "2"]])))
    assert (error.code, error.values) == ("judul_ganda", {"kolom": "B", "kolom_lain": "D", "judul": "Nip."})


def test_duplicate_titles_of_dropped_columns_do_not_matter(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("Data", [["NIP", "NAMA", "KET", "KET"], ["1", "Siti", "a", "b"]]))
    assert read(path, columns=[]).rows == [(2, ["1", "Siti"])]


@pytest.mark.parametrize("sheets", [[("Data", [])], [("Data", [HEAD])], [("Data", [HEAD, [], [" "[:0]]])]])
def test_no_rows(tmp_path: Path, sheets: list[tuple[str, list[list[Any]]]]) -> None:
    assert refused(workbook(tmp_path, *sheets)).code == "kosong"


def test_without_required_columns_the_first_row_with_text_is_the_header(tmp_path: Path) -> None:
    table = read_table(workbook(tmp_path, ("Data", [[1], ["A", "B"], [1, 2]])))
    assert (table.header_row, table.rows) == (2, [(3, [1.0, 2.0])])


def test_blocks_join_in_order(tmp_path: Path) -> None:
    lines = "".join(f"{number},Siti {'x' * 20_000 if number % 7 else ''}\n" for number in range(1, 1_201))
    with open_table(save(tmp_path, f"NIP,NAMA\n{lines}".encode()), required=REQUIRED) as table:
        assert [(number, values[0]) for number, values in table.rows] == [(number + 1, str(number)) for number in range(1, 1_201)]


def test_abandoned_reading_leaves_no_process(tmp_path: Path) -> None:
    path = save(tmp_path, b"NIP,NAMA\n" + b"1,Siti\n" * 90_000)
    before = children()
    with open_table(path, required=REQUIRED) as table:
        assert next(iter(table.rows)) == (2, ["1", "Siti"])
        assert len(children()) == len(before) + 1
    assert children() == before


def test_the_running_child_is_bounded_and_knows_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KATA_SANDI", "rahasia")
    before = children()
    with open_table(save(tmp_path, b"NIP,NAMA\n" + b"1,Siti\n" * 90_000), required=REQUIRED):
        [pid] = children() - before
        proc = Path("/proc") / pid
        assert (proc / "environ").read_bytes() == b"LC_ALL=C.UTF-8\0"
        limits = [line.split() for line in (proc / "limits").read_text().splitlines()]
        assert [
            line[3] for line in limits if line[:3] in (["Max", "open", "files"], ["Max", "address", "space"], ["Max", "cpu", "time"])
        ] == [
            "20",
            "3",
            str(512 * 1024 * 1024),
        ]


@pytest.mark.parametrize("delimiter", "|;,")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = 'Daftar pegawai; | , lama\nNIP~NAMA~KET\r\n1~"Siti~""Ami""\nnah"~\n~~\n2~Café~x~~\n'.replace("~", delimiter)
    table = read(save(tmp_path, text.encode(encoding)))
    assert (table.header, table.header_row, table.letters, table.notices) == (["NIP", "NAMA", "KET"], 2, ["A", "B", "C"], [])
    assert table.rows == [(3, ["1", f'Siti{delimiter}"Ami"\nnah', ""]), (5, ["2", "Café", "x"])]


def test_csv_in_windows_encoding_is_read_with_a_notice(tmp_path: Path) -> None:
    table = read(save(tmp_path, "NIP,NAMA\n1,René – “Siti”\n".encode("cp1252")))
    assert (table.rows, table.notices) == ([(2, ["1", "René – “Siti”"])], ["cp1252"])


def test_shifted_csv_row_names_the_row(tmp_path: Path) -> None:
    error = refused(save(tmp_path, b"NIP,NAMA\n1,Siti\n2,Ami,nah\n"))
    assert (error.code, error.values) == ("csv_rusak", {"baris": "3", "jumlah": "3", "harus": "2"})


PROBE = """
import os, socket, sys
sys.path.insert(0, sys.argv[1])
from lib.confined import confine
from lib.berkas.limits import Limits
confine(Limits())
def refused(act):
    try:
        act()
    except (OSError, MemoryError) as error:
        return type(error).__name__
    return "allowed"
print(refused(socket.socket), refused(lambda: open("/etc/passwd")), refused(lambda: bytearray(600 << 20)), sorted(os.environ))
"""


def test_the_child_has_no_sockets_no_files_little_memory_and_no_secrets() -> None:
    result = subprocess.run(
        [sys.executable, "-I", "-c", PROBE, str(bounded.ROOT)], capture_output=True, text=True, check=True, env={"LC_ALL": "C.UTF-8"}
    )
    assert result.stdout.split(" ", 3)[:3] == ["OSError", "OSError", "MemoryError"]


def test_sentences_are_plain_text_of_bounded_length() -> None:
    error = BerkasDitolak("lembar_salah", kolom="NIP", lembar="x\x1b[31m\u202e" * 500)
    assert len(str(error)) < 500
    assert str(error).isprintable()


def test_an_unknown_code_from_a_broken_child_is_a_broken_file() -> None:
    assert BerkasDitolak("<script>").code == "rusak"
