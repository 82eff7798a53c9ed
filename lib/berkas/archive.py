"""Gate 1: a cheap streaming look at the zip before any spreadsheet library sees it. Nothing is unpacked to disk.

It runs inside the bounded child, so a mistake here costs the child and not the site. It is a look, not a proof: a part
hidden under a drawing's name, or cells without `r`, are left to the memory and time limits of the child.
"""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from lib.berkas.errors import BerkasDitolak
from lib.berkas.grid import GridCheck
from lib.berkas.limits import MIB, Limits

EOCD = struct.Struct("<4s4H2LH")
CHUNK = 256 * 1024
RATIO_FROM_BYTES = MIB
MAX_COUNT = 2_000_000
ENTRY_BYTES = 46 + 512
ENCRYPTED_FLAG = 0x1
MARKUP_SUFFIXES = (".xml", ".rels", ".vml")

DTD = re.compile(rb"<!(?!--|\[CDATA\[)")
DECLARED = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
COUNT = re.compile(rb"""ount\s*=\s*["']\s*\+?0*(\d{7,})""")
MACRO = re.compile(r"vba|macro|activex|oleobject|embeddings/|ctrlprops/|\.bin$")
PRINTER = re.compile(r"xl/printersettings/[^/]+\.bin")
NO_GRID = re.compile(r"xl/(drawings|charts|theme|diagrams|media|comments|pivot)|docprops/|customxml/")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")
ATTRIBUTE = re.compile(rb"""([\w:]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def inspect(file: BinaryIO, limits: Limits) -> None:
    """Refuse everything that is not a plain, modest .xlsx. `file` starts with PK and is seekable."""
    _check_end(file, limits)
    try:
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
            names = _check_names(infos)
            left = limits.unpacked_bytes
            for info in infos:
                left -= _check_part(archive, info, names, left, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, struct.error) as error:
        raise BerkasDitolak("rusak") from error


def _check_end(file: BinaryIO, limits: Limits) -> None:
    size = file.seek(0, 2)
    if size < EOCD.size:
        raise BerkasDitolak("rusak")
    file.seek(max(0, size - EOCD.size - 0xFFFF))
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < EOCD.size:
        raise BerkasDitolak("rusak")
    fields = EOCD.unpack_from(tail, at)
    entries, directory_bytes, directory_at, comment_bytes = fields[4:]
    if entries > limits.parts or directory_bytes > limits.parts * ENTRY_BYTES:
        raise BerkasDitolak("terlalu_banyak_bagian")
    if directory_at + directory_bytes + EOCD.size != size or comment_bytes:
        raise BerkasDitolak("polyglot")


def _check_names(infos: list[zipfile.ZipInfo]) -> set[str]:
    names: set[str] = set()
    for info in infos:
        name = info.orig_filename
        if "\\" in name or name.startswith("/") or ".." in name.split("/") or not name.isprintable() or ":" in name:
            raise BerkasDitolak("jalur_terlarang")
        if name.lower() in names:
            raise BerkasDitolak("bagian_ganda")
        if info.flag_bits & ENCRYPTED_FLAG:
            raise BerkasDitolak("terenkripsi")
        names.add(name.lower())
    if "xl/workbook.xml" not in names or "[content_types].xml" not in names:
        raise BerkasDitolak("bukan_xlsx")
    if any(MACRO.search(name) and not PRINTER.fullmatch(name) for name in names):
        raise BerkasDitolak("bermakro")
    if any(name.startswith("xl/externallinks/") for name in names):
        raise BerkasDitolak("tautan_luar")
    return names


def _check_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, names: set[str], left: int, limits: Limits) -> int:
    name = info.filename.lower()
    markup = name.endswith(MARKUP_SUFFIXES)
    grid = None if NO_GRID.match(name) else GridCheck(limits)
    small: list[bytes] = []
    for window in _windows(_chunks(archive, info, left, limits)):
        if not markup:
            continue
        _check_markup(window)
        if grid:
            grid.check(window)
        if name.endswith(".rels") or name == "[content_types].xml":
            small.append(window)
    if name.endswith(".rels"):
        _check_relations(name, b"".join(small), names)
    elif any(b"macroEnabled" in window for window in small):
        raise BerkasDitolak("bermakro")
    return info.file_size


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, limits: Limits) -> Iterator[bytes]:
    """The real bytes of a part, counted while they come out: the size in the directory is only a claim."""
    total, most = 0, max(RATIO_FROM_BYTES, info.compress_size * limits.ratio)
    with archive.open(info) as part:
        while chunk := part.read(CHUNK):
            total += len(chunk)
            if total > left or total > most:
                raise BerkasDitolak("bom_zip")
            yield chunk
    if total != info.file_size:
        raise BerkasDitolak("rusak")


def _windows(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Cut before the last tag, so that no tag, attribute or UTF-8 character is split between two windows."""
    kept = b""
    for chunk in chunks:
        window = kept + chunk
        cut = window.rfind(b"<")
        if cut <= 0:
            kept = window
            if len(kept) > MIB:
                raise BerkasDitolak("bom_zip")
            continue
        yield window[:cut]
        kept = window[cut:]
    if kept:
        yield kept


def _check_markup(window: bytes) -> None:
    if not window.isascii():
        try:
            window.decode()
        except UnicodeDecodeError as error:
            raise BerkasDitolak("bukan_utf8") from error
    declared = DECLARED.match(window.removeprefix(b"\xef\xbb\xbf"))
    if b"\0" in window or (declared and declared[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"}):
        raise BerkasDitolak("bukan_utf8")
    if DTD.search(window):
        raise BerkasDitolak("dtd")
    if any(len(count[1]) > 18 or int(count[1]) > MAX_COUNT for count in COUNT.finditer(window)):
        raise BerkasDitolak("bom_zip")


def _check_relations(name: str, content: bytes, names: set[str]) -> None:
    """Hyperlinks may point outside (nobody follows them); every other relation has to stay in the archive."""
    base = posixpath.dirname(posixpath.dirname(name))
    for relation in RELATION.findall(content):
        found = {match[0].decode(): (match[1] or match[2]).decode() for match in ATTRIBUTE.findall(relation)}
        if found.get("Type", "").endswith("/hyperlink"):
            continue
        target = found.get("Target", "")
        inside = posixpath.normpath(posixpath.join("/", base, target)).lstrip("/").lower()
        odd = ":" in target or target.startswith(("/", "\\")) or ".." in target
        if found.get("TargetMode") == "External" or (odd and inside not in names):
            raise BerkasDitolak("tautan_luar")
