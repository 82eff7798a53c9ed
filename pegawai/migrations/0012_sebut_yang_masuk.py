"""A unit that comes: only those that could be called like it are named anew, where all were."""

from django.db import migrations

from pegawai.migrations import _sebutan


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0011_perbaikan_bukti")]
    operations = [migrations.RunSQL([*_sebutan.FUNCTIONS], migrations.RunSQL.noop)]
