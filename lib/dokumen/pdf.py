"""A PDF is looked at as bytes: its end, its pages, and the names of things that run. Nothing of it is interpreted."""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from lib.dokumen.tolak import refusal

MAX_HALAMAN: Final = 50
MAX_LONGGAR: Final = 16 * 1024 * 1024  # all object streams of a file together, unpacked
MAX_ALIRAN: Final = 1_000  # object streams
CHUNK: Final = 65_536
DICT_BYTES: Final = 500
END: Final = b"%%EOF"
BLANK: Final = b"\x00\t\n\f\r "
PAGE: Final = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
# Names that make a reader do something or carry another file; `#` spells a letter by its number.
ACTIVE: Final = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])")
SPELLED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
ODD_NAME: Final = re.compile(rb"/[A-Za-z0-9]{0,40}#[A-Za-z0-9#]{2,60}")
STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
STREAM_END: Final = b"endstream"


def check(isi: bytes) -> bytes:
    end = isi.rfind(END)
    if end < 0:
        raise refusal("terpotong")
    if isi[end + len(END) :].strip(BLANK):
        raise refusal("data_lain")
    pages = 0
    for part in _readable_parts(isi):
        if _is_active(part):
            raise refusal("pdf_aktif")
        pages += len(PAGE.findall(part))
    if not pages:
        raise refusal("pdf_rusak")
    if pages > MAX_HALAMAN:
        raise refusal("terlalu_banyak_halaman", halaman=pages)
    return isi


def _readable_parts(isi: bytes) -> Iterator[bytes]:
    """What stands outside the streams, and the object streams, in which newer files keep their pages, unpacked up to a limit."""
    place, count, left = 0, 0, MAX_LONGGAR
    while match := STREAM.search(isi, place):
        outside = isi[place : match.start()]
        yield outside
        if b"/ObjStm" in outside[-DICT_BYTES:]:
            count += 1
            part = _unpack(isi, match.end(), left)
            left -= len(part)
            if left <= 0 or count > MAX_ALIRAN:
                raise refusal("pdf_bom")
            yield part
        end = isi.find(STREAM_END, match.end())
        if end < 0:
            return
        place = end + len(STREAM_END)
    yield isi[place:]


def _unpack(isi: bytes, place: int, limit: int) -> bytes:
    """Piece by piece, so that neither the file is copied nor more than the limit comes out; what is no such stream is empty."""
    unpacker, found, size = zlib.decompressobj(), [], 0
    try:
        while not unpacker.eof and place < len(isi) and size < limit:
            piece = unpacker.decompress(unpacker.unconsumed_tail or isi[place : place + CHUNK], limit - size)
            place += 0 if unpacker.unconsumed_tail else CHUNK
            found.append(piece)
            size += len(piece)
    except zlib.error:
        return b""
    return b"".join(found)


def _is_active(part: bytes) -> bool:
    if ACTIVE.search(part):
        return True
    return any(ACTIVE.search(SPELLED.sub(_letter, name)) for name in ODD_NAME.findall(part))


def _letter(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 16)])
