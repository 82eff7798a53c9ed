"""Which points everybody has by what happened and the rules in force on the day of each event, and how the ledger differs from that.

One statement derives, compares and writes. An event is a person, a kind, a day, a name of its own (`sumber`), units that multiply the
points, and a measure that a rule's threshold is held against. See docs/keputusan/0017.
"""

from typing import Final

from kompetensi.queries.hitung import BERLAKU_SQL, OFFICIAL_SQL, TERBARU_SQL
from lib.sql import render
from pegawai.models.referensi import JenisASN

# Sets of rules with the days of events that they rule.
VERSI: Final = """
    versi AS (
        SELECT v.id, v.kedudukan, v.berlaku_mulai AS dari, lead(v.berlaku_mulai) OVER (ORDER BY v.berlaku_mulai) AS sampai
        FROM insentif_versiaturan v WHERE v.status = 'terbit'
    )
"""
# Of each kind of employment: somebody may have been of a kind on the day of an event that nobody is of today.
ATURAN: Final = render(
    """
    aturan AS MATERIALIZED (
        SELECT r.id, r.kejadian, r.poin, r.pengali_celah, r.batas_tahun, coalesce(nullif(r.kelompok_batas, ''), r.kejadian) AS kelompok,
            ARRAY(SELECT k.id FROM pegawai_kedudukanhukum k WHERE k.siasn_id = ANY(v.kedudukan)) AS kedudukan, v.dari, v.sampai,
            j.jenis_asn, r.ambang,
            lead(r.ambang) OVER urut AS ambang_atas, lag(r.ambang) OVER urut AS ambang_bawah
        FROM insentif_aturanpoin r
        JOIN versi v ON v.id = r.versi_id
        CROSS JOIN (VALUES $jenis) j (jenis_asn)
        WHERE r.jenis_asn = '{}' OR j.jenis_asn = ANY(r.jenis_asn)
        WINDOW urut AS (PARTITION BY r.versi_id, r.kejadian, j.jenis_asn ORDER BY r.ambang)
    )
    """,
    jenis=", ".join(f"('{jenis}')" for jenis in JenisASN.values),
)
PERISTIWA: Final = render(
    """
    kelulusan AS MATERIALIZED (
        SELECT d.id, d.pegawai_id, a.selesai AS tanggal, d.nilai_akhir, d.jabatan_id, d.program_id,
            (d.dibuat AT TIME ZONE %(zona)s)::date AS daftar
        FROM diklat_pendaftaran d JOIN diklat_angkatan a ON a.id = d.angkatan_id
        WHERE d.status = 'lulus' $orang_d
    ),
    jp_lulus AS (
        SELECT c.pendaftaran_id, sum(c.jp) AS jp FROM diklat_catatanjp c WHERE c.pendaftaran_id IS NOT NULL $orang_c GROUP BY 1
    ),
    -- of each competency the level in force on the day of application: the newest official result, and the newest other one
    punya AS (
        SELECT DISTINCT ON (l.id, k.kompetensi_id, n.sumber IN $official) l.id, k.kompetensi_id, n.level, least(s.level, k.level) AS diminta
        FROM kelulusan l
        JOIN diklat_programkompetensi k ON k.program_id = l.program_id
        JOIN kompetensi_standarkompetensi s ON s.jabatan_id = l.jabatan_id AND s.kompetensi_id = k.kompetensi_id
         AND berlaku(s.berlaku_mulai, s.berlaku_sampai, l.daftar)
        JOIN kompetensi_penilaian n ON n.pegawai_id = l.pegawai_id AND n.kompetensi_id = k.kompetensi_id AND $berlaku $orang_n
        ORDER BY l.id, k.kompetensi_id, n.sumber IN $official, $terbaru
    ),
    menutup_celah AS (
        SELECT DISTINCT id FROM (SELECT id FROM punya GROUP BY id, kompetensi_id HAVING max(level) < min(diminta)) celah
    ),
    jp_berjalan AS (
        SELECT c.pegawai_id, c.tahun, c.tanggal, sum(c.jp) OVER (PARTITION BY c.pegawai_id, c.tahun ORDER BY c.tanggal, c.id) AS sampai
        FROM diklat_catatanjp c WHERE true $orang_c
    ),
    peristiwa AS (
        SELECT l.pegawai_id, 'lulus' AS kejadian, l.tanggal, 'lulus:' || l.id AS sumber, j.jp::numeric AS satuan, NULL::numeric AS ukuran,
            m.id IS NOT NULL AS is_celah
        FROM kelulusan l JOIN jp_lulus j ON j.pendaftaran_id = l.id LEFT JOIN menutup_celah m ON m.id = l.id
        UNION ALL
        SELECT l.pegawai_id, 'kualifikasi', l.tanggal, 'kualifikasi:' || l.id, NULL, l.nilai_akhir, false
        FROM kelulusan l WHERE l.nilai_akhir IS NOT NULL
        UNION ALL
        SELECT l.pegawai_id, 'n_gain', l.tanggal, 'n_gain:' || l.id, NULL, t.gain, false
        FROM kelulusan l JOIN evaluasi_nilaites t ON t.pendaftaran_id = l.id WHERE t.gain > 0
        UNION ALL
        SELECT c.pegawai_id, 'luar', max(c.tanggal), 'luar:' || c.riwayat_luar_id || ':' || c.tahun, sum(c.jp), NULL, false
        FROM diklat_catatanjp c WHERE c.riwayat_luar_id IS NOT NULL $orang_c GROUP BY c.pegawai_id, c.riwayat_luar_id, c.tahun
        UNION ALL
        SELECT p.pegawai_id, 'umpan_balik', s.tutup, 'umpan:' || s.id || ':' || p.pegawai_id, NULL, NULL, false
        FROM evaluasi_partisipasisurvei p JOIN evaluasi_survei s ON s.id = p.survei_id
        WHERE s.jenis = 'umpan_balik' AND s.status IN ('ditutup', 'menunggu', 'dirilis') $orang_p
        UNION ALL
        SELECT m.mentor_id, 'mentoring', t.tanggal, 'temu:' || t.id || ':' || m.mentor_id, NULL, NULL, false
        FROM diklat_pertemuanmentoring t JOIN diklat_mentoring m ON m.id = t.mentoring_id
        WHERE t.mentor_setuju IS NOT NULL AND t.mentee_setuju IS NOT NULL $orang_m
        UNION ALL
        SELECT n.pegawai_id, 'berbagi', (s.mulai AT TIME ZONE %(zona)s)::date, 'berbagi:' || s.id || ':' || n.pegawai_id, NULL,
            count(*), false
        FROM diklat_narasumber n
        JOIN diklat_sesi s ON s.narasumber_id = n.id AND NOT s.is_batal
        JOIN diklat_kehadiran k ON k.sesi_id = s.id AND k.status = 'H'
        WHERE n.pegawai_id IS NOT NULL $orang_n GROUP BY n.pegawai_id, s.id
        UNION ALL
        SELECT e.penilai_id, 'pasca_' || e.peran, (e.dikirim_pada AT TIME ZONE %(zona)s)::date, 'pasca:' || e.id, NULL, NULL, false
        FROM evaluasi_penugasanevaluasi e
        WHERE e.status = 'selesai' AND e.peran IN ('alumnus', 'atasan')
          AND (e.dikirim_pada AT TIME ZONE %(zona)s)::date <= e.tenggat $orang_e
        UNION ALL
        SELECT b.pegawai_id, 'target_jp', min(b.tanggal), 'target:' || b.tahun || ':' || b.pegawai_id || ':' || trim_scale(t.ambang), NULL,
            t.ambang, false
        FROM jp_berjalan b JOIN (SELECT DISTINCT ambang FROM aturan WHERE kejadian = 'target_jp') t ON b.sampai >= t.ambang
        GROUP BY b.pegawai_id, b.tahun, t.ambang
        UNION ALL
        SELECT d.pegawai_id, 'mangkir', a.mulai, 'mangkir:' || d.id, NULL, 0, false
        FROM diklat_pendaftaran d JOIN diklat_angkatan a ON a.id = d.angkatan_id
        WHERE d.status = 'tidak_hadir' AND a.mulai IS NOT NULL AND NOT EXISTS (
            SELECT FROM diklat_kehadiran k WHERE k.pendaftaran_id = d.id AND k.status IN ('I', 'S')) $orang_d
        UNION ALL
        SELECT d.pegawai_id, 'mangkir', t.hari, 'mangkir:' || d.id, NULL, a.mulai - t.hari, false
        FROM diklat_pendaftaran d
        JOIN diklat_angkatan a ON a.id = d.angkatan_id
        JOIN pegawai_pengguna u ON u.pegawai_id = d.pegawai_id
        JOIN LATERAL (
            SELECT (max(t.waktu) AT TIME ZONE %(zona)s)::date AS hari FROM diklat_transisi t
            WHERE t.pendaftaran_id = d.id AND t.ke = 'dibatalkan' AND t.dari = 'terdaftar' AND t.oleh_id = u.id
        ) t ON t.hari IS NOT NULL
        WHERE d.status = 'dibatalkan' AND a.mulai >= t.hari AND NOT EXISTS (
            SELECT FROM diklat_pendaftaran g WHERE g.menggantikan_id = d.id) $orang_d
    )
    """,
    official=OFFICIAL_SQL,
    berlaku=BERLAKU_SQL(hari="l.daftar"),
    terbaru=TERBARU_SQL,
    **{name: f"${name}" for name in ("orang_d", "orang_c", "orang_p", "orang_m", "orang_n", "orang_e")},
)
# The standing is that of the day; the kind of employment what the register had then: the log holds each former one until it changed.
SASARAN: Final = render(
    """
    keadaan AS (
        SELECT h.pgh_obj_id AS pegawai_id, h.jenis_asn, h.pgh_created_at AS sampai, h.pgh_id AS urutan
        FROM pegawai_pegawaievent h WHERE h.pgh_label <> 'buat' $orang_h
        UNION ALL
        SELECT p.id, p.jenis_asn, 'infinity', NULL FROM pegawai_pegawai p WHERE true $orang_i
    ),
    berganti AS (
        SELECT *, lead(jenis_asn) OVER (PARTITION BY pegawai_id ORDER BY urutan) AS berikut
        FROM keadaan
    ),
    orang AS MATERIALIZED (
        SELECT k.pegawai_id, k.jenis_asn, (k.sampai AT TIME ZONE %(zona)s)::date AS sampai,
            (coalesce(lag(k.sampai) OVER (PARTITION BY k.pegawai_id ORDER BY k.urutan), '-infinity') AT TIME ZONE %(zona)s)::date AS dari
        FROM berganti k WHERE k.berikut IS DISTINCT FROM k.jenis_asn
    ),
    -- looked up once a day of a person, on which a passed course and its scores are several events
    berdiri AS MATERIALIZED (
        SELECT e.pegawai_id, e.tanggal, s.kedudukan_id FROM (SELECT DISTINCT pegawai_id, tanggal FROM peristiwa OFFSET 0) e
        CROSS JOIN LATERAL (SELECT kedudukan_id FROM kedudukan_pada(e.tanggal) WHERE pegawai_id = e.pegawai_id OFFSET 0) s
    ),
    dinilai AS MATERIALIZED (
        -- FULL JOIN where an inner or left one is meant, here and below: the planner takes all this for a single row, and would compare
        -- each row with each.
        SELECT e.pegawai_id, extract(year FROM e.tanggal)::int AS tahun, e.tanggal, r.id AS aturan_id, e.sumber, e.satuan,
            CASE WHEN e.is_celah THEN r.pengali_celah ELSE 1 END AS pengali, r.batas_tahun, r.kelompok,
            round(coalesce(e.satuan, 1) * r.poin * CASE WHEN e.is_celah THEN r.pengali_celah ELSE 1 END)::int AS dasar
        FROM (
            SELECT e.*, p.jenis_asn, s.kedudukan_id
            FROM peristiwa e FULL JOIN orang p USING (pegawai_id) FULL JOIN berdiri s USING (pegawai_id, tanggal)
            WHERE coalesce(e.tanggal >= p.dari AND e.tanggal < p.sampai, false) OFFSET 0
        ) e
        JOIN aturan r ON r.kejadian = e.kejadian AND r.jenis_asn = e.jenis_asn AND e.kedudukan_id = ANY(r.kedudukan)
         AND e.tanggal >= r.dari AND (r.sampai IS NULL OR e.tanggal < r.sampai)
         AND CASE WHEN r.ambang IS NULL THEN true WHEN e.kejadian = 'target_jp' THEN e.ukuran = r.ambang
                  WHEN e.kejadian = 'mangkir' THEN e.ukuran < r.ambang AND (r.ambang_bawah IS NULL OR e.ukuran >= r.ambang_bawah)
                  ELSE e.ukuran >= r.ambang AND (r.ambang_atas IS NULL OR e.ukuran < r.ambang_atas) END
        WHERE NOT EXISTS (
            SELECT FROM insentif_penangguhanpoin g
            WHERE g.pegawai_id = e.pegawai_id AND berlaku(g.mulai, g.selesai, e.tanggal)
        )
    ),
    -- Caps and the floor need the running sum of a year: it is drawn only where a cap is passed, or something was deducted.
    -- Where caps change within the year, the sum is held at the cap of each event, and never falls back.
    penuh AS (
        SELECT pegawai_id, tahun, kelompok, true AS ada FROM dinilai WHERE batas_tahun IS NOT NULL
        GROUP BY pegawai_id, tahun, kelompok HAVING sum(abs(dasar)) > min(batas_tahun)
    ),
    terpakai AS (
        SELECT d.*, sum(abs(dasar)) OVER (PARTITION BY pegawai_id, tahun, kelompok ORDER BY tanggal, sumber) AS jumlah
        FROM dinilai d FULL JOIN penuh p USING (pegawai_id, tahun, kelompok) WHERE coalesce(p.ada AND d.batas_tahun >= 0, false)
    ),
    tertahan AS (
        SELECT *, jumlah + least(0, min(batas_tahun - jumlah) OVER urut) AS isi
        FROM terpakai WINDOW urut AS (PARTITION BY pegawai_id, tahun, kelompok ORDER BY tanggal, sumber)
    ),
    sisa AS (
        SELECT sumber, sign(dasar)::int * (max(isi) OVER (urut ROWS UNBOUNDED PRECEDING)
            - coalesce(max(isi) OVER (urut ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))::int AS dapat
        FROM tertahan WINDOW urut AS (PARTITION BY pegawai_id, tahun, kelompok ORDER BY tanggal, sumber)
    ),
    dibatasi AS MATERIALIZED (SELECT d.*, coalesce(s.dapat, d.dasar) AS dapat FROM dinilai d FULL JOIN sisa s USING (sumber)),
    berkurang AS (SELECT DISTINCT pegawai_id, tahun, true AS ada FROM dibatasi WHERE dapat < 0),
    -- a deduction takes no more than a year's points so far: what the running sum would lack below zero is not taken
    berjalan AS (
        SELECT d.*, sum(dapat) OVER (PARTITION BY pegawai_id, tahun ORDER BY tanggal, sumber) AS sampai
        FROM dibatasi d FULL JOIN berkurang b USING (pegawai_id, tahun) WHERE coalesce(b.ada, false)
    ),
    tertopang AS (
        SELECT sumber, dapat - least(0, min(sampai) OVER (urut ROWS UNBOUNDED PRECEDING))
            + coalesce(least(0, min(sampai) OVER (urut ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)), 0) AS dapat
        FROM berjalan WINDOW urut AS (PARTITION BY pegawai_id, tahun ORDER BY tanggal, sumber)
    ),
    sasaran AS (
        SELECT pegawai_id, tahun, tanggal, aturan_id, sumber, satuan, pengali, dasar, coalesce(t.dapat, d.dapat)::int AS poin
        FROM dibatasi d FULL JOIN tertopang t USING (sumber)
    )
    """,
    orang_h="$orang_h",
    orang_i="$orang_i",
)
SELISIH: Final = """
    hidup AS (
        SELECT p.* FROM insentif_postingpoin p
        WHERE p.membalik_id IS NULL AND p.aturan_id IS NOT NULL
          AND NOT EXISTS (SELECT FROM insentif_postingpoin b WHERE b.membalik_id = p.id $orang_k) $orang_b
    ),
    selisih AS MATERIALIZED (
        SELECT sumber, s.pegawai_id, s.tahun, s.tanggal, s.aturan_id, s.satuan, s.pengali, s.dasar, s.poin,
            h.id AS lama_id, h.pegawai_id AS pegawai_lama, h.tahun AS tahun_lama, h.tanggal AS tanggal_lama, h.aturan_id AS aturan_lama,
            h.ke AS ke_lama, h.satuan AS satuan_lama, h.pengali AS pengali_lama, h.dasar AS dasar_lama, h.poin AS poin_lama
        FROM sasaran s FULL JOIN hidup h USING (sumber)
        WHERE (s.pegawai_id, s.tanggal, s.aturan_id, s.satuan, s.pengali, s.dasar, s.poin)
            IS DISTINCT FROM (h.pegawai_id, h.tanggal, h.aturan_id, h.satuan, h.pengali, h.dasar, h.poin)
    )
"""
TULIS: Final = """,
    dibalik AS (
        INSERT INTO insentif_postingpoin (pegawai_id, tahun, tanggal, aturan_id, sumber, ke, satuan, pengali, dasar, poin, membalik_id)
        SELECT pegawai_lama, tahun_lama, tanggal_lama, aturan_lama, sumber, ke_lama, satuan_lama, pengali_lama, -dasar_lama, -poin_lama,
            lama_id
        FROM selisih WHERE lama_id IS NOT NULL RETURNING poin
    ),
    pernah AS (
        SELECT p.sumber, max(p.ke) AS ke FROM insentif_postingpoin p
        WHERE p.membalik_id IS NOT NULL $orang_b GROUP BY p.sumber
    ),
    dicatat AS (
        INSERT INTO insentif_postingpoin (pegawai_id, tahun, tanggal, aturan_id, sumber, ke, satuan, pengali, dasar, poin)
        SELECT x.pegawai_id, x.tahun, x.tanggal, x.aturan_id, sumber, coalesce(greatest(x.ke_lama, q.ke), 0) + 1,
            x.satuan, x.pengali, x.dasar, x.poin
        FROM selisih x LEFT JOIN pernah q USING (sumber) WHERE x.pegawai_id IS NOT NULL
        ORDER BY x.pegawai_id, x.tanggal, sumber RETURNING poin
    )
    SELECT (SELECT count(*) FROM dicatat), (SELECT count(*) FROM dibalik),
        coalesce((SELECT sum(poin) FROM dicatat), 0) + coalesce((SELECT sum(poin) FROM dibalik), 0)
"""
KOLOM: Final = {
    "orang_d": "d.pegawai_id",
    "orang_c": "c.pegawai_id",
    "orang_p": "p.pegawai_id",
    "orang_m": "m.mentor_id",
    "orang_n": "n.pegawai_id",
    "orang_e": "e.penilai_id",
    "orang_b": "p.pegawai_id",
    "orang_k": "b.pegawai_id",
    "orang_h": "h.pgh_obj_id",
    "orang_i": "p.id",
}
SEMUA: Final = dict.fromkeys(KOLOM, "")
SEBAGIAN: Final = {name: f"AND {column} BETWEEN %(dari)s AND %(sampai)s" for name, column in KOLOM.items()}


def statement(end: str, orang: dict[str, str]) -> str:
    """The derivation and its differences from the ledger, as a statement that ends so; `orang` is SEMUA or SEBAGIAN."""
    return "WITH " + ",".join(render(part, **orang) for part in (VERSI, ATURAN, PERISTIWA, SASARAN, SELISIH)) + render(end, **orang)


# Before a statement about one part of all people, until the transaction ends. With less memory its sorting and hashing go through files.
# Its rows are looked up by their keys: a table read from end to end, or in the order of a key, costs each part what all people have.
SUSUNAN_SQL: Final = """
    SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true),
        set_config('random_page_cost', '1.1', true), set_config('enable_mergejoin', 'off', true)
"""
POST_SQL: Final = statement(TULIS, SEBAGIAN)
"""For the people whose keys lie between `dari` and `sampai`."""
