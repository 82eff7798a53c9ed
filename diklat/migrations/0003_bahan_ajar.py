import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import lib.migrasi


class Migration(migrations.Migration):
    dependencies = [
        ("diklat", "0002_isi"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        lib.migrasi.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="BahanAjar",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("judul", models.CharField(max_length=160)),
                        ("berkas", models.FileField(max_length=200, upload_to="bahan/", verbose_name="berkas (PDF, JPEG, atau PNG)")),
                        ("nama_berkas", models.CharField(editable=False, max_length=160)),
                        ("jenis_berkas", models.CharField(editable=False, max_length=40)),
                        ("ukuran", models.PositiveIntegerField(editable=False)),
                        ("sha256", models.CharField(editable=False, max_length=64)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "diunggah_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "sesi",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="bahan_list", to="diklat.sesi"),
                        ),
                    ],
                    options={
                        "verbose_name": "bahan ajar",
                        "verbose_name_plural": "bahan ajar",
                        "ordering": ["sesi__mulai", "dibuat", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sesi", "sha256"),
                                name="bahanajar_sekali",
                                violation_error_message="Berkas ini sudah ada pada sesi itu.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_bahanajarevent" ("berkas", "dibuat", "diunggah_oleh_id", "id", "jenis_berkas", "judul", "nama_berkas", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sesi_id", "sha256", "ukuran") SELECT new_values."berkas", new_values."dibuat", new_values."diunggah_oleh_id", new_values."id", new_values."jenis_berkas", new_values."judul", new_values."nama_berkas", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."sesi_id", new_values."sha256", new_values."ukuran" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="29cc3a62099bb7bb910ba9cfd95ef4d18e6fdca1",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_808bc",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_bahanajar",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_bahanajarevent" ("berkas", "dibuat", "diunggah_oleh_id", "id", "jenis_berkas", "judul", "nama_berkas", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sesi_id", "sha256", "ukuran") SELECT old_values."berkas", old_values."dibuat", old_values."diunggah_oleh_id", old_values."id", old_values."jenis_berkas", old_values."judul", old_values."nama_berkas", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."sesi_id", old_values."sha256", old_values."ukuran" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a7b89f3b0420b849929b26413b2c50cfc04d8948",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_81123",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_bahanajar",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_bahanajarevent" ("berkas", "dibuat", "diunggah_oleh_id", "id", "jenis_berkas", "judul", "nama_berkas", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sesi_id", "sha256", "ukuran") SELECT old_values."berkas", old_values."dibuat", old_values."diunggah_oleh_id", old_values."id", old_values."jenis_berkas", old_values."judul", old_values."nama_berkas", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."sesi_id", old_values."sha256", old_values."ukuran" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7991733123addb31f2d832fbd08287158fc3c2a3",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_a361c",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_bahanajar",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BahanAjarEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("judul", models.CharField(max_length=160)),
                        ("berkas", models.FileField(max_length=200, upload_to="bahan/", verbose_name="berkas (PDF, JPEG, atau PNG)")),
                        ("nama_berkas", models.CharField(editable=False, max_length=160)),
                        ("jenis_berkas", models.CharField(editable=False, max_length=40)),
                        ("ukuran", models.PositiveIntegerField(editable=False)),
                        ("sha256", models.CharField(editable=False, max_length=64)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "diunggah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
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
                                to="diklat.bahanajar",
                            ),
                        ),
                        (
                            "sesi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.sesi",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_baha_pgh_cre_facb12_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="23a6059522196e4e833ea07c9f6cb120a6fcd7c8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c0dde",
                                    table="diklat_bahanajarevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
