"""What the tables begin with: reference rows, kinds of mail and a first instrument of each kind; and the views of test scores."""

from django.db import migrations

from evaluasi.migrations import _instrumen, _nilai_tes, _referensi, _surel
from lib.migrasi import first_rows


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0001_awal"), ("diklat", "0002_isi")]
    operations = [first_rows(_referensi.fill, _instrumen.fill, _surel.fill), migrations.RunSQL([_nilai_tes.TERBAIK, _nilai_tes.NILAI])]
