"""The level in force on every day, by each form in which statements ask for it, against plain Python over random results."""

import random
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction

from evaluasi.queries.dampak.sql import RESMI
from kompetensi.models import Penilaian
from kompetensi.models.penilaian import OFFICIAL, Sumber, end_of
from kompetensi.queries.hitung import BERLAKU_SQL, KUNCI_SQL, OFFICIAL_SQL, TERBARU_SQL
from kompetensi.queries.level import level_on
from kompetensi.queries.profil import load_baris
from lib import waktu
from tests.factories import make_kompetensi, make_pegawai, make_penilaian

pytestmark = pytest.mark.django_db
RENTANG = 12
Kunci = tuple[int, int]


def oracle(rows: list[Penilaian], day: date, kinds: set[str], akhir: datetime | None) -> dict[Kunci, Penilaian]:
    """The newest result of these sources that counts; without `akhir` as is known now."""
    found: dict[Kunci, Penilaian] = {}
    for row in rows:
        kept = row.dibatalkan_pada is None or (akhir is not None and row.dibatalkan_pada >= akhir)
        if row.sumber not in kinds or not (row.tanggal <= day < row.berlaku_sampai) or not kept:
            continue
        held = found.get((row.pegawai_id, row.kompetensi_id))
        if held is None or rank(row) > rank(held):
            found[row.pegawai_id, row.kompetensi_id] = row
    return found


def rank(row: Penilaian) -> tuple[date, bool, int]:
    return row.tanggal, row.sumber == Sumber.ASESMEN, row.pk


def make_rows(chance: random.Random) -> list[Penilaian]:
    people, kinds = [make_pegawai() for _ in range(2)], [make_kompetensi() for _ in range(2)]
    today = waktu.today()
    for _ in range(70):
        day = today + timedelta(days=chance.randint(-RENTANG, RENTANG))
        values: dict[str, Any] = {"tanggal": day, "berlaku_sampai": day + timedelta(days=chance.randint(1, RENTANG))}
        if chance.random() < 0.4:
            hour = timedelta(hours=chance.choice((0, 1, 6, 12, 23)))
            values |= {"dibatalkan_pada": end_of(today + timedelta(days=chance.randint(-RENTANG, 0))) - hour, "alasan_batal": "keliru"}
        person, kompetensi, sumber = chance.choice(people), chance.choice(kinds), chance.choice(Sumber.values)
        taken = Penilaian.objects.filter(pegawai=person, kompetensi=kompetensi, sumber=sumber, tanggal=day, dibatalkan_pada=None)
        if "dibatalkan_pada" in values or not taken.exists():
            make_penilaian(person, kompetensi, chance.randint(0, 500) / 100, sumber=sumber, **values)
    return list(Penilaian.objects.all())


def fetch(sql: str, *params: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


@pytest.mark.parametrize("seed", range(3))
def test_every_form_finds_the_level_in_force(seed: int) -> None:
    rows = make_rows(random.Random(seed))
    official, other = set(map(str, OFFICIAL)), set(Sumber.values) - set(map(str, OFFICIAL))
    pairs = {(row.pegawai_id, row.kompetensi_id) for row in rows}
    for n in range(-RENTANG - 1, 2 * RENTANG):
        day = waktu.today() + timedelta(days=n)
        akhir = end_of(day)
        resmi, indikatif = oracle(rows, day, official, akhir), oracle(rows, day, other, akhir)
        for fungsi, wanted in (("resmi_pada", resmi), ("indikatif_pada", indikatif)):
            found = fetch(f"SELECT pegawai_id, kompetensi_id, id FROM {fungsi}(%s, %s)", day, akhir)
            assert {(row[0], row[1]): row[2] for row in found} == {key: row.pk for key, row in wanted.items()}, (seed, n, fungsi)
        valid = {row.pk for row in Penilaian.objects.valid_on(day)}
        assert valid == {row.pk for row in rows if oracle([row], day, official | other, akhir)}
        kini, lain = oracle(rows, day, official, None), oracle(rows, day, other, None)
        for key in pairs:
            levels = [held[key].level for held in (kini, lain) if key in held]
            assert level_on([(*key, day)]) == {(*key, day): max(levels, default=None)}
            profil = {row.kompetensi_id: row for row in load_baris(key[0], day)[0]}.get(key[1])
            told = (profil.level, profil.indikatif_level) if profil else (None, None)
            assert told == tuple(held[key].level if key in held else None for held in (resmi, indikatif)), (seed, n)
        assert of_columns(day) == {key: (kini.get(key) or lain[key]).level for key in pairs if key in kini or key in lain}, (seed, n)


def of_columns(day: date) -> dict[Kunci, Decimal]:
    """Where the day is a column: the order as a text, and packed into the number of the effect pages; both say the same."""
    day_sql = BERLAKU_SQL(hari="h.hari")
    sorted_rows = fetch(
        f"""SELECT DISTINCT ON (n.pegawai_id, n.kompetensi_id) n.pegawai_id, n.kompetensi_id, n.level
        FROM (SELECT %s::date AS hari) h JOIN kompetensi_penilaian n ON {day_sql}
        ORDER BY n.pegawai_id, n.kompetensi_id, n.sumber NOT IN {OFFICIAL_SQL}, {TERBARU_SQL}""",
        day,
    )
    packed = fetch(
        f"""SELECT n.pegawai_id, n.kompetensi_id, (max({KUNCI_SQL} + ({RESMI})) & 511) / 100.0
        FROM (SELECT %s::date AS hari) h JOIN kompetensi_penilaian n ON {day_sql} GROUP BY 1, 2""",
        day,
    )
    assert {row[:2]: row[2] for row in sorted_rows} == {row[:2]: row[2] for row in packed}
    return {(row[0], row[1]): row[2] for row in sorted_rows}


def test_a_result_cancelled_after_the_day_still_counts_on_it() -> None:
    row = make_penilaian(make_pegawai(), make_kompetensi(), tanggal=waktu.today() - timedelta(days=3), berlaku_sampai=waktu.today())
    day = waktu.today() - timedelta(days=2)
    with transaction.atomic():
        for moment, counts in ((end_of(day), True), (end_of(day) - timedelta(seconds=1), False)):
            Penilaian.objects.filter(pk=row.pk).update(dibatalkan_pada=moment, alasan_batal="keliru")
            assert Penilaian.objects.valid_on(day).exists() is counts
