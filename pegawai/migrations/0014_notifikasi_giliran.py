"""The mails that are next are read in their order; by the time alone, all that waited were sorted for each two hundred and fifty."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("pegawai", "0013_rekap")]
    operations = [
        AddIndexConcurrently(
            "notifikasi",
            models.Index(fields=["kirim_pada", "id"], condition=models.Q(selesai__isnull=True), name="notifikasi_giliran"),
        ),
        RemoveIndexConcurrently("notifikasi", "notifikasi_terbuka"),
    ]
