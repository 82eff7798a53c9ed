"""The change log reads a ledger by its index on the time."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("kompetensi", "0002_isi")]
    operations = [AddIndexConcurrently("penilaian", models.Index(fields=["dicatat_pada", "id"], name="penilaian_dicatat"))]
