"""Both test scores of each enrolment in one place: what every page, export and rule of points reads (docs/keputusan/0035)."""

# Of somebody's attempts at a test the best one counts, the earlier of equals. Joins alone: the planner reaches one batch by its keys and
# the whole city by hashing, which it cannot through an aggregate.
TERBAIK = """
    CREATE VIEW evaluasi_pengerjaanterbaik AS
    SELECT p.id, p.pendaftaran_id, u.angkatan_id, u.jenis, u.versi_id, p.nilai
    FROM evaluasi_pengerjaanujian p JOIN evaluasi_ujian u ON u.id = p.ujian_id
    WHERE p.nilai IS NOT NULL AND NOT EXISTS (
        SELECT FROM evaluasi_pengerjaanujian q
        WHERE q.ujian_id = p.ujian_id AND q.pendaftaran_id = p.pendaftaran_id
          AND (q.nilai > p.nilai OR q.nilai = p.nilai AND q.percobaan < p.percobaan)
    )
"""
# A batch has one test of each kind, so an enrolment has one row.
NILAI = """
    CREATE VIEW evaluasi_nilaites AS
    SELECT n.pendaftaran_id, n.awal, n.akhir, (n.akhir - n.awal) / nullif(100 - n.awal, 0) AS gain, n.akhir_daring
    FROM (
        SELECT d.id AS pendaftaran_id, coalesce(pre.nilai, d.nilai_awal) AS awal, post.nilai AS akhir_daring,
            coalesce(post.nilai, CASE
                WHEN d.program_id NOT IN (SELECT k.program_id FROM evaluasi_komponennilai k) THEN d.nilai_akhir
                ELSE (SELECT i.nilai FROM evaluasi_nilaikomponen i JOIN evaluasi_komponennilai k ON k.id = i.komponen_id
                      WHERE i.pendaftaran_id = d.id AND k.sumber = 'post_test')
            END) AS akhir
        FROM diklat_pendaftaran d
        LEFT JOIN evaluasi_pengerjaanterbaik pre
          ON pre.pendaftaran_id = d.id AND pre.angkatan_id = d.angkatan_id AND pre.jenis = 'pre_test'
        LEFT JOIN evaluasi_pengerjaanterbaik post
          ON post.pendaftaran_id = d.id AND post.angkatan_id = d.angkatan_id AND post.jenis = 'post_test'
    ) n
"""
