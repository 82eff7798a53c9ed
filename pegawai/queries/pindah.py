"""Moves of units that are recorded for a day to come: what a page shows of them before the day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from lib import waktu
from pegawai.models import RiwayatInduk, UnitKerja
from pegawai.models.hari import Induk

# Where two periods meet without a difference nothing moves: a move that was withdrawn.
PINDAH_SQL: Final = """
    SELECT r.selesai, d.sebutan, k.id, k.sebutan
    FROM pegawai_riwayatinduk r
    CROSS JOIN LATERAL (SELECT t.induk_id FROM induk_pada(r.selesai) t WHERE t.unit_id = r.unit_id) s
    LEFT JOIN pegawai_unitkerja d ON d.id = r.induk_id LEFT JOIN pegawai_unitkerja k ON k.id = s.induk_id
    WHERE r.unit_id = %(unit)s AND r.selesai > %(hari)s AND s.induk_id IS DISTINCT FROM r.induk_id
    ORDER BY r.selesai
"""
# The units and people that go along, and who leads the nearest unit above on that day.
IKUT_SQL: Final = """
    SELECT count(DISTINCT c.unit_id) - 1, count(p.id), (
        SELECT g.nama
        FROM jalur_pada(ARRAY[%(unit)s]::bigint[], %(hari)s) j JOIN penempatan_pada(%(hari)s) n ON n.unit_id = j.unit_id AND n.memimpin
        JOIN pegawai_pegawai g ON g.id = n.pegawai_id
        WHERE j.jarak > 0 ORDER BY j.jarak, n.status, n.mulai DESC, n.id LIMIT 1)
    FROM cabang_pada(ARRAY[%(unit)s]::bigint[], %(hari)s) c
    LEFT JOIN penempatan_pada(%(hari)s) p ON p.unit_id = c.unit_id AND p.status = 'definitif'
"""


@dataclass(frozen=True, slots=True)
class Ikut:
    """What goes along with the unit on the day, and who decides above it from then on (empty: the training office)."""

    unit_count: int
    pegawai_count: int
    kepala: str


@dataclass(frozen=True, slots=True)
class Pindah:
    """From a day on the unit lies elsewhere; no name is the top. `ikut` is told of the next move."""

    hari: date
    dari: str
    ke_id: int | None
    ke: str
    ikut: Ikut | None


def coming_moves(unit: UnitKerja) -> list[Pindah]:
    """The next first. One query, and one more where there is a move."""
    with connection.cursor() as cursor:
        cursor.execute(PINDAH_SQL, {"unit": unit.pk, "hari": waktu.today()})
        rows = cursor.fetchall()
        if not rows:
            return []
        cursor.execute(IKUT_SQL, {"unit": unit.pk, "hari": rows[0][0]})
        units, people, head = cursor.fetchone()
    first = Ikut(units, people, head or "")
    return [Pindah(hari, dari or "", ke_id, ke or "", None if n else first) for n, (hari, dari, ke_id, ke) in enumerate(rows)]


def days_of_moves(after: date) -> list[date]:
    """Days after this one on which some unit moves."""
    rows = RiwayatInduk.objects.filter(selesai__gt=after)
    return list(rows.order_by("selesai").values_list("selesai", flat=True).distinct())


def induk_of(unit_id: int, day: date) -> int | None:
    """The unit above on the day."""
    return UnitKerja.objects.filter(pk=unit_id).order_by().values_list(Induk("pk", day), flat=True).first()
