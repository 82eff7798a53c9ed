"""How a profile is derived on a day, in SQL that the refresh, the rebuild, the check and the reports share.

One meaning in one place: posting in force, standard in force, latest valid official result. See docs/keputusan on the maintained summary.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from kompetensi.models.penilaian import OFFICIAL, end_of
from lib.sql import codes, render

OFFICIAL_SQL = codes(OFFICIAL)
# What `resmi_pada` and `indikatif_pada` say, where each row has a day of its own (docs/keputusan/0042). The newest of a kind first.
BERLAKU_SQL = "hasil_berlaku(n.tanggal, n.berlaku_sampai, n.dibatalkan_pada, {hari}, 'infinity')".format
TERBARU_SQL = f"n.tanggal DESC, CASE WHEN n.sumber IN {OFFICIAL_SQL} THEN n.sumber END, n.id DESC"
# Evidence as one number that sorts so too; its last nine bits are the level times 100 (docs/keputusan/0042).
KUNCI_SQL = "(((n.tanggal - DATE '1900-01-01')::bigint * 2 + (n.sumber = 'asesmen')::int) << 44) + (n.id << 9) + (n.level * 100)::int"


def on_day(day: date) -> dict[str, Any]:
    """The parameters of a derivation; a cancellation counts from the day it was made, in local time."""
    return {"hari": day, "akhir_hari": end_of(day)}


DERIVED = """
    orang AS MATERIALIZED (
        SELECT p.pegawai_id, p.unit_id, p.jabatan_id
        FROM penempatan_pada(%(hari)s) p
        WHERE p.status = 'definitif' $of_orang
    ),
    resmi AS (
        SELECT n.pegawai_id, n.kompetensi_id, n.level, n.id FROM resmi_pada(%(hari)s, %(akhir_hari)s) n WHERE true $of_penilaian
    ),
    indikatif AS (
        SELECT n.pegawai_id, n.kompetensi_id, n.level, n.sumber, n.tanggal
        FROM indikatif_pada(%(hari)s, %(akhir_hari)s) n WHERE true $of_penilaian
    ),
    diminta AS (
        SELECT o.pegawai_id, s.kompetensi_id, s.level AS standar, s.bobot
        FROM orang o
        JOIN kompetensi_standarkompetensi s ON s.jabatan_id = o.jabatan_id
        WHERE berlaku(s.berlaku_mulai, s.berlaku_sampai, %(hari)s)
    ),
    baru AS MATERIALIZED (
        SELECT o.pegawai_id, k.kompetensi_id, o.unit_id, k.standar, coalesce(k.bobot, 1) AS bobot, k.level, k.penilaian_id,
            k.level_indikatif, coalesce(k.sumber_indikatif, '') AS sumber_indikatif, k.tanggal_indikatif
        FROM orang o
        JOIN (
            SELECT pegawai_id, kompetensi_id, d.standar, d.bobot, r.level, r.id AS penilaian_id,
                i.level AS level_indikatif, i.sumber AS sumber_indikatif, i.tanggal AS tanggal_indikatif
            FROM diminta d
            FULL JOIN resmi r USING (pegawai_id, kompetensi_id)
            FULL JOIN indikatif i USING (pegawai_id, kompetensi_id)
        ) k USING (pegawai_id)
    ),
    orang_baru AS MATERIALIZED (
        SELECT o.pegawai_id, o.unit_id,
            count(b.standar) AS berstandar,
            count(b.level) FILTER (WHERE b.standar IS NOT NULL) AS dinilai,
            count(*) FILTER (WHERE b.level >= b.standar) AS memenuhi,
            coalesce(sum(b.standar * b.bobot) FILTER (WHERE b.level IS NOT NULL), 0) AS jumlah_standar,
            coalesce(sum(least(b.level, b.standar) * b.bobot) FILTER (WHERE b.level IS NOT NULL AND b.standar IS NOT NULL), 0)
                AS jumlah_capaian,
            coalesce(sum(b.level * b.bobot) FILTER (WHERE b.standar IS NOT NULL), 0) AS jumlah_level
        FROM orang o LEFT JOIN baru b USING (pegawai_id)
        GROUP BY o.pegawai_id, o.unit_id
    )
