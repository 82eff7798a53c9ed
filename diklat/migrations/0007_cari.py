from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [
        ("diklat", "0006_terakhir_terkunci"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="sertifikat",
            index=GinIndex(OpClass(Upper("nomor"), name="gin_trgm_ops"), name="sertifikat_nomor_trgm"),
        ),
        migrations.AddIndex(
            model_name="sertifikat",
            index=GinIndex(OpClass(Upper(KeyTextTransform("nama", "isi")), name="gin_trgm_ops"), name="sertifikat_nama_trgm"),
        ),
    ]
