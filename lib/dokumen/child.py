"""The only process in which a PDF library (qpdf, through pikepdf) touches an uploaded file: see `lib.bounded`.

What a reader might show is looked at in every way it might be opened: as the file stands, as it stood before each of its updates,
and as it would be put together again by a reader that does not trust its table of objects.
"""

import io
import itertools
import json
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, StreamDecodeLevel

from lib import confined
from lib.dokumen import aktif
from lib.dokumen.batas import BATAS, END, MAX_ALIRAN, MAX_DALAM, MAX_FILTER, MAX_HALAMAN, MAX_LONGGAR, MAX_OBJEK, MAX_REVISI

BUNGKUS: Final = frozenset(
    {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/ASCIIHexDecode", "/AHx", "/ASCII85Decode", "/A85", "/RunLengthDecode", "/RL"}
)
GAMBAR: Final = frozenset({"/DCTDecode", "/DCT", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode", "/JPXDecode"})

REFERENCE: Final = re.compile(rb"\b\d+\s+\d+\s+R\b")
HARMLESS: Final = ("reported number of objects", "Resources is missing")  # complaints that leave nothing unread


class Ditolak(Exception):  # noqa: N818
    def __init__(self, code: str, **values: int) -> None:
        self.code, self.values = code, values
        super().__init__(code)


def main(_request: object, file: BinaryIO, out: BinaryIO) -> None:
    confined.confine(BATAS)
    out.write(json.dumps(answer(file.read())).encode() + b"\n")


def answer(isi: bytes) -> tuple[str, dict[str, int]]:
    """The code of the refusal and its figures; an empty code when there is none."""
    pikepdf.settings.set_qpdf_limits(parser_max_nesting=MAX_DALAM, max_stream_filters=MAX_FILTER, flate_max_memory=MAX_ALIRAN)
    try:
        inspect(isi)
    except Ditolak as refused:
        return refused.code, refused.values
    except pikepdf.PasswordError:
        return "pdf_terkunci", {}
    except MemoryError:
        return "pdf_bom", {}
    except Exception:  # noqa: BLE001 - whatever qpdf or pikepdf says of a hostile file
        return "pdf_rusak", {}
    return "", {}


def inspect(isi: bytes) -> None:
    with pikepdf.open(io.BytesIO(isi), attempt_recovery=False) as pdf:
        if pdf.is_encrypted:
            raise Ditolak("pdf_terkunci")
        _check_items(_all_items([pdf.trailer, *pdf.objects]))
        _check_unpacked(pdf)
        if not all(any(text in warning for text in HARMLESS) for warning in pdf.get_warnings()):
            raise Ditolak("pdf_rusak")
        _check_pages(pdf)
    for earlier in _revisions(isi):
        _check_earlier(earlier)
    with pikepdf.open(io.BytesIO(isi.replace(b"startxref", b"startXREF"))) as pdf:
        _check_items(_all_items([pdf.trailer, *pdf.objects, *_packed_items(pdf)]))


def _revisions(isi: bytes) -> Iterator[bytes]:
    ends, place = list[int](), isi.find(END)
    while place >= 0:
        ends.append(place + len(END))
        place = isi.find(END, place + 1)
    if len(ends) > MAX_REVISI:
        raise Ditolak("pdf_rusak")
    yield from (isi[:end] for end in ends[:-1])


def _check_earlier(isi: bytes) -> None:
    """What cannot be opened was no version: a file made for the web has such a mark after its first page."""
    try:
        pdf = pikepdf.open(io.BytesIO(isi), attempt_recovery=False)
    except pikepdf.PdfError:
        return
    with pdf:
        _check_items(_all_items([pdf.trailer, *pdf.objects]))


def _check_items(items: Iterator[Object]) -> None:
    for item in items:
        if isinstance(item, (Dictionary, Stream)) and aktif.is_active(item):
            raise Ditolak("pdf_aktif")


def _check_pages(pdf: Pdf) -> None:
    pages = len(pdf.pages)
    if not pages:
        raise Ditolak("pdf_rusak")
    if pages > MAX_HALAMAN:
        raise Ditolak("terlalu_banyak_halaman", halaman=pages)


def _all_items(waiting: list[Object]) -> Iterator[Object]:
    """These and everything inside them, used or not; a reference is not followed, for its object comes by itself."""
    count = 0
    while waiting:
        item = waiting.pop()
        count += 1
        if count > MAX_OBJEK:
            raise Ditolak("pdf_bom")
        yield item
        if isinstance(item, Array):
            parts = list(item)
        elif isinstance(item, (Dictionary, Stream)):
            parts = [item[key] for key in item.keys()]  # noqa: SIM118
        else:
            continue
        waiting += [part for part in parts if isinstance(part, (Array, Dictionary)) and not part.is_indirect]


def _packed_items(pdf: Pdf) -> Iterator[Object]:
    """What lies in object streams, whether or not any table leads to it."""
    for stream in pdf.objects:
        if isinstance(stream, Stream) and stream.get("/Type") == "/ObjStm":
            content, first = stream.read_bytes(StreamDecodeLevel.generalized), int(stream["/First"])
            places = sorted(int(place) for place in content[:first].split()[1 : 2 * int(stream["/N"]) : 2])
            for start, end in itertools.pairwise([*places, len(content) - first]):
                yield Object.parse(REFERENCE.sub(b"null", content[first + start : first + end]))


def _check_unpacked(pdf: Pdf) -> None:
    left = MAX_LONGGAR
    for item in pdf.objects:
        if isinstance(item, Stream):
            left -= _unpacked_size(item)
            if left < 0:
                raise Ditolak("pdf_bom")


def _unpacked_size(stream: Stream) -> int:
    """What it holds once unpacked; a picture is left packed, for its packing is its kind."""
    names = _filters(stream)
    if names and names[-1] in GAMBAR and BUNGKUS.issuperset(names[:-1]):
        return 0
    if not BUNGKUS.issuperset(names):
        raise Ditolak("pdf_rusak")
    return len(stream.read_bytes(StreamDecodeLevel.generalized))


def _filters(stream: Stream) -> list[str]:
    found = stream.get("/Filter")
    names = [] if found is None else list(found) if isinstance(found, Array) else [found]
    if not all(isinstance(name, Name) for name in names):
        raise Ditolak("pdf_rusak")
    return [str(name) for name in names]
