"""The change log reads a ledger by its index on the time."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("diklat", "0005_sertifikat_ditandai")]
    operations = [AddIndexConcurrently("transisi", models.Index(fields=["waktu", "id"], name="transisi_waktu"))]
