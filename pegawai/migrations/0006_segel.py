import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models

from lib.migrasi import CreateModels
from pegawai.migrations import _konteks


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0005_akses"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Segel",
                    fields=[
                        ("nomor", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("dibuat", models.DateTimeField()),
                        ("sidik_lalu", models.CharField(max_length=64, verbose_name="sidik blok sebelumnya")),
                        ("sidik", models.CharField(max_length=64, unique=True)),
                        ("batas", models.BigIntegerField()),
                        ("dasar", models.BigIntegerField()),
                    ],
                    options={
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="segel_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="8afbf749666190d4cb679acc6e3ec35720fef56d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_segel_tetap_687a4",
                                    table="pegawai_segel",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "verbose_name": "segel",
                        "verbose_name_plural": "segel",
                        "ordering": ["-nomor"],
                    },
                ),
                migrations.CreateModel(
                    name="IsiSegel",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tabel", models.CharField(max_length=63)),
                        ("kolom", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=63), size=None)),
                        ("rentang", models.TextField()),
                        ("jumlah", models.PositiveIntegerField()),
                        ("sidik", models.CharField(max_length=64)),
                        ("sampai", models.BigIntegerField()),
                        (
                            "segel",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="isi_list", to="pegawai.segel"),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("tabel", "segel"), name="isi_segel_sekali")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="segel_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5475fad40c0b7a01fbfe206ce2ff37531a878198",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_segel_tetap_0f3e2",
                                    table="pegawai_isisegel",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "verbose_name": "isi segel",
                        "verbose_name_plural": "isi segel",
                        "ordering": ["segel", "tabel"],
                    },
                ),
            ]
        ),
        migrations.RunSQL(_konteks.FUNCTIONS),
    ]
