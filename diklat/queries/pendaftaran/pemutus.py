"""Whose head is asked: the nearest unit, going up, that somebody else in service leads today."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from lib.sql import render

# Needs `jalur` (id, jarak), the units that are asked. Units that the person leads are passed by, also where somebody acts beside him.
PEMUTUS: Final = """
    SELECT jalur.id AS unit_id, n.pegawai_id
    FROM jalur
    JOIN penempatan_pada(%(hari)s) n ON n.unit_id = jalur.id AND n.memimpin
    WHERE n.unit_id = ANY(ARRAY(SELECT id FROM jalur)) AND NOT EXISTS (
        SELECT FROM penempatan_pada(%(hari)s) diri
        WHERE diri.unit_id = jalur.id AND diri.memimpin AND diri.pegawai_id = $pegawai
    )
    ORDER BY jalur.jarak, CASE n.status WHEN 'definitif' THEN 0 WHEN 'plh' THEN 1 ELSE 2 END, n.mulai DESC, n.id
    LIMIT 1
"""
# Besides the person himself those who lead the unit that was asked: whoever did not decide is not asked once more as head of another.
LEWAT: Final = """ANY(ARRAY(
    SELECT %(pegawai)s::bigint UNION ALL
    SELECT ditanya.pegawai_id FROM penempatan_pada(%(hari)s) ditanya WHERE ditanya.unit_id = %(unit)s AND ditanya.memimpin
))"""
DI_ATAS_SQL: Final = f"""
    WITH jalur (id, jarak) AS (SELECT unit_id, jarak FROM jalur_pada(ARRAY[%(unit)s]::bigint[], %(hari)s) WHERE jarak > 0)
    {render(PEMUTUS, pegawai=LEWAT)}
"""  # noqa: S608 -- constant SQL
PERTAMA_SQL: Final = f"""
    WITH jalur (id, jarak) AS (
        SELECT j.unit_id, j.jarak
        FROM penempatan_pada(%(hari)s) p CROSS JOIN LATERAL jalur_pada(ARRAY[p.unit_id], %(hari)s) j
        WHERE p.pegawai_id = %(pegawai)s AND p.status = 'definitif'
    )
    {render(PEMUTUS, pegawai="%(pegawai)s")}
"""  # noqa: S608 -- constant SQL


@dataclass(frozen=True, slots=True)
class Pemutus:
    unit_id: int
    pegawai_id: int


def find_pemutus_above(*, unit_id: int, pegawai_id: int, hari: date) -> Pemutus | None:
    """Who is asked next, alone, when the heads of the unit do not answer for the person; None at the top: the training office decides."""
    return _find(DI_ATAS_SQL, {"unit": unit_id, "pegawai": pegawai_id, "hari": hari})


def find_pemutus(*, pegawai_id: int, hari: date) -> Pemutus | None:
    """Who is asked first for the person, wherever he works on the day; None: the training office decides."""
    return _find(PERTAMA_SQL, {"pegawai": pegawai_id, "hari": hari})


def _find(statement: str, values: dict[str, Any]) -> Pemutus | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return Pemutus(*row) if row else None
