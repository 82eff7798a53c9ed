"""What the tables begin with: reference rows and kinds of mail; and functions."""

from django.db import migrations

from diklat.migrations import _fungsi, _referensi, _surel
from lib.migrasi import first_rows


class Migration(migrations.Migration):
    dependencies = [("diklat", "0001_awal"), ("kompetensi", "0002_isi"), ("pegawai", "0003_isi")]
    operations = [first_rows(_referensi.fill, _surel.fill), migrations.RunSQL(list(_fungsi.FUNCTIONS))]
