"""Statements that keep the summary per unit: differences of some people, or everything anew."""

from kompetensi.queries.hitung import LINGKUP, SUMS_PLAIN, SUMS_SIGNED, TULIS_PROFIL, UNIT_FIELDS, classes, derive, join
from lib.sql import render

# From each unit that has people (now or before) to itself and every unit above it.
JALUR = "jalur (unit_id, atas_id) AS (SELECT asal_id, unit_id FROM jalur_pada(ARRAY(SELECT unit_id FROM $people), %(hari)s))"

# One statement, so that one snapshot decides both the new rows and the differences. Cells are touched in the order of their keys and
# unit sums before JPM counts (the subselect forces it): concurrent writers queue up instead of deadlocking.
SEGARKAN = render(
    """
    WITH $derived,
    lama AS MATERIALIZED (SELECT * FROM kompetensi_profilkompetensi WHERE pegawai_id = ANY(%(pegawai)s)),
    orang_lama AS MATERIALIZED (SELECT * FROM kompetensi_profilpegawai WHERE pegawai_id = ANY(%(pegawai)s)),
    $tulis,
    $lingkup,
    $jalur,
    ringkas AS (
        INSERT INTO kompetensi_ringkasanunit AS r (unit_id, kompetensi_id, $fields)
        SELECT atas_id, kompetensi_id, $totals FROM (
            SELECT x.unit_id, x.kompetensi_id, $sums
            FROM (
                SELECT 1 AS arah, unit_id, kompetensi_id, standar, bobot, level FROM baru
                UNION ALL
                SELECT -1, unit_id, kompetensi_id, standar, bobot, level FROM lama
            ) x
            WHERE x.standar IS NOT NULL
            GROUP BY x.unit_id, x.kompetensi_id
        ) beda JOIN jalur USING (unit_id)
        GROUP BY atas_id, kompetensi_id
        HAVING ($totals) IS DISTINCT FROM (0, 0, 0, 0, 0, 0)
        ORDER BY atas_id, kompetensi_id
        ON CONFLICT (unit_id, kompetensi_id) DO UPDATE SET $add
        RETURNING 1
    )
    INSERT INTO kompetensi_ringkasanjpm AS r (unit_id, lingkup, kelas, jumlah)
    SELECT atas_id, lingkup, kelas, sum(arah)
    FROM (SELECT 1 AS arah, b.* FROM ($kelas_baru) b UNION ALL SELECT -1, l.* FROM ($kelas_lama) l) x JOIN jalur USING (unit_id)
    WHERE (SELECT count(*) FROM ringkas) >= 0
    GROUP BY atas_id, lingkup, kelas
    HAVING sum(arah) <> 0
    ORDER BY atas_id, lingkup, kelas
    ON CONFLICT (unit_id, lingkup, kelas) DO UPDATE SET jumlah = r.jumlah + excluded.jumlah
    """,
    derived=derive(some=True),
    tulis=TULIS_PROFIL,
    lingkup=LINGKUP,
    jalur=render(JALUR, people="orang_baru UNION SELECT unit_id FROM orang_lama"),
    fields=join(UNIT_FIELDS),
    totals=join(UNIT_FIELDS, "sum({})".format),
    sums=SUMS_SIGNED,
    add=join(UNIT_FIELDS, "{0} = r.{0} + excluded.{0}".format),
    kelas_baru=classes(people="orang_baru", rows="baru"),
    kelas_lama=classes(people="orang_lama", rows="lama"),
)

# What the summary must hold, from the profile tables; both need the WITH items of RINGKASAN_WITH.
HARUSNYA_UNIT = render(
    """
    SELECT atas_id AS unit_id, kompetensi_id, $totals FROM (
        SELECT x.unit_id, x.kompetensi_id, $sums
        FROM kompetensi_profilkompetensi x
        WHERE x.standar IS NOT NULL
        GROUP BY x.unit_id, x.kompetensi_id
    ) langsung JOIN jalur USING (unit_id)
    GROUP BY atas_id, kompetensi_id
    """,
    sums=SUMS_PLAIN,
    totals=join(UNIT_FIELDS, "sum({0}) AS {0}".format),
)
HARUSNYA_JPM = render(
    """
    SELECT atas_id AS unit_id, lingkup, kelas, count(*) AS jumlah FROM ($kelas) k JOIN jalur USING (unit_id)
    GROUP BY atas_id, lingkup, kelas
    """,
    kelas=classes(people="kompetensi_profilpegawai", rows="kompetensi_profilkompetensi"),
)
RINGKASAN_WITH = f"WITH {LINGKUP}, {render(JALUR, people='kompetensi_profilpegawai GROUP BY unit_id')}"

BANGUN_RINGKASAN = render(
    """
    $summary,
    unit AS MATERIALIZED ($unit),
    jpm AS MATERIALIZED ($jpm),
    hapus_unit AS (
        DELETE FROM kompetensi_ringkasanunit r
        WHERE NOT EXISTS (SELECT FROM unit u WHERE u.unit_id = r.unit_id AND u.kompetensi_id = r.kompetensi_id)
    ),
    hapus_jpm AS (
        DELETE FROM kompetensi_ringkasanjpm r
        WHERE NOT EXISTS (SELECT FROM jpm j WHERE j.unit_id = r.unit_id AND j.lingkup = r.lingkup AND j.kelas = r.kelas)
    ),
    tulis_unit AS (
        INSERT INTO kompetensi_ringkasanunit AS r (unit_id, kompetensi_id, $fields)
        SELECT unit_id, kompetensi_id, $fields FROM unit
        ON CONFLICT (unit_id, kompetensi_id) DO UPDATE SET $set WHERE ($old) IS DISTINCT FROM ($new)
    )
    INSERT INTO kompetensi_ringkasanjpm AS r (unit_id, lingkup, kelas, jumlah)
    SELECT unit_id, lingkup, kelas, jumlah FROM jpm
    ON CONFLICT (unit_id, lingkup, kelas) DO UPDATE SET jumlah = excluded.jumlah WHERE r.jumlah <> excluded.jumlah
    """,
    summary=RINGKASAN_WITH,
    unit=HARUSNYA_UNIT,
    jpm=HARUSNYA_JPM,
    fields=join(UNIT_FIELDS),
    set=join(UNIT_FIELDS, "{0} = excluded.{0}".format),
    old=join(UNIT_FIELDS, "r.{}".format),
    new=join(UNIT_FIELDS, "excluded.{}".format),
)
