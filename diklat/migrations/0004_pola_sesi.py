import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models

import lib.migrasi


class Migration(migrations.Migration):
    dependencies = [
        ("diklat", "0003_bahan_ajar"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        lib.migrasi.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="PolaSesi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "hari",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)],
                                verbose_name="hari ke",
                            ),
                        ),
                        ("mulai", models.TimeField(verbose_name="jam mulai")),
                        ("selesai", models.TimeField(verbose_name="jam selesai")),
                        ("judul", models.CharField(max_length=160, verbose_name="materi")),
                        ("jp", models.PositiveSmallIntegerField(verbose_name="JP")),
                        (
                            "pengajar",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("utama", "Pengajar utama"),
                                    ("pendamping", "Pengajar pendamping"),
                                    ("tamu", "Narasumber tamu"),
                                    ("fasilitator", "Fasilitator"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "tempat",
                            models.CharField(choices=[("ruang", "Di ruang"), ("daring", "Kelas daring")], default="ruang", max_length=8),
                        ),
                        (
                            "program",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="pola_list", to="diklat.program"),
                        ),
                    ],
                    options={
                        "verbose_name": "pola sesi",
                        "verbose_name_plural": "pola sesi",
                        "ordering": ["hari", "mulai", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("hari__range", (1, 60))),
                                name="polasesi_hari_1_sampai_60",
                                violation_error_message="Hari ke harus 1 sampai 60.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("selesai__gt", models.F("mulai"))),
                                name="polasesi_waktu_berurutan",
                                violation_error_message="Jam selesai harus sesudah jam mulai.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_polasesievent" ("hari", "id", "jp", "judul", "mulai", "pengajar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "selesai", "tempat") SELECT new_values."hari", new_values."id", new_values."jp", new_values."judul", new_values."mulai", new_values."pengajar", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id", new_values."selesai", new_values."tempat" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ae3336c81eab440d91d2be5ba566273c6adac70e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_28fc8",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_polasesi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_polasesievent" ("hari", "id", "jp", "judul", "mulai", "pengajar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "selesai", "tempat") SELECT old_values."hari", old_values."id", old_values."jp", old_values."judul", old_values."mulai", old_values."pengajar", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id", old_values."selesai", old_values."tempat" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="08e8630a954f14f0ce827dfa730b4821b1b6845f",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_509bb",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_polasesi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_polasesievent" ("hari", "id", "jp", "judul", "mulai", "pengajar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "selesai", "tempat") SELECT old_values."hari", old_values."id", old_values."jp", old_values."judul", old_values."mulai", old_values."pengajar", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id", old_values."selesai", old_values."tempat" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6936f58ee08edcd96b52fbe6affd56dbdfe0d260",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_f2664",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_polasesi",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PolaSesiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "hari",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)],
                                verbose_name="hari ke",
                            ),
                        ),
                        ("mulai", models.TimeField(verbose_name="jam mulai")),
                        ("selesai", models.TimeField(verbose_name="jam selesai")),
                        ("judul", models.CharField(max_length=160, verbose_name="materi")),
                        ("jp", models.PositiveSmallIntegerField(verbose_name="JP")),
                        (
                            "pengajar",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("utama", "Pengajar utama"),
                                    ("pendamping", "Pengajar pendamping"),
                                    ("tamu", "Narasumber tamu"),
                                    ("fasilitator", "Fasilitator"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "tempat",
                            models.CharField(choices=[("ruang", "Di ruang"), ("daring", "Kelas daring")], default="ruang", max_length=8),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="diklat.polasesi",
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.program",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_pola_pgh_cre_884bb6_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5181dd23bed743162375d53ebf3a6b7c2e4a25ed",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_eb22b",
                                    table="diklat_polasesievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
