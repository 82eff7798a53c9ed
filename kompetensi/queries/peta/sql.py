"""The numbers of the gap report, from the maintained summary or, for any day and filter, from the history itself."""

from kompetensi.queries.hitung import BATAS, KELAS_CASE, SUMS_PLAIN, UNIT_FIELDS, join
from lib.sql import render

# Which row of the report a unit counts for; people placed in the chosen unit itself have a row of their own.
CABANG = """
    cabang (unit_id, baris_id) AS (
        SELECT unit_id, akar_id FROM cabang_pada(%(baris)s::bigint[], %(hari)s)
        WHERE akar_id IS DISTINCT FROM %(unit)s OR unit_id = akar_id
    )
"""

JABATAN = {
    "": "",
    "jenis": "JOIN pegawai_jabatan j ON j.id = p.jabatan_id AND j.jenis = %(jabatan)s",
    "kelompok": "JOIN pegawai_jabatan j ON j.id = p.jabatan_id AND j.kelompok = %(jabatan)s",
}
# The rank of that day; who has no history at all counts with the present one.
GOLONGAN = """
    JOIN LATERAL (
        SELECT g.skema, g.kode FROM pegawai_golongan g WHERE g.id = coalesce(
            (SELECT r.golongan_id FROM pegawai_riwayatgolongan r
             WHERE r.pegawai_id = p.pegawai_id AND r.tmt <= %(hari)s ORDER BY r.tmt DESC LIMIT 1),
            (SELECT q.golongan_id FROM pegawai_pegawai q WHERE q.id = p.pegawai_id
             AND NOT EXISTS (SELECT FROM pegawai_riwayatgolongan r WHERE r.pegawai_id = q.id))
        )
    ) g ON g.skema = %(skema)s AND g.kode LIKE %(golongan)s
"""
ORANG = """
    orang AS MATERIALIZED (
        SELECT p.pegawai_id, c.baris_id, p.unit_id, p.jabatan_id
        FROM penempatan_pada(%(hari)s) p
        JOIN cabang c ON c.unit_id = p.unit_id
        $jabatan $golongan
        WHERE p.status = 'definitif'
    )
"""

# One row per person and required competency of the kinds asked for.
DASAR_RIWAYAT = render(
    """
    diminati AS MATERIALIZED (SELECT id FROM kompetensi_kompetensi WHERE $kompetensi),
    resmi AS (
        SELECT n.pegawai_id, n.kompetensi_id, n.level FROM resmi_pada(%(hari)s, %(akhir_hari)s) n
        WHERE n.kompetensi_id = ANY(ARRAY(SELECT id FROM diminati)) $of_orang
    ),
    dasar AS (
        SELECT o.pegawai_id, o.baris_id, o.unit_id, o.jabatan_id, s.kompetensi_id, s.level AS standar, s.bobot, r.level
        FROM orang o
        JOIN kompetensi_standarkompetensi s ON s.jabatan_id = o.jabatan_id
        LEFT JOIN resmi r ON r.pegawai_id = o.pegawai_id AND r.kompetensi_id = s.kompetensi_id
        WHERE berlaku(s.berlaku_mulai, s.berlaku_sampai, %(hari)s)
          AND s.kompetensi_id IN (SELECT id FROM diminati)
    )
    """,
    kompetensi="$kompetensi",
    of_orang="$of_orang",
)
# Arrays, not joins: the index gives the results in the very order that DISTINCT ON needs, and a join would lose it.
OF_ORANG = "AND n.pegawai_id = ANY(ARRAY(SELECT pegawai_id FROM orang))"
KOMPETENSI = {False: "jenis = ANY(%(jenis)s)", True: "jenis = ANY(%(jenis)s) AND id = %(kompetensi)s"}

# macam 1: sums of a (row, competency); macam 2: people of a (row, JPM class).
RIWAYAT = render(
    """
    WITH RECURSIVE $dasar_with, $batas
    SELECT 1 AS macam, x.baris_id, x.kompetensi_id AS kunci, $sums
    FROM dasar x GROUP BY x.baris_id, x.kompetensi_id
    UNION ALL
    SELECT 2, baris_id, kelas, count(*), 0, 0, 0, 0, 0
    FROM (
        SELECT o.baris_id, $kelas AS kelas
        FROM orang o
        LEFT JOIN (
            SELECT pegawai_id, count(*) AS berstandar,
                coalesce(sum(standar * bobot) FILTER (WHERE level IS NOT NULL), 0) AS standar,
                coalesce(sum(least(level, standar) * bobot) FILTER (WHERE level IS NOT NULL), 0) AS capaian
            FROM dasar GROUP BY pegawai_id
        ) h USING (pegawai_id)
    ) k
    GROUP BY baris_id, kelas
    """,
    sums=SUMS_PLAIN,
    kelas=render(KELAS_CASE, berstandar="coalesce(h.berstandar, 0)", standar="h.standar", capaian="h.capaian"),
    dasar_with="$dasar_with",
    batas=BATAS,
)

