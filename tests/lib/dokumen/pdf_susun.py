"""PDFs in the spellings that attackers use: packed objects, later versions of a file, other names for the same thing."""

import io
import zlib
from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Pdf

from tests.lib.dokumen.contoh import make_pdf, make_stream

Packer = Callable[[bytes], tuple[bytes, bytes]]


def plain(content: bytes) -> tuple[bytes, bytes]:
    return content, b""


def flate(content: bytes) -> tuple[bytes, bytes]:
    return zlib.compress(content), b"/Filter /FlateDecode"


def hexed(content: bytes) -> tuple[bytes, bytes]:
    return content.hex().encode() + b">", b"/Filter /ASCIIHexDecode"


def chained(content: bytes) -> tuple[bytes, bytes]:
    return zlib.compress(zlib.compress(content)).hex().encode() + b">", b"/Filter [/AHx /Fl /FlateDecode]"


def make_packed(
    objects: Sequence[bytes], pack: Packer = flate, *, kind: bytes = b"/ObjStm", filler: bytes = b"", listed: bool = True
) -> bytes:
    """A file whose page and `objects` lie in an object stream and whose table is a stream, as newer writers make it.

    `listed`: whether the table knows `objects`.
    """
    basic = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ]
    inner = [*basic, *objects]
    numbers = [1, 2, 3, *range(6, 6 + len(objects))]
    places, body = list[int](), b""
    for text in inner:
        places.append(len(body))
        body += text + b"\n"
    header = b" ".join(b"%d %d" % pair for pair in zip(numbers, places, strict=True)) + b" "
    content, filters = pack(header + body)
    entries = b"%s /Type %s /N %d /First %d %s" % (filler, kind, len(inner), len(header), filters)
    head = b"%PDF-1.7\n"
    stream = b"4 0 obj\n" + make_stream(content, entries) + b"\nendobj\n"
    count = len(objects) if listed else 0
    rows = [(0, 0, 65535), *[(2, 4, place) for place in range(3)], (1, len(head), 0), (1, len(head + stream), 0)]
    rows += [(2, 4, 3 + place) for place in range(count)]
    table = b"".join(bytes([kind]) + at.to_bytes(4, "big") + extra.to_bytes(2, "big") for kind, at, extra in rows)
    xref = b"5 0 obj\n" + make_stream(table, b"/Type /XRef /W [1 4 2] /Root 1 0 R /Size %d" % (6 + count)) + b"\nendobj\n"
    return head + stream + xref + b"startxref\n%d\n%%%%EOF\n" % len(head + stream)


def update(isi: bytes, number: int, text: bytes) -> bytes:
    """The file with one object written anew behind it, as editors and signers do."""
    before, size, root = (int(isi.rsplit(word, 1)[1].split()[0]) for word in (b"startxref", b"/Size", b"/Root"))
    body = isi + b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(isi))
    end = (max(number + 1, size), root, before, len(body))
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % end
    return body + table + trailer


def saved(isi: bytes = b"", **options: object) -> bytes:
    """As qpdf writes it: linear, packed, encrypted, of another version."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(isi or make_pdf())) as pdf:
        pdf.save(target, **options)  # type: ignore[arg-type]
    return target.getvalue()


def edited(change: Callable[[Pdf], None]) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf(2))) as pdf:
        change(pdf)
        pdf.save(target)
    return target.getvalue()
