"""How a unit is called, so that it is told apart, and by what it is found: written by a trigger, whoever changes the tree.

Units are called by the tree of today, which may be another one than the last that is recorded: a move can lie ahead.
"""

# From each unit's name to its whole way up: name; name and perangkat daerah; these and the units right above; and, for twins, the number.
# A text is a unit's own when it is its whole way and no other unit's whole way, or when no other unit could be called so at all: so no two
# units are ever called the same. The shortest that is its own is taken. Who stands in no tree (a circle) is called by its number.
SEBUT_PADA = """
    CREATE FUNCTION sebut_unit_pada(hari date) RETURNS void LANGUAGE sql AS $$
        WITH RECURSIVE letak AS MATERIALIZED (SELECT t.unit_id, t.induk_id FROM induk_pada(hari) t),
        pohon (id, nama, atas, cari, akhir) AS (
            SELECT u.id, u.nama::text, ARRAY[]::text[], concat_ws(' ', u.nama, nullif(u.singkatan, '')),
                   CASE WHEN u.is_aktif THEN '' ELSE ' (tidak aktif)' END
            FROM letak l JOIN pegawai_unitkerja u ON u.id = l.unit_id WHERE l.induk_id IS NULL
            UNION ALL
            SELECT u.id, u.nama::text, p.nama || p.atas, concat_ws(' ', u.nama, nullif(u.singkatan, ''), p.cari),
                   CASE WHEN u.is_aktif THEN '' ELSE ' (tidak aktif)' END
            FROM pohon p JOIN letak l ON l.induk_id = p.id JOIN pegawai_unitkerja u ON u.id = l.unit_id
        ), panjang AS (
            SELECT p.*, cardinality(p.atas) AS n FROM pohon p
        ), calon AS (
            SELECT p.id, t.tingkat, t.tingkat = p.n AS utuh, t.tingkat > p.n AS bernomor,
                   array_to_string(p.nama || p.atas[1:least(t.tingkat, p.n) - 1] || CASE WHEN t.tingkat > 0 THEN p.atas[p.n:p.n] END, ' · ')
                       || p.akhir || CASE WHEN t.tingkat > p.n THEN ' #' || p.id ELSE '' END AS teks
            FROM panjang p
            CROSS JOIN generate_series(
                CASE WHEN p.n = 0 OR position(lower(p.atas[p.n]) IN lower(p.nama)) > 0 THEN 0 ELSE 1 END, p.n + 1
            ) t (tingkat)
        ), hitung AS (
            SELECT c.*, count(*) OVER sama AS yang_dapat, count(*) FILTER (WHERE c.utuh) OVER sama AS yang_utuh
            FROM calon c WINDOW sama AS (PARTITION BY lower(c.teks))
        ), milik AS (
            SELECT DISTINCT ON (h.id) h.id, h.teks FROM hitung h
            WHERE h.yang_dapat = 1 OR (h.utuh AND h.yang_utuh = 1) OR h.bernomor ORDER BY h.id, h.tingkat
        ), baru AS (
            SELECT u.id, coalesce(m.teks, u.nama || ' #' || u.id) AS sebutan, coalesce(p.cari, u.nama) AS cari
            FROM pegawai_unitkerja u LEFT JOIN milik m ON m.id = u.id LEFT JOIN pohon p ON p.id = u.id
        )
        UPDATE pegawai_unitkerja u SET sebutan = b.sebutan, teks_cari = b.cari
        FROM baru b WHERE b.id = u.id AND (u.sebutan, u.teks_cari) IS DISTINCT FROM (b.sebutan, b.cari);
    $$
"""
# Today where the office is.
SEBUT_UNIT = """
    CREATE FUNCTION sebut_unit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM sebut_unit_pada((now() AT TIME ZONE coalesce((SELECT zona FROM pegawai_instansi LIMIT 1), 'Asia/Jakarta'))::date);
        RETURN NULL;
    END $$
"""
UNIT = """
    CREATE TRIGGER unit_disebut AFTER INSERT OR DELETE OR UPDATE OF nama, singkatan, induk_id, is_aktif ON pegawai_unitkerja
    FOR EACH STATEMENT EXECUTE FUNCTION sebut_unit()
"""
INDUK = """
    CREATE TRIGGER unit_disebut AFTER INSERT OR DELETE OR UPDATE ON pegawai_riwayatinduk FOR EACH STATEMENT EXECUTE FUNCTION sebut_unit()
"""
FUNCTIONS = (SEBUT_PADA, SEBUT_UNIT, UNIT, INDUK)
