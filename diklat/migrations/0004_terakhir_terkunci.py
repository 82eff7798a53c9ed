"""A person's newest application, read after the person's lock is held: a statement of its own sees what was committed during the wait."""

from django.db import migrations

CREATE = """
    CREATE FUNCTION diklat_pendaftaran_terakhir(ruang int, tempat int, orang bigint) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock(ruang, tempat);
        RETURN (SELECT max(id) FROM diklat_pendaftaran WHERE pegawai_id = orang);
    END
    $$
"""


class Migration(migrations.Migration):
    dependencies = [("diklat", "0003_surel")]

    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION diklat_pendaftaran_terakhir(int, int, bigint)")]
