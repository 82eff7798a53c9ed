"""The statements behind the effect pages. One meaning in one place: who counts as a graduate, and which evidence is before, after, later.

In a competency a person's evidence is packed into one number that sorts as the level in force does (docs/keputusan/0042): official before
other, then the day, of one day the assessment, then the later row; the level are its last bits.
"""

from typing import Final

from diklat.models import Angkatan
from kompetensi.queries.hitung import BERLAKU_SQL, KUNCI_SQL, OFFICIAL_SQL
from lib.sql import codes, render

SESUDAH_HARI: Final = 60
KEMUDIAN_HARI: Final = 550

# Of a batch that is over and ended in the period.
LEWAT: Final = f"a.status IN {codes(Angkatan.LEWAT)} AND a.selesai >= %(dari)s AND a.selesai < %(sebelum)s"
RESMI: Final = f"(n.sumber IN {OFFICIAL_SQL})::int::bigint << 62"
# Graduates of the programme whose batch ended in the period, with the level before, after and later in each competency it raises.
TITIK: Final = render(
    """
    lulusan AS MATERIALIZED (
        SELECT d.id, d.program_id, d.pegawai_id, d.jabatan_id, a.mulai, a.selesai
        FROM diklat_angkatan a JOIN diklat_pendaftaran d ON d.angkatan_id = a.id AND d.status = 'lulus'
        WHERE $lewat AND a.mulai IS NOT NULL $of_program
    ),
    bukti AS (
        SELECT l.id, l.program_id, l.jabatan_id, l.mulai, k.kompetensi_id, k.level,
            max($kunci + ($resmi)) FILTER (WHERE $berlaku) AS awal,
            max($kunci) FILTER (WHERE n.tanggal BETWEEN l.selesai AND l.selesai + $sesudah
                AND n.sumber NOT IN ('mandiri', 'pasca')) AS sesudah,
            max($kunci) FILTER (WHERE n.tanggal > l.selesai AND n.sumber = 'pasca'
                OR n.tanggal > l.selesai + $sesudah AND n.sumber IN ('asesmen', 'uji', 'atasan')) AS kemudian,
            max($kunci) FILTER (WHERE n.tanggal > l.selesai + $sesudah AND n.sumber IN $official) AS ukur
        FROM lulusan l
        JOIN diklat_programkompetensi k ON k.program_id = l.program_id
        LEFT JOIN kompetensi_penilaian n ON n.pegawai_id = l.pegawai_id AND n.kompetensi_id = k.kompetensi_id
         AND n.dibatalkan_pada IS NULL AND n.tanggal <= l.selesai + $kemudian
        GROUP BY l.id, l.program_id, l.jabatan_id, l.mulai, k.kompetensi_id, k.level
    ),
    titik AS $simpan (
        SELECT b.program_id, b.kompetensi_id, s.level::float8 AS standar, least(s.level, b.level)::float8 AS janji,
            b.awal >> 62 = 1 AS resmi,
            (b.awal & 511) / 100.0::float8 AS awal, (b.sesudah & 511) / 100.0::float8 AS sesudah,
            (b.kemudian & 511) / 100.0::float8 AS kemudian, (b.ukur & 511) / 100.0::float8 AS ukur,
            (coalesce(b.kemudian, b.sesudah) & 511) / 100.0::float8 AS akhir
        FROM bukti b
        LEFT JOIN kompetensi_standarkompetensi s ON s.jabatan_id = b.jabatan_id AND s.kompetensi_id = b.kompetensi_id
         AND berlaku(s.berlaku_mulai, s.berlaku_sampai, b.mulai)
    )
    """,
    official=OFFICIAL_SQL,
    resmi=RESMI,
    berlaku=BERLAKU_SQL(hari="l.mulai - 1"),
    kunci=KUNCI_SQL,
    sesudah=str(SESUDAH_HARI),
    kemudian=str(KEMUDIAN_HARI),
    of_program="$of_program",
    lewat=LEWAT,
    simpan="$simpan",
)
# Of one programme much is asked of each point, so they are kept; of all of them little, and what nobody asks for is not reckoned.
TITIK_SATU: Final = render(TITIK, of_program="AND a.program_id = %(program)s", simpan="MATERIALIZED")
TITIK_SEMUA: Final = render(TITIK, of_program="", simpan="")

