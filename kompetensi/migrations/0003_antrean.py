"""Triggers that queue people whose profile must be derived again, whoever changes their posting, standard or evidence."""

from django.db import migrations

NEW, OLD, BOTH = (
    "SELECT * FROM baris_baru",
    "SELECT * FROM baris_lama",
    "SELECT * FROM baris_baru UNION ALL SELECT * FROM baris_lama",
)
OPERATIONS = (
    ("insert", "REFERENCING NEW TABLE AS baris_baru", NEW),
    ("update", "REFERENCING NEW TABLE AS baris_baru OLD TABLE AS baris_lama", BOTH),
    ("delete", "REFERENCING OLD TABLE AS baris_lama", OLD),
)
QUEUES = {
    "pegawai_penempatan": "SELECT DISTINCT pegawai_id FROM ({rows}) b WHERE status = 'definitif'",
    "kompetensi_penilaian": "SELECT DISTINCT pegawai_id FROM ({rows}) b",
    # A day of grace: the server's date may lag behind local time.
    "kompetensi_standarkompetensi": """
        SELECT DISTINCT p.pegawai_id FROM pegawai_penempatan p
        WHERE p.status = 'definitif' AND (p.selesai IS NULL OR p.selesai >= current_date)
          AND p.jabatan_id IN (SELECT jabatan_id FROM ({rows}) b)
    """,
    # New limits or another kind of competency move people between JPM classes: everybody counts again.
    "kompetensi_batasjpm": "SELECT NULL::bigint WHERE EXISTS (SELECT FROM ({rows}) b)",
    "kompetensi_kompetensi": "SELECT NULL::bigint WHERE EXISTS (SELECT FROM ({rows}) b)",
    # The summary of a unit includes the units below it; a new or renamed unit changes nothing.
    "pegawai_unitkerja": """
        SELECT NULL::bigint WHERE EXISTS (
            SELECT FROM baris_baru b JOIN baris_lama l USING (id) WHERE b.induk_id IS DISTINCT FROM l.induk_id
        )
    """,
}
SKIPPED = {("kompetensi_kompetensi", "insert"), ("pegawai_unitkerja", "insert"), ("pegawai_unitkerja", "delete")}


def create(apps, schema_editor):
    for table, query in QUEUES.items():
        for operation, referencing, rows in OPERATIONS:
            if (table, operation) in SKIPPED:
                continue
            name = f"{table}_antre_{operation}"
            body = query.format(rows=rows)
            schema_editor.execute(
                f"""
                CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO kompetensi_perludihitung (pegawai_id) {body};
                    RETURN NULL;
                END $$;
                CREATE TRIGGER {name} AFTER {operation} ON {table} {referencing}
                FOR EACH STATEMENT EXECUTE FUNCTION {name}();
                """
            )


def drop(apps, schema_editor):
    for table in QUEUES:
        for operation, _, _ in OPERATIONS:
            name = f"{table}_antre_{operation}"
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}; DROP FUNCTION IF EXISTS {name}();")


class Migration(migrations.Migration):
    dependencies = [("kompetensi", "0002_referensi")]
    operations = [migrations.RunPython(create, drop)]
