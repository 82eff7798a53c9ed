"""The level in force of many people at once, straight from the evidence."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from lib.sql import fetch

Titik = tuple[int, int, date]
"""A person, a competency and a day."""

LEVEL_SQL: Final = """
    SELECT w.pegawai, w.kompetensi, w.hari, greatest(resmi.level, indikatif.level)
    FROM unnest(%(pegawai)s::bigint[], %(kompetensi)s::bigint[], %(hari)s::date[]) w (pegawai, kompetensi, hari)
    LEFT JOIN LATERAL (
        SELECT n.level FROM resmi_pada(w.hari, 'infinity') n WHERE n.pegawai_id = w.pegawai AND n.kompetensi_id = w.kompetensi LIMIT 1
    ) resmi ON true
    LEFT JOIN LATERAL (
        SELECT n.level FROM indikatif_pada(w.hari, 'infinity') n WHERE n.pegawai_id = w.pegawai AND n.kompetensi_id = w.kompetensi LIMIT 1
    ) indikatif ON true
"""


def level_on(titik: Sequence[Titik]) -> dict[Titik, Decimal | None]:
    """The higher of the official and the indicative level in force on that day, as it is known now; None without any. One query."""
    if not titik:
        return {}
    pegawai, kompetensi, hari = (list(column) for column in zip(*titik, strict=True))
    return {(row[0], row[1], row[2]): row[3] for row in fetch(LEVEL_SQL, {"pegawai": pegawai, "kompetensi": kompetensi, "hari": hari})}
