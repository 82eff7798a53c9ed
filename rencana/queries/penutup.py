"""What the plans in force still hold for a competency: batches to come, of all programmes that raise it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lib import waktu
from lib.sql import fetch
from rencana.models import PeriodeRencana

SQL: Final = """
    SELECT k.kompetensi_id, sum(m.banyak), min(make_date(p.tahun, m.bulan::int, 1)), (array_agg(p.id ORDER BY p.tahun, m.bulan))[1]
    FROM rencana_perioderencana p JOIN rencana_barisrencana b ON b.periode_id = p.id
    CROSS JOIN LATERAL unnest(b.bulan) WITH ORDINALITY AS m (banyak, bulan)
    JOIN diklat_programkompetensi k ON k.program_id = b.program_id
    WHERE p.status = ANY(%(berlaku)s) AND m.banyak > 0 AND (p.tahun, m.bulan) >= (%(tahun)s, %(bulan)s)
      AND k.kompetensi_id = ANY(%(kompetensi)s)
    GROUP BY k.kompetensi_id
"""


@dataclass(frozen=True, slots=True)
class Penutup:
    """`angkatan` batches for the whole city from this month on, the first in the month of `mulai`, in the plan `periode`."""

    angkatan: int
    mulai: date
    periode: int


def find_penutup(kompetensi: Collection[int]) -> Mapping[int, Penutup]:
    """By competency, without those for which nothing is planned. One query."""
    today, berlaku = waktu.today(), [str(status) for status in PeriodeRencana.BERLAKU]
    values = {"berlaku": berlaku, "tahun": today.year, "bulan": today.month, "kompetensi": sorted(kompetensi)}
    return {pk: Penutup(int(angkatan), mulai, periode) for pk, angkatan, mulai, periode in fetch(SQL, values)}
