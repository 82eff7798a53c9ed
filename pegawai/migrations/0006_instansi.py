import datetime
from typing import Any

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import lib.pola
import pegawai.models.instansi


def create_row(apps: Any, schema_editor: Any) -> None:
    """The one row, in words that fit any government until an admin has written its own; before the triggers, for nobody created it."""
    apps.get_model("pegawai", "Instansi").objects.create(pk=1)


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0005_induk_bertanggal"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="InstansiEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "pemerintah",
                    models.CharField(
                        default="Pemerintah Daerah",
                        max_length=120,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                        verbose_name="pemerintah daerah",
                    ),
                ),
                (
                    "wilayah",
                    models.CharField(
                        choices=[("kota", "Kota"), ("kabupaten", "Kabupaten"), ("provinsi", "Provinsi")], default="kota", max_length=10
                    ),
                ),
                (
                    "badan",
                    models.CharField(
                        default="Badan Kepegawaian Daerah",
                        max_length=160,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                        verbose_name="perangkat daerah",
                    ),
                ),
                (
                    "singkatan",
                    models.CharField(
                        default="BKD",
                        max_length=30,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                    ),
                ),
                (
                    "kota",
                    models.CharField(
                        blank=True,
                        max_length=60,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                        verbose_name="tempat penandatanganan",
                    ),
                ),
                (
                    "alamat",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                    ),
                ),
                (
                    "telepon",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                    ),
                ),
                ("surel", models.EmailField(blank=True, max_length=120, verbose_name="surel")),
                (
                    "laman",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                    ),
                ),
                ("lambang", models.CharField(blank=True, editable=False, max_length=100, verbose_name="lambang daerah")),
                ("logo", models.CharField(blank=True, editable=False, max_length=100, verbose_name="logo perangkat daerah")),
                (
                    "pola_sertifikat",
                    models.CharField(
                        default="800.1.13/{urut:04d}/DIKLAT/{tahun}",
                        max_length=50,
                        validators=[lib.pola.check_pola],
                        verbose_name="pola nomor sertifikat",
                    ),
                ),
                (
                    "pola_piagam",
                    models.CharField(
                        default="800.1.13/{urut:04d}/PIAGAM/{tahun}",
                        max_length=50,
                        validators=[lib.pola.check_pola],
                        verbose_name="pola nomor piagam",
                    ),
                ),
                (
                    "zona",
                    models.CharField(
                        choices=[("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")],
                        default="Asia/Jakarta",
                        max_length=20,
                        verbose_name="zona waktu",
                    ),
                ),
                (
                    "hari_kerja",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), default=pegawai.models.instansi.senin_sampai_jumat, size=None
                    ),
                ),
                ("jam_buka", models.TimeField(default=datetime.time(8, 0), verbose_name="jam kerja mulai")),
                ("jam_tutup", models.TimeField(default=datetime.time(16, 0), verbose_name="jam kerja selesai")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Instansi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pemerintah",
                    models.CharField(
                        default="Pemerintah Daerah",
                        max_length=120,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                        verbose_name="pemerintah daerah",
                    ),
                ),
                (
                    "wilayah",
                    models.CharField(
                        choices=[("kota", "Kota"), ("kabupaten", "Kabupaten"), ("provinsi", "Provinsi")], default="kota", max_length=10
                    ),
                ),
                (
                    "badan",
                    models.CharField(
                        default="Badan Kepegawaian Daerah",
                        max_length=160,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                        verbose_name="perangkat daerah",
                    ),
                ),
                (
                    "singkatan",
                    models.CharField(
                        default="BKD",
                        max_length=30,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                    ),
                ),
                (
                    "kota",
                    models.CharField(
                        blank=True,
                        max_length=60,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                        verbose_name="tempat penandatanganan",
                    ),
                ),
                (
                    "alamat",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                    ),
                ),
                (
                    "telepon",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                    ),
                ),
                ("surel", models.EmailField(blank=True, max_length=120, verbose_name="surel")),
                (
                    "laman",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        validators=[django.core.validators.RegexValidator("^[^\\r\\n]*$", "Tulis dalam satu baris.")],
                    ),
                ),
                ("lambang", models.CharField(blank=True, editable=False, max_length=100, verbose_name="lambang daerah")),
                ("logo", models.CharField(blank=True, editable=False, max_length=100, verbose_name="logo perangkat daerah")),
                (
                    "pola_sertifikat",
                    models.CharField(
                        default="800.1.13/{urut:04d}/DIKLAT/{tahun}",
                        max_length=50,
                        validators=[lib.pola.check_pola],
                        verbose_name="pola nomor sertifikat",
                    ),
                ),
                (
                    "pola_piagam",
                    models.CharField(
                        default="800.1.13/{urut:04d}/PIAGAM/{tahun}",
                        max_length=50,
                        validators=[lib.pola.check_pola],
                        verbose_name="pola nomor piagam",
                    ),
                ),
                (
                    "zona",
                    models.CharField(
                        choices=[("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")],
                        default="Asia/Jakarta",
                        max_length=20,
                        verbose_name="zona waktu",
                    ),
                ),
                (
                    "hari_kerja",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), default=pegawai.models.instansi.senin_sampai_jumat, size=None
                    ),
                ),
                ("jam_buka", models.TimeField(default=datetime.time(8, 0), verbose_name="jam kerja mulai")),
                ("jam_tutup", models.TimeField(default=datetime.time(16, 0), verbose_name="jam kerja selesai")),
            ],
            options={
                "verbose_name": "instansi",
                "verbose_name_plural": "instansi",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="instansi_satu"),
                    models.CheckConstraint(
                        condition=models.Q(("jam_tutup__gt", models.F("jam_buka"))),
                        name="instansi_jam_kerja",
                        violation_error_message="Jam kerja selesai sesudah jam kerja mulai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hari_kerja__contained_by", [1, 2, 3, 4, 5, 6, 7]), ("hari_kerja__len__gt", 0)),
                        name="instansi_hari_kerja",
                        violation_error_message="Pilih sedikitnya satu hari kerja.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pola_sertifikat__regex", "\\{urut(:0[1-9]d)?\\}"),
                            ("pola_sertifikat__contains", "{tahun}"),
                            ("pola_sertifikat__regex", "^([^{}]|\\{urut(:0[1-9]d)?\\}|\\{tahun\\})*$"),
                        ),
                        name="instansi_pola_sertifikat",
                        violation_error_message="Pola nomor sertifikat harus memuat {urut} dan {tahun}, tanpa tanda kurawal lain.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pola_piagam__regex", "\\{urut(:0[1-9]d)?\\}"),
                            ("pola_piagam__contains", "{tahun}"),
                            ("pola_piagam__regex", "^([^{}]|\\{urut(:0[1-9]d)?\\}|\\{tahun\\})*$"),
                        ),
                        name="instansi_pola_piagam",
                        violation_error_message="Pola nomor piagam harus memuat {urut} dan {tahun}, tanpa tanda kurawal lain.",
                    ),
                ],
            },
        ),
        migrations.RunPython(create_row, migrations.RunPython.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="instansi",
            trigger=pgtrigger.compiler.Trigger(
                name="buat_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_instansievent" ("alamat", "badan", "hari_kerja", "id", "jam_buka", "jam_tutup", "kota", "laman", "lambang", "logo", "pemerintah", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pola_piagam", "pola_sertifikat", "singkatan", "surel", "telepon", "wilayah", "zona") SELECT new_values."alamat", new_values."badan", new_values."hari_kerja", new_values."id", new_values."jam_buka", new_values."jam_tutup", new_values."kota", new_values."laman", new_values."lambang", new_values."logo", new_values."pemerintah", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."pola_piagam", new_values."pola_sertifikat", new_values."singkatan", new_values."surel", new_values."telepon", new_values."wilayah", new_values."zona" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="efe3c1f8320b9d0f9b83b8c448d0c76f7316f07a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_buat_insert_9736f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="pegawai_instansi",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instansi",
            trigger=pgtrigger.compiler.Trigger(
                name="ubah_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_instansievent" ("alamat", "badan", "hari_kerja", "id", "jam_buka", "jam_tutup", "kota", "laman", "lambang", "logo", "pemerintah", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pola_piagam", "pola_sertifikat", "singkatan", "surel", "telepon", "wilayah", "zona") SELECT old_values."alamat", old_values."badan", old_values."hari_kerja", old_values."id", old_values."jam_buka", old_values."jam_tutup", old_values."kota", old_values."laman", old_values."lambang", old_values."logo", old_values."pemerintah", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."pola_piagam", old_values."pola_sertifikat", old_values."singkatan", old_values."surel", old_values."telepon", old_values."wilayah", old_values."zona" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="165bc6c606f198bc033aa69dd2275fb1e5d4332f",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_ubah_update_7b750",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="pegawai_instansi",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instansi",
            trigger=pgtrigger.compiler.Trigger(
                name="hapus_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_instansievent" ("alamat", "badan", "hari_kerja", "id", "jam_buka", "jam_tutup", "kota", "laman", "lambang", "logo", "pemerintah", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pola_piagam", "pola_sertifikat", "singkatan", "surel", "telepon", "wilayah", "zona") SELECT old_values."alamat", old_values."badan", old_values."hari_kerja", old_values."id", old_values."jam_buka", old_values."jam_tutup", old_values."kota", old_values."laman", old_values."lambang", old_values."logo", old_values."pemerintah", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."pola_piagam", old_values."pola_sertifikat", old_values."singkatan", old_values."surel", old_values."telepon", old_values."wilayah", old_values."zona" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="9f4f06282791971315c4d8e22c3386eaad23294d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_hapus_delete_b5a8e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="pegawai_instansi",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="instansievent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"
            ),
        ),
        migrations.AddField(
            model_name="instansievent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="pegawai.instansi"
            ),
        ),
        migrations.AddIndex(
            model_name="instansievent",
            index=models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_ins_pgh_cre_777f1e_idx"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instansievent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c1683dc245ca164062ca3a351038b73bbbbd7368",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d5250",
                    table="pegawai_instansievent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
