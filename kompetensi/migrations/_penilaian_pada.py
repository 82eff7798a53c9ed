"""The level in force on a day: results that count, and of each person and competency the newest official and the newest other one."""

# `akhir` is the moment at which the day ends where the office is: whatever was cancelled later counted on that day. With 'infinity' it is
# answered as is known now. Of two official results of one day the assessment counts, which sorts before the test.
FUNCTIONS = (
    """
    CREATE FUNCTION hasil_berlaku(tanggal date, berlaku_sampai date, dibatalkan_pada timestamptz, hari date, akhir timestamptz)
    RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT tanggal <= hari AND berlaku_sampai > hari AND (dibatalkan_pada IS NULL OR dibatalkan_pada >= akhir)
    $$
    """,
    """
    CREATE FUNCTION resmi_pada(hari date, akhir timestamptz) RETURNS TABLE (
        pegawai_id bigint, kompetensi_id bigint, level numeric, id bigint, sumber varchar, tanggal date, berlaku_sampai date
    ) LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT DISTINCT ON (n.pegawai_id, n.kompetensi_id) n.pegawai_id, n.kompetensi_id, n.level, n.id, n.sumber, n.tanggal, n.berlaku_sampai
        FROM kompetensi_penilaian n
        WHERE n.sumber IN ('asesmen', 'uji') AND hasil_berlaku(n.tanggal, n.berlaku_sampai, n.dibatalkan_pada, hari, akhir)
        ORDER BY n.pegawai_id, n.kompetensi_id, n.tanggal DESC, n.sumber, n.id DESC
    $$
    """,
    """
    CREATE FUNCTION indikatif_pada(hari date, akhir timestamptz) RETURNS TABLE (
        pegawai_id bigint, kompetensi_id bigint, level numeric, id bigint, sumber varchar, tanggal date, berlaku_sampai date
    ) LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT DISTINCT ON (n.pegawai_id, n.kompetensi_id) n.pegawai_id, n.kompetensi_id, n.level, n.id, n.sumber, n.tanggal, n.berlaku_sampai
        FROM kompetensi_penilaian n
        WHERE n.sumber NOT IN ('asesmen', 'uji') AND hasil_berlaku(n.tanggal, n.berlaku_sampai, n.dibatalkan_pada, hari, akhir)
        ORDER BY n.pegawai_id, n.kompetensi_id, n.tanggal DESC, n.id DESC
    $$
    """,
)
