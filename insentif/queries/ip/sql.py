"""The estimated IP ASN on a day, by the table in force then: one statement derives it for a person, a unit and the whole city.

Of competence the best score of each indicator counts and the indicators add up; of the other dimensions the best score counts. A
dimension without its facts is NULL, and so is the total.
"""

from collections.abc import Mapping
from typing import Final

from kompetensi.queries.peta.sql import CABANG
from lib.sql import render

ORANG_SATU: Final = """
    orang AS MATERIALIZED (
        SELECT q.id AS pegawai_id, p.unit_id AS baris_id, p.unit_id, p.jabatan_id, j.jenis AS kelompok, q.tingkat_pendidikan_id
        FROM pegawai_pegawai q
        LEFT JOIN penempatan_pada(%(hari)s) p ON p.pegawai_id = q.id AND p.status = 'definitif'
        LEFT JOIN pegawai_jabatan j ON j.id = p.jabatan_id
        WHERE q.id = %(pegawai)s
    )
"""
ORANG_UNIT: Final = render(
    """
    $cabang,
    orang AS MATERIALIZED (
        SELECT q.id AS pegawai_id, c.baris_id, p.unit_id, p.jabatan_id, j.jenis AS kelompok, q.tingkat_pendidikan_id
        FROM penempatan_pada(%(hari)s) p
        JOIN cabang c ON c.unit_id = p.unit_id
        JOIN pegawai_pegawai q ON q.id = p.pegawai_id AND (%(jenis_asn)s = '' OR q.jenis_asn = %(jenis_asn)s)
        JOIN pegawai_jabatan j ON j.id = p.jabatan_id AND (%(kelompok)s = '' OR j.kelompok = %(kelompok)s)
        WHERE p.status = 'definitif'
    )
    """,
    cabang=CABANG,
)
# Trainings that count: passed here with JP, or taken elsewhere and verified.
CAPAI: Final = """
    angkatan AS MATERIALIZED (
        SELECT a.id, j.siasn_id::text AS jenis, a.selesai
        FROM diklat_angkatan a
        JOIN diklat_program p ON p.id = a.program_id
        JOIN diklat_jenisdiklat j ON j.id = p.jenis_id
        WHERE a.selesai <= %(hari)s AND EXISTS (
            SELECT FROM butir b
            WHERE b.dimensi = 'kompetensi' AND j.siasn_id::text = ANY(b.kode) AND (b.sesudah IS NULL OR a.selesai > b.sesudah))
    ),
    diklat AS MATERIALIZED (
        SELECT d.pegawai_id, 1 AS macam, d.id AS kunci, a.jenis, a.selesai AS tanggal, sum(c.jp) AS jp
        FROM diklat_pendaftaran d
        JOIN angkatan a ON a.id = d.angkatan_id
        JOIN diklat_catatanjp c ON c.pendaftaran_id = d.id AND c.jp > 0
        WHERE d.status = 'lulus' $of_peserta
        GROUP BY d.pegawai_id, d.id, a.jenis, a.selesai
        UNION ALL
        SELECT r.pegawai_id, 2, r.id, j.siasn_id::text, r.selesai, r.jp
        FROM diklat_riwayatluar r JOIN diklat_jenisdiklat j ON j.id = r.jenis_id
        WHERE r.status = 'diverifikasi' AND r.selesai <= %(hari)s $of_riwayat
    ),
    dihitung AS (
        SELECT o.pegawai_id, b.id AS butir_id, b.indikator, b.ambang, b.skor, t.macam, t.kunci, t.tanggal, t.jp
        FROM orang o
        JOIN butir b ON b.dimensi = 'kompetensi' AND b.kelompok = o.kelompok
        JOIN diklat t ON t.pegawai_id = o.pegawai_id AND t.jenis = ANY(b.kode) AND (b.sesudah IS NULL OR t.tanggal > b.sesudah)
    ),
    capai AS MATERIALIZED (
        SELECT pegawai_id, indikator, coalesce(max(skor) FILTER (WHERE jp >= coalesce(ambang, 0)), 0) AS skor, max(jp) AS jp
        FROM (
            SELECT pegawai_id, butir_id, indikator, ambang, skor, sum(jp) AS jp FROM dihitung
            GROUP BY pegawai_id, butir_id, indikator, ambang, skor
        ) x GROUP BY pegawai_id, indikator
    )
"""
# The same as it is kept for the whole city: whose, which of `capai_nama`, and the score.
CAPAI_TERSIMPAN: Final = """
    capai AS MATERIALIZED (
        SELECT c.pegawai_id, (%(capai_nama)s::text[])[c.nama] AS indikator, c.skor
        FROM unnest(%(capai_pegawai)s::bigint[], %(capai_indikator)s::int[], %(capai_skor)s::numeric[]) AS c (pegawai_id, nama, skor)
    )
"""
# Of performance and measures the facts of two years are read.
DASAR: Final = """
    versi AS (SELECT id FROM insentif_versiip WHERE berlaku_mulai <= %(hari)s ORDER BY berlaku_mulai DESC LIMIT 1),
    butir AS MATERIALIZED (
        SELECT b.*, (%(hari)s::date - make_interval(months => b.bulan))::date AS sesudah
        FROM insentif_butirip b JOIN versi v ON v.id = b.versi_id
    ),
    $capai,
    penuh AS MATERIALIZED (
        SELECT kelompok, indikator, max(skor) AS skor FROM butir WHERE dimensi = 'kompetensi' GROUP BY kelompok, indikator
    ),
    data AS MATERIALIZED (
        SELECT pegawai_id, max(tahun) FILTER (WHERE nilai_kinerja IS NOT NULL) AS tahun_kinerja,
            (array_agg(nilai_kinerja ORDER BY tahun DESC) FILTER (WHERE nilai_kinerja IS NOT NULL))[1] AS nilai_kinerja,
            max(tahun) FILTER (WHERE disiplin <> '') AS tahun_disiplin,
            (array_agg(disiplin ORDER BY tahun DESC) FILTER (WHERE disiplin <> ''))[1] AS hukuman
        FROM insentif_dataip WHERE tahun BETWEEN %(tahun)s - 1 AND %(tahun)s $of_data GROUP BY pegawai_id
    ),
    tabel_kinerja AS MATERIALIZED (SELECT ambang, skor FROM butir WHERE dimensi = 'kinerja'),
    tabel_disiplin AS MATERIALIZED (SELECT kode, skor FROM butir WHERE dimensi = 'disiplin'),
    fakta AS MATERIALIZED (
        SELECT d.*,
            (SELECT max(b.skor) FROM tabel_kinerja b WHERE b.ambang <= d.nilai_kinerja) AS kinerja,
            (SELECT max(b.skor) FROM tabel_disiplin b WHERE d.hukuman = ANY(b.kode)) AS disiplin
        FROM data d
    ),
    dimensi AS MATERIALIZED (
        SELECT o.*, e.skor AS kualifikasi, f.nilai_kinerja, f.tahun_kinerja, f.hukuman, f.tahun_disiplin,
            CASE WHEN u.skor IS NOT NULL THEN coalesce(k.skor, 0) END AS kompetensi, u.skor AS paling_banyak, f.kinerja, f.disiplin,
            trunc(e.skor + CASE WHEN u.skor IS NOT NULL THEN coalesce(k.skor, 0) END + f.kinerja + f.disiplin, 2) AS total
        FROM orang o
        LEFT JOIN fakta f ON f.pegawai_id = o.pegawai_id
        LEFT JOIN (SELECT kelompok, sum(skor) AS skor FROM penuh GROUP BY kelompok) u ON u.kelompok = o.kelompok
        LEFT JOIN (SELECT pegawai_id, sum(skor) AS skor FROM capai GROUP BY pegawai_id) k ON k.pegawai_id = o.pegawai_id
        LEFT JOIN (
            SELECT t.id, max(b.skor) AS skor FROM pegawai_tingkatpendidikan t
            JOIN butir b ON b.dimensi = 'kualifikasi' AND t.siasn_id = ANY(b.kode) GROUP BY t.id
        ) e ON e.id = o.tingkat_pendidikan_id
    ),
    kategori AS MATERIALIZED (
        SELECT k.nama, k.batas_bawah AS dari, lead(k.batas_bawah) OVER (ORDER BY k.batas_bawah) AS sampai
        FROM insentif_kategoriip k JOIN versi v ON v.id = k.versi_id
    ),
    nilai AS MATERIALIZED (
        SELECT d.*, k.nama AS kategori, k.dari AS kategori_dari
        FROM dimensi d LEFT JOIN kategori k ON d.total >= k.dari AND (k.sampai IS NULL OR d.total < k.sampai)
    )
"""
OF_SATU: Final = {
    "of_peserta": "AND d.pegawai_id = %(pegawai)s",
    "of_riwayat": "AND r.pegawai_id = %(pegawai)s",
    "of_data": "AND pegawai_id = %(pegawai)s",
}
# Arrays, so that the people of a unit are looked up by their index; of the whole city everything is read anyway.
OF_SEBAGIAN: Final = {
    "of_peserta": "AND d.pegawai_id = ANY(ARRAY(SELECT pegawai_id FROM orang))",
    "of_riwayat": "AND r.pegawai_id = ANY(ARRAY(SELECT pegawai_id FROM orang))",
    "of_data": "AND pegawai_id = ANY(ARRAY(SELECT pegawai_id FROM orang))",
}
OF_SEMUA: Final = dict.fromkeys(OF_SEBAGIAN, "")


