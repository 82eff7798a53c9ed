"""The statement that the JP report of the city is measured against: people, target and sums per perangkat daerah, written by hand."""

JP_SQL = """
    WITH RECURSIVE akar AS (
        SELECT id, id AS pd FROM pegawai_unitkerja WHERE induk_id IS NULL
        UNION ALL
        SELECT u.id, akar.pd FROM pegawai_unitkerja u JOIN akar ON u.induk_id = akar.id
    ),
    dapat AS (
        SELECT pegawai_id, sum(jp) AS diakui, sum(jp) FILTER (WHERE is_penugasan) AS penugasan
        FROM diklat_catatanjp WHERE tahun = extract(year FROM %(today)s::date) AND tanggal <= %(today)s GROUP BY pegawai_id
    )
    SELECT akar.pd, count(*), count(t.paling_sedikit), count(*) FILTER (WHERE d.diakui >= t.paling_sedikit), sum(d.diakui),
        count(*) FILTER (WHERE d.diakui IS NULL), count(*) FILTER (WHERE d.penugasan > 24)
    FROM pegawai_penempatan p
    JOIN akar ON akar.id = p.unit_id
    JOIN pegawai_pegawai q ON q.id = p.pegawai_id
    LEFT JOIN dapat d ON d.pegawai_id = q.id
    LEFT JOIN diklat_targetjp t ON t.jenis_asn = q.jenis_asn AND t.berlaku_mulai <= %(today)s
     AND (t.berlaku_sampai IS NULL OR t.berlaku_sampai > %(today)s)
    WHERE p.status = 'definitif' AND p.mulai <= %(today)s AND (p.selesai IS NULL OR p.selesai > %(today)s)
    GROUP BY akar.pd
"""
