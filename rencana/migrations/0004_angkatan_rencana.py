import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import lib.migrasi


class Migration(migrations.Migration):
    dependencies = [
        ("diklat", "0002_isi"),
        ("pegawai", "0003_isi"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("rencana", "0003_susunan"),
    ]

    operations = [
        lib.migrasi.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="AngkatanRencana",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("bulan", models.PositiveSmallIntegerField(verbose_name="bulan menurut rencana")),
                        ("is_rancangan", models.BooleanField(default=True, verbose_name="dirancang dari rencana")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "angkatan",
                            models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="rencana", to="diklat.angkatan"),
                        ),
                        (
                            "baris",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="angkatan_list", to="rencana.barisrencana"
                            ),
                        ),
                        (
                            "oleh",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                        ),
                    ],
                    options={
                        "verbose_name": "angkatan rencana",
                        "verbose_name_plural": "angkatan rencana",
                        "ordering": ["baris", "bulan", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("bulan__range", (1, 12))),
                                name="angkatanrencana_bulan_1_sampai_12",
                                violation_error_message="Bulan 1 sampai 12.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_angkatanrencanaevent" ("angkatan_id", "baris_id", "bulan", "dibuat", "id", "is_rancangan", "oleh_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."angkatan_id", new_values."baris_id", new_values."bulan", new_values."dibuat", new_values."id", new_values."is_rancangan", new_values."oleh_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c0f56b7f3e1c48b5ba453c722e683b4dc17b3077",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_6a6d9",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_angkatanrencana",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_angkatanrencanaevent" ("angkatan_id", "baris_id", "bulan", "dibuat", "id", "is_rancangan", "oleh_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."angkatan_id", old_values."baris_id", old_values."bulan", old_values."dibuat", old_values."id", old_values."is_rancangan", old_values."oleh_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9ffdb96887a4204243e99015a7e033542ff4009c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_c2d80",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_angkatanrencana",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_angkatanrencanaevent" ("angkatan_id", "baris_id", "bulan", "dibuat", "id", "is_rancangan", "oleh_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."angkatan_id", old_values."baris_id", old_values."bulan", old_values."dibuat", old_values."id", old_values."is_rancangan", old_values."oleh_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="08c62498f6c1ed14b622455a312708ca21419a5c",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_dd43e",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_angkatanrencana",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AngkatanRencanaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("bulan", models.PositiveSmallIntegerField(verbose_name="bulan menurut rencana")),
                        ("is_rancangan", models.BooleanField(default=True, verbose_name="dirancang dari rencana")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "angkatan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.angkatan",
                            ),
                        ),
                        (
                            "baris",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rencana.barisrencana",
                            ),
                        ),
                        (
                            "oleh",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
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
                                to="rencana.angkatanrencana",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_ang_pgh_cre_46585d_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="c95e95abc942cc9c186e773d18ac6e0d343a0e17",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c64f6",
                                    table="rencana_angkatanrencanaevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalonRencana",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("pegawai", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai")),
                        (
                            "rancangan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="calon_list", to="rencana.angkatanrencana"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "calon peserta rencana",
                        "verbose_name_plural": "calon peserta rencana",
                        "ordering": ["rancangan", "pegawai__nama", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rancangan", "pegawai"),
                                name="calonrencana_sekali",
                                violation_error_message="Pegawai ini sudah dicalonkan.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_calonrencanaevent" ("id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rancangan_id") SELECT new_values."id", new_values."pegawai_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."rancangan_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9fd4d963bf0b09237b9bb5ba287fa7713913da97",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_65251",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_calonrencana",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_calonrencanaevent" ("id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rancangan_id") SELECT old_values."id", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."rancangan_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f73e332029621ced6397867bf2c0e07d59f43da0",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_8e5a7",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_calonrencana",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_calonrencanaevent" ("id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rancangan_id") SELECT old_values."id", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."rancangan_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ba4581b2eca631c2de9f222ad890c1575b180d05",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_2eaac",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_calonrencana",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalonRencanaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "pegawai",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
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
                                to="rencana.calonrencana",
                            ),
                        ),
                        (
                            "rancangan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rencana.angkatanrencana",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_cal_pgh_cre_ac56ea_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="41e286a7cde9162dbe2af769a3d471b2804e5d27",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_340b8",
                                    table="rencana_calonrencanaevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
