"""The one writer of legal standings and of what they were: the form, the import and its proposals all come here."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import connection

from pegawai.models.hari import SEJAK_AWAL

# The period in which the day lies is cut there: the part before keeps its standing, the part after gets the new one. Without a period
# nothing was recorded for later, and the part after is what stands on the person.
CHANGE_SQL: Final = """
    WITH tujuan AS MATERIALIZED (
        SELECT p.id AS pegawai_id, t.kedudukan_id, r.id AS riwayat_id, coalesce(r.kedudukan_id, p.kedudukan_id) AS lama_id,
               coalesce(r.mulai, (SELECT max(x.selesai) FROM pegawai_riwayatkedudukan x WHERE x.pegawai_id = p.id), %(awal)s) AS lama_mulai
        FROM unnest(%(pegawai)s::bigint[], %(kedudukan)s::bigint[]) t (pegawai_id, kedudukan_id)
        JOIN pegawai_pegawai p ON p.id = t.pegawai_id
        LEFT JOIN pegawai_riwayatkedudukan r ON r.pegawai_id = p.id AND berlaku(r.mulai, r.selesai, %(mulai)s)
        WHERE coalesce(r.kedudukan_id, p.kedudukan_id) <> t.kedudukan_id
    ), orang AS (
        UPDATE pegawai_pegawai p SET kedudukan_id = t.kedudukan_id FROM tujuan t WHERE p.id = t.pegawai_id AND t.riwayat_id IS NULL
    ), sesudah AS (
        UPDATE pegawai_riwayatkedudukan r SET kedudukan_id = t.kedudukan_id, mulai = %(mulai)s FROM tujuan t WHERE r.id = t.riwayat_id
    ), sebelum AS (
        INSERT INTO pegawai_riwayatkedudukan (pegawai_id, kedudukan_id, mulai, selesai, dasar)
        SELECT pegawai_id, lama_id, lama_mulai, %(mulai)s, %(dasar)s FROM tujuan WHERE lama_mulai < %(mulai)s ORDER BY pegawai_id
    )
    SELECT pegawai_id FROM tujuan ORDER BY pegawai_id
"""
# A posting runs into no day on which its person is not active; one that would begin there never takes effect.
CLOSE_SQL: Final = """
    UPDATE pegawai_penempatan n SET selesai = greatest(n.mulai, %(mulai)s)
    WHERE n.pegawai_id = ANY(%(pegawai)s) AND (n.selesai IS NULL OR n.selesai > %(mulai)s)
      AND n.pegawai_id IN (SELECT pegawai_id FROM tidak_aktif(%(mulai)s))
"""


def change_kedudukan(tujuan: Mapping[int, int], *, mulai: date, dasar: str = "") -> list[int]:
    """Employee to standing, from the day on and until the next change that is recorded; gives those for whom it is another one.

    The postings of who is not active from then on end with that day. The caller holds the lock of the rows of these people.
    """
    with connection.cursor() as cursor:
        values: dict[str, Any] = {
            "pegawai": list(tujuan),
            "kedudukan": list(tujuan.values()),
            "mulai": mulai,
            "awal": SEJAK_AWAL,
            "dasar": dasar,
        }
        cursor.execute(CHANGE_SQL, values)
        changed = [row[0] for row in cursor.fetchall()]
        cursor.execute(CLOSE_SQL, {"pegawai": changed, "mulai": mulai})
    return changed
