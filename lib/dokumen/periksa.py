"""The gates of an uploaded document: size, name, first bytes, then the structure of its kind."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lib.dokumen import gambar, pdf
from lib.dokumen.tolak import refusal

BATAS_MB: Final = 10
MAX_BYTES: Final = BATAS_MB * 1024 * 1024
JENIS: Final = {"pdf": "application/pdf", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}
KEPALA: Final = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
AKHIRAN: Final = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
PEMERIKSA: Final[dict[str, Callable[[bytes], bytes]]] = {
    "application/pdf": pdf.check,
    "image/jpeg": gambar.check_jpeg,
    "image/png": gambar.check_png,
}


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A document that may be kept: the bytes to store, its type by our own list, the ending for its name."""

    isi: bytes
    jenis: str
    akhiran: str
    sha256: str


def inspect(isi: bytes, nama: str) -> Dokumen:
    """Refuses with one sentence; codes stand in `tolak.SENTENCES`. What follows the end of a picture is cut off."""
    if not isi:
        raise refusal("kosong")
    if len(isi) > MAX_BYTES:
        raise refusal("terlalu_besar")
    akhiran = Path(nama).suffix.removeprefix(".").lower()
    jenis = JENIS.get(akhiran)
    if jenis is None:
        raise refusal("jenis")
    if not isi.startswith(KEPALA[jenis]):
        raise refusal("isi_berbeda", akhiran=akhiran)
    if zipfile.is_zipfile(io.BytesIO(isi)):
        raise refusal("arsip")
    kept = PEMERIKSA[jenis](isi)
    return Dokumen(kept, jenis, AKHIRAN[jenis], hashlib.sha256(kept).hexdigest())
