"""Seats that are left for anybody, and whom a programme is not meant for: each said once, for statements and the ORM."""

from django.db import migrations

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
DROP = """
    DROP FUNCTION tidak_cocok(text[], text[], integer, integer, text, text, text, integer);
    DROP FUNCTION kursi_bebas(integer, integer, integer);
"""


class Migration(migrations.Migration):
    dependencies = [("diklat", "0012_angkatan_bertahun")]
    operations = [migrations.RunSQL([KURSI_BEBAS, TIDAK_COCOK], DROP)]
