"""What can be told of a PDF that is compared with another: its title, its signatures, and of each page a digest and its text.

Runs in the bounded child (`main`); qpdf may repair here, for nothing of the file is kept or shown.
"""

import codecs
import hashlib
import io
import itertools
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf, Stream, String

from lib import confined
from lib.dokumen.batas import BATAS, MAX_ALIRAN, MAX_DALAM, MAX_FILTER, MAX_HALAMAN

KEMASAN: Final = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
ATAS: Final = frozenset({"/Parent", "/P", "/StructParents", "/StructParent"})  # ways out of the page
MAX_TEKS: Final = 100_000
RENTANG: Final = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
PASANGAN: Final = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
SATUAN: Final = re.compile(r"<([0-9A-Fa-f]+)>")
codecs.lookup("utf-16-be")  # loaded now: a child can open no file
BLOK: Final = re.compile(r"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)


def main(_request: object, file: BinaryIO, out: BinaryIO) -> None:
    confined.confine(BATAS)
    try:
        answer = describe(file.read())
    except Exception:  # noqa: BLE001 - whatever qpdf or pikepdf says of a hostile file
        answer = None
    out.write(json.dumps(answer).encode() + b"\n")


def describe(isi: bytes) -> dict[str, Any]:
    pikepdf.settings.set_qpdf_limits(parser_max_nesting=MAX_DALAM, max_stream_filters=MAX_FILTER, flate_max_memory=MAX_ALIRAN)
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        pages = [page.obj for page in itertools.islice(pdf.pages, MAX_HALAMAN)]
        return {
            "judul": str(pdf.docinfo.get("/Title", ""))[:200],
            "tanda_tangan": sum(1 for item in pdf.objects if isinstance(item, Dictionary) and "/ByteRange" in item),
            "jumlah": len(pdf.pages),
            "halaman": [_digest(page) for page in pages],
            "teks": _text(pdf)[:MAX_TEKS],
        }


def _digest(page: Object) -> str:
    """Of all that makes the page look as it does, however it is packed and numbered."""
    digest = hashlib.sha256()
    for part in _parts(page):
        digest.update(part)
    return digest.hexdigest()


def _parts(page: Object) -> Iterator[bytes]:
    for item in _items(page):
        if isinstance(item, Stream):
            yield hashlib.sha256(_content(item)).digest()
        if isinstance(item, (Dictionary, Stream)):
            yield b" ".join(key.encode(errors="replace") for key in _keys(item) if key != "/Annots")
        elif not isinstance(item, Array):
            yield repr(item).encode(errors="replace")


def _items(page: Object) -> Iterator[Any]:
    """The page and everything it leads to, each object once; the field of a signature shows nothing and is told apart."""
    waiting: list[Any] = [page]
    seen = set[tuple[int, int]]()
    while waiting:
        item = waiting.pop()
        if isinstance(item, Object) and item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        if isinstance(item, Dictionary) and item.get("/FT") == "/Sig":
            continue
        yield item
        if isinstance(item, Array):
            waiting += list(item)
        elif isinstance(item, (Dictionary, Stream)):
            waiting += [item[key] for key in _keys(item)]


def _keys(item: Object) -> list[str]:
    return sorted(set(item.keys()) - ATAS - KEMASAN)


def _content(stream: Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _text(pdf: Pdf) -> str:
    """Without blanks, in the order in which it is drawn."""
    found = list[str]()
    for page in itertools.islice(pdf.pages, MAX_HALAMAN):
        resources = page.obj.get("/Resources", Dictionary())
        fonts = {name: _letters(font) for name, font in resources.get("/Font", Dictionary()).items()}
        letters = dict[bytes, str]()
        for step in pikepdf.parse_content_stream(page):
            if str(step.operator) == "Tf":
                letters = fonts.get(str(step.operands[0]), {})
            for operand in step.operands:
                strings = [operand] if isinstance(operand, String) else list(operand) if isinstance(operand, Array) else []
                found += [_decode(bytes(one), letters) for one in strings if isinstance(one, String)]
    return "".join("".join(found).split())


def _letters(font: Object) -> dict[bytes, str]:
    """What each code of a font means, as the font says for those who copy text."""
    table = font.get("/ToUnicode")
    text = table.read_bytes().decode("latin-1") if isinstance(table, Stream) else ""
    found = dict[bytes, str]()
    for kind, block in BLOK.findall(text):
        if kind == "bfchar":
            found |= {bytes.fromhex(code): _utf16(letter) for code, letter in PASANGAN.findall(block)}
        for first, last, letter, each in RENTANG.findall(block) if kind == "bfrange" else ():
            start, size = int(first, 16), len(first) // 2
            many = range(min(int(last, 16) - start + 1, 256))
            meant = SATUAN.findall(each) if each else [f"{int(letter, 16) + step:0{len(letter)}x}" for step in many]
            found |= {(start + step).to_bytes(size, "big"): _utf16(one) for step, one in zip(many, meant, strict=False)}
    return found


def _utf16(code: str) -> str:
    return bytes.fromhex(code.zfill(len(code) + len(code) % 2)).decode("utf-16-be", errors="replace")


def _decode(code: bytes, letters: dict[bytes, str]) -> str:
    if not letters:
        return code.decode("latin-1")
    size = len(next(iter(letters)))
    return "".join(letters.get(code[place : place + size], "") for place in range(0, len(code), size))