# macam 0 says whether the summary holds for the day: no row of it means "read the history instead". One snapshot for all three.
RINGKASAN = render(
    """
    WITH segar AS MATERIALIZED (
        SELECT 1 WHERE EXISTS (SELECT FROM kompetensi_tandaringkasan WHERE tanggal = %(hari)s)
          AND NOT EXISTS (SELECT FROM kompetensi_perludihitung)
    )
    SELECT 0 AS macam, 0 AS baris_id, 0 AS kunci, $zeros FROM segar
    UNION ALL
    SELECT 1, r.unit_id, r.kompetensi_id, $fields
    FROM kompetensi_ringkasanunit r
    WHERE r.unit_id = ANY(%(baris)s) AND r.berstandar > 0 AND EXISTS (SELECT FROM segar)
      AND r.kompetensi_id IN (SELECT id FROM kompetensi_kompetensi WHERE jenis = ANY(%(jenis)s))
    UNION ALL
    SELECT 2, r.unit_id, r.kelas, r.jumlah, 0, 0, 0, 0, 0
    FROM kompetensi_ringkasanjpm r
    WHERE r.unit_id = ANY(%(baris)s) AND r.lingkup = %(lingkup)s AND r.jumlah > 0 AND EXISTS (SELECT FROM segar)
    """,
    zeros=join(UNIT_FIELDS, "0 AS {}".format),
    fields=join(UNIT_FIELDS, "r.{}".format),
)

SEL = """
    WITH RECURSIVE $dasar_with
    SELECT x.baris_id, u.sebutan,
        count(*) FILTER (WHERE x.level < x.standar) AS di_bawah,
        count(*) FILTER (WHERE x.level >= x.standar AND x.level < x.standar + 1) AS sesuai,
        count(*) FILTER (WHERE x.level >= x.standar + 1) AS di_atas,
        count(*) FILTER (WHERE x.level IS NULL) AS belum
    FROM dasar x JOIN pegawai_unitkerja u ON u.id = x.baris_id
    GROUP BY x.baris_id, u.sebutan
"""

KEADAAN = {
    "": "true",
    "kurang": "x.level < x.standar",
    "memenuhi": "x.level >= x.standar",
    "belum": "x.level IS NULL",
}
# OFFSET 0 keeps a condition on the level outside: inside it would make the outer join an inner one, and the planner, which takes the
# results for a handful, would pair every result of a competency with every standard of it.
TERPAGAR = "(SELECT * FROM dasar OFFSET 0)"
SUMBER = {"": "dasar", "kurang": TERPAGAR, "memenuhi": TERPAGAR, "belum": "dasar"}
ORDERS = {
    "-kurang": "x.standar - x.level DESC NULLS LAST, lower(p.nama), p.id, k.urutan",
    "kurang": "x.standar - x.level NULLS LAST, lower(p.nama), p.id, k.urutan",
    "nama": "lower(p.nama), p.id, k.urutan",
    "-nama": "lower(p.nama) DESC, p.id, k.urutan",
    "unit": "u.sebutan, lower(p.nama), p.id, k.urutan",
    "-unit": "u.sebutan DESC, lower(p.nama), p.id, k.urutan",
}
PEGAWAI_COUNT = """
    WITH RECURSIVE $dasar_with
    SELECT count(*), count(DISTINCT x.pegawai_id) FROM $sumber x WHERE $keadaan $terlihat
"""
# With each line how many there are, and the people in them: the names are joined to what was counted. Of all lines the levels are not
# asked for to count them, so nothing is kept.
SIMPAN = {"": "NOT MATERIALIZED", "kurang": "MATERIALIZED", "memenuhi": "MATERIALIZED", "belum": "MATERIALIZED"}
PEGAWAI = """
    WITH RECURSIVE $dasar_with,
    pilih AS $simpan (SELECT x.* FROM $sumber x WHERE $keadaan $terlihat)
    SELECT (SELECT count(*) FROM pilih), (SELECT count(*) FROM (SELECT DISTINCT pegawai_id FROM pilih) o),
        p.id, p.nip, p.nama, u.sebutan, j.nama, k.id, k.nama, x.standar, x.level,
        CASE WHEN x.level IS NOT NULL THEN greatest(x.standar - x.level, 0) END
    FROM pilih x
    JOIN pegawai_pegawai p ON p.id = x.pegawai_id
    JOIN pegawai_unitkerja u ON u.id = x.unit_id
    JOIN pegawai_jabatan j ON j.id = x.jabatan_id
    JOIN kompetensi_kompetensi k ON k.id = x.kompetensi_id
    ORDER BY $urut LIMIT %(batas)s OFFSET %(lompat)s
"""
# Of a past day only people who are still in the reader's scope are named.
TERLIHAT = """AND x.pegawai_id IN (
    SELECT p.pegawai_id FROM penempatan_pada(%(hari_ini)s) p
    WHERE p.status = 'definitif'
      AND p.unit_id IN (
        SELECT unit_id FROM cabang_pada(%(akar)s::bigint[], %(hari_ini)s)
    )
)"""


def with_dasar(*, jabatan: str, golongan: bool, kompetensi: bool, sebagian: bool) -> str:
    """The WITH items cabang, orang and dasar for these filters; `sebagian` reads only the results of the people in the scope."""
    orang = render(ORANG, jabatan=JABATAN[jabatan], golongan=GOLONGAN if golongan else "")
    dasar = render(DASAR_RIWAYAT, kompetensi=KOMPETENSI[kompetensi], of_orang=OF_ORANG if sebagian else "")
    return f"{CABANG}, {orang}, {dasar}"
