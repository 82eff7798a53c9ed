"""What was typed, taken apart: the shape that a statement depends on, and the values that come with each search."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from diklat.models.angkatan import to_roman
from lib.trigram import Bagian

NIP_DIGITS: Final = 4
URUT_DIGITS: Final = 6
NIP_PANJANG: Final = 18
ANGKATAN: Final = re.compile(
    r"(?:^|[\s,]+)(?:angkatan\s+)?(?P<nomor>\d{1,3}|[ivxl]{1,7})(?:\s+(?:tahun\s+)?(?P<tahun>20\d\d))?$", re.IGNORECASE
)
ROMAWI: Final = {to_roman(number): number for number in range(1, 90)}


@dataclass(frozen=True, slots=True)
class Bentuk:
    """All that a statement may know of the text, so that one statement serves all texts of the shape.

    `nama` is what stands before the number of a batch, None without both, `is_bertahun` whether its year follows; `is_nip` and
    `is_urut`: digits enough to begin a NIP, or to be the number of a certificate.
    """

    teks: Bagian
    nama: Bagian | None
    is_bertahun: bool
    is_nip: bool
    is_urut: bool


def read_text(text: str) -> tuple[Bentuk, Mapping[str, str]]:
    """The shape and the values: those of its parts, "nomor" and "tahun" of a batch, "angka" with "angka_akhir" (its last NIP), "urut"."""
    teks, values = Bagian.read("teks", text)
    name, nomor, tahun = split_angkatan(text)
    nama = None
    if nomor and name:
        nama, more = Bagian.read("nama", name)
        values |= {"nomor": str(nomor), "tahun": tahun} | more
    digits = digits_of(text)
    values |= {"angka": digits, "angka_akhir": digits.ljust(NIP_PANJANG, "9"), "urut": digits[:URUT_DIGITS]}
    return Bentuk(teks, nama, bool(nama and tahun), len(digits) >= NIP_DIGITS, bool(digits)), values


def digits_of(text: str) -> str:
    """The text as a number that may have been typed with spaces; empty where it is none."""
    digits = text.replace(" ", "")
    return digits if digits.isdecimal() and digits.isascii() else ""


def split_angkatan(text: str) -> tuple[str, int | None, str]:
    """The name before, the number of a batch at the end in digits or Roman letters, and its year where one is named."""
    found = ANGKATAN.search(text)
    if not found:
        return text, None, ""
    nomor = int(found["nomor"]) if found["nomor"].isdecimal() else ROMAWI.get(found["nomor"].upper())
    return (text[: found.start()], nomor, found["tahun"] or "") if nomor else (text, None, "")
