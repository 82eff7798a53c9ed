"""Two governments: what is shown while the second is in charge names nothing of the first."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2

from config.demo.kota.asal import KABUPATEN, KOTA

KEDUA: Final = KABUPATEN.instansi
NAMA: Final = {
    *(KOTA.instansi["singkatan"], KOTA.instansi["kota"], KOTA.domain, "Tangerang", "Serpong", "Ciputat"),
    *("WIB", "Waktu Indonesia Barat", "waktu Indonesia Barat", "Asia/Jakarta"),
}
BOLEH: Final = frozenset({"Kota", "WIB"})
PILIHAN: Final = {"instansi-edit": BOLEH, "instansi-preview": BOLEH}  # what an office may choose to be
# a city is what the first is; ministries say "kabupaten/kota", and an account of every budget "perjalanan dinas dalam kota"
ASING: Final = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(NAMA)))}|(?<![Kk]abupaten/)(?<!Kab\./)(?<![Dd]alam )[Kk]ota)\b")
TAG: Final = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL)
SPOKEN: Final = re.compile(r"\b(?:title|alt|placeholder|aria-label|content)=\"([^\"]*)\"")  # attributes that somebody reads


def content_of(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def strange_words(content: bytes, name: str = "") -> list[str]:
    """What a page, a workbook, a calendar or a text says of the first government; `name` of the address, where it is a page."""
    return sorted({match[0] for text in texts(content) for match in ASING.finditer(text)} - PILIHAN.get(name, frozenset()))


def texts(content: bytes) -> Iterator[str]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            yield from (text for name in book.namelist() for text in texts(book.read(name)))
    elif content.startswith(b"%PDF"):
        yield from (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    elif not content.startswith(b"\x89PNG"):
        text = content.decode(errors="ignore")
        yield from (TAG.sub(" ", text), *SPOKEN.findall(text))