def _dasar(capai: str, of: Mapping[str, str]) -> str:
    return render(DASAR, capai=render(capai, **of), **of)


SATU: Final = f"WITH {ORANG_SATU}, {_dasar(CAPAI, OF_SATU)}"
SEBAGIAN: Final = f"WITH RECURSIVE {ORANG_UNIT}, {_dasar(CAPAI, OF_SEBAGIAN)}"
SEMUA: Final = f"WITH RECURSIVE {ORANG_UNIT}, {_dasar(CAPAI_TERSIMPAN, OF_SEMUA)}"
CAPAI_SEMUA: Final = render(
    "WITH RECURSIVE $orang, $dasar SELECT pegawai_id, indikator, skor::float8 FROM capai WHERE skor > 0 ORDER BY pegawai_id",
    orang=ORANG_UNIT,
    dasar=_dasar(CAPAI, OF_SEMUA),
)
ANGKA: Final = "kualifikasi, kompetensi, kinerja, disiplin, total, kategori, paling_banyak"
NILAI_SATU: Final = render(
    "$dasar SELECT kelompok, $angka, nilai_kinerja, tahun_kinerja, coalesce(hukuman, ''), tahun_disiplin FROM nilai",
    dasar=SATU,
    angka=ANGKA,
)
# The trainings behind each indicator, the newest first.
RINCIAN_SATU: Final = render(
    """
    $dasar
    SELECT DISTINCT indikator, c.skor, c.jp, h.tanggal, h.jp, h.macam, h.kunci FROM dihitung h JOIN capai c USING (pegawai_id, indikator)
    ORDER BY h.tanggal DESC, h.macam, h.kunci
    """,
    dasar=SATU,
)
