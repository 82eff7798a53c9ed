"""What the tables begin with: rules of points, a table of the professionalism index and kinds of mail."""

from django.db import migrations

from insentif.migrations import _aturan, _ip, _surel
from lib.migrasi import first_rows


class Migration(migrations.Migration):
    dependencies = [("insentif", "0001_awal"), ("evaluasi", "0002_isi")]
    operations = [first_rows(_aturan.fill, _ip.fill, _surel.fill)]
