"""Pictures are walked through block by block: nothing is unpacked, so a picture of any size costs no more than its bytes."""

import re
import struct
import zlib
from typing import Final

from lib.dokumen.tolak import refusal

MAX_TITIK: Final = 25_000_000
PNG_HEAD: Final = 8
PNG_EXTRA: Final = 12  # length, type and checksum of a block
PNG_IHDR: Final = 13
FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
ALONE: Final = frozenset([0x01, *range(0xD0, 0xD8)])
SOS, EOI = 0xDA, 0xD9
MAX_PENANDA: Final = 20_000
MARKER: Final = re.compile(rb"\xff+([^\xff])", re.DOTALL)
AFTER_SCAN: Final = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")


def check_png(isi: bytes) -> bytes:
    place, types = PNG_HEAD, set[bytes]()
    while b"IEND" not in types:
        if place + PNG_EXTRA > len(isi):
            raise refusal("terpotong")
        length, kind = struct.unpack_from(">I4s", isi, place)
        end = place + PNG_EXTRA + length
        if end > len(isi):
            raise refusal("terpotong")
        if not kind.isalpha() or zlib.crc32(isi[place + 4 : end - 4]) != struct.unpack_from(">I", isi, end - 4)[0]:
            raise refusal("gambar_rusak")
        if not types:
            _check_ihdr(isi, kind, length)
        types.add(kind)
        place = end
    if b"IDAT" not in types:
        raise refusal("gambar_rusak")
    return isi[:place]


def _check_ihdr(isi: bytes, kind: bytes, length: int) -> None:
    if kind != b"IHDR" or length != PNG_IHDR:
        raise refusal("gambar_rusak")
    _check_area(*struct.unpack_from(">II", isi, PNG_HEAD + 8))


def check_jpeg(isi: bytes) -> bytes:
    place, seen = 2, set[int]()
    for _ in range(MAX_PENANDA):
        marker, place = _next_marker(isi, place)
        if marker == EOI:
            if not (SOS in seen and seen & FRAMES):
                raise refusal("gambar_rusak")
            return isi[:place]
        seen.add(marker)
        if marker not in ALONE:
            place = _skip_segment(isi, marker, place)
    raise refusal("gambar_rusak")


def _next_marker(isi: bytes, place: int) -> tuple[int, int]:
    """The marker that stands here, fill bytes before it skipped, and the place behind it."""
    found = MARKER.match(isi, place)
    if found is None:
        raise refusal("terpotong" if not isi[place:].strip(b"\xff") else "gambar_rusak")
    return found[1][0], found.end()


def _skip_segment(isi: bytes, marker: int, place: int) -> int:
    """Behind the segment, and behind the picture data that follow the head of a scan."""
    if place + 2 > len(isi):
        raise refusal("terpotong")
    (length,) = struct.unpack_from(">H", isi, place)
    if length < 2:
        raise refusal("gambar_rusak")
    if marker in FRAMES:
        _check_frame(isi, place, length)
    place += length
    if marker == SOS:
        found = AFTER_SCAN.search(isi, place)
        if found is None:
            raise refusal("terpotong")
        place = found.start()
    return place


def _check_frame(isi: bytes, place: int, length: int) -> None:
    if length < 8 or place + length > len(isi):
        raise refusal("gambar_rusak")
    height, width = struct.unpack_from(">HH", isi, place + 3)
    _check_area(width, height)


def _check_area(width: int, height: int) -> None:
    if not width or not height:
        raise refusal("gambar_rusak")
    if width * height > MAX_TITIK:
        raise refusal("gambar_terlalu_luas", lebar=width, tinggi=height)
