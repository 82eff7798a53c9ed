"""The statements that the heat map is measured against: what one would write by hand for these numbers and this filter alone."""

from datetime import date
from typing import Any

from django.utils import timezone

YEARS_BACK = 2


def past_day() -> date:
    today = timezone.localdate()
    return date(today.year - YEARS_BACK, today.month, min(today.day, 28))


def parameters() -> dict[str, Any]:
    return {"today": timezone.localdate(), "past": past_day()}


# From the maintained summary: perangkat daerah x competency, and people per JPM class.
TODAY_SQL = """
    SELECT u.id, r.kompetensi_id, r.berstandar, r.dinilai, r.memenuhi, r.jumlah_kurang, r.jumlah_standar, r.jumlah_capaian
    FROM kompetensi_ringkasanunit r
    JOIN pegawai_unitkerja u ON u.id = r.unit_id AND u.induk_id IS NULL
    JOIN kompetensi_kompetensi k ON k.id = r.kompetensi_id AND k.jenis IN ('manajerial', 'sosial_kultural')
    UNION ALL
    SELECT u.id, NULL, j.kelas, j.jumlah, 0, 0, 0, 0
    FROM kompetensi_ringkasanjpm j JOIN pegawai_unitkerja u ON u.id = j.unit_id AND u.induk_id IS NULL
    WHERE j.lingkup = 'umum'
"""

# The same two from the tables of record: PNS of golongan III in functional positions on a day two years ago.
PAST_SQL = """
    WITH RECURSIVE akar AS (
        SELECT id, id AS pd FROM pegawai_unitkerja WHERE induk_id IS NULL
        UNION ALL
        SELECT u.id, akar.pd FROM pegawai_unitkerja u JOIN akar ON u.induk_id = akar.id
    ),
    orang AS MATERIALIZED (
        SELECT p.pegawai_id, akar.pd, p.jabatan_id
        FROM pegawai_penempatan p
        JOIN akar ON akar.id = p.unit_id
        JOIN pegawai_jabatan j ON j.id = p.jabatan_id AND j.jenis = 'fungsional'
        WHERE p.status = 'definitif' AND p.mulai <= %(past)s AND (p.selesai IS NULL OR p.selesai > %(past)s)
          AND (
            SELECT g.kode FROM pegawai_riwayatgolongan r JOIN pegawai_golongan g ON g.id = r.golongan_id
            WHERE r.pegawai_id = p.pegawai_id AND r.tmt <= %(past)s ORDER BY r.tmt DESC LIMIT 1
          ) LIKE 'III/%%'
    ),
    kini AS (
        SELECT DISTINCT ON (n.pegawai_id, n.kompetensi_id) n.pegawai_id, n.kompetensi_id, n.level
        FROM kompetensi_penilaian n
        JOIN orang o ON o.pegawai_id = n.pegawai_id
        JOIN kompetensi_kompetensi k ON k.id = n.kompetensi_id AND k.jenis IN ('manajerial', 'sosial_kultural')
        WHERE n.sumber IN ('asesmen', 'uji') AND n.tanggal <= %(past)s AND n.berlaku_sampai > %(past)s
          AND (n.dibatalkan_pada IS NULL OR n.dibatalkan_pada >= %(past)s::date + 1)
        ORDER BY n.pegawai_id, n.kompetensi_id, n.tanggal DESC, n.sumber, n.id DESC
    ),
    dasar AS MATERIALIZED (
        SELECT o.pegawai_id, o.pd, s.kompetensi_id, s.level AS standar, s.bobot, kini.level
        FROM orang o
        JOIN kompetensi_standarkompetensi s ON s.jabatan_id = o.jabatan_id
        JOIN kompetensi_kompetensi k ON k.id = s.kompetensi_id AND k.jenis IN ('manajerial', 'sosial_kultural')
        LEFT JOIN kini ON kini.pegawai_id = o.pegawai_id AND kini.kompetensi_id = s.kompetensi_id
        WHERE s.berlaku_mulai <= %(past)s AND (s.berlaku_sampai IS NULL OR s.berlaku_sampai > %(past)s)
    )
    SELECT pd, kompetensi_id, count(*), count(level), count(*) FILTER (WHERE level >= standar),
           coalesce(sum(standar - level) FILTER (WHERE level < standar), 0), sum(standar * bobot) FILTER (WHERE level IS NOT NULL),
           sum(least(level, standar) * bobot) FILTER (WHERE level IS NOT NULL)
    FROM dasar GROUP BY pd, kompetensi_id
    UNION ALL
    SELECT pd, NULL, kelas, count(*), 0, 0, 0, 0
    FROM (
        SELECT pd, CASE WHEN sum(standar * bobot) FILTER (WHERE level IS NOT NULL) IS NULL THEN -1 ELSE floor(
            100 * sum(least(level, standar) * bobot) / sum(standar * bobot) FILTER (WHERE level IS NOT NULL)) END AS kelas
        FROM dasar GROUP BY pd, pegawai_id
    ) jpm GROUP BY pd, kelas
"""
