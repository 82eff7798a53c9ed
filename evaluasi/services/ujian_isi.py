"""Answers of a test as a page sends them: fields b<item>, each a text."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final, TypedDict

TEKS_MAKS: Final = 2000
RIBUAN: Final = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")
JAWABAN_MAKS: Final = 300
NAMA: Final = re.compile(r"b([1-9][0-9]{0,17})")
PILIHAN: Final = re.compile(r"[1-9]")
ANGKA_MAKS: Final = Decimal(99_999_999)


class Isian(TypedDict):
    """Columns for one statement; which of the values counts is decided by the kind of the item."""

    butir: list[int]
    pilihan: list[int | None]
    angka: list[Decimal | None]
    teks: list[str]


def read_jawaban(data: Iterable[tuple[str, str]]) -> dict[int, str]:
    """Item -> text; other fields of the form are passed over."""
    return {int(match[1]): text for name, text in data if (match := NAMA.fullmatch(name))}


def split_isian(jawaban: Mapping[int, str]) -> Isian:
    texts = [text.replace("\x00", "").strip()[:TEKS_MAKS] for text in jawaban.values()]
    return {
        "butir": list(jawaban),
        "pilihan": [int(text) if PILIHAN.fullmatch(text) else None for text in texts],
        "angka": [parse_angka(text) for text in texts],
        "teks": texts,
    }


def parse_angka(text: str) -> Decimal | None:
    """1.500 and 7,5 as people write them here, and 7.5; None for anything else or more than two decimals."""
    bare = text.replace(" ", "").replace("\u2212", "-")
    bare = (bare.replace(".", "") if RIBUAN.fullmatch(bare) else bare).replace(",", ".")
    try:
        value = Decimal(bare)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value) > ANGKA_MAKS or value != round(value, 2):
        return None
    return round(value, 2)
