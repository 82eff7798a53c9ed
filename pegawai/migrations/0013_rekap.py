"""Figures that read years of rows are kept in a table of their own."""

from django.db import migrations, models

from lib.migrasi import CreateModels


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0012_sebut_yang_masuk")]
    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Rekap",
                    fields=[
                        ("kunci", models.CharField(max_length=120, primary_key=True, serialize=False)),
                        ("isi", models.JSONField()),
                        ("saat", models.DateTimeField()),
                        ("dibaca", models.DateField()),
                    ],
                    options={"verbose_name": "rekap", "verbose_name_plural": "rekap", "ordering": ["kunci"]},
                )
            ]
        ),
    ]
