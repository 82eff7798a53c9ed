"""Which points everybody has by what happened and the rules in force on the day of each event, and how the ledger differs from that.

One statement derives, compares and writes. An event is a person, a kind, a day, a name of its own (`sumber`), units that multiply the
points, and a measure that a rule's threshold is held against. See docs/keputusan/0017.
"""

from typing import Final

from kompetensi.queries.hitung import OFFICIAL_SQL, render

# Sets of rules with the days of events that they rule; a draft (parameter `draf`) counts as if it were published, for a trial.
VERSI: Final = """
    versi AS (
        SELECT v.id, v.kedudukan, v.berlaku_mulai AS dari, lead(v.berlaku_mulai) OVER (ORDER BY v.berlaku_mulai) AS sampai
        FROM insentif_versiaturan v WHERE v.status = 'terbit' OR v.id = %(draf)s
    )
"""
ATURAN: Final = """
    aturan AS MATERIALIZED (
        SELECT r.id, r.kejadian, r.poin, r.pengali_celah, r.batas_tahun, coalesce(nullif(r.kelompok_batas, ''), r.kejadian) AS kelompok,
            v.kedudukan, v.dari, v.sampai, j.jenis_asn, r.ambang,
            lead(r.ambang) OVER urut AS ambang_atas, lag(r.ambang) OVER urut AS ambang_bawah
        FROM insentif_aturanpoin r
        JOIN versi v ON v.id = r.versi_id
        CROSS JOIN (SELECT DISTINCT jenis_asn FROM pegawai_pegawai) j
        WHERE r.jenis_asn = '{}' OR j.jenis_asn = ANY(r.jenis_asn)
        WINDOW urut AS (PARTITION BY r.versi_id, r.kejadian, j.jenis_asn ORDER BY r.ambang)
    )
"""
PERISTIWA: Final = render(
    """
    kelulusan AS MATERIALIZED (
        SELECT d.id, d.pegawai_id, a.selesai AS tanggal, d.nilai_awal, d.nilai_akhir, d.jabatan_id, d.program_id,
            (d.dibuat AT TIME ZONE %(zona)s)::date AS daftar
        FROM diklat_pendaftaran d JOIN diklat_angkatan a ON a.id = d.angkatan_id
        WHERE d.status = 'lulus' $orang_d
    ),
    jp_lulus AS (
        SELECT k.pendaftaran_id, sum(c.jp) AS jp
        FROM diklat_catatanjp c JOIN diklat_kehadiran k ON k.id = c.kehadiran_id WHERE true $orang_c GROUP BY 1
    ),
    menutup_celah AS (
        SELECT DISTINCT l.id
        FROM kelulusan l
        JOIN diklat_programkompetensi k ON k.program_id = l.program_id
        JOIN kompetensi_standarkompetensi s ON s.jabatan_id = l.jabatan_id AND s.kompetensi_id = k.kompetensi_id
         AND s.berlaku_mulai <= l.daftar AND (s.berlaku_sampai IS NULL OR s.berlaku_sampai > l.daftar)
        LEFT JOIN LATERAL (
            SELECT n.level FROM kompetensi_penilaian n
            WHERE n.pegawai_id = l.pegawai_id AND n.kompetensi_id = k.kompetensi_id AND n.sumber IN $official AND n.tanggal <= l.daftar
              AND n.berlaku_sampai > l.daftar AND n.dibatalkan_pada IS NULL
            ORDER BY n.tanggal DESC, n.sumber, n.id DESC LIMIT 1) resmi ON true
        LEFT JOIN LATERAL (
            SELECT n.level FROM kompetensi_penilaian n
            WHERE n.pegawai_id = l.pegawai_id AND n.kompetensi_id = k.kompetensi_id AND n.sumber NOT IN $official AND n.tanggal <= l.daftar
              AND n.berlaku_sampai > l.daftar AND n.dibatalkan_pada IS NULL
            ORDER BY n.tanggal DESC, n.id DESC LIMIT 1) indikatif ON true
        WHERE greatest(resmi.level, indikatif.level) < least(s.level, k.level)
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
        SELECT l.pegawai_id, 'n_gain', l.tanggal, 'n_gain:' || l.id, NULL, (l.nilai_akhir - l.nilai_awal) / (100 - l.nilai_awal), false
        FROM kelulusan l WHERE l.nilai_awal < 100 AND l.nilai_akhir IS NOT NULL
        UNION ALL
        SELECT c.pegawai_id, 'luar', max(c.tanggal), 'luar:' || c.riwayat_luar_id || ':' || c.tahun, sum(c.jp), NULL, false
        FROM diklat_catatanjp c WHERE c.riwayat_luar_id IS NOT NULL $orang_c GROUP BY c.pegawai_id, c.riwayat_luar_id, c.tahun
        UNION ALL
        SELECT p.pegawai_id, 'umpan_balik', s.tutup, 'umpan:' || s.id || ':' || p.pegawai_id, NULL, NULL, false
        FROM evaluasi_partisipasisurvei p JOIN evaluasi_survei s ON s.id = p.survei_id
        WHERE s.jenis = 'umpan_balik' AND s.status IN ('ditutup', 'menunggu', 'dirilis') $orang_p
        UNION ALL
        SELECT m.mentor_id, 'mentoring', t.tanggal, 'temu:' || t.id, NULL, NULL, false
        FROM diklat_pertemuanmentoring t JOIN diklat_mentoring m ON m.id = t.mentoring_id
        WHERE t.mentor_setuju IS NOT NULL AND t.mentee_setuju IS NOT NULL $orang_m
        UNION ALL
        SELECT n.pegawai_id, 'berbagi', (s.mulai AT TIME ZONE %(zona)s)::date, 'berbagi:' || s.id, NULL, count(*), false
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
        SELECT b.pegawai_id, 'target_jp', min(b.tanggal), 'target:' || b.tahun || ':' || b.pegawai_id || ':' || trunc(t.ambang), NULL,
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
    **{name: f"${name}" for name in ("orang_d", "orang_c", "orang_p", "orang_m", "orang_n", "orang_e")},
)
# Legal standing as the register had it on the day: the log holds each former state until it was changed. Only states that some set of
# rules leaves out are looked at.
SASARAN: Final = """
    keadaan AS (
        SELECT h.pgh_obj_id AS pegawai_id, h.kedudukan_id, h.pgh_created_at AS sampai,
            coalesce(lag(h.pgh_created_at) OVER (PARTITION BY h.pgh_obj_id ORDER BY h.pgh_id), '-infinity') AS dari
        FROM pegawai_pegawaievent h WHERE h.pgh_label <> 'buat'
        UNION ALL
        SELECT p.id, p.kedudukan_id, 'infinity', coalesce(h.terakhir, '-infinity')
        FROM pegawai_pegawai p LEFT JOIN (
            SELECT pgh_obj_id, max(pgh_created_at) AS terakhir FROM pegawai_pegawaievent WHERE pgh_label <> 'buat' GROUP BY 1
        ) h ON h.pgh_obj_id = p.id
    ),
    luar_layak AS MATERIALIZED (
        SELECT k.pegawai_id, h.siasn_id AS kode,
            (k.dari AT TIME ZONE %(zona)s)::date AS dari, (k.sampai AT TIME ZONE %(zona)s)::date AS sampai
        FROM keadaan k JOIN pegawai_kedudukanhukum h ON h.id = k.kedudukan_id
        WHERE EXISTS (SELECT FROM versi v WHERE NOT h.siasn_id = ANY(v.kedudukan))
    ),
    dinilai AS (
        SELECT e.pegawai_id, extract(year FROM e.tanggal)::int AS tahun, e.tanggal, r.id AS aturan_id, e.sumber, e.satuan,
            CASE WHEN e.is_celah THEN r.pengali_celah ELSE 1 END AS pengali, r.batas_tahun, r.kelompok,
            round(coalesce(e.satuan, 1) * r.poin * CASE WHEN e.is_celah THEN r.pengali_celah ELSE 1 END)::int AS dasar
        FROM peristiwa e
        JOIN pegawai_pegawai p ON p.id = e.pegawai_id
        JOIN aturan r ON r.kejadian = e.kejadian AND r.jenis_asn = p.jenis_asn AND e.tanggal >= r.dari
         AND (r.sampai IS NULL OR e.tanggal < r.sampai)
         AND CASE WHEN r.ambang IS NULL THEN true WHEN e.kejadian = 'target_jp' THEN e.ukuran = r.ambang
                  WHEN e.kejadian = 'mangkir' THEN e.ukuran < r.ambang AND (r.ambang_bawah IS NULL OR e.ukuran >= r.ambang_bawah)
                  ELSE e.ukuran >= r.ambang AND (r.ambang_atas IS NULL OR e.ukuran < r.ambang_atas) END
        WHERE NOT EXISTS (
            SELECT FROM luar_layak k
            WHERE k.pegawai_id = e.pegawai_id AND e.tanggal >= k.dari AND e.tanggal < k.sampai AND NOT k.kode = ANY(r.kedudukan)
        ) AND NOT EXISTS (
            SELECT FROM insentif_penangguhanpoin g
            WHERE g.pegawai_id = e.pegawai_id AND e.tanggal >= g.mulai AND (g.selesai IS NULL OR e.tanggal < g.selesai)
        )
    ),
    dibatasi AS (
        SELECT *, CASE WHEN batas_tahun IS NULL THEN dasar ELSE greatest(0, least(dasar, batas_tahun - sum(dasar) OVER (
            PARTITION BY pegawai_id, tahun, kelompok ORDER BY tanggal, sumber ROWS UNBOUNDED PRECEDING) + dasar)) END::int AS dapat
        FROM dinilai
    ),
    -- a deduction takes no more than a year's points so far: what the running sum would lack below zero is not taken
    berjalan AS (
        SELECT *, sum(dapat) OVER (PARTITION BY pegawai_id, tahun ORDER BY tanggal, sumber ROWS UNBOUNDED PRECEDING) AS sampai
        FROM dibatasi
    ),
    terendah AS (
        SELECT *, least(0, min(sampai) OVER (urut ROWS UNBOUNDED PRECEDING)) AS dasar_kini,
            least(0, min(sampai) OVER (urut ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS dasar_lalu
        FROM berjalan WINDOW urut AS (PARTITION BY pegawai_id, tahun ORDER BY tanggal, sumber)
    ),
    sasaran AS (
        SELECT pegawai_id, tahun, tanggal, aturan_id, sumber, satuan, pengali, dasar,
            (dapat - dasar_kini + coalesce(dasar_lalu, 0))::int AS poin
        FROM terendah
    )
"""
SELISIH: Final = """
    hidup AS (
        SELECT p.* FROM insentif_postingpoin p
        WHERE p.membalik_id IS NULL AND p.aturan_id IS NOT NULL
          AND NOT EXISTS (SELECT FROM insentif_postingpoin b WHERE b.membalik_id = p.id) $orang_b
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
TULIS: Final = """
    dibalik AS (
        INSERT INTO insentif_postingpoin (pegawai_id, tahun, tanggal, aturan_id, sumber, ke, satuan, pengali, dasar, poin, membalik_id)
        SELECT pegawai_lama, tahun_lama, tanggal_lama, aturan_lama, sumber, ke_lama, satuan_lama, pengali_lama, -dasar_lama, -poin_lama,
            lama_id
        FROM selisih WHERE lama_id IS NOT NULL RETURNING poin
    ),
    pernah AS (SELECT sumber, max(ke) AS ke FROM insentif_postingpoin WHERE membalik_id IS NOT NULL GROUP BY sumber),
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
COBA: Final = """
    per_orang AS (
        SELECT coalesce(pegawai_id, pegawai_lama) AS pegawai_id, sum(coalesce(poin, 0) - coalesce(poin_lama, 0)) AS beda
        FROM selisih GROUP BY 1
    )
    SELECT pegawai_id, beda FROM per_orang WHERE beda <> 0 ORDER BY beda DESC, pegawai_id
"""
KOLOM: Final = {
    "orang_d": "d.pegawai_id",
    "orang_c": "c.pegawai_id",
    "orang_p": "p.pegawai_id",
    "orang_m": "m.mentor_id",
    "orang_n": "n.pegawai_id",
    "orang_e": "e.penilai_id",
    "orang_b": "p.pegawai_id",
}
SEMUA: Final = dict.fromkeys(KOLOM, "")
SEBAGIAN: Final = {name: f"AND {column} BETWEEN %(dari)s AND %(sampai)s" for name, column in KOLOM.items()}


def _statement(end: str, orang: dict[str, str]) -> str:
    return "WITH " + ",".join(render(part, **orang) for part in (VERSI, ATURAN, PERISTIWA, SASARAN, SELISIH)) + "," + end


POST_SQL: Final = {True: _statement(TULIS, SEBAGIAN), False: _statement(TULIS, SEMUA)}
"""By whether only the people whose keys lie between `dari` and `sampai` are meant."""
TRIAL_SQL: Final = _statement(COBA, SEMUA)
