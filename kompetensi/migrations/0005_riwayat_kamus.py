"""The change log also keeps who renamed a competency or took it out of use."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kompetensi", "0004_antrean"),
        ("pegawai", "0002_referensi"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="KompetensiEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("kode", models.CharField(error_messages={"unique": "Kode ini sudah dipakai."}, max_length=12)),
                ("nama", models.CharField(max_length=120, verbose_name="nama kompetensi")),
                ("singkatan", models.CharField(blank=True, max_length=30)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("manajerial", "Manajerial"),
                            ("sosial_kultural", "Sosial kultural"),
                            ("teknis", "Teknis"),
                            ("pemerintahan", "Pemerintahan"),
                        ],
                        max_length=16,
                        verbose_name="jenis kompetensi",
                    ),
                ),
                ("urutan", models.PositiveSmallIntegerField(default=100)),
                ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kompetensi",
            trigger=pgtrigger.compiler.Trigger(
                name="ubah_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_kompetensievent" ("id", "is_aktif", "jenis", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "singkatan", "urutan") SELECT old_values."id", old_values."is_aktif", old_values."jenis", old_values."kode", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."singkatan", old_values."urutan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="b63aa0dfae1159786e640daf49be2ddd57ccf90c",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_ubah_update_8bba8",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="kompetensi_kompetensi",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kompetensi",
            trigger=pgtrigger.compiler.Trigger(
                name="hapus_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_kompetensievent" ("id", "is_aktif", "jenis", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "singkatan", "urutan") SELECT old_values."id", old_values."is_aktif", old_values."jenis", old_values."kode", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."singkatan", old_values."urutan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="e648161b2a899d56abfe35b47be07dd4b9899f84",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_hapus_delete_67ad6",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="kompetensi_kompetensi",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="kompetensievent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"
            ),
        ),
        migrations.AddField(
            model_name="kompetensievent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="kompetensi.kompetensi"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kompetensievent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="babffda429d828e64b6f5e44cb9fff4e95af01c5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_17a69",
                    table="kompetensi_kompetensievent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
