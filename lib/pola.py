"""Patterns of numbers: `{urut}`, `{urut:04d}` and `{tahun}` stand for something, everything else for itself."""

import re
from typing import Final

from django.core.exceptions import ValidationError

PANJANG: Final = 60
TANDA: Final = re.compile(r"\{urut(?::0([1-9])d)?\}|\{tahun\}")
SAH: Final = r"^([^{}]|\{urut(:0[1-9]d)?\}|\{tahun\})*$"


def fill_pola(pola: str, *, tahun: int, urut: int) -> str:
    """The number that the pattern gives. Refuses: pola, when it has not both marks, for numbers could repeat, or anything else in
    braces, or gets too long."""
    has = {match.group(0)[:5] for match in TANDA.finditer(pola)}
    text = TANDA.sub(lambda found: str(tahun) if found.group(0) == "{tahun}" else str(urut).zfill(int(found.group(1) or 1)), pola)
    if has != {"{urut", "{tahu"} or "{" in text or "}" in text or len(text) > PANJANG:
        raise ValidationError(
            f"Pola nomor “{pola}” harus memuat {{urut}} atau {{urut:04d}}, dan {{tahun}}, tanpa tanda kurawal lain, "
            f"serta menghasilkan paling banyak {PANJANG} huruf. Misalnya 800.1.13/{{urut:04d}}/DIKLAT/{{tahun}}.",
            code="pola",
        )
    return text


def check_pola(pola: str) -> None:
    fill_pola(pola, tahun=2000, urut=1)
