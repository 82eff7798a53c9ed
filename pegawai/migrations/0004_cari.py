from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0003_notifikasi"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="unitkerja",
            index=GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="unitkerja_nama_trgm"),
        ),
        migrations.AddIndex(
            model_name="unitkerja",
            index=GinIndex(OpClass(Upper("singkatan"), name="gin_trgm_ops"), name="unitkerja_singkatan_trgm"),
        ),
    ]
