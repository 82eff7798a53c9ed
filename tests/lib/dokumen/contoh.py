"""Small genuine documents, written by hand."""

import itertools
import struct
import zlib
from collections.abc import Sequence


def make_pdf(
    pages: int = 1, *, more: bytes = b"", head: bytes = b"%PDF-1.7\n", catalog: bytes = b"", objects: Sequence[bytes] = ()
) -> bytes:
    """`objects` get the next free numbers after the pages; `more` are bytes between the objects that the table does not know."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + pages))
    first = [b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids)]
    return assemble([*first, *[page] * pages, *objects], head=head, more=more)


def assemble(objects: Sequence[bytes], *, head: bytes = b"%PDF-1.7\n", more: bytes = b"", trailer: bytes = b"") -> bytes:
    """Numbered from 1, with a table of their places; object 1 is the catalog."""
    parts = [b"%d 0 obj\n%s\nendobj\n" % (number, text) for number, text in enumerate(objects, start=1)]
    places = itertools.accumulate(map(len, parts[:-1]), initial=len(head))
    body = b"".join([head, *parts, more])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def make_stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def make_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def make_png(width: int = 2, height: int = 2, *, more: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 6)
    return b"\x89PNG\r\n\x1a\n" + make_chunk(b"IHDR", head) + more + make_chunk(b"IDAT", rows) + make_chunk(b"IEND", b"")


def make_segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def make_jpeg(width: int = 2, height: int = 2, *, more: bytes = b"") -> bytes:
    """Two scans with stuffed bytes and a restart marker, as progressive pictures have."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    scan = make_segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + make_segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0") + more + make_segment(0xC2, frame) + scan * 2 + b"\xff\xd9"
