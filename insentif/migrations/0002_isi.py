"""What the tables begin with: rules of points, a table of the professionalism index and kinds of mail; and the rights on the ledger."""

from django.db import migrations

from insentif.migrations import _aturan, _ip, _surel
from lib.migrasi import first_rows

# The ledger only grows, for the application's own role too. Row locks that foreign keys take ask for the right to update some column, so
# that right stays for the key, which the trigger protects.
HANYA_BERTAMBAH = """
    REVOKE UPDATE, DELETE, TRUNCATE ON insentif_postingpoin FROM {role};
    GRANT UPDATE (id) ON insentif_postingpoin TO {role};
"""


class Migration(migrations.Migration):
    dependencies = [("insentif", "0001_awal"), ("evaluasi", "0002_isi")]
    operations = [
        first_rows(_aturan.fill, _ip.fill, _surel.fill),
        migrations.RunSQL(HANYA_BERTAMBAH.format(role="CURRENT_USER")),
    ]
