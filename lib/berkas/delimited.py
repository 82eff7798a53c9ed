import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress

from lib.berkas.errors import BerkasDitolak
from lib.berkas.heading import SEARCHED_ROWS, Heading, Wanted, find_heading
from lib.berkas.limits import Limits

DELIMITERS = "|;,"
ENCODING_NOTICE = "cp1252"
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
OTHER_HEADS = (b"%PDF", b"GIF8", b"\x89PNG", b"\xff\xd8", b"MZ", b"<", b"{\\rtf", b"\x1f\x8b", b"Rar!", b"7z\xbc")
UTF16_HEADS = (b"\xff\xfe", b"\xfe\xff")


def decode(content: bytes, limits: Limits) -> tuple[str, list[str]]:
    """UTF-8 first, then cp1252 with a notice: old SIMPEG exports are written on Indonesian Windows machines."""
    head = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        raise BerkasDitolak("kosong")
    if head.startswith(UTF16_HEADS):
        raise BerkasDitolak("bukan_utf8")
    if head.startswith(OTHER_HEADS):
        raise BerkasDitolak("polyglot" if b"PK\5\6" in content else "bukan_xlsx")
    if BINARY.search(content):
        raise BerkasDitolak("csv_tak_terbaca")
    if _has_long_line(content, limits.line_bytes):
        raise BerkasDitolak("baris_terlalu_panjang")
    for encoding, notices in (("utf-8-sig", []), ("cp1252", [ENCODING_NOTICE])):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding), notices
    raise BerkasDitolak("csv_tak_terbaca")


def _has_long_line(content: bytes, most: int) -> bool:
    """Jumps from line end to line end, at most `most` bytes apart: linear for any content."""
    at = 0
    while len(content) - at > most:
        end = max(content.rfind(b"\n", at, at + most), content.rfind(b"\r", at, at + most))
        if end < 0:
            return True
        at = end + 1
    return False


def find_table(text: str, wanted: Wanted, limits: Limits) -> tuple[Heading, Iterator[list[str]]]:
    """The heading and all records, from the separator under which the required columns appear."""
    csv.field_size_limit(limits.cell_chars)
    for delimiter in sorted(DELIMITERS, key=text[:10_000].count, reverse=True):
        top = [row for row, _ in zip(_records(text, delimiter), range(SEARCHED_ROWS), strict=False)]
        if heading := find_heading(top, wanted):
            width = len(top[heading.row - 1])
            if width > limits.columns:
                raise BerkasDitolak("kolom_terlalu_banyak", batas=limits.columns)
            return heading, _even(_records(text, delimiter), heading, width, limits)
    raise BerkasDitolak("judul_tiada", kolom=", ".join(wanted.shown))


def read_top(text: str, rows: int, limits: Limits) -> list[list[str]]:
    """The first records, by the separator that makes most columns of them."""
    csv.field_size_limit(limits.cell_chars)
    best: list[list[str]] = []
    for delimiter in sorted(DELIMITERS, key=text[:10_000].count, reverse=True):
        top = [row for row, _ in zip(_records(text, delimiter), range(rows), strict=False)]
        best = max(best, top, key=lambda table: max(map(len, table), default=0))
    return best


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise BerkasDitolak("csv_tak_terbaca") from error


def _even(records: Iterator[list[str]], heading: Heading, width: int, limits: Limits) -> Iterator[list[str]]:
    """Below the header every record is as wide as the header: a shifted row would put a name into a date."""
    for number, record in enumerate(records, start=1):
        if number <= heading.row:
            yield record
            continue
        if number - heading.row > limits.rows:
            raise BerkasDitolak("baris_terlalu_banyak", batas=limits.rows)
        if len(record) > width and not any(record[width:]):
            del record[width:]
        if record and len(record) != width and any(record):
            raise BerkasDitolak("csv_rusak", baris=number, jumlah=len(record), harus=width)
        yield record if len(record) == width else [""] * width
