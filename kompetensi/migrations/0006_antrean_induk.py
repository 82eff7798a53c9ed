"""A period in the tree that is cut, corrected or taken back has the sums per unit made again, also where the last parent stays."""

from django.db import migrations

FUNCTION = """
    CREATE FUNCTION pegawai_riwayatinduk_antre() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO kompetensi_perludihitung (pegawai_id) SELECT NULL::bigint WHERE EXISTS (SELECT FROM baris);
        RETURN NULL;
    END $$;
"""
TRIGGER = """
    CREATE TRIGGER pegawai_riwayatinduk_antre_{operation} AFTER {operation} ON pegawai_riwayatinduk REFERENCING {rows} TABLE AS baris
    FOR EACH STATEMENT EXECUTE FUNCTION pegawai_riwayatinduk_antre();
"""
OPERATIONS = (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD"))


class Migration(migrations.Migration):
    dependencies = [("kompetensi", "0005_catatan_lengkap"), ("pegawai", "0006_instansi")]
    operations = [
        migrations.RunSQL(
            [FUNCTION, *(TRIGGER.format(operation=operation, rows=rows) for operation, rows in OPERATIONS)],
            "DROP FUNCTION pegawai_riwayatinduk_antre() CASCADE",
        ),
    ]