CELAH: Final = """
    count(*) FILTER (WHERE t.awal < t.standar) AS bergap,
    count(t.sesudah) FILTER (WHERE t.awal < t.standar) AS tercatat,
    count(*) FILTER (WHERE t.awal < t.standar AND t.sesudah >= t.standar) AS tertutup,
    count(t.kemudian) FILTER (WHERE t.awal < t.standar AND t.sesudah >= t.standar) AS diukur,
    count(*) FILTER (WHERE t.awal < t.standar AND t.sesudah >= t.standar AND t.kemudian >= t.standar) AS masih,
    count(t.kemudian) FILTER (WHERE t.awal < t.standar) AS diukur_semua,
    count(*) FILTER (WHERE t.awal < t.standar AND t.kemudian >= t.standar) AS tertutup_kemudian,
    count(t.akhir) FILTER (WHERE t.awal < t.standar) AS dihitung,
    count(*) FILTER (WHERE t.awal < t.standar AND t.akhir >= t.standar) AS tertutup_akhir,
    coalesce(sum(least(t.akhir, t.standar) - t.awal) FILTER (WHERE t.awal < t.standar), 0) AS level
"""

KOMPETENSI: Final = render(
    """
    WITH $titik
    SELECT k.id, k.nama, count(*),
        count(t.awal), avg(t.awal), stddev_samp(t.awal),
        count(t.sesudah), avg(t.sesudah), stddev_samp(t.sesudah),
        count(t.kemudian), avg(t.kemudian), stddev_samp(t.kemudian),
        count(t.sesudah - t.awal), avg(t.sesudah - t.awal), stddev_samp(t.sesudah - t.awal),
        count(t.kemudian - t.awal), avg(t.kemudian - t.awal), stddev_samp(t.kemudian - t.awal),
        $celah
    FROM titik t JOIN kompetensi_kompetensi k ON k.id = t.kompetensi_id
    GROUP BY k.id ORDER BY k.urutan, k.kode
    """,
    titik=TITIK_SATU,
    celah=CELAH,
)

# What a programme promises somebody below it: its own level, or the standard where that is lower. Counted as the gap above is.
JANJI: Final = render(
    """
    WITH $titik
    SELECT t.program_id, t.kompetensi_id,
        count(t.kemudian), count(*) FILTER (WHERE t.kemudian >= t.janji),
        count(t.sesudah), count(*) FILTER (WHERE t.sesudah >= t.janji)
    FROM titik t WHERE t.awal < t.janji GROUP BY t.program_id, t.kompetensi_id
    """,
    titik=TITIK_SEMUA,
)
CELAH_SEMUA: Final = render(
    "WITH $titik SELECT t.program_id, $celah FROM titik t WHERE t.awal < t.standar GROUP BY t.program_id", titik=TITIK_SEMUA, celah=CELAH
)


# Same competency, same class of gap; both measured by assessment or competency test before and in the same span after. The span of
# whoever was not trained runs from the middle first day of the graduates' batches.
BANDING: Final = render(
    """
    WITH $titik,
    tengah AS MATERIALIZED (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY mulai) AS hari FROM lulusan),
    ikut AS (
        SELECT t.kompetensi_id, least(3, ceil(t.standar - t.awal))::int AS kelas, t.ukur - t.awal AS ubah
        FROM titik t WHERE t.resmi AND t.awal < t.standar AND t.ukur IS NOT NULL
    ),
    bukti_lain AS MATERIALIZED (
        SELECT n.pegawai_id, n.kompetensi_id, h.hari,
            max($kunci) FILTER (WHERE $berlaku) AS awal,
            max($kunci) FILTER (WHERE n.tanggal > h.hari + $sesudah) AS ukur
        FROM tengah h
        JOIN kompetensi_penilaian n ON n.tanggal <= h.hari + $kemudian
        WHERE n.kompetensi_id = ANY(ARRAY(SELECT kompetensi_id FROM diklat_programkompetensi WHERE program_id = %(program)s))
          AND n.sumber IN $official AND n.dibatalkan_pada IS NULL
          AND NOT EXISTS (SELECT FROM diklat_pendaftaran d WHERE d.pegawai_id = n.pegawai_id AND d.program_id = %(program)s
                          AND d.status = ANY(%(peserta)s))
        GROUP BY n.pegawai_id, n.kompetensi_id, h.hari
        HAVING count(*) > 1
    ),
    lain AS (
        SELECT b.kompetensi_id, least(3, ceil(s.level - (b.awal & 511) / 100.0))::int AS kelas,
            ((b.ukur & 511) - (b.awal & 511)) / 100.0 AS ubah
        FROM bukti_lain b
        JOIN penempatan_pada((SELECT hari FROM tengah)) p ON p.pegawai_id = b.pegawai_id AND p.status = 'definitif'
        JOIN kompetensi_standarkompetensi s ON s.jabatan_id = p.jabatan_id AND s.kompetensi_id = b.kompetensi_id
         AND berlaku(s.berlaku_mulai, s.berlaku_sampai, b.hari)
        WHERE b.ukur IS NOT NULL AND (b.awal & 511) / 100.0 < s.level
    )
    SELECT i.n, i.rata, i.ragam, l.n, l.rata, l.ragam
    FROM (SELECT kompetensi_id, kelas, $sari FROM ikut GROUP BY 1, 2) i
    JOIN (SELECT kompetensi_id, kelas, $sari FROM lain GROUP BY 1, 2) l USING (kompetensi_id, kelas)
    WHERE i.n > 1 AND l.n > 1
    """,
    titik=TITIK_SATU,
    kunci=KUNCI_SQL,
    berlaku=BERLAKU_SQL(hari="h.hari - 1"),
    official=OFFICIAL_SQL,
    sesudah=str(SESUDAH_HARI),
    kemudian=str(KEMUDIAN_HARI),
    sari="count(*) AS n, avg(ubah)::float8 AS rata, var_samp(ubah)::float8 AS ragam",
)

