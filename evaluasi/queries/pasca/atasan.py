"""Who stands above whom on a day, for many people at once; for one person the same as diklat.queries.pendaftaran.pemutus."""

from collections.abc import Collection
from datetime import date
from typing import Final

from lib.sql import fetch

# Needs `orang (pegawai_id)` before it and WITH RECURSIVE. `tempat` is where each of them is posted, `memimpin` who leads which unit,
# `atasan` the nearest head going up; a unit that the person leads himself is passed by.
ATASAN_SQL: Final = """
    tempat AS MATERIALIZED (
        SELECT o.pegawai_id, n.unit_id
        FROM orang o
        JOIN penempatan_pada(%(hari)s) n ON n.pegawai_id = o.pegawai_id AND n.status = 'definitif'
    ),
    memimpin AS MATERIALIZED (
        SELECT n.id, n.unit_id, n.pegawai_id, n.status, n.mulai,
            CASE n.status WHEN 'definitif' THEN 0 WHEN 'plh' THEN 1 ELSE 2 END AS urut
        FROM penempatan_pada(%(hari)s) n
        WHERE n.memimpin
    ),
    jalur (asal, unit_id, induk_id, jarak) AS (
        SELECT asal_id, unit_id, induk_id, jarak FROM jalur_pada(ARRAY(SELECT DISTINCT unit_id FROM tempat), %(hari)s)
    ),
    atasan AS MATERIALIZED (
        SELECT DISTINCT ON (t.pegawai_id) t.pegawai_id, k.pegawai_id AS atasan_id
        FROM tempat t
        JOIN jalur j ON j.asal = t.unit_id
        JOIN memimpin k ON k.unit_id = j.unit_id
        WHERE NOT EXISTS (SELECT FROM memimpin diri WHERE diri.unit_id = j.unit_id AND diri.pegawai_id = t.pegawai_id)
        ORDER BY t.pegawai_id, j.jarak, k.urut, k.mulai DESC, k.id
    )
"""
# Needs `orang`, `tempat`, `memimpin`. Colleagues of a head are the heads of the units beside his; those below him are the
# staff of what he leads and the heads of the units under it.
DEKAT_SQL: Final = """
    asal AS MATERIALIZED (
        SELECT t.pegawai_id, t.unit_id, u.induk_id,
               EXISTS (SELECT FROM memimpin m WHERE m.unit_id = t.unit_id AND m.pegawai_id = t.pegawai_id) AS is_kepala
        FROM tempat t JOIN induk_pada(%(hari)s) u ON u.unit_id = t.unit_id
    ),
    pimpinan AS MATERIALIZED (SELECT m.pegawai_id, m.unit_id FROM memimpin m JOIN orang o ON o.pegawai_id = m.pegawai_id),
    staf AS MATERIALIZED (
        SELECT n.pegawai_id, n.unit_id
        FROM penempatan_pada(%(hari)s) n
        WHERE n.status = 'definitif' AND n.unit_id IN (SELECT unit_id FROM asal UNION SELECT unit_id FROM pimpinan)
    ),
    dekat AS MATERIALIZED (
        SELECT a.pegawai_id, 'rekan' AS peran, s.pegawai_id AS penilai_id
        FROM asal a JOIN staf s ON s.unit_id = a.unit_id AND s.pegawai_id <> a.pegawai_id
        WHERE NOT a.is_kepala
        UNION
        SELECT a.pegawai_id, 'rekan', k.pegawai_id
        FROM asal a
        JOIN induk_pada(%(hari)s) u ON u.induk_id = a.induk_id AND u.unit_id <> a.unit_id
        JOIN memimpin k ON k.unit_id = u.unit_id AND k.pegawai_id <> a.pegawai_id
        WHERE a.is_kepala
        UNION
        SELECT m.pegawai_id, 'bawahan', s.pegawai_id
        FROM pimpinan m JOIN staf s ON s.unit_id = m.unit_id AND s.pegawai_id <> m.pegawai_id
        UNION
        SELECT m.pegawai_id, 'bawahan', k.pegawai_id
        FROM pimpinan m
        JOIN induk_pada(%(hari)s) u ON u.induk_id = m.unit_id
        JOIN memimpin k ON k.unit_id = u.unit_id AND k.pegawai_id <> m.pegawai_id
    )
"""
ATASAN_OF: Final = f"""
    WITH RECURSIVE orang AS (SELECT unnest(%(pegawai)s::bigint[]) AS pegawai_id), {ATASAN_SQL}
    SELECT pegawai_id, atasan_id FROM atasan
"""  # noqa: S608 -- constant SQL


def find_atasan(pegawai_ids: Collection[int], hari: date) -> dict[int, int]:
    """Employee to the one above him on the day; nobody stands above the top."""
    return dict(fetch(ATASAN_OF, {"pegawai": list(pegawai_ids), "hari": hari}))
