"""Post-training evaluation of the demo city, and the evidence that trainings left in the profiles."""

from datetime import timedelta

from django.db import connection, transaction

from config.demo.kota.salin import without_indexes
from config.demo.kota.survei import u
from evaluasi.models.pasca import LEWAT
from evaluasi.services.pasca import refresh_penugasan
from lib import waktu

BULAN = 36
JP_PENDEK = 10
TENGGAT = 30
LANGKAH = (90, 60, 30, 12, 0)  # days ago on which the product's own step is taken

ATURAN = f"""
    INSERT INTO evaluasi_aturanpasca (program_id, is_aktif, bulan, hari_tenggat, jumlah_rekan, jumlah_bawahan)
    SELECT id, false, 6, {TENGGAT}, 0, 0 FROM diklat_program WHERE jp < {JP_PENDEK} ORDER BY id
"""
# who heads the unit of each graduate; the head himself is rated by the head one level up
PENUGASAN = f"""
    CREATE TEMPORARY TABLE kepala ON COMMIT DROP AS
    SELECT DISTINCT ON (unit_id) unit_id, pegawai_id FROM pegawai_penempatan
    WHERE memimpin AND status = 'definitif' AND selesai IS NULL ORDER BY unit_id, id;
    INSERT INTO evaluasi_penugasanevaluasi (pendaftaran_id, peran, penilai_id, unit_id, versi_id, status, dibuka, tenggat, draf,
                                            dikirim_pada, alasan_tutup, dibuat)
    SELECT t.id, t.peran, t.penilai, t.unit_id, v.id, CASE WHEN t.diisi THEN 'selesai' ELSE 'ditutup' END,
           t.dibuka, t.dibuka + {TENGGAT}, '{{}}',
           CASE WHEN t.diisi THEN t.dibuka + make_interval(hours => 9 + (24 * 26 * {u("t.id", 52)})::int) END,
           CASE WHEN t.diisi THEN '' ELSE '{LEWAT}' END, t.dibuka
    FROM (
        SELECT d.id, p.peran, d.unit_id, (a.selesai + interval '6 months')::date AS dibuka,
               CASE p.peran WHEN 'alumnus' THEN d.pegawai_id
                    ELSE coalesce(nullif(k.pegawai_id, d.pegawai_id), i.pegawai_id) END AS penilai,
               {u("d.id * 2 + (p.peran = 'atasan')::int", 51)} < CASE p.peran WHEN 'alumnus' THEN 0.66 ELSE 0.58 END AS diisi
        FROM diklat_pendaftaran d
        JOIN diklat_angkatan a ON a.id = d.angkatan_id
        JOIN diklat_program g ON g.id = a.program_id AND g.jp >= {JP_PENDEK}
        JOIN induk_pada(%(today)s) w ON w.unit_id = d.unit_id
        LEFT JOIN kepala k ON k.unit_id = d.unit_id
        LEFT JOIN kepala i ON i.unit_id = w.induk_id
        CROSS JOIN (VALUES ('alumnus'), ('atasan')) p (peran)
        WHERE d.status = 'lulus' AND a.selesai > %(today)s - make_interval(months => {BULAN})
          AND a.selesai < %(today)s - make_interval(months => 9)
    ) t
    JOIN evaluasi_instrumen i ON i.jenis = 'pasca_' || t.peran AND i.program_id IS NULL
    JOIN evaluasi_versiinstrumen v ON v.instrumen_id = i.id AND v.status = 'terbit'
    WHERE t.penilai IS NOT NULL AND (t.peran = 'alumnus') = (t.penilai = (SELECT pegawai_id FROM diklat_pendaftaran WHERE id = t.id))
    ORDER BY t.dibuka, t.id, t.peran;
"""
# of the forms that the product opens itself in the last months, most are answered within the month
ISI = f"""
    UPDATE evaluasi_penugasanevaluasi p SET status = 'selesai', dikirim_pada = h.pada
    FROM (SELECT id, dibuka + make_interval(hours => 9 + (24 * 26 * {u("id", 55)})::int) AS pada FROM evaluasi_penugasanevaluasi) h
    WHERE h.id = p.id AND p.status = 'terbuka' AND p.dibuka = %(hari)s AND h.pada < %(kini)s AND {u("p.id", 56)} < 0.6
"""
JAWABAN = f"""
    INSERT INTO evaluasi_jawabanpasca (penugasan_id, butir_id, skala, pilihan, teks)
    SELECT p.id, b.id,
           CASE WHEN b.jenis = 'skala' THEN least(4, greatest(1, round(3.1 + 0.6 * ({u("a.program_id", 61)} - 0.5)
               + 1.6 * ({u("p.id", 62)} - 0.5) + 1.2 * ({u("p.id * 1000 + b.id", 63)} - 0.5)))) END,
           CASE WHEN b.jenis <> 'pilihan' THEN NULL
                WHEN b.unsur = 'Penerapan' THEN 1 + ({u("p.id", 62)} < 0.42)::int + ({u("p.id", 62)} < 0.13)::int
                ELSE 1 + floor(cardinality(b.pilihan) * power({u("p.id * 7", 64)}, 1.6))::int END, ''
    FROM evaluasi_penugasanevaluasi p
    JOIN diklat_pendaftaran d ON d.id = p.pendaftaran_id
    JOIN diklat_angkatan a ON a.id = d.angkatan_id
    JOIN evaluasi_butir b ON b.versi_id = p.versi_id AND b.jenis IN ('skala', 'pilihan')
    WHERE p.status = 'selesai';
    INSERT INTO evaluasi_levelpasca (penugasan_id, kompetensi_id, level)
    SELECT p.id, k.kompetensi_id,
           greatest(0, k.level - CASE WHEN {u("p.id", 62)} < 0.13 THEN 1 WHEN {u("p.id", 62)} < 0.42 THEN 0.5 ELSE 0 END
                       + CASE WHEN {u("p.id * 10 + k.id", 65)} > 0.9 THEN 0.5 ELSE 0 END)
    FROM evaluasi_penugasanevaluasi p
    JOIN diklat_pendaftaran d ON d.id = p.pendaftaran_id
    JOIN diklat_programkompetensi k ON k.program_id = d.program_id
    WHERE p.status = 'selesai' AND p.peran = 'atasan';
"""
# passing writes a level where the programme says so; it never lowers the one that was in force. Of suggestions most are accepted
BUKTI = f"""
    CREATE TEMPORARY TABLE lulusan ON COMMIT DROP AS
    SELECT l.*, coalesce(greatest(n.level, max(l.level) FILTER (WHERE l.cara = 'naik') OVER (PARTITION BY l.pegawai_id, l.kompetensi_id
               ORDER BY l.selesai, l.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)), 0) AS lama,
           CASE WHEN l.cara <> 'rekomendasi' OR l.selesai > %(today)s - 45 THEN l.cara
                WHEN {u("l.id", 74)} < 0.65 THEN 'terima' ELSE 'tolak' END AS nasib
    FROM (
        SELECT DISTINCT ON (d.pegawai_id, k.kompetensi_id, a.selesai)
               d.id, d.pegawai_id, k.kompetensi_id, k.cara, k.level, a.mulai, a.selesai,
               g.nama || ', ' || sebutan_angkatan(a.nomor, a.tahun) AS nama
        FROM diklat_pendaftaran d
        JOIN diklat_angkatan a ON a.id = d.angkatan_id
        JOIN diklat_program g ON g.id = a.program_id
        JOIN diklat_programkompetensi k ON k.program_id = g.id
        WHERE d.status = 'lulus'
        ORDER BY d.pegawai_id, k.kompetensi_id, a.selesai, k.level DESC, d.id
    ) l
    LEFT JOIN LATERAL (
        SELECT r.level FROM resmi_pada(l.mulai - 1, 'infinity') r
        WHERE r.pegawai_id = l.pegawai_id AND r.kompetensi_id = l.kompetensi_id LIMIT 1) n ON true;
    INSERT INTO kompetensi_penilaian (pegawai_id, kompetensi_id, level, tanggal, berlaku_sampai, sumber, keterangan,
                                      dicatat_pada, alasan_batal)
    SELECT DISTINCT ON (pegawai_id, kompetensi_id, hari)
           pegawai_id, kompetensi_id, level, hari, (hari + interval '3 years')::date, 'diklat', left(nama, 200),
           least(hari + 4, %(today)s), ''
    FROM (SELECT *, selesai + CASE nasib WHEN 'terima' THEN 20 ELSE 0 END AS hari FROM lulusan WHERE nasib IN ('naik', 'terima')) l
    WHERE level > lama ORDER BY pegawai_id, kompetensi_id, hari, level DESC;
    INSERT INTO diklat_buktidiklat (pendaftaran_id, kompetensi_id, cara, level, tanggal, status, penilaian_id, alasan,
                                    diputuskan_pada, dibuat)
    SELECT DISTINCT ON (coalesce(n.id, -l.id), l.kompetensi_id) l.id, l.kompetensi_id, l.cara, l.level, l.selesai,
           CASE WHEN l.level <= l.lama AND l.cara <> 'bukti' THEN 'tercatat' WHEN n.id IS NOT NULL AND l.nasib = 'terima' THEN 'diterima'
                WHEN n.id IS NOT NULL THEN 'dinaikkan' WHEN l.nasib = 'rekomendasi' THEN 'disarankan' WHEN l.nasib = 'tolak' THEN 'ditolak'
                ELSE 'tercatat' END,
           CASE WHEN l.level > l.lama THEN n.id END,
           CASE WHEN l.level <= l.lama AND l.cara <> 'bukti' THEN 'Level itu sudah tercatat sebelumnya.'
                WHEN l.nasib = 'tolak' THEN 'Belum terlihat dalam pekerjaan sehari-hari.' ELSE '' END,
           CASE WHEN l.level > l.lama AND l.nasib IN ('terima', 'tolak') THEN l.selesai + 20 END, least(l.selesai + 4, %(today)s)
    FROM lulusan l
    LEFT JOIN kompetensi_penilaian n ON l.nasib IN ('naik', 'terima') AND n.pegawai_id = l.pegawai_id AND n.kompetensi_id = l.kompetensi_id
         AND n.sumber = 'diklat' AND n.tanggal = l.selesai + CASE l.nasib WHEN 'terima' THEN 20 ELSE 0 END
    ORDER BY coalesce(n.id, -l.id), l.kompetensi_id, l.selesai, l.id;
"""
# some graduates take a competency test months later; what it finds depends on the programme and on how far below it they were
UJI = f"""
    INSERT INTO kompetensi_penilaian (pegawai_id, kompetensi_id, level, tanggal, berlaku_sampai, sumber, keterangan,
                                      dicatat_pada, alasan_batal)
    SELECT pegawai_id, kompetensi_id,
           least(5, lama + round(4 * greatest(0, (least(level + 0.5, 5) - lama) * (0.35 + 0.75 * {u("id", 71)})))::numeric / 4),
           hari, (hari + interval '3 years')::date, 'uji', 'Uji kompetensi sesudah diklat', hari + 5, ''
    FROM (SELECT *, selesai + 120 + (120 * {u("id", 72)})::int AS hari FROM lulusan) l
    WHERE lama > 0 AND lama < level AND {u("id", 73)} < 0.45 AND hari + 5 <= %(today)s
    ON CONFLICT DO NOTHING;
    INSERT INTO kompetensi_penilaian (pegawai_id, kompetensi_id, level, tanggal, berlaku_sampai, sumber, keterangan,
                                      dicatat_pada, alasan_batal)
    SELECT DISTINCT ON (d.pegawai_id, l.kompetensi_id, p.dikirim_pada::date)
           d.pegawai_id, l.kompetensi_id, l.level, p.dikirim_pada::date, (p.dikirim_pada + interval '3 years')::date, 'pasca',
           'Penilaian atasan sesudah diklat', p.dikirim_pada, ''
    FROM evaluasi_levelpasca l
    JOIN evaluasi_penugasanevaluasi p ON p.id = l.penugasan_id
    JOIN diklat_pendaftaran d ON d.id = p.pendaftaran_id
    ORDER BY d.pegawai_id, l.kompetensi_id, p.dikirim_pada::date, l.id
    ON CONFLICT DO NOTHING;
"""


def fill_pasca() -> int:
    """Forms of three years and the evidence; returns the number of answers."""
    answers = fill_penugasan()
    fill_bukti()
    return answers


@transaction.atomic
def fill_penugasan() -> int:
    today = waktu.today()
    with connection.cursor() as cursor:
        cursor.execute(ATURAN)
        cursor.execute(PENUGASAN, {"today": today})
        for back in LANGKAH:
            hari = today - timedelta(days=back)
            refresh_penugasan(hari)
            cursor.execute(ISI, {"hari": hari, "kini": waktu.now()})
        with without_indexes("evaluasi_jawabanpasca", "evaluasi_levelpasca"):
            cursor.execute(JAWABAN)
        cursor.execute("SELECT count(*) FROM evaluasi_jawabanpasca")
        (count,) = cursor.fetchone()
    return int(count)


@transaction.atomic
def fill_bukti() -> None:
    """Beside what assessments found before and after."""
    today = waktu.today()
    with connection.cursor() as cursor:
        with without_indexes("diklat_buktidiklat"):
            cursor.execute(BUKTI, {"today": today})
        cursor.execute(UJI, {"today": today})
