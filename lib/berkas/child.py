"""Gate 2: the bounded child. The only process that lets a spreadsheet library touch an uploaded file.

A 1.7 kB workbook can make calamine abort the whole process and no `except` helps, so it happens here: the file comes
as standard input and rows leave as JSON lines on standard output (`lib.bounded`).

Lines: {"table": …}, {"lihat": …} or {"error": …} first, then {"n": row numbers, "r": rows} blocks, {"end": row count} last.
Only the wanted columns are written: what the caller does not need never reaches the site's memory.
"""

import codecs
import datetime as dt
import gc
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, BinaryIO

import python_calamine as calamine

from lib import confined
from lib.berkas import archive, delimited, lihat
from lib.berkas.cells import column_letter
from lib.berkas.errors import BerkasDitolak
from lib.berkas.heading import SEARCHED_ROWS, Heading, Wanted, find_heading
from lib.berkas.limits import Limits

Row = tuple[int, tuple[Any, ...]]
BLOCK_ROWS = 500
BLOCK_CHARS = 4_000_000
MAX_SHEETS = 50
OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_NAME = "EncryptedPackage".encode("utf-16-le")
for codec in ("utf-8", "utf-8-sig", "cp1252", "cp437", "utf-16-le"):  # loaded now: a child can open no file
    codecs.lookup(codec)


def main(request: dict[str, Any], file: BinaryIO, out: BinaryIO) -> None:
    limits = Limits(**request["limits"])
    wanted = lihat.Tanya.of(request["lihat"]) if "lihat" in request else Wanted.of(**request["cari"])
    confined.confine(limits)
    gc.disable()
    try:
        for message in answer(file, wanted, limits):
            out.write(message)
            out.write(b"\n")
            out.flush()
    except BrokenPipeError:
        return
    except BerkasDitolak as refused:
        _write_error(out, refused.code, refused.values)
    except MemoryError:
        _write_error(out, "memori_habis", {})
    except BaseException:  # noqa: BLE001 - a Rust panic is a BaseException of its own
        _write_error(out, "rusak", {})


def answer(file: BinaryIO, wanted: Wanted | lihat.Tanya, limits: Limits) -> Iterator[bytes]:
    head = file.read(len(OLE_HEAD))
    file.seek(0)
    if head.startswith(b"PK\3\4"):
        archive.inspect(file, limits)
        file.seek(0)
        return _answer_workbook(file, wanted, limits)
    if head == OLE_HEAD:
        raise BerkasDitolak("terenkripsi" if ENCRYPTED_NAME in file.read() else "xls_lama")
    return _answer_delimited(file.read(), wanted, limits)


def _answer_delimited(content: bytes, wanted: Wanted | lihat.Tanya, limits: Limits) -> Iterator[bytes]:
    text, notices = delimited.decode(content, limits)
    if isinstance(wanted, lihat.Tanya):
        return _answer_look(iter([lihat.take("", 0, delimited.read_top(text, lihat.LOOKED_ROWS, limits))]), wanted)
    heading, records = delimited.find_table(text, wanted, limits)
    return _messages("", heading, records, notices, 0, limits)


def _answer_look(sheets: Iterator[lihat.Lembar], tanya: lihat.Tanya) -> Iterator[bytes]:
    found = lihat.look(sheets, tanya)
    yield _encode({"lihat": found})
    yield _encode({"end": 0})


def _answer_workbook(file: BinaryIO, wanted: Wanted | lihat.Tanya, limits: Limits) -> Iterator[bytes]:
    try:
        book = calamine.CalamineWorkbook.from_filelike(file)
        if isinstance(wanted, lihat.Tanya):
            return _answer_look(_look_sheets(book, limits), wanted)
        return _answer_sheet(book, wanted, limits)
    except calamine.PasswordError as error:
        raise BerkasDitolak("terenkripsi") from error
    except calamine.CalamineError as error:
        raise BerkasDitolak("rusak") from error


def _answer_sheet(book: calamine.CalamineWorkbook, wanted: Wanted, limits: Limits) -> Iterator[bytes]:
    filled = False
    names = _readable_names(book)
    for name in names[:MAX_SHEETS] if wanted.lembar is None else [wanted.lembar]:
        sheet = book.get_sheet_by_name(name)
        start = sheet.start
        if start is None:
            continue
        filled = True
        rows = sheet.iter_rows()
        top = list(itertools.islice(rows, SEARCHED_ROWS))
        if heading := find_heading(top, wanted, start[1]):
            _check_size(sheet, heading, limits)
            others = [other for other in names if other != name]
            return _messages(name, heading, itertools.chain(top, rows), [], start[1], limits, others)
    if not filled:
        raise BerkasDitolak("kosong")
    raise BerkasDitolak("lembar_salah", kolom=", ".join(wanted.shown), lembar=", ".join(names))


