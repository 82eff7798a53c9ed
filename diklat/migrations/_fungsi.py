"""Functions that statements and the ORM call (docs/keputusan/0040)."""

# A person's newest application, read after the person's lock is held: a statement of its own sees what was committed during the wait.
TERAKHIR = """
    CREATE FUNCTION diklat_pendaftaran_terakhir(ruang int, tempat int, orang bigint) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock(ruang, tempat);
        RETURN (SELECT max(id) FROM diklat_pendaftaran WHERE pegawai_id = orang);
    END
    $$
"""
SEBUTAN = """
    CREATE FUNCTION sebutan_angkatan(nomor integer, tahun integer) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT 'Angkatan ' || to_char(nomor, 'FMRN') || ' Tahun ' || tahun
    $$
"""
# Seats that are left for anybody.
KURSI_BEBAS = """
    CREATE FUNCTION kursi_bebas(kuota integer, terisi integer, cadangan integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT greatest(0, kuota - terisi - cadangan)
    $$
"""
# Which rules of a programme on kind of employment, group of position and rank somebody does not fulfil, in this order. The rank is held
# against the least of its own scheme; without a rank the kind of employment says which. An empty list of a programme is everybody.
TIDAK_COCOK = """
    CREATE FUNCTION tidak_cocok(
        jenis_boleh text[], kelompok_boleh text[], urutan_pns integer, urutan_pppk integer,
        jenis_asn text, kelompok text, skema text, urutan integer
    ) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_remove(ARRAY[
            CASE WHEN jenis_boleh <> '{}' AND jenis_asn <> ALL(jenis_boleh) THEN 'jenis_asn' END,
            CASE WHEN kelompok_boleh <> '{}' AND coalesce(kelompok <> ALL(kelompok_boleh), true) THEN 'kelompok_jabatan' END,
            CASE WHEN coalesce(skema, jenis_asn) = 'PPPK' THEN CASE WHEN urutan_pppk > coalesce(urutan, -1) THEN 'golongan_pppk' END
                WHEN urutan_pns > coalesce(urutan, -1) THEN 'golongan_pns' END
        ], NULL)
    $$
"""
FUNCTIONS = (TERAKHIR, SEBUTAN, KURSI_BEBAS, TIDAK_COCOK)
