"""The statements that read what the optimiser is asked. What a word means stands where it always stood; here it is only gathered.

Parameters: `hari` today, `tahun` of the plan, `kini` and `zona` as the JP of open batches ask for them.
"""

from typing import Final

from diklat.models.pendaftaran import GUGUR, TERBUKA
from diklat.queries.katalog import MASIH
from diklat.queries.ketentuan import batas_sql, ketentuan_sql
from diklat.queries.pendaftaran.konteks import BEBAN
from kompetensi.queries.hitung import derive
from lib.sql import codes, render

BULAN: Final = "extract(month FROM {})::int".format
# In the year, and not beside the work.
MENYITA: Final = (
    "d.status <> 'lulus' AND r.metode <> 'daring' AND a.mulai < make_date(%(tahun)s + 1, 1, 1) AND a.selesai >= make_date(%(tahun)s, 1, 1)"
)

# Everybody with a definitive posting today, whose standing counts as active: `penempatan_pada`. Rows in the order of keys.
# JP: on record in the year, and what open applications will add (the text that enrolment asks, BEBAN); for a PPPK only what was assigned.
ORANG: Final = render(
    """
    WITH ketentuan AS (SELECT m.* FROM ($ketentuan) m),
    atas AS MATERIALIZED (
        SELECT c.akar_id, c.unit_id
        FROM cabang_pada(ARRAY(SELECT unit_id FROM induk_pada(%(hari)s) WHERE induk_id IS NULL), %(hari)s) c
    ),
    beban AS MATERIALIZED (
        SELECT a.id, $beban AS jp
        FROM (SELECT n.id, n.mulai, r.jp FROM diklat_angkatan n JOIN diklat_program r ON r.id = n.program_id
              WHERE n.id IN (SELECT d.angkatan_id FROM diklat_pendaftaran d WHERE d.status IN $terbuka)) a
    ),
    catatan AS (
        SELECT c.pegawai_id, sum(c.jp) AS jp, coalesce(sum(c.jp) FILTER (WHERE c.is_penugasan), 0) AS tugas
        FROM diklat_catatanjp c WHERE c.tahun = %(tahun)s GROUP BY 1
    ),
    akan AS (
        SELECT d.pegawai_id, sum(b.jp) AS jp FROM diklat_pendaftaran d JOIN beban b ON b.id = d.angkatan_id
        WHERE d.status IN $terbuka GROUP BY 1
    ),
    duduk AS (
        SELECT d.pegawai_id, count(*) FILTER (WHERE a.tahun = %(tahun)s) AS sudah, count(*) FILTER (WHERE a.tahun < %(tahun)s) AS lalu
        FROM diklat_pendaftaran d JOIN diklat_angkatan a ON a.id = d.angkatan_id
        WHERE d.status NOT IN $gugur AND a.tahun BETWEEN %(tahun)s - %(masa)s AND %(tahun)s GROUP BY 1
    ),
    usul AS (
        SELECT u.pegawai_id FROM rencana_usulandiklat u
        WHERE u.tahun = %(tahun)s AND u.status = 'disetujui' AND u.pegawai_id IS NOT NULL GROUP BY 1
    ),
    usul_unit AS (
        SELECT DISTINCT c.unit_id
        FROM cabang_pada(ARRAY(SELECT u.unit_id FROM rencana_usulandiklat u
            WHERE u.tahun = %(tahun)s AND u.status = 'disetujui' AND u.pegawai_id IS NULL), %(hari)s) c
    )
    SELECT o.pegawai_id, coalesce(atas.akar_id, o.unit_id), o.unit_id, p.jenis_asn, j.kelompok, g.skema, g.urutan,
        ($batas) IS NOT NULL,
        coalesce(CASE WHEN ($batas) IS NULL THEN catatan.jp ELSE catatan.tugas END, 0)::int + coalesce(akan.jp, 0)::int,
        coalesce(duduk.lalu, 0), coalesce(duduk.sudah, 0), usul.pegawai_id IS NOT NULL, usul_unit.unit_id IS NOT NULL
    FROM penempatan_pada(%(hari)s) o
    JOIN pegawai_pegawai p ON p.id = o.pegawai_id
    CROSS JOIN ketentuan m
    LEFT JOIN pegawai_jabatan j ON j.id = o.jabatan_id
    LEFT JOIN pegawai_golongan g ON g.id = p.golongan_id
    LEFT JOIN atas ON atas.unit_id = o.unit_id
    LEFT JOIN catatan ON catatan.pegawai_id = o.pegawai_id
    LEFT JOIN akan ON akan.pegawai_id = o.pegawai_id
    LEFT JOIN duduk ON duduk.pegawai_id = o.pegawai_id
    LEFT JOIN usul ON usul.pegawai_id = o.pegawai_id
    LEFT JOIN usul_unit ON usul_unit.unit_id = o.unit_id
    WHERE o.status = 'definitif' ORDER BY o.pegawai_id
    """,
    ketentuan=ketentuan_sql("make_date(%(tahun)s, 1, 1)"),
    batas=batas_sql("p.jenis_asn", "m"),
    beban=render(BEBAN, angkatan="a", tahun="%(tahun)s"),
    terbuka=codes(TERBUKA),
    gugur=codes(GUGUR),
)
# The gaps of the derived profile of the day, official levels only, as the gap map shows them; in hundredths of a level, as they are kept.
CELAH: Final = render(
    """
    WITH $derived
    SELECT pegawai_id, kompetensi_id, (level * 100)::int, standar * 100, bobot::float8
    FROM baru WHERE level < standar ORDER BY 1, 2
    """,
    derived=derive(some=False),
)
DINILAI: Final = render("WITH $derived SELECT EXISTS (SELECT FROM baru WHERE level IS NOT NULL)", derived=derive(some=False))
# Which programme is refused whom by its own rules (`tidak_cocok`): once for each kind of people, not for each person.
TOLAK: Final = """
    SELECT k.nomor, r.id, tidak_cocok(r.jenis_asn, r.kelompok_jabatan, gn.urutan, gk.urutan, k.jenis_asn, k.kelompok, k.skema, k.urutan)
    FROM unnest(%(jenis_asn)s::text[], %(kelompok)s::text[], %(skema)s::text[], %(urutan)s::int[]) WITH ORDINALITY
        AS k (jenis_asn, kelompok, skema, urutan, nomor)
    CROSS JOIN diklat_program r
    LEFT JOIN pegawai_golongan gn ON gn.id = r.golongan_pns_id
    LEFT JOIN pegawai_golongan gk ON gk.id = r.golongan_pppk_id
    WHERE r.id = ANY(%(program)s)
"""
# Applications that are alive: passed ones refuse the programme and fulfil prerequisites, open ones refuse it and take the months.
DAFTAR: Final = f"""
    SELECT d.pegawai_id, d.program_id, bool_or(d.status = 'lulus'),
        min(greatest(a.mulai, make_date(%(tahun)s, 1, 1))) FILTER (WHERE {MENYITA}),
        max(least(a.selesai, make_date(%(tahun)s, 12, 31))) FILTER (WHERE {MENYITA})
    FROM diklat_pendaftaran d
    JOIN diklat_angkatan a ON a.id = d.angkatan_id
    JOIN diklat_program r ON r.id = d.program_id
    WHERE d.status IN {codes(MASIH)}
    GROUP BY 1, 2 ORDER BY 1, 2
"""  # noqa: S608 -- constant SQL, parameters bound
# The catalogue in use with what it costs, and the seats and minimum of its last batch: the next one is planned like it.
PROGRAM: Final = """
    SELECT r.id, r.nama, r.jp, r.biaya_angkatan, r.biaya_kursi, r.metode, b.kuota, b.minimum
    FROM diklat_program r
    LEFT JOIN LATERAL (
        SELECT a.kuota, a.minimum FROM diklat_angkatan a
        WHERE a.program_id = r.id AND a.status <> 'batal' ORDER BY a.mulai DESC NULLS LAST, a.id DESC LIMIT 1
    ) b ON true
    WHERE r.is_aktif OR r.id = ANY(%(tetap)s) ORDER BY r.id
"""
# A mandatory row names position, groups, kinds of employment and a unit with all below; empty is everybody. Not due who passed it.
WAJIB: Final = """
    WITH cabang AS MATERIALIZED (
        SELECT c.akar_id, c.unit_id
        FROM cabang_pada(ARRAY(SELECT w.unit_id FROM rencana_daftarwajib w WHERE w.unit_id IS NOT NULL), %(hari)s) c
    )
    SELECT DISTINCT o.pegawai_id, w.program_id
    FROM rencana_daftarwajib w
    JOIN penempatan_pada(%(hari)s) o ON o.status = 'definitif'
    JOIN pegawai_pegawai p ON p.id = o.pegawai_id
    LEFT JOIN pegawai_jabatan j ON j.id = o.jabatan_id
    WHERE berlaku(w.berlaku_mulai, w.berlaku_sampai, make_date(%(tahun)s, 12, 31))
      AND (w.jabatan_id IS NULL OR w.jabatan_id = o.jabatan_id)
      AND (w.kelompok_jabatan = '{}' OR j.kelompok = ANY(w.kelompok_jabatan))
      AND (w.jenis_asn = '{}' OR p.jenis_asn = ANY(w.jenis_asn))
      AND (w.unit_id IS NULL OR (w.unit_id, o.unit_id) IN (SELECT c.akar_id, c.unit_id FROM cabang c))
    ORDER BY 1, 2
"""
# Room-days that are taken already: a room on a day counts once.
RUANG: Final = f"""
    SELECT ruang_id, {BULAN("hari")}, count(*) FROM (
        SELECT DISTINCT s.ruang_id, (s.mulai AT TIME ZONE %(zona)s)::date AS hari
        FROM diklat_sesi s JOIN diklat_ruang r ON r.id = s.ruang_id AND r.is_aktif WHERE NOT s.is_batal
    ) x WHERE extract(year FROM hari) = %(tahun)s GROUP BY 1, 2 ORDER BY 1, 2
"""  # noqa: S608 -- constant SQL, parameters bound
# Who taught which programme, while still on the list of teachers.
PENGAJAR: Final = """
    SELECT DISTINCT a.program_id, s.narasumber_id
    FROM diklat_sesi s
    JOIN diklat_narasumber n ON n.id = s.narasumber_id AND n.is_aktif
    JOIN diklat_angkatan a ON a.id = s.angkatan_id
    WHERE NOT s.is_batal ORDER BY 1, 2
"""
# Days of the year on which somebody teaches already.
MENGAJAR: Final = f"""
    SELECT narasumber_id, {BULAN("hari")}, count(*) FROM (
        SELECT DISTINCT s.narasumber_id, (s.mulai AT TIME ZONE %(zona)s)::date AS hari
        FROM diklat_sesi s WHERE NOT s.is_batal AND s.narasumber_id IS NOT NULL
    ) x WHERE extract(year FROM hari) = %(tahun)s GROUP BY 1, 2 ORDER BY 1, 2
"""  # noqa: S608 -- constant SQL, parameters bound
# Batches of the year that exist already, by programme, and the months in which they begin.
ADA: Final = f"""
    SELECT a.program_id, {BULAN("coalesce(a.mulai, a.pendaftaran_sampai)")}, count(*)
    FROM diklat_angkatan a WHERE a.tahun = %(tahun)s AND a.status NOT IN ('batal', 'draf') GROUP BY 1, 2 ORDER BY 1, 2
"""  # noqa: S608 -- constant SQL, parameters bound
# Which post of the budget bore a programme before: of the plans in force the last, else of the commitments the most recent.
SUMBER: Final = """
    SELECT DISTINCT ON (x.program_id) x.program_id, x.sub_kegiatan_id, x.rekening_id, x.unit_id
    FROM (
        SELECT b.program_id, p.sub_kegiatan_id, p.rekening_id, p.unit_id, p.tahun, 0 AS urut, b.id
        FROM rencana_barisrencana b
        JOIN rencana_perioderencana r ON r.id = b.periode_id AND r.status IN ('disetujui', 'terkunci', 'digantikan')
        JOIN rencana_paguanggaran p ON p.id = b.pagu_id
        UNION ALL
        SELECT a.program_id, p.sub_kegiatan_id, p.rekening_id, p.unit_id, p.tahun, 1, k.id
        FROM rencana_komitmenbiaya k JOIN diklat_angkatan a ON a.id = k.angkatan_id JOIN rencana_paguanggaran p ON p.id = k.pagu_id
    ) x ORDER BY x.program_id, x.tahun DESC, x.urut, x.id DESC
"""
# Competencies that some unit put on the list of needs of the year.
KEBUTUHAN: Final = """
    SELECT DISTINCT b.kompetensi_id FROM rencana_bariskebutuhan b JOIN rencana_kebutuhanrencana k ON k.id = b.kebutuhan_id
    WHERE k.tahun = %(tahun)s
"""
