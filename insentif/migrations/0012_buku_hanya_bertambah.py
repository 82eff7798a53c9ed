"""The ledger only grows, for the application's own role too.

Row locks that foreign keys take ask for the right to update some column, so that right stays for the key, which the trigger protects.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

HANYA_BERTAMBAH = """
    REVOKE UPDATE, DELETE, TRUNCATE ON insentif_postingpoin FROM {role};
    GRANT UPDATE (id) ON insentif_postingpoin TO {role};
"""
KEMBALI = "GRANT ALL ON insentif_postingpoin TO {role}"


class Migration(migrations.Migration):
    dependencies = [
        ("insentif", "0011_pasangan_direncanakan"),
    ]

    operations = [
        migrations.RunSQL(HANYA_BERTAMBAH.format(role="CURRENT_USER"), KEMBALI.format(role="CURRENT_USER")),
        pgtrigger.migrations.AddTrigger(
            model_name="postingpoin",
            trigger=pgtrigger.compiler.Trigger(
                name="buku_tidak_dikosongkan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'buku poin tidak dapat dikosongkan';",
                    hash="93f956d1fd9e802cc7cdd53d08c67f93bdc38253",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_buku_tidak_dikosongkan_a2ea7",
                    table="insentif_postingpoin",
                    when="BEFORE",
                ),
            ),
        ),
    ]