def _look_sheets(book: calamine.CalamineWorkbook, limits: Limits) -> Iterator[lihat.Lembar]:
    for name in _readable_names(book)[:MAX_SHEETS]:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is not None and sheet.total_width <= limits.columns:
            yield lihat.take(name, sheet.start[1], sheet.iter_rows())


def _readable_names(book: calamine.CalamineWorkbook) -> list[str]:
    return [sheet.name for sheet in book.sheets_metadata if _is_readable(sheet)]


def _is_readable(sheet: calamine.SheetMetadata) -> bool:
    """Hidden sheets hold the choice lists of our templates and forgotten copies; nobody means to import them."""
    visible: bool = sheet.visible == calamine.SheetVisibleEnum.Visible
    return visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet


def _check_size(sheet: calamine.CalamineSheet, heading: Heading, limits: Limits) -> None:
    if sheet.total_height - heading.row > limits.rows:
        raise BerkasDitolak("baris_terlalu_banyak", batas=limits.rows)
    if sheet.total_width > limits.columns:
        raise BerkasDitolak("kolom_terlalu_banyak", batas=limits.columns)


def _messages(
    sheet: str,
    heading: Heading,
    raw: Iterable[list[Any]],
    notices: list[str],
    first_column: int,
    limits: Limits,
    others: Sequence[str] = (),
) -> Iterator[bytes]:
    letters = [column_letter(first_column + place) for place in heading.places]
    rows = _kept_rows(raw, heading)
    first = next(rows, None)
    if first is None:
        raise BerkasDitolak("kosong")
    table = {"sheet": sheet, "header": heading.titles, "header_row": heading.row, "letters": letters}
    more = {"ignored": heading.ignored, "notices": notices, "others": list(others), "sidik": heading.sidik}
    yield _encode({"table": {**table, **more}})
    count = 0
    blocks = itertools.chain([[first]], iter(lambda: list(itertools.islice(rows, BLOCK_ROWS)), []))
    for block in blocks:
        _check_cells(block, letters, limits)
        count += len(block)
        yield from _encode_block(block)
    yield _encode({"end": count})


def _kept_rows(raw: Iterable[list[Any]], heading: Heading) -> Iterator[Row]:
    take = _taker(heading.places)
    for number, cells in enumerate(raw, start=1):
        if number > heading.row and any(kept := take(cells)):
            yield number, kept


def _taker(places: list[int]) -> Callable[[list[Any]], tuple[Any, ...]]:
    if len(places) == 1:
        return lambda cells: (cells[places[0]],)
    return itemgetter(*places) if places else lambda cells: ()


def _check_cells(block: list[Row], letters: list[str], limits: Limits) -> None:
    for number, cells in block:
        for place, value in enumerate(cells):
            if type(value) is str:
                if len(value) > limits.cell_chars:
                    raise BerkasDitolak("sel_terlalu_panjang", sel=f"{letters[place]}{number}", batas=limits.cell_chars)
            elif type(value) is float and value - value != 0:  # infinite or not a number
                raise BerkasDitolak("angka_tak_wajar", sel=f"{letters[place]}{number}")


def _encode_block(block: list[Row]) -> Iterator[bytes]:
    """Halved until it is modest, so that the parent never holds a large line."""
    encoded = _encode({"n": [number for number, _ in block], "r": [cells for _, cells in block]})
    if len(encoded) <= BLOCK_CHARS or len(block) == 1:
        yield encoded
        return
    half = len(block) // 2
    del encoded
    yield from _encode_block(block[:half])
    yield from _encode_block(block[half:])


def _encode(message: dict[str, Any]) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"), default=_encode_value).encode()


def _encode_value(value: object) -> object:
    if isinstance(value, dt.datetime):
        return {"t": value.isoformat()}
    if isinstance(value, dt.date):
        return {"d": value.isoformat()}
    return str(value)


def _write_error(out: BinaryIO, code: str, values: dict[str, str]) -> None:
    out.write(json.dumps({"error": {"code": code, "values": values}}).encode() + b"\n")
    out.flush()
