"""Where the JP lines differ from what a rebuild would give; writes nothing."""

from typing import NamedTuple

from django.db import connection

from diklat.queries.jp import hitung


class Dampak(NamedTuple):
    """What a rebuild would change in a year: people who gain or lose, and how much JP."""

    naik: int
    turun: int
    jp_naik: int
    jp_turun: int


def count_beda() -> int:
    with connection.cursor() as cursor:
        cursor.execute(hitung.COUNT_SELISIH, hitung.parameters())
        return int(cursor.fetchone()[0])


def get_dampak(tahun: int) -> Dampak:
    with connection.cursor() as cursor:
        cursor.execute(hitung.DAMPAK, hitung.parameters(tahun=tahun))
        return Dampak(*cursor.fetchone())
