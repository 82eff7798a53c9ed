"""Feedback on the demo city's batches: plausible marks, some groups too small to show, and one teacher whom participants mark low.

Everything is drawn in the database from hashes of keys, so that each machine gets the same answers.
"""

from datetime import timedelta
from json import dumps

from django.db import connection, transaction

from diklat.models import Angkatan
from evaluasi.models.survei import BUKA_HARI
from evaluasi.services.survei import release_many
from evaluasi.services.survei.siklus import sweep_masuk
from lib import waktu
from lib.sql import codes

BULAN = 36  # how long the office has asked for feedback
LEMAH = 7  # the number of the weak teacher
KOMENTAR = {
    "Materi": (
        "Contoh kasus dari loket kami sendiri membuat praktiknya langsung terpakai.",
        "Bahan bacaan sebaiknya dikirim beberapa hari sebelum pelatihan.",
        "Materi padat; bagian praktik perlu ditambah setengah hari.",
        "Latihan kelompok membantu karena memakai data unit masing-masing.",
        "Sebagian contoh masih memakai aturan lama, mohon diperbarui.",
        "Lembar kerja bisa langsung dipakai di kantor.",
        "Untuk yang sudah lama di bidang ini, materinya terlalu dasar.",
        "Studi kasus kelurahan lebih berguna daripada contoh kementerian.",
    ),
    "Waktu belajar": (
        "Mohon jadwal tidak di minggu pelaporan triwulan.",
        "Sesi sore terlalu panjang, jeda sebaiknya ditambah.",
        "Waktu praktik habis sebelum semua kelompok sempat tampil.",
        "Lebih baik dua hari penuh daripada empat hari setengah-setengah.",
        "Mulai terlambat setengah jam karena menunggu peserta.",
        "Pelatihan hari Jumat menyulitkan kami yang melayani loket.",
    ),
    "Sarana dan jaringan": (
        "Jaringan di lab sering putus saat praktik, sehingga dua kelompok tidak selesai.",
        "Ruangan nyaman, tetapi layar sulit dibaca dari belakang.",
        "Jumlah komputer kurang; kami bergantian berdua.",
        "Pengeras suara berdengung sepanjang hari.",
        "Tempat parkir penuh, sebaiknya ada keterangan sebelumnya.",
        "Kelas daring lancar; rekamannya mudah dibuka kembali.",
    ),
    "Pengajar": (
        "Pengajar sabar menjawab dan memberi umpan balik tertulis untuk tiap kelompok.",
        "Penjelasan jelas dan tidak terburu-buru.",
        "Lebih banyak membaca salindia daripada berdiskusi.",
        "Pertanyaan peserta dijawab dengan contoh nyata.",
        "Pengajar menguasai aturan, tetapi kurang memberi waktu bertanya.",
        "Suasana kelas hidup; semua orang ikut bicara.",
    ),
}


def u(key: str, seed: int) -> str:
    """SQL for a number in [0, 1) that depends on the key and the seed only."""
    return f"((hashint8extended(({key})::bigint, {seed}) & 1048575) / 1048576.0)"


