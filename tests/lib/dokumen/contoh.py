"""Small genuine documents, written by hand."""

import struct
import zlib


def make_pdf(pages: int = 1, *, more: bytes = b"", head: bytes = b"%PDF-1.7\n") -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count %d >>" % pages, *[page] * pages]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, text) for number, text in enumerate(objects, start=1))
    return head + body + more + b"trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


def make_object_stream(content: bytes) -> bytes:
    """An object whose content is packed, as newer writers pack their pages."""
    packed = zlib.compress(content)
    return b"9 0 obj\n<< /Type /ObjStm /N 1 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(packed), packed)


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
