"""The functions that read postings, standings and the unit tree of a day."""

# Inlined by the planner where they are in SQL: no SET, not STRICT, every argument a plain value (docs/keputusan/0040).
BERLAKU = """
    CREATE FUNCTION berlaku(mulai date, selesai date, hari date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT mulai <= hari AND (selesai IS NULL OR selesai > hari)
    $$
"""
KEDUDUKAN_PADA = """
    CREATE FUNCTION kedudukan_pada(hari date) RETURNS TABLE (pegawai_id bigint, kedudukan_id bigint)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT p.id, coalesce(r.kedudukan_id, p.kedudukan_id)
        FROM pegawai_pegawai p
        LEFT JOIN pegawai_riwayatkedudukan r ON r.pegawai_id = p.id AND berlaku(r.mulai, r.selesai, hari)
    $$
"""
# The few who are not active, found by their kinds of standing. Not inlined: the planner would take them for most of the city, and this way
# it keeps the plan and hashes the few once a statement.
TIDAK_AKTIF = """
    CREATE FUNCTION tidak_aktif(hari date) RETURNS TABLE (pegawai_id bigint) LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
    #variable_conflict use_column
    BEGIN
        RETURN QUERY
        SELECT p.id
        FROM pegawai_kedudukanhukum k
        CROSS JOIN LATERAL (SELECT q.id FROM pegawai_pegawai q WHERE q.kedudukan_id = k.id OFFSET 0) p
        WHERE NOT k.is_aktif AND NOT EXISTS (
            SELECT FROM pegawai_riwayatkedudukan r WHERE r.pegawai_id = p.id AND berlaku(r.mulai, r.selesai, hari))
        UNION ALL
        SELECT r.pegawai_id
        FROM pegawai_riwayatkedudukan r JOIN pegawai_kedudukanhukum k ON k.id = r.kedudukan_id AND NOT k.is_aktif
        WHERE berlaku(r.mulai, r.selesai, hari);
    END $$
"""
PENEMPATAN_PADA = """
    CREATE FUNCTION penempatan_pada(hari date) RETURNS SETOF pegawai_penempatan LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT n.* FROM pegawai_penempatan n
        WHERE berlaku(n.mulai, n.selesai, hari) AND n.pegawai_id NOT IN (SELECT t.pegawai_id FROM tidak_aktif(hari) t)
    $$
"""
INDUK_PADA = """
    CREATE FUNCTION induk_pada(hari date) RETURNS TABLE (unit_id bigint, induk_id bigint) LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT u.id, CASE WHEN r.id IS NULL THEN u.induk_id ELSE r.induk_id END
        FROM pegawai_unitkerja u LEFT JOIN pegawai_riwayatinduk r ON r.unit_id = u.id AND berlaku(r.mulai, r.selesai, hari)
    $$
"""
# Each of the units with everything below it. UNION ends even in a broken tree.
CABANG_PADA = """
    CREATE FUNCTION cabang_pada(akar bigint[], hari date) RETURNS TABLE (akar_id bigint, unit_id bigint)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
        WITH RECURSIVE pohon AS MATERIALIZED (SELECT t.unit_id, t.induk_id FROM induk_pada(hari) t WHERE t.induk_id IS NOT NULL),
        cabang (akar_id, unit_id) AS (
            SELECT a.id, a.id FROM unnest(akar) a (id)
            UNION
            SELECT c.akar_id, p.unit_id FROM cabang c JOIN pohon p ON p.induk_id = c.unit_id
        ) SELECT c.akar_id, c.unit_id FROM cabang c
    $$
"""
# Each of the units with everything above it, and how far.
JALUR_PADA = """
    CREATE FUNCTION jalur_pada(asal bigint[], hari date) RETURNS TABLE (asal_id bigint, unit_id bigint, induk_id bigint, jarak integer)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
        WITH RECURSIVE jalur (asal_id, unit_id, induk_id, jarak) AS (
            SELECT t.unit_id, t.unit_id, t.induk_id, 0 FROM induk_pada(hari) t WHERE t.unit_id = ANY(asal)
            UNION ALL
            SELECT j.asal_id, t.unit_id, t.induk_id, j.jarak + 1
            FROM jalur j JOIN induk_pada(hari) t ON t.unit_id = j.induk_id WHERE j.jarak < 30
        ) SELECT j.asal_id, j.unit_id, j.induk_id, j.jarak FROM jalur j
    $$
"""
FUNCTIONS = (BERLAKU, KEDUDUKAN_PADA, TIDAK_AKTIF, PENEMPATAN_PADA, INDUK_PADA, CABANG_PADA, JALUR_PADA)
