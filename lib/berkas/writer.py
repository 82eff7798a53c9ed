"""Write exports and templates as .xlsx: openpyxl makes the frame (styles, panes, filters, choices), the rows stream.

Only the frame is held in memory; rows go from the iterator through a temporary file into the zip, several times as fast as
openpyxl's own write-only mode and with no more memory for a hundred thousand rows than for one.
"""

import io
import itertools
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import openpyxl
from openpyxl import Workbook
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from lib.berkas.cells import column_letter
from lib.berkas.sheetxml import Cell, RowWriter
from lib.berkas.styles import FORMATS, WIDTHS, Kind, Styles

if not openpyxl.DEFUSEDXML:
    raise ImportError("openpyxl must run with defusedxml")

__all__ = ["Cell", "Column", "Kind", "Sheet", "Sink", "write_workbook"]

NOTES_TITLE, CHOICES_TITLE = "Keterangan", "Pilihan"
TEMPLATE_ROWS = 5_000
ROWS_PER_WRITE = 200
COMPRESSION = 4
DIMENSION = re.compile(rb'<dimension ref="[^"]*"\s*/>')
EMPTY_DATA = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
BAD_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
PROMPT_CHARS, PROMPT_TITLE_CHARS = 255, 32
TITLE_CHARS = 28  # Excel allows 31; openpyxl numbers equal titles


class Sink(Protocol):
    """What a workbook can be written into: a file, an answer."""

    def write(self, data: bytes, /) -> object: ...


@dataclass(frozen=True, slots=True)
class Column:
    """`choices` become a drop-down list, `hint` a message beside the selected cell. A `persen` value is a fraction."""

    title: str
    kind: Kind = "teks"
    width: float = 0
    choices: Sequence[str] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Without rows it is a template. A row holds one plain value or `Cell` per column; None and "" are empty."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[object]] = ()


def write_workbook(target: Path | Sink, sheets: Sequence[Sheet], *, notes: Sequence[tuple[str, object]] = ()) -> None:
    """`notes` are (label, value) pairs for a last sheet "Keterangan": who, when, which filter."""
    pages = [*sheets, *_notes_sheet(notes), *_choices_sheet(sheets)]
    book = Workbook()
    book.remove(book.worksheets[0])
    styles = Styles(book)
    frames = [_add_frame(book, page) for page in pages]
    _add_validations(frames, sheets)
    writers = [RowWriter(styles, [column.kind for column in page.columns]) for page in pages]
    with ExitStack() as stack:
        bodies = [stack.enter_context(tempfile.TemporaryFile()) for _ in pages]
        for body, page, frame, writer in zip(bodies, pages, frames, writers, strict=True):
            frame.auto_filter.ref = _used_range(page, _write_rows(body, page, writer))
        parts = _saved(book)  # now that the filters' ends and all styles are known
        with zipfile.ZipFile(cast("Path | BinaryIO", target), "w", zipfile.ZIP_DEFLATED, compresslevel=COMPRESSION) as archive:
            for number, (body, frame) in enumerate(zip(bodies, frames, strict=True), 1):
                name = f"xl/worksheets/sheet{number}.xml"
                _write_sheet(archive, name, parts.pop(name), body, frame.auto_filter.ref)
            for name, part in parts.items():
                archive.writestr(name, part)


def _notes_sheet(notes: Sequence[tuple[str, object]]) -> list[Sheet]:
    columns = [Column("Keterangan", width=32), Column("Nilai", width=80)]
    return [Sheet(NOTES_TITLE, columns, notes)] if notes else []


def _choices_sheet(sheets: Sequence[Sheet]) -> list[Sheet]:
    columns = _choice_columns(sheets)
    rows = itertools.zip_longest(*(column.choices for column in columns))
    return [Sheet(CHOICES_TITLE, [Column(column.title) for column in columns], rows)] if columns else []


def _choice_columns(sheets: Sequence[Sheet]) -> list[Column]:
    return [column for sheet in sheets for column in sheet.columns if column.choices]


def _add_frame(book: Workbook, page: Sheet) -> Worksheet:
    frame = book.create_sheet(BAD_TITLE.sub(" ", page.title)[:TITLE_CHARS])
    frame.freeze_panes = "A2"
    frame.page_setup.orientation = "landscape"
    frame.page_setup.fitToHeight = 0
    frame.sheet_properties.pageSetUpPr.fitToPage = True
    frame.print_title_rows = "1:1"
    for index, column in enumerate(page.columns):
        dimension = frame.column_dimensions[column_letter(index)]
        dimension.width = column.width or max(WIDTHS[column.kind], min(len(column.title) + 4, 40))
        dimension.number_format = FORMATS[column.kind]
    frame.auto_filter.ref = _used_range(page, 1)
    return frame


def _used_range(page: Sheet, last_row: int) -> str:
    return f"A1:{column_letter(len(page.columns) - 1)}{last_row}"


def _add_validations(frames: list[Worksheet], sheets: Sequence[Sheet]) -> None:
    places = {id(column): column_letter(index) for index, column in enumerate(_choice_columns(sheets))}
    choices = quote_sheetname(frames[-1].title)
    for frame, sheet in zip(frames, sheets, strict=False):
        for index, column in enumerate(sheet.columns):
            if column.choices or column.hint:
                place = places.get(id(column))
                rule = _validation(column, f"{choices}!${place}$2:${place}${len(column.choices) + 1}" if place else "")
                rule.add(f"{column_letter(index)}2:{column_letter(index)}{TEMPLATE_ROWS + 1}")
                frame.add_data_validation(rule)
    if places:
        frames[-1].sheet_state = "hidden"


def _validation(column: Column, source: str) -> DataValidation:
    return DataValidation(
        type="list" if source else None,
        formula1=source or None,
        allow_blank=True,
        showErrorMessage=bool(source),
        errorTitle="Nilai tidak dikenal" if source else None,
        error="Pilih salah satu nilai dari daftar." if source else None,
        showInputMessage=bool(column.hint),
        promptTitle=column.title[:PROMPT_TITLE_CHARS] if column.hint else None,
        prompt=column.hint[:PROMPT_CHARS] or None,
    )


def _saved(book: Workbook) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(), "w") as archive:  # packed only once, by whoever writes the parts
        ExcelWriter(book, archive).write_data()
        return {name: archive.read(name) for name in archive.namelist()}


def _write_rows(body: BinaryIO, page: Sheet, writer: RowWriter) -> int:
    """The number of the last one, which stands before them in the sheet: some readers trust the range that it says is used."""
    body.write(writer.header([column.title for column in page.columns]).encode())
    last_row = 1
    for rows in _blocks(page.rows):
        first = last_row + 1
        last_row += len(rows)
        body.write("".join(map(writer.row, range(first, last_row + 1), rows)).encode())
    return last_row


def _write_sheet(archive: zipfile.ZipFile, name: str, frame: bytes, body: BinaryIO, used: str) -> None:
    head, tail = EMPTY_DATA.split(frame, maxsplit=1)
    body.seek(0)
    with archive.open(name, "w", force_zip64=False) as part:
        part.write(DIMENSION.sub(b'<dimension ref="' + used.encode() + b'"/>', head, count=1) + b"<sheetData>")
        shutil.copyfileobj(body, part)
        part.write(b"</sheetData>" + tail)


def _blocks(rows: Iterable[Sequence[object]]) -> Iterator[list[Sequence[object]]]:
    source = iter(rows)
    while block := list(itertools.islice(source, ROWS_PER_WRITE)):
        yield block
