import django.db.models.deletion
from django.db import migrations, models

import lib.migrasi


class Migration(migrations.Migration):
    dependencies = [
        ("kompetensi", "0002_isi"),
        ("rencana", "0004_angkatan_rencana"),
    ]

    operations = [
        lib.migrasi.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="SusunanKompetensi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("pegawai", models.PositiveIntegerField(verbose_name="pegawai dengan kesenjangan")),
                        ("level_kesenjangan", models.FloatField()),
                        ("level_tertutup", models.FloatField()),
                        (
                            "kompetensi",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kompetensi.kompetensi"),
                        ),
                        (
                            "susunan",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="kompetensi_list",
                                to="rencana.susunan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kompetensi dalam susunan",
                        "verbose_name_plural": "kompetensi dalam susunan",
                        "ordering": ["susunan", "-level_kesenjangan", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("susunan", "kompetensi"),
                                name="susunankompetensi_sekali",
                                violation_error_message="Kompetensi ini sudah ada pada susunan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("level_kesenjangan__gte", 0), ("level_tertutup__gte", 0)),
                                name="susunankompetensi_level_tidak_negatif",
                                violation_error_message="Level paling sedikit 0.",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