SURVEI = f"""
    INSERT INTO evaluasi_survei (jenis, nama, angkatan_id, versi_id, buka, tutup, status, diundang, alasan_batal, dibuat)
    SELECT 'umpan_balik', left('Umpan balik ' || g.nama || ', ' || sebutan_angkatan(a.nomor, a.tahun), 200), a.id, v.id, a.selesai,
           a.selesai + {BUKA_HARI},
           CASE WHEN a.selesai + {BUKA_HARI} >= %(today)s THEN 'terbuka' ELSE 'ditutup' END, 0, '', a.selesai
    FROM diklat_angkatan a
    JOIN diklat_program g ON g.id = a.program_id
    CROSS JOIN (SELECT v.id FROM evaluasi_versiinstrumen v JOIN evaluasi_instrumen i ON i.id = v.instrumen_id
                WHERE i.kode = 'UB-UMUM' AND v.status = 'terbit') v
    WHERE a.status IN {codes(Angkatan.LEWAT)} AND a.selesai > %(today)s - make_interval(months => {BULAN})
    ORDER BY a.selesai, a.id;
    INSERT INTO evaluasi_survei (jenis, nama, versi_id, buka, tutup, status, diundang, alasan_batal, dibuat)
    SELECT 'skm', 'Survei kepuasan layanan diklat ' || extract(year FROM p.buka), v.id, p.buka, p.buka + 27, 'ditutup', 0, '', p.buka
    FROM evaluasi_versiinstrumen v JOIN evaluasi_instrumen i ON i.id = v.instrumen_id AND i.jenis = 'skm' AND v.status = 'terbit',
         LATERAL (SELECT (date_trunc('year', %(today)s::date) - make_interval(months => 2 + 12 * lalu))::date AS buka
                  FROM generate_series(1, 0, -1) lalu) p
    ORDER BY p.buka;
"""
PENJAWAB = f"""
    CREATE TEMPORARY TABLE hadir ON COMMIT DROP AS
    SELECT d.id AS kunci, d.angkatan_id, d.program_id, d.pegawai_id, d.unit_id, a.selesai
    FROM diklat_pendaftaran d JOIN diklat_angkatan a ON a.id = d.angkatan_id
    WHERE EXISTS (SELECT FROM diklat_kehadiran k WHERE k.pendaftaran_id = d.id AND k.status = 'H');
    CREATE TEMPORARY TABLE penjawab ON COMMIT DROP AS
    SELECT s.id AS survei_id, d.pegawai_id, d.kunci, gen_random_uuid() AS id, s.versi_id, d.program_id, s.angkatan_id
    FROM evaluasi_survei s JOIN hadir d ON d.angkatan_id = s.angkatan_id
    WHERE {u("d.kunci", 11)} < 0.14 + 0.42 * {u("s.id", 12)} AND NOT (s.id %% 23 = 0 AND {u("d.kunci", 13)} < 0.93)
    UNION ALL
    SELECT s.id, d.pegawai_id, d.kunci, gen_random_uuid(), s.versi_id, d.program_id, NULL
    FROM evaluasi_survei s JOIN LATERAL (
        SELECT DISTINCT ON (pegawai_id) * FROM hadir
        WHERE selesai BETWEEN s.buka - interval '12 months' AND s.buka ORDER BY pegawai_id, kunci
    ) d ON {u("d.pegawai_id + s.id", 14)} < 0.06
    WHERE s.jenis = 'skm';
    UPDATE evaluasi_survei s SET diundang = n.n FROM (SELECT angkatan_id, count(*) AS n FROM hadir GROUP BY 1) n
    WHERE n.angkatan_id = s.angkatan_id AND s.status <> 'terbuka';
    UPDATE evaluasi_survei s SET diundang = (
        SELECT count(DISTINCT pegawai_id) FROM hadir WHERE selesai BETWEEN s.buka - interval '12 months' AND s.buka
    ) WHERE s.jenis = 'skm';
    INSERT INTO evaluasi_partisipasisurvei (id, survei_id, pegawai_id)
    SELECT gen_random_uuid(), survei_id, pegawai_id FROM penjawab ORDER BY 1;
    -- the office at the top, where five invited people belong to it and the others together are none, or five
    CREATE TEMPORARY TABLE kelompok ON COMMIT DROP AS
    WITH naik AS (
        SELECT j.asal_id AS id, left(coalesce(nullif(u.singkatan, ''), u.nama), 40) AS nama
        FROM jalur_pada(ARRAY(SELECT id FROM pegawai_unitkerja), %(today)s) j JOIN pegawai_unitkerja u ON u.id = j.unit_id
        WHERE j.induk_id IS NULL
    ),
    orang AS (SELECT h.angkatan_id, h.kunci, n.nama FROM hadir h JOIN naik n ON n.id = h.unit_id),
    banyak AS (SELECT angkatan_id, nama, count(*) AS n, sum(count(*)) OVER (PARTITION BY angkatan_id) AS semua FROM orang GROUP BY 1, 2),
    besar AS (SELECT *, semua - sum(n) OVER (PARTITION BY angkatan_id) AS sisa,
                     row_number() OVER (PARTITION BY angkatan_id ORDER BY n, nama) AS nomor FROM banyak WHERE n >= 5)
    SELECT o.kunci, b.nama FROM orang o JOIN besar b USING (angkatan_id, nama) WHERE NOT (b.sisa BETWEEN 1 AND 4 AND b.nomor = 1);
"""
NILAI = f"""
    CREATE TEMPORARY TABLE nilai ON COMMIT DROP AS
    SELECT p.id, p.survei_id, b.id AS butir_id, CASE b.tentang WHEN 'pengajar' THEN t.narasumber_id END AS narasumber_id,
           least(4, greatest(1, round(
               3.42 + 0.5 * ({u("p.program_id", 21)} - 0.5) + 0.5 * ({u("p.survei_id", 22)} - 0.5)
               + CASE b.unsur WHEN 'Sarana dan jaringan' THEN -0.32 WHEN 'Waktu belajar' THEN -0.18 WHEN 'Pengajar' THEN 0.12
                              WHEN 'U3' THEN -0.3 WHEN 'U9' THEN -0.2 WHEN 'U4' THEN 0.3 ELSE 0.04 END
               + CASE WHEN b.tentang = 'pengajar' AND t.narasumber_id = {LEMAH} THEN -1.25
                      WHEN b.tentang = 'pengajar' THEN 0.4 * ({u("t.narasumber_id", 23)} - 0.5) ELSE 0 END
               + 1.5 * ({u("p.kunci", 24)} - 0.5) + 1.3 * ({u("p.kunci * 1000 + b.id", 25)} - 0.5)
           )))::int AS nilai
    FROM penjawab p
    JOIN evaluasi_butir b ON b.versi_id = p.versi_id AND b.jenis = 'skala'
    LEFT JOIN LATERAL (SELECT DISTINCT s.narasumber_id FROM diklat_sesi s
        WHERE s.angkatan_id = p.angkatan_id AND NOT s.is_batal AND s.narasumber_id IS NOT NULL) t ON b.tentang = 'pengajar'
    WHERE b.tentang <> 'pengajar' OR t.narasumber_id IS NOT NULL;
    CREATE TEMPORARY TABLE isian ON COMMIT DROP AS
    SELECT p.id, p.survei_id, p.kunci, n.jawaban
    FROM penjawab p JOIN (
        SELECT id, jsonb_object_agg(concat_ws(':', butir_id, narasumber_id), nilai) AS jawaban FROM nilai GROUP BY id
    ) n USING (id);
    ANALYZE nilai; ANALYZE isian;
"""
KATA = f"""
    CREATE TEMPORARY TABLE kata ON COMMIT DROP AS
    SELECT i.id, i.survei_id, b.id AS butir_id, CASE b.tentang WHEN 'pengajar' THEN t.narasumber_id END AS narasumber_id,
           (%(kata)s::jsonb -> b.unsur ->>
            (floor({u("i.kunci * 7 + b.id", 32)} * jsonb_array_length(%(kata)s::jsonb -> b.unsur)))::int) AS teks
    FROM isian i
    JOIN evaluasi_survei s ON s.id = i.survei_id
    JOIN evaluasi_butir b ON b.versi_id = s.versi_id AND b.jenis = 'teks' AND %(kata)s::jsonb ? b.unsur
    LEFT JOIN LATERAL (SELECT min(x.narasumber_id) AS narasumber_id FROM diklat_sesi x
        WHERE x.angkatan_id = s.angkatan_id AND NOT x.is_batal) t ON b.tentang = 'pengajar'
    WHERE {u("i.kunci * 13 + b.id", 31)} < 0.07 AND (b.tentang <> 'pengajar' OR t.narasumber_id IS NOT NULL);
    INSERT INTO evaluasi_surveimasuk (id, survei_id, kelompok, jawaban, komentar)
    SELECT i.id, i.survei_id, coalesce(k.nama, ''), i.jawaban, coalesce(t.komentar, '[]')
    FROM isian i JOIN evaluasi_survei s ON s.id = i.survei_id
    LEFT JOIN (
        SELECT id, jsonb_agg(jsonb_build_object('butir', butir_id, 'narasumber', narasumber_id, 'teks', teks)) AS komentar
        FROM kata GROUP BY id
    ) t ON t.id = i.id
    LEFT JOIN kelompok k ON k.kunci = i.kunci AND s.angkatan_id IS NOT NULL ORDER BY 1;
"""
BULANAN = """
    SELECT array_agg(id), max(tutup) FROM evaluasi_survei WHERE status = 'ditutup' GROUP BY date_trunc('month', tutup) ORDER BY 2
"""


def fill_survei() -> int:
    """Feedback of the last years, released month after month as the product does; returns the number of marks."""
    today = waktu.today()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SURVEI, {"today": today})
        cursor.execute(PENJAWAB, {"today": today})
        cursor.execute(NILAI)
        cursor.execute("SELECT count(*) FROM nilai")
        (count,) = cursor.fetchone()
        cursor.execute(KATA, {"kata": dumps(KOMENTAR)})
        cursor.execute(BULANAN)
        for ids, last in cursor.fetchall():
            release_many(ids, hari=last + timedelta(days=1))
    sweep_masuk()
    return int(count)
