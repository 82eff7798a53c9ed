"""The ledger only grows, for the application's own role too.

Row locks that foreign keys take ask for the right to update some column, so that right stays for the key, which the trigger protects.
"""

from django.db import migrations

HANYA_BERTAMBAH = """
    REVOKE UPDATE, DELETE, TRUNCATE ON insentif_postingpoin FROM {role};
    GRANT UPDATE (id) ON insentif_postingpoin TO {role};
"""
KEMBALI = "GRANT ALL ON insentif_postingpoin TO {role}"


class Migration(migrations.Migration):
    dependencies = [("insentif", "0004_surel")]

    operations = [
        migrations.RunSQL(HANYA_BERTAMBAH.format(role="CURRENT_USER"), KEMBALI.format(role="CURRENT_USER")),
    ]
