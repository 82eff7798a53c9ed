"""The one writer of which unit lies below which, and of what it was before: the form and the import both come here."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import connection

from lib import waktu
from pegawai.models.hari import SEJAK_AWAL

# As with legal standings (services/kedudukan.py): the period in which the day lies is cut there, the part after gets the new parent.
CHANGE_SQL: Final = """
    WITH tujuan AS MATERIALIZED (
        SELECT u.id AS unit_id, t.induk_id, r.id AS riwayat_id, CASE WHEN r.id IS NULL THEN u.induk_id ELSE r.induk_id END AS lama_id,
               coalesce(r.mulai, (SELECT max(x.selesai) FROM pegawai_riwayatinduk x WHERE x.unit_id = u.id), %(awal)s) AS lama_mulai
        FROM unnest(%(unit)s::bigint[], %(induk)s::bigint[]) t (unit_id, induk_id)
        JOIN pegawai_unitkerja u ON u.id = t.unit_id
        LEFT JOIN pegawai_riwayatinduk r ON r.unit_id = u.id AND berlaku(r.mulai, r.selesai, %(mulai)s)
        WHERE CASE WHEN r.id IS NULL THEN u.induk_id ELSE r.induk_id END IS DISTINCT FROM t.induk_id
    ), unit AS (
        UPDATE pegawai_unitkerja u SET induk_id = t.induk_id FROM tujuan t WHERE u.id = t.unit_id AND t.riwayat_id IS NULL
    ), sesudah AS (
        UPDATE pegawai_riwayatinduk r SET induk_id = t.induk_id, mulai = %(mulai)s FROM tujuan t WHERE r.id = t.riwayat_id
    )
    INSERT INTO pegawai_riwayatinduk (unit_id, induk_id, mulai, selesai)
    SELECT unit_id, lama_id, lama_mulai, %(mulai)s FROM tujuan WHERE lama_mulai < %(mulai)s ORDER BY unit_id
"""


CIRCLE_SQL: Final = """
    SELECT EXISTS (
        SELECT FROM (SELECT %(mulai)s::date AS hari UNION SELECT r.selesai FROM pegawai_riwayatinduk r WHERE r.selesai > %(mulai)s) h
        CROSS JOIN LATERAL jalur_pada(%(unit)s::bigint[], h.hari) j WHERE j.jarak > 0 AND j.unit_id = j.asal_id)
"""


def change_induk(tujuan: Mapping[int, int | None], *, mulai: date) -> None:
    """Unit to the unit above it (None: the top), from the day on, which may lie ahead, and until its next move that is recorded.

    Refuses `lingkaran`: a unit would lie below itself on a day from then on. The caller holds the lock of the whole tree.
    """
    values: dict[str, Any] = {"unit": list(tujuan), "induk": list(tujuan.values()), "mulai": mulai, "awal": SEJAK_AWAL}
    with connection.cursor() as cursor:
        cursor.execute(CHANGE_SQL, values)
        cursor.execute(CIRCLE_SQL, values)
        if cursor.fetchone()[0]:
            text = "Unit tidak boleh berada di bawah dirinya sendiri, juga tidak sesudah pemindahan lain yang sudah dicatat."
            raise ValidationError({"induk": ValidationError(text, code="lingkaran")})


def refresh_sebutan() -> None:
    """Units are called by the tree of today (docs/keputusan/0038): when a move has come, nobody writes on its day."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sebut_unit_pada(%s)", [waktu.today()])
