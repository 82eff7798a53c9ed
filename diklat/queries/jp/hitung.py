"""What the JP of people are by what happened and the rules in force on the day: one statement derives, compares and writes.

Every source gives hours by day: a session attended, a meeting that both confirmed, a day of a verified course elsewhere (its JP spread
evenly, so that a course over New Year splits and the remainder falls to the later year). Of one kind of training a person gets at most
the daily limit, in the order of the day: sessions as they begin, then meetings, then training elsewhere.
"""

from typing import Any

from diklat.models.pendaftaran import GUGUR
from diklat.queries.ketentuan import ketentuan_sql
from diklat.queries.penugasan import penugasan_sql
from lib import waktu
from lib.sql import codes, render

# A kind without a rule on that day counts as it is scheduled or certified, without a limit.
RULE = """
    LEFT JOIN diklat_aturanjp a ON a.jenis_id = x.jenis_id AND berlaku(a.berlaku_mulai, a.berlaku_sampai, x.tanggal)
"""
# macam: 1 session, 2 meeting, 3 training elsewhere.
DERIVED = render(
    """
    sesi_hadir AS (
        SELECT d.pegawai_id, p.jenis_id, (s.mulai AT TIME ZONE %(zona)s)::date AS tanggal, s.mulai AS urut, k.id AS kunci,
            d.id AS pendaftaran_id, s.jp, extract(epoch FROM s.selesai - s.mulai) / 60 AS menit,
            $penugasan AS is_penugasan
        FROM diklat_kehadiran k
        JOIN diklat_pendaftaran d ON d.id = k.pendaftaran_id
        JOIN diklat_sesi s ON s.id = k.sesi_id
        JOIN diklat_angkatan n ON n.id = s.angkatan_id
        JOIN diklat_program p ON p.id = n.program_id
        JOIN diklat_jenisdiklat j ON j.id = p.jenis_id
        WHERE k.status = 'H' AND NOT s.is_batal AND d.status NOT IN $gugur
          AND (d.status <> 'tidak_lulus' OR 'batalkan_kelulusan' IS DISTINCT FROM (
              SELECT t.aksi FROM diklat_transisi t WHERE t.pendaftaran_id = d.id AND t.dari <> t.ke ORDER BY t.waktu DESC, t.id DESC LIMIT 1
          )) $of_peserta
    ),
    temu AS (
        SELECT o.pegawai_id, p.jenis_id, t.tanggal, t.id AS kunci, m.id AS mentoring_id, t.menit
        FROM diklat_pertemuanmentoring t
        JOIN diklat_mentoring m ON m.id = t.mentoring_id
        JOIN diklat_program p ON p.id = m.program_id
        CROSS JOIN LATERAL (VALUES (m.mentor_id), (m.mentee_id)) o (pegawai_id)
        WHERE t.mentor_setuju IS NOT NULL AND t.mentee_setuju IS NOT NULL $of_pasangan
    ),
    luar AS (
        SELECT x.*, CASE WHEN a.cara = 'penugasan' THEN least(x.jp, a.jp) ELSE x.jp END AS total, x.selesai - x.tanggal + 1 AS lama
        FROM (
            SELECT r.id AS kunci, r.pegawai_id, r.jenis_id, r.mulai AS tanggal, r.selesai, r.jp, r.is_penugasan
            FROM diklat_riwayatluar r WHERE r.status = 'diverifikasi' $of_riwayat
        ) x $rule
    ),
    satuan AS (
        SELECT 1 AS macam, x.pegawai_id, x.jenis_id, x.tanggal, x.urut, x.kunci, x.pendaftaran_id, x.is_penugasan, a.batas_harian,
            CASE a.cara
                WHEN 'jam' THEN floor(x.menit / m.menit_per_jp)
                WHEN 'pertemuan' THEN a.jp
                WHEN 'penugasan' THEN
                    CASE WHEN row_number() OVER (PARTITION BY x.pendaftaran_id, a.cara ORDER BY x.urut, x.kunci) = 1 THEN a.jp ELSE 0 END
                ELSE x.jp
            END::int AS jp
        FROM sesi_hadir x $rule $menit
        UNION ALL
        SELECT 2, x.pegawai_id, x.jenis_id, x.tanggal, NULL, x.kunci, NULL, false, a.batas_harian,
            CASE a.cara
                WHEN 'pertemuan' THEN a.jp
                WHEN 'penugasan' THEN
                    CASE WHEN row_number() OVER (PARTITION BY x.pegawai_id, x.mentoring_id, a.cara ORDER BY x.tanggal, x.kunci) = 1
                    THEN a.jp ELSE 0 END
                ELSE floor(x.menit / m.menit_per_jp)
            END::int
        FROM temu x $rule $menit
        UNION ALL
        SELECT 3, x.pegawai_id, x.jenis_id, x.tanggal, NULL, x.kunci, NULL, x.is_penugasan, a.batas_harian, x.jp
        FROM (
            SELECT l.pegawai_id, l.jenis_id, l.kunci, l.is_penugasan, l.tanggal + h.ke AS tanggal,
                l.total * (h.ke + 1) / l.lama - l.total * h.ke / l.lama AS jp
            FROM luar l CROSS JOIN LATERAL generate_series(0, l.lama - 1) h (ke)
        ) x $rule
    ),
    berjalan AS (
        SELECT *, sum(jp) OVER (
            PARTITION BY pegawai_id, jenis_id, tanggal ORDER BY macam, urut, kunci ROWS UNBOUNDED PRECEDING
        ) AS sampai
        FROM satuan WHERE jp > 0
    ),
    diakui AS (
        SELECT *, greatest(0, least(jp, batas_harian - sampai + jp)) AS dapat FROM berjalan
    ),
    baru AS (
        SELECT pegawai_id, macam, kunci, 0 AS tahun_kunci, pendaftaran_id, tanggal, dapat::int AS jp, is_penugasan
        FROM diakui WHERE macam < 3
        UNION ALL
        SELECT pegawai_id, 3, kunci, extract(year FROM tanggal)::int, NULL, max(tanggal), sum(dapat)::int, is_penugasan
        FROM diakui WHERE macam = 3 GROUP BY pegawai_id, kunci, extract(year FROM tanggal), is_penugasan
    ),
    lama AS (
        SELECT c.id, c.pegawai_id, CASE WHEN c.kehadiran_id IS NOT NULL THEN 1 WHEN c.pertemuan_id IS NOT NULL THEN 2 ELSE 3 END AS macam,
            coalesce(c.kehadiran_id, c.pertemuan_id, c.riwayat_luar_id) AS kunci,
            CASE WHEN c.riwayat_luar_id IS NULL THEN 0 ELSE c.tahun END AS tahun_kunci, c.pendaftaran_id, c.tanggal, c.jp, c.is_penugasan
        FROM diklat_catatanjp c WHERE true $of_catatan
    ),
    selisih AS MATERIALIZED (
        SELECT pegawai_id, macam, kunci, lama.id AS lama_id, baru.pendaftaran_id, baru.tanggal, baru.jp, baru.is_penugasan,
            lama.tanggal AS tanggal_lama, lama.jp AS jp_lama
        FROM baru FULL JOIN lama USING (pegawai_id, macam, kunci, tahun_kunci)
        WHERE (baru.pendaftaran_id, baru.tanggal, baru.jp, baru.is_penugasan)
            IS DISTINCT FROM (lama.pendaftaran_id, lama.tanggal, lama.jp, lama.is_penugasan)
    )
    """,
    rule=RULE,
    menit=f"CROSS JOIN LATERAL ({ketentuan_sql('x.tanggal')}) m",
    gugur=codes(GUGUR),
    penugasan=penugasan_sql("d.jalur", "p.persetujuan", "j.siasn_id"),
    **{name: f"${name}" for name in ("of_peserta", "of_pasangan", "of_riwayat", "of_catatan")},
)
SOME = {
    "of_peserta": "AND d.pegawai_id = ANY(%(pegawai)s)",
    "of_pasangan": "AND o.pegawai_id = ANY(%(pegawai)s)",
    "of_riwayat": "AND r.pegawai_id = ANY(%(pegawai)s)",
    "of_catatan": "AND c.pegawai_id = ANY(%(pegawai)s)",
}
SELISIH = {True: render(DERIVED, **SOME), False: render(DERIVED, **dict.fromkeys(SOME, ""))}
# Rows that differ only, so that the others keep their keys: deleted, changed and new rows never have a key in common.
TULIS_SELISIH = """
    WITH $selisih,
    hapus AS (DELETE FROM diklat_catatanjp c USING selisih s WHERE c.id = s.lama_id AND s.tanggal IS NULL),
    ubah AS (
        UPDATE diklat_catatanjp c
        SET tanggal = s.tanggal, tahun = extract(year FROM s.tanggal), jp = s.jp, is_penugasan = s.is_penugasan,
            pendaftaran_id = s.pendaftaran_id
        FROM selisih s WHERE c.id = s.lama_id AND s.tanggal IS NOT NULL
    )
    INSERT INTO diklat_catatanjp (pegawai_id, tanggal, tahun, jp, is_penugasan, pendaftaran_id, kehadiran_id, pertemuan_id, riwayat_luar_id)
    SELECT pegawai_id, tanggal, extract(year FROM tanggal), jp, is_penugasan, pendaftaran_id,
        CASE macam WHEN 1 THEN kunci END, CASE macam WHEN 2 THEN kunci END, CASE macam WHEN 3 THEN kunci END
    FROM selisih WHERE lama_id IS NULL ORDER BY pegawai_id, tanggal, macam, kunci
"""
TULIS = {some: render(TULIS_SELISIH, selisih=selisih) for some, selisih in SELISIH.items()}
COUNT_SELISIH = render("WITH $selisih SELECT count(*) FROM selisih", selisih=SELISIH[False])
# By person whose sum of the year changes: people who gain, people who lose, JP gained, JP lost.
DAMPAK = render(
    """
    WITH $selisih,
    orang AS (
        SELECT pegawai_id, coalesce(sum(jp) FILTER (WHERE extract(year FROM tanggal) = %(tahun)s), 0)
            - coalesce(sum(jp_lama) FILTER (WHERE extract(year FROM tanggal_lama) = %(tahun)s), 0) AS ubah
        FROM selisih GROUP BY pegawai_id
    )
    SELECT count(*) FILTER (WHERE ubah > 0), count(*) FILTER (WHERE ubah < 0),
        coalesce(sum(ubah) FILTER (WHERE ubah > 0), 0)::int, -coalesce(sum(ubah) FILTER (WHERE ubah < 0), 0)::int
    FROM orang
    """,
    selisih=SELISIH[False],
)


def parameters(**values: Any) -> dict[str, Any]:
    return {"zona": waktu.zone_name(), **values}
