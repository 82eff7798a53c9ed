"""The change log reads a ledger by its index on the time; the newest step of one application has an index of its own."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("diklat", "0005_sertifikat_ditandai")]
    operations = [
        AddIndexConcurrently("transisi", models.Index(fields=["pendaftaran", "waktu", "id"], name="transisi_pendaftaran")),
        AddIndexConcurrently("transisi", models.Index(fields=["waktu", "id"], name="transisi_waktu")),
        migrations.AlterField(
            "transisi",
            "pendaftaran",
            models.ForeignKey("diklat.pendaftaran", models.PROTECT, related_name="transisi_list", db_index=False),
        ),
    ]
