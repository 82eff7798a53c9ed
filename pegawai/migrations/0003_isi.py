"""What the tables begin with: reference rows, and what the database does and says itself."""

from django.db import migrations

from lib.migrasi import first_rows
from pegawai.migrations import _hari, _referensi, _sebutan

# Which entries an import wrote; few contexts are of one.
INDEKS = """
    CREATE INDEX pghistory_context_impor ON pghistory_context (((metadata->>'impor')::bigint)) WHERE (metadata->>'impor') IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0002_awal")]
    operations = [first_rows(_referensi.fill), migrations.RunSQL([*_hari.FUNCTIONS, *_sebutan.FUNCTIONS, INDEKS])]