"""


def derive(*, some: bool) -> str:
    """The WITH items `baru` (person x competency) and `orang_baru` (person); `some` limits them to ANY(%(pegawai)s)."""
    return render(
        DERIVED,
        of_orang="AND p.pegawai_id = ANY(%(pegawai)s)" if some else "",
        of_penilaian="AND n.pegawai_id = ANY(%(pegawai)s)" if some else "",
    )


PROFIL_FIELDS = ("unit_id", "standar", "bobot", "level", "penilaian_id", "level_indikatif", "sumber_indikatif", "tanggal_indikatif")
ORANG_FIELDS = ("unit_id", "berstandar", "dinilai", "memenuhi", "jumlah_standar", "jumlah_capaian", "jumlah_level")
UNIT_FIELDS = ("berstandar", "dinilai", "memenuhi", "jumlah_kurang", "jumlah_standar", "jumlah_capaian")


def join(fields: tuple[str, ...], shape: Callable[[str], str] = str, by: str = ", ") -> str:
    return by.join(shape(field) for field in fields)


# Writes only rows that differ: the nightly rebuild touches few, and readers never see a half-empty table.
TULIS_PROFIL = render(
    """
    tulis AS (
        INSERT INTO kompetensi_profilkompetensi (pegawai_id, kompetensi_id, $fields)
        SELECT b.pegawai_id, b.kompetensi_id, $new
        FROM baru b LEFT JOIN lama l USING (pegawai_id, kompetensi_id)
        WHERE l.pegawai_id IS NULL OR ($new) IS DISTINCT FROM ($old)
        ON CONFLICT (pegawai_id, kompetensi_id) DO UPDATE SET $set
    ),
    hapus AS (
        DELETE FROM kompetensi_profilkompetensi p USING lama l
        WHERE p.pegawai_id = l.pegawai_id AND p.kompetensi_id = l.kompetensi_id
          AND NOT EXISTS (SELECT FROM baru b WHERE b.pegawai_id = l.pegawai_id AND b.kompetensi_id = l.kompetensi_id)
    ),
    tulis_orang AS (
        INSERT INTO kompetensi_profilpegawai (pegawai_id, $orang_fields)
        SELECT b.pegawai_id, $orang_new
        FROM orang_baru b LEFT JOIN orang_lama l USING (pegawai_id)
        WHERE l.pegawai_id IS NULL OR ($orang_new) IS DISTINCT FROM ($orang_old)
        ON CONFLICT (pegawai_id) DO UPDATE SET $orang_set
    ),
    hapus_orang AS (
        DELETE FROM kompetensi_profilpegawai p USING orang_lama l
        WHERE p.pegawai_id = l.pegawai_id AND NOT EXISTS (SELECT FROM orang_baru b WHERE b.pegawai_id = l.pegawai_id)
    )
    """,
    fields=join(PROFIL_FIELDS),
    new=join(PROFIL_FIELDS, "b.{}".format),
    old=join(PROFIL_FIELDS, "l.{}".format),
    set=join(PROFIL_FIELDS, "{0} = excluded.{0}".format),
    orang_fields=join(ORANG_FIELDS),
    orang_new=join(ORANG_FIELDS, "b.{}".format),
    orang_old=join(ORANG_FIELDS, "l.{}".format),
    orang_set=join(ORANG_FIELDS, "{0} = excluded.{0}".format),
)

# Sums over rows `x` of people and competencies they are required to have.
SUMS = """
    sum($one) AS berstandar,
    coalesce(sum($one) FILTER (WHERE x.level IS NOT NULL), 0) AS dinilai,
    coalesce(sum($one) FILTER (WHERE x.level >= x.standar), 0) AS memenuhi,
    coalesce(sum($times (x.standar - x.level)) FILTER (WHERE x.level < x.standar), 0) AS jumlah_kurang,
    coalesce(sum($times x.standar * x.bobot) FILTER (WHERE x.level IS NOT NULL), 0) AS jumlah_standar,
    coalesce(sum($times least(x.level, x.standar) * x.bobot) FILTER (WHERE x.level IS NOT NULL), 0) AS jumlah_capaian
"""
SUMS_PLAIN = render(SUMS, one="1", times="")
SUMS_SIGNED = render(SUMS, one="x.arah", times="x.arah *")  # +1 for what is, -1 for what was

# The class of a JPM: the highest limit it reaches (see RingkasanJPM). The quotient has 16 digits and the limits two: no rounding can
# carry a value over a limit.
BATAS = """
    batas (nilai) AS MATERIALIZED (
        SELECT array_agg(b ORDER BY b) FROM (SELECT 0::numeric UNION SELECT batas_bawah FROM kompetensi_batasjpm) t (b)
    )
"""
KELAS_CASE = """
    CASE WHEN $berstandar = 0 THEN -2
        WHEN $standar = 0 THEN -1
        ELSE 100 * (SELECT nilai FROM batas)[width_bucket(100 * $capaian / $standar, (SELECT nilai FROM batas))]
    END
"""

# The class of each person within each kind of competency, over the rows of $rows and the people of $people.
KELAS = """
    SELECT o.unit_id, g.lingkup, $kelas AS kelas
    FROM $people o
    CROSS JOIN lingkup g
    LEFT JOIN (
        SELECT b.pegawai_id, k.jenis, count(*) AS berstandar,
            sum(b.standar * b.bobot) FILTER (WHERE b.level IS NOT NULL) AS standar,
            sum(least(b.level, b.standar) * b.bobot) FILTER (WHERE b.level IS NOT NULL) AS capaian
        FROM $rows b JOIN kompetensi_kompetensi k ON k.id = b.kompetensi_id
        WHERE b.standar IS NOT NULL
        GROUP BY b.pegawai_id, k.jenis
    ) h ON h.pegawai_id = o.pegawai_id AND h.jenis = ANY(g.jenis)
    GROUP BY o.pegawai_id, o.unit_id, g.lingkup
"""


def classes(*, people: str, rows: str) -> str:
    total = {name: f"coalesce(sum(h.{name}), 0)" for name in ("berstandar", "standar", "capaian")}
    return render(KELAS, people=people, rows=rows, kelas=render(KELAS_CASE, **total))


JENIS_OF_LINGKUP = {
    "umum": ("manajerial", "sosial_kultural"),
    "manajerial": ("manajerial",),
    "sosial_kultural": ("sosial_kultural",),
    "teknis": ("teknis",),
    "pemerintahan": ("pemerintahan",),
    "semua": ("manajerial", "sosial_kultural", "teknis", "pemerintahan"),
}
LINGKUP = BATAS + ", lingkup (lingkup, jenis) AS (VALUES {})".format(
    ", ".join(f"('{name}', ARRAY{list(jenis)})" for name, jenis in JENIS_OF_LINGKUP.items())
)

BANGUN_PROFIL = render(
    """
    WITH $derived,
    lama AS (SELECT * FROM kompetensi_profilkompetensi),
    orang_lama AS (SELECT * FROM kompetensi_profilpegawai),
    $tulis
    SELECT 1
    """,
    derived=derive(some=False),
    tulis=TULIS_PROFIL,
)
