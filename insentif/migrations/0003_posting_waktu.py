"""The change log reads a ledger by its index on the time."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("insentif", "0002_isi")]
    operations = [AddIndexConcurrently("postingpoin", models.Index(fields=["dibuat", "id"], name="postingpoin_dibuat"))]
