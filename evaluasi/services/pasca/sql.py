"""The statements of the hourly refresh. Each leaves alone what another transaction has changed since it looked."""

from typing import Final

from diklat.models import Angkatan
from evaluasi.queries.pasca.atasan import ATASAN_SQL, DEKAT_SQL
from lib.sql import codes

# open forms that nobody shall fill in any more, with the first reason that holds
TUTUP: Final = """
    WITH alasan AS (
        SELECT p.id, CASE
            WHEN d.status = 'angkatan_batal' OR a.status = 'batal' THEN %(batal)s
            WHEN d.status <> 'lulus' THEN %(tak_lulus)s
            WHEN d.pegawai_id IN (SELECT pegawai_id FROM tidak_aktif(%(hari)s)) THEN %(alumnus_keluar)s
            WHEN p.penilai_id IN (SELECT pegawai_id FROM tidak_aktif(%(hari)s)) AND p.peran <> 'atasan' THEN %(penilai_keluar)s
            WHEN p.tenggat < %(hari)s::date - %(lewat_hari)s THEN %(lewat)s
        END AS teks
        FROM evaluasi_penugasanevaluasi p
        JOIN diklat_pendaftaran d ON d.id = p.pendaftaran_id
        JOIN diklat_angkatan a ON a.id = d.angkatan_id
        WHERE p.status = 'terbuka'
    )
    UPDATE evaluasi_penugasanevaluasi p
    SET status = 'ditutup', alasan_tutup = alasan.teks, draf = '{}', draf_pada = NULL
    FROM alasan
    WHERE p.id = alasan.id AND alasan.teks IS NOT NULL AND p.status = 'terbuka'
"""
# open forms of a supervisor who is none any more go to the one of today; without one they are closed
ALIH: Final = f"""
    WITH RECURSIVE
    milik AS MATERIALIZED (
        SELECT p.id, d.pegawai_id, p.penilai_id
        FROM evaluasi_penugasanevaluasi p JOIN diklat_pendaftaran d ON d.id = p.pendaftaran_id
        WHERE p.status = 'terbuka' AND p.peran = 'atasan'
    ),
    orang AS (SELECT DISTINCT pegawai_id FROM milik), {ATASAN_SQL},
    pindah AS (
        SELECT milik.id, s.atasan_id FROM milik LEFT JOIN atasan s ON s.pegawai_id = milik.pegawai_id
        WHERE s.atasan_id IS DISTINCT FROM milik.penilai_id
    ),
    lama AS (
        UPDATE evaluasi_penugasanevaluasi p
        SET status = CASE WHEN x.atasan_id IS NULL THEN 'ditutup' ELSE 'dialihkan' END,
            alasan_tutup = CASE WHEN x.atasan_id IS NULL THEN %(tanpa_atasan)s ELSE %(berganti)s END,
            draf = '{{}}', draf_pada = NULL
        FROM pindah x
        WHERE p.id = x.id AND p.status = 'terbuka'
        RETURNING p.id, p.pendaftaran_id, p.versi_id, p.unit_id, p.tenggat, x.atasan_id
    ),
    baru AS (
        INSERT INTO evaluasi_penugasanevaluasi
            (pendaftaran_id, peran, penilai_id, unit_id, versi_id, status, dibuka, tenggat, draf, alasan_tutup, menggantikan_id, dibuat)
        SELECT pendaftaran_id, 'atasan', atasan_id, unit_id, versi_id, 'terbuka', %(hari)s,
               greatest(tenggat, %(hari)s::date + %(alih_hari)s), '{{}}', '', id, %(kini)s::timestamptz
        FROM lama WHERE atasan_id IS NOT NULL
        RETURNING id
    )
    SELECT (SELECT count(*) FROM baru), (SELECT count(*) FROM lama WHERE atasan_id IS NULL)
"""  # noqa: S608 -- constant SQL, parameters bound
# what is due and was never asked, or was closed for a reason that has passed; whoever draws again draws the same people
BUKA: Final = f"""
    WITH RECURSIVE
    calon AS MATERIALIZED (
        SELECT d.id, d.pegawai_id, d.unit_id, a.program_id, r.hari_tenggat, r.jumlah_rekan, r.jumlah_bawahan
        FROM diklat_angkatan a
        JOIN LATERAL (
            SELECT r.* FROM evaluasi_aturanpasca r WHERE r.program_id = a.program_id OR r.program_id IS NULL
            ORDER BY r.program_id NULLS LAST LIMIT 1
        ) r ON r.is_aktif
        JOIN diklat_pendaftaran d ON d.angkatan_id = a.id AND d.status = 'lulus'
        WHERE d.pegawai_id NOT IN (SELECT pegawai_id FROM tidak_aktif(%(hari)s))
          AND a.status IN {codes(Angkatan.LEWAT)} AND a.selesai + make_interval(months => r.bulan::int) <= %(hari)s
          AND a.selesai + make_interval(months => r.bulan::int + %(susulan)s) > %(hari)s
    ),
    butuh AS MATERIALIZED (
        SELECT c.*, peran.nama AS peran
        FROM calon c CROSS JOIN (VALUES ('alumnus'), ('atasan'), ('rekan'), ('bawahan')) AS peran (nama)
        WHERE CASE peran.nama
                WHEN 'rekan' THEN c.jumlah_rekan > 0
                WHEN 'bawahan' THEN c.jumlah_bawahan > 0 AND EXISTS (
                    SELECT FROM penempatan_pada(%(hari)s) n WHERE n.pegawai_id = c.pegawai_id AND n.memimpin
                )
                ELSE TRUE
            END
          AND NOT EXISTS (
            SELECT FROM evaluasi_penugasanevaluasi p
            WHERE p.pendaftaran_id = c.id AND p.peran = peran.nama AND p.status <> 'dialihkan'
              AND NOT (p.status = 'ditutup' AND p.alasan_tutup = ANY(%(dapat_dibuka)s))
        )
    ),
    orang AS (SELECT DISTINCT pegawai_id FROM butuh), {ATASAN_SQL}, {DEKAT_SQL},
    terpilih (id, peran, penilai_id) AS (
        SELECT id, peran, pegawai_id FROM butuh WHERE peran = 'alumnus'
        UNION ALL
        SELECT b.id, b.peran, s.atasan_id FROM butuh b JOIN atasan s ON s.pegawai_id = b.pegawai_id WHERE b.peran = 'atasan'
        UNION ALL
        SELECT id, peran, penilai_id FROM (
            SELECT b.id, b.peran, d.penilai_id, CASE b.peran WHEN 'rekan' THEN b.jumlah_rekan ELSE b.jumlah_bawahan END AS jumlah,
                   row_number() OVER (PARTITION BY b.id, b.peran ORDER BY md5(b.id || ':' || d.penilai_id), d.penilai_id) AS nomor
            FROM butuh b
            JOIN dekat d ON d.pegawai_id = b.pegawai_id AND d.peran = b.peran
            LEFT JOIN atasan s ON s.pegawai_id = b.pegawai_id
            WHERE d.penilai_id IS DISTINCT FROM s.atasan_id
        ) undian WHERE nomor <= jumlah
    ),
    versi AS (
        SELECT pasangan.program_id, pasangan.peran, v.id
        FROM (SELECT DISTINCT program_id, peran FROM butuh) pasangan
        JOIN LATERAL (
            SELECT v.id FROM evaluasi_versiinstrumen v JOIN evaluasi_instrumen i ON i.id = v.instrumen_id
            WHERE v.status = 'terbit' AND i.is_aktif AND i.jenis = 'pasca_' || pasangan.peran
              AND (i.program_id = pasangan.program_id OR i.program_id IS NULL)
            ORDER BY i.program_id NULLS LAST, v.diterbitkan_pada DESC, v.id LIMIT 1
        ) v ON TRUE
    )
    INSERT INTO evaluasi_penugasanevaluasi
        (pendaftaran_id, peran, penilai_id, unit_id, versi_id, status, dibuka, tenggat, draf, alasan_tutup, dibuat)
    SELECT b.id, b.peran, t.penilai_id, coalesce(tempat.unit_id, b.unit_id), versi.id, 'terbuka', %(hari)s,
           %(hari)s::date + b.hari_tenggat, '{{}}', '', %(kini)s::timestamptz
    FROM terpilih t
    JOIN butuh b ON b.id = t.id AND b.peran = t.peran
    JOIN versi ON versi.program_id = b.program_id AND versi.peran = b.peran
    LEFT JOIN tempat ON tempat.pegawai_id = b.pegawai_id
    ORDER BY b.id, b.peran, t.penilai_id
    ON CONFLICT DO NOTHING
"""  # noqa: S608 -- constant SQL, parameters bound