PESERTA: Final = """
    WITH angkatan AS (
        SELECT a.id, a.program_id FROM diklat_angkatan a
        WHERE $lewat $of_program
    )
    SELECT $kelompok (SELECT count(*) FROM angkatan b $sama), count(d.id), count(d.id) FILTER (WHERE d.status = 'lulus'),
        count(t.awal), avg(t.awal)::float8, stddev_samp(t.awal)::float8,
        count(t.akhir), avg(t.akhir)::float8, stddev_samp(t.akhir)::float8,
        count(t.gain), avg(t.gain)::float8, stddev_samp(t.gain)::float8
    FROM angkatan a
    LEFT JOIN diklat_pendaftaran d ON d.angkatan_id = a.id AND d.status = ANY(%(peserta)s)
    LEFT JOIN evaluasi_nilaites t ON t.pendaftaran_id = d.id
    $menurut
"""
PESERTA_SATU: Final = render(PESERTA, lewat=LEWAT, of_program="AND a.program_id = %(program)s", kelompok="", sama="", menurut="")
PESERTA_SEMUA: Final = render(
    PESERTA, lewat=LEWAT, of_program="", kelompok="a.program_id,", sama="WHERE b.program_id = a.program_id", menurut="GROUP BY a.program_id"
)

# Forms of months later about graduates, whose passing nobody took back since: by role how many were asked and answered; of each element
# the raters and their mean; of its use at work the raters and the choices. Raters are counted once, however many they wrote about.
PASCA: Final = """
    WITH formulir AS MATERIALIZED (
        SELECT p.id, p.peran, p.penilai_id, p.status, d.program_id
        FROM diklat_angkatan a
        JOIN diklat_pendaftaran d ON d.angkatan_id = a.id AND d.status = 'lulus'
        JOIN evaluasi_penugasanevaluasi p ON p.pendaftaran_id = d.id AND p.status <> 'dialihkan'
        WHERE $lewat $of_program
    ),
    jawaban AS (
        SELECT j.penugasan_id,
            count(j.skala) FILTER (WHERE b.unsur = 'Perilaku') AS perilaku_n, sum(j.skala) FILTER (WHERE b.unsur = 'Perilaku') AS perilaku,
            count(j.skala) FILTER (WHERE b.unsur = 'Dampak') AS dampak_n, sum(j.skala) FILTER (WHERE b.unsur = 'Dampak') AS dampak,
            count(j.pilihan) AS penerapan_n, count(*) FILTER (WHERE j.pilihan = 1) AS rutin,
            count(*) FILTER (WHERE j.pilihan = 2) AS kadang, count(*) FILTER (WHERE j.pilihan = 3) AS belum
        FROM evaluasi_jawabanpasca j
        JOIN evaluasi_butir b ON b.id = j.butir_id
         AND (b.unsur IN ('Perilaku', 'Dampak') AND b.jenis = 'skala' OR b.unsur = 'Penerapan' AND b.jenis = 'pilihan')
        $of_formulir
        GROUP BY j.penugasan_id
    )
    SELECT f.program_id, f.peran, count(*), count(*) FILTER (WHERE f.status = 'selesai'),
        count(DISTINCT f.penilai_id) FILTER (WHERE j.perilaku_n > 0), (sum(j.perilaku) / nullif(sum(j.perilaku_n), 0))::float8,
        count(DISTINCT f.penilai_id) FILTER (WHERE j.dampak_n > 0), (sum(j.dampak) / nullif(sum(j.dampak_n), 0))::float8,
        count(DISTINCT f.penilai_id) FILTER (WHERE j.penerapan_n > 0), sum(j.penerapan_n)::int,
        sum(j.rutin)::int, sum(j.kadang)::int, sum(j.belum)::int
    FROM formulir f LEFT JOIN jawaban j ON j.penugasan_id = f.id AND f.status = 'selesai'
    GROUP BY f.program_id, f.peran
"""
PASCA_SATU: Final = render(
    PASCA,
    lewat=LEWAT,
    of_program="AND a.program_id = %(program)s AND d.program_id = %(program)s",
    of_formulir="WHERE j.penugasan_id IN (SELECT id FROM formulir)",
)
PASCA_SEMUA: Final = render(PASCA, lewat=LEWAT, of_program="", of_formulir="")
