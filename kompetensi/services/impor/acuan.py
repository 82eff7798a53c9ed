"""What several kinds look up: competencies by code or name, and decimals with a comma or a dot."""

import difflib
from decimal import Decimal, InvalidOperation

from kompetensi.models import Kompetensi
from lib.berkas.cells import clean_text, header_key

Ditemukan = tuple[int, str]


def kompetensi_acuan() -> dict[str, Ditemukan]:
    """Active competencies by code, name and short name; the code wins where words collide."""
    found: dict[str, Ditemukan] = {}
    for field in ("singkatan", "nama", "kode"):
        for row in Kompetensi.objects.active():
            if text := getattr(row, field):
                found[header_key(text)] = (row.pk, row.kode)
    return found


def suggest(text: str, known: dict[str, Ditemukan]) -> str:
    near = difflib.get_close_matches(header_key(text), known, n=1, cutoff=0.7)
    return f"Maksudnya {known[near[0]][1]}? " if near else ""


def read_decimal(value: object, low: Decimal, high: Decimal) -> Decimal | None:
    """Empty is None; ValueError outside the bounds or with more than two decimals."""
    text = clean_text(value)
    if not text:
        return None
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not number.is_finite() or not low <= number <= high:
        raise ValueError(text)
    # Excel stores 2.4 as 2.3999999999999999: what differs by less than a thousandth is the same number.
    rounded = round(number, 2)
    if abs(number - rounded) > Decimal("0.0000001"):
        raise ValueError(text)
    return rounded
