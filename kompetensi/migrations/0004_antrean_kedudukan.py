"""Whoever's standing changes, on whatever day, has his profile derived again."""

from django.db import migrations

FUNCTION = """
    CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO kompetensi_perludihitung (pegawai_id) {query};
        RETURN NULL;
    END $$;
    CREATE TRIGGER {name} AFTER {operation} ON {table} {referencing} FOR EACH STATEMENT EXECUTE FUNCTION {name}();
"""
NEW, OLD, BOTH = "REFERENCING NEW TABLE AS baru", "REFERENCING OLD TABLE AS lama", "REFERENCING NEW TABLE AS baru OLD TABLE AS lama"
CHANGED = "FROM baru b JOIN lama l USING (id) WHERE b.{0} IS DISTINCT FROM l.{0}"
TRIGGERS = (
    ("pegawai_riwayatkedudukan", "insert", NEW, "SELECT DISTINCT pegawai_id FROM baru"),
    ("pegawai_riwayatkedudukan", "update", BOTH, "SELECT pegawai_id FROM baru UNION SELECT pegawai_id FROM lama"),
    ("pegawai_riwayatkedudukan", "delete", OLD, "SELECT DISTINCT pegawai_id FROM lama"),
    ("pegawai_pegawai", "update", BOTH, f"SELECT b.id {CHANGED.format('kedudukan_id')}"),
    ("pegawai_kedudukanhukum", "update", BOTH, f"SELECT NULL::bigint WHERE EXISTS (SELECT {CHANGED.format('is_aktif')})"),
)


def statements(template):
    return [
        template.format(name=f"{table}_antre_{operation}", table=table, operation=operation, referencing=referencing, query=query)
        for table, operation, referencing, query in TRIGGERS
    ]


class Migration(migrations.Migration):
    dependencies = [("kompetensi", "0003_antrean"), ("pegawai", "0003_kedudukan_bertanggal")]
    operations = [
        migrations.RunSQL(statements(FUNCTION), statements("DROP TRIGGER {name} ON {table}; DROP FUNCTION {name}();")),
    ]
