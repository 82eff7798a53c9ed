"""Where the JP lines differ from what a rebuild would give; writes nothing."""

from typing import NamedTuple

from diklat.queries.jp import hitung
from lib.sql import fetch


class Dampak(NamedTuple):
    """What a rebuild would change in a year: people who gain or lose, and how much JP."""

    naik: int
    turun: int
    jp_naik: int
    jp_turun: int


def count_beda() -> int:
    return int(fetch(hitung.COUNT_SELISIH, hitung.parameters())[0][0])


def get_dampak(tahun: int) -> Dampak:
    return Dampak(*fetch(hitung.DAMPAK, hitung.parameters(tahun=tahun))[0])
