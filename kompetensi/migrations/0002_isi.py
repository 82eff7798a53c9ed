"""What the tables begin with, and what the database does by itself: first rows, functions, triggers."""

from django.db import migrations

from kompetensi.migrations import _antrean, _penilaian_pada, _referensi
from lib.migrasi import first_rows


class Migration(migrations.Migration):
    dependencies = [("kompetensi", "0001_awal"), ("pegawai", "0003_isi")]
    operations = [first_rows(_referensi.fill), migrations.RunSQL([*_antrean.statements(), *_penilaian_pada.FUNCTIONS])]
