"""How a unit is called, so that it is told apart, and by what it is found: written by a trigger, whoever changes the tree.

Units are called by the tree of today, which may be another one than the last that is recorded: a move can lie ahead.
"""

# What comes before the first mark that a text puts behind a name: units whose names differ in it can never be called alike.
KUNCI = """
    CREATE OR REPLACE FUNCTION kunci_sebutan(nama text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT split_part(split_part(split_part(lower(nama), ' ·', 1), ' (', 1), ' #', 1)
    $$
"""
# From each unit's name to its whole way up: name; name and perangkat daerah; these and the units right above; and, for twins, the number.
# A text is a unit's own when it is its whole way and no other unit's whole way, or when no other unit could be called so at all: so no two
# units are ever called the same. The shortest that is its own is taken. Who stands in no tree (a circle) is called by its number.
# All units; or those that could be called like one of these or like what lies below them.
SEBUT_PADA = """
    CREATE OR REPLACE FUNCTION sebut_unit_pada(hari date, dari bigint[] DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
        WITH RECURSIVE kelompok AS MATERIALIZED (
            SELECT u.id, u.nama::text, concat_ws(' ', u.nama, nullif(u.singkatan, '')) AS cari, u.sebutan, u.teks_cari,
                   CASE WHEN u.is_aktif THEN '' ELSE ' (tidak aktif)' END AS akhir
            FROM pegawai_unitkerja u
            WHERE dari IS NULL OR kunci_sebutan(u.nama) IN (
                SELECT kunci_sebutan(c.nama) FROM cabang_pada(dari, hari) t JOIN pegawai_unitkerja c ON c.id = t.unit_id)
        ), jalan (id, induk_id, atas, cari) AS (
            SELECT k.id, t.induk_id, ARRAY[]::text[], k.cari FROM kelompok k JOIN induk_pada(hari) t ON t.unit_id = k.id
            UNION ALL
            SELECT j.id, t.induk_id, j.atas || u.nama::text, concat_ws(' ', j.cari, u.nama, nullif(u.singkatan, ''))
            FROM jalan j JOIN pegawai_unitkerja u ON u.id = j.induk_id JOIN induk_pada(hari) t ON t.unit_id = u.id
            WHERE cardinality(j.atas) < 30
        ), pohon AS (
            SELECT k.id, k.nama, k.akhir, j.atas, j.cari, cardinality(j.atas) AS n FROM kelompok k JOIN jalan j ON j.id = k.id AND j.induk_id IS NULL
        ), calon AS (
            SELECT p.id, t.tingkat, t.tingkat = p.n AS utuh, t.tingkat > p.n AS bernomor,
                   array_to_string(p.nama || p.atas[1:least(t.tingkat, p.n) - 1] || CASE WHEN t.tingkat > 0 THEN p.atas[p.n:p.n] END, ' · ')
                       || p.akhir || CASE WHEN t.tingkat > p.n THEN ' #' || p.id ELSE '' END AS teks
            FROM pohon p
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
            SELECT k.id, coalesce(m.teks, k.nama || ' #' || k.id) AS sebutan, coalesce(p.cari, k.nama) AS cari
            FROM kelompok k LEFT JOIN milik m ON m.id = k.id LEFT JOIN pohon p ON p.id = k.id
            WHERE (k.sebutan, k.teks_cari) IS DISTINCT FROM (coalesce(m.teks, k.nama || ' #' || k.id), coalesce(p.cari, k.nama))
        )
        UPDATE pegawai_unitkerja u SET sebutan = b.sebutan, teks_cari = b.cari FROM baru b WHERE b.id = u.id;
    $$
"""
# Today where the office is. A unit that comes changes what it and its like are called, and nothing else.
HARI_INI = "(now() AT TIME ZONE coalesce((SELECT zona FROM pegawai_instansi LIMIT 1), 'Asia/Jakarta'))::date"
SEBUT_UNIT = f"""
    CREATE OR REPLACE FUNCTION sebut_unit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM sebut_unit_pada({HARI_INI});
        RETURN NULL;
    END $$
"""
SEBUT_MASUK = f"""
    CREATE OR REPLACE FUNCTION sebut_unit_masuk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM sebut_unit_pada({HARI_INI}, ARRAY(SELECT m.id FROM masuk m));
        RETURN NULL;
    END $$
"""  # noqa: S608 -- constant SQL
UNIT = """
    CREATE OR REPLACE TRIGGER unit_disebut AFTER DELETE OR UPDATE OF nama, singkatan, induk_id, is_aktif ON pegawai_unitkerja
    FOR EACH STATEMENT EXECUTE FUNCTION sebut_unit()
"""
MASUK = """
    CREATE OR REPLACE TRIGGER unit_masuk_disebut AFTER INSERT ON pegawai_unitkerja REFERENCING NEW TABLE AS masuk
    FOR EACH STATEMENT EXECUTE FUNCTION sebut_unit_masuk()
"""
INDUK = """
    CREATE OR REPLACE TRIGGER unit_disebut AFTER INSERT OR DELETE OR UPDATE ON pegawai_riwayatinduk
    FOR EACH STATEMENT EXECUTE FUNCTION sebut_unit()
"""
DROP_LAMA = "DROP FUNCTION IF EXISTS sebut_unit_pada(date)"  # of the version that named all units, whichever came
FUNCTIONS = (DROP_LAMA, KUNCI, SEBUT_PADA, SEBUT_UNIT, SEBUT_MASUK, UNIT, MASUK, INDUK)
