import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from lib.migrasi import CreateModels


class Migration(migrations.Migration):
    dependencies = [
        ("diklat", "0003_bahan_ajar"),
        ("kompetensi", "0002_isi"),
        ("rencana", "0007_laporan_bulanan"),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="SusunanLewat",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("peminat", models.PositiveIntegerField()),
                        ("kode", models.CharField(max_length=20)),
                        ("ada", models.FloatField(default=0)),
                        ("batas", models.FloatField(default=0)),
                        (
                            "lain",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), blank=True, default=list, size=None
                            ),
                        ),
                        ("program", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.program")),
                        (
                            "susunan",
                            models.ForeignKey(
                                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="lewat_list", to="rencana.susunan"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "program yang tidak dipilih",
                        "verbose_name_plural": "program yang tidak dipilih",
                        "ordering": ["susunan", "program__nama", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("susunan", "program"),
                                name="susunanlewat_sekali",
                                violation_error_message="Program ini sudah tercatat tidak dipilih.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SusunanTutup",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("pegawai", models.PositiveIntegerField()),
                        ("level", models.FloatField()),
                        (
                            "kompetensi",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kompetensi.kompetensi"),
                        ),
                        ("program", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.program")),
                        (
                            "susunan",
                            models.ForeignKey(
                                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="tutup_list", to="rencana.susunan"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "yang ditutup program",
                        "verbose_name_plural": "yang ditutup program",
                        "ordering": ["susunan", "program", "-level", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("susunan", "program", "kompetensi"),
                                name="susunantutup_sekali",
                                violation_error_message="Kompetensi ini sudah tercatat pada program itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("level__gt", 0), ("pegawai__gt", 0)),
                                name="susunantutup_ada_isinya",
                                violation_error_message="Yang ditutup sedikitnya pada satu pegawai.",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
