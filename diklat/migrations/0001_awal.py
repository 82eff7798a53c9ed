import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import diklat.models.angkatan
import lib.migrasi
import pegawai.models.hari


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kompetensi", "0001_awal"),
        ("pegawai", "0002_awal"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        lib.migrasi.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="AturanJP",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "cara",
                            models.CharField(
                                choices=[
                                    ("jadwal", "JP yang tertulis pada jadwal atau sertifikat"),
                                    ("jam", "Lama kegiatan dibagi lama satu JP"),
                                    ("pertemuan", "JP tetap per pertemuan"),
                                    ("penugasan", "JP tetap per penugasan"),
                                ],
                                default="jadwal",
                                max_length=10,
                                verbose_name="cara menghitung",
                            ),
                        ),
                        ("jp", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="JP per satuan")),
                        ("batas_harian", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="batas JP per hari")),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="berlaku sampai sebelum")),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar hukum")),
                        ("is_terverifikasi", models.BooleanField(default=False, verbose_name="sudah diverifikasi")),
                        (
                            "jenis",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="aturan_list", to="diklat.jenisdiklat"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aturan JP",
                        "verbose_name_plural": "aturan JP",
                        "ordering": ["jenis", "-berlaku_mulai"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cara__in", ["jadwal", "jam"]), ("jp__isnull", True)),
                                    models.Q(("cara__in", ["pertemuan", "penugasan"]), ("jp__gte", 1)),
                                    _connector="OR",
                                ),
                                name="aturanjp_satuan_terisi",
                                violation_error_message="Isi JP per satuan untuk cara per pertemuan atau per penugasan, dan kosongkan untuk cara lain.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("berlaku_sampai__isnull", True), ("berlaku_sampai__gt", models.F("berlaku_mulai")), _connector="OR"
                                ),
                                name="aturanjp_masa_berurutan",
                                violation_error_message="Akhir masa berlaku harus sesudah awalnya.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("jenis", "="), (pegawai.models.hari.DateRange("berlaku_mulai", "berlaku_sampai"), "&&")],
                                name="aturanjp_satu_per_masa",
                                violation_error_message="Jenis diklat ini sudah mempunyai aturan pada masa itu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_aturanjpevent" ("batas_harian", "berlaku_mulai", "berlaku_sampai", "cara", "dasar", "id", "is_terverifikasi", "jenis_id", "jp", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."batas_harian", old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."cara", old_values."dasar", old_values."id", old_values."is_terverifikasi", old_values."jenis_id", old_values."jp", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b985b5a82f156f47c8c61334636943ba4e2d918c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_0f93f",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_aturanjp",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_aturanjpevent" ("batas_harian", "berlaku_mulai", "berlaku_sampai", "cara", "dasar", "id", "is_terverifikasi", "jenis_id", "jp", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."batas_harian", old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."cara", old_values."dasar", old_values."id", old_values."is_terverifikasi", old_values."jenis_id", old_values."jp", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8c987a054e43d032e85f8d112f2123bb151a34df",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_4b7f8",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_aturanjp",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_aturanjpevent" ("batas_harian", "berlaku_mulai", "berlaku_sampai", "cara", "dasar", "id", "is_terverifikasi", "jenis_id", "jp", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."batas_harian", new_values."berlaku_mulai", new_values."berlaku_sampai", new_values."cara", new_values."dasar", new_values."id", new_values."is_terverifikasi", new_values."jenis_id", new_values."jp", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b53304853f3d9a4ba05787a16cf1eb7cd93a53b4",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_91c16",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_aturanjp",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HariLibur",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tanggal", models.DateField(error_messages={"unique": "Tanggal ini sudah tercatat."}, unique=True)),
                        ("nama", models.CharField(max_length=80)),
                    ],
                    options={
                        "verbose_name": "hari libur",
                        "verbose_name_plural": "hari libur",
                        "ordering": ["-tanggal"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_hariliburevent" ("id", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tanggal") SELECT new_values."id", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."tanggal" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="efb92e72b3ffe7ceecb1cddd646afeb27fa3c8c4",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_7adcb",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_harilibur",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_hariliburevent" ("id", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tanggal") SELECT old_values."id", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."tanggal" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="22ede627304018357ba989cc656fb28a28408072",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_812f4",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_harilibur",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_hariliburevent" ("id", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tanggal") SELECT old_values."id", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."tanggal" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="91001b065fe681f06b943458571e33cd055c354f",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_5b6da",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_harilibur",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JenisDiklat",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("siasn_id", models.PositiveSmallIntegerField(unique=True, verbose_name="ID SIASN")),
                        ("nama", models.CharField(max_length=80)),
                        (
                            "huruf",
                            models.CharField(
                                choices=[("T", "T (teknis)"), ("F", "F (fungsional)"), ("P", "P (keikutsertaan)")],
                                default="T",
                                max_length=1,
                                verbose_name="huruf sertifikat",
                            ),
                        ),
                        ("is_klasikal", models.BooleanField(default=True, verbose_name="klasikal")),
                    ],
                    options={
                        "verbose_name": "jenis diklat",
                        "verbose_name_plural": "jenis diklat",
                        "ordering": ["siasn_id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_jenisdiklatevent" ("huruf", "id", "is_klasikal", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id") SELECT new_values."huruf", new_values."id", new_values."is_klasikal", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."siasn_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7cf87b4186115ebe921cd2afe7b8a3987efc7207",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_857c1",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_jenisdiklat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_jenisdiklatevent" ("huruf", "id", "is_klasikal", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id") SELECT old_values."huruf", old_values."id", old_values."is_klasikal", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."siasn_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7ad5bfa90b06790b231a5d669a5636bd13790d26",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_7e229",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_jenisdiklat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_jenisdiklatevent" ("huruf", "id", "is_klasikal", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id") SELECT old_values."huruf", old_values."id", old_values."is_klasikal", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."siasn_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="be68e234f8d38356836557153cd261e8c982a335",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_83ba3",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_jenisdiklat",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NomorUrut",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tahun", models.PositiveSmallIntegerField(unique=True)),
                        ("terakhir", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "nomor urut sertifikat",
                        "verbose_name_plural": "nomor urut sertifikat",
                        "ordering": ["-tahun"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_nomorurutevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."tahun" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="42d70e6b88694dc5607fa6b1d5a67f1d609d8f94",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_dcf49",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_nomorurut",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_nomorurutevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."tahun" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."tahun" IS DISTINCT FROM (new_values."tahun")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d10d6f6ea9df8d82f4047e6c2cb7d6af67ca997a",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_b757c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_nomorurut",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_nomorurutevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."tahun" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7e1dcee06e4f2cd0a7a2649822573c944b793df7",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_310e1",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_nomorurut",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ruang",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "nama",
                            models.CharField(
                                error_messages={"unique": "Ruang ini sudah ada."}, max_length=120, unique=True, verbose_name="nama ruang"
                            ),
                        ),
                        ("lokasi", models.CharField(blank=True, max_length=200)),
                        ("kapasitas", models.PositiveSmallIntegerField(default=30, verbose_name="kapasitas (orang)")),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
                    ],
                    options={
                        "verbose_name": "ruang",
                        "verbose_name_plural": "ruang",
                        "ordering": ["nama"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_ruangevent" ("id", "is_aktif", "kapasitas", "lokasi", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."is_aktif", new_values."kapasitas", new_values."lokasi", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0ef6ed662c4790b6993e4d816f79d3103d015790",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_301a7",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_ruang",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_ruangevent" ("id", "is_aktif", "kapasitas", "lokasi", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."is_aktif", old_values."kapasitas", old_values."lokasi", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="90e2ae04c59609c4cae4edbbd9a8606758293d70",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_980d6",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_ruang",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_ruangevent" ("id", "is_aktif", "kapasitas", "lokasi", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."is_aktif", old_values."kapasitas", old_values."lokasi", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7fe31f2455846631267732277e0dc4017f7f3ae2",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_19785",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_ruang",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetJPEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "jenis_asn",
                            models.CharField(
                                choices=[("PNS", "PNS"), ("CPNS", "CPNS"), ("PPPK", "PPPK")], max_length=4, verbose_name="jenis ASN"
                            ),
                        ),
                        ("paling_sedikit", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="JP paling sedikit")),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="berlaku sampai sebelum")),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar hukum")),
                        ("is_terverifikasi", models.BooleanField(default=False, verbose_name="sudah diverifikasi")),
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
                                to="diklat.targetjp",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="7e80e5add7c738d0494d5b959d0431a256fc583a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_40a13",
                                    table="diklat_targetjpevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_targ_pgh_cre_11fa08_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="Transisi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("aksi", models.CharField(max_length=20)),
                        (
                            "dari",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("diajukan", "Diajukan"),
                                    ("disetujui_atasan", "Disetujui atasan"),
                                    ("daftar_tunggu", "Daftar tunggu"),
                                    ("ditawari", "Ditawari"),
                                    ("terdaftar", "Terdaftar"),
                                    ("hadir", "Hadir"),
                                    ("lulus", "Lulus"),
                                    ("tidak_lulus", "Tidak lulus"),
                                    ("tidak_hadir", "Tidak hadir"),
                                    ("ditolak", "Ditolak"),
                                    ("dibatalkan", "Dibatalkan"),
                                    ("angkatan_batal", "Angkatan batal"),
                                ],
                                max_length=16,
                            ),
                        ),
                        (
                            "ke",
                            models.CharField(
                                choices=[
                                    ("diajukan", "Diajukan"),
                                    ("disetujui_atasan", "Disetujui atasan"),
                                    ("daftar_tunggu", "Daftar tunggu"),
                                    ("ditawari", "Ditawari"),
                                    ("terdaftar", "Terdaftar"),
                                    ("hadir", "Hadir"),
                                    ("lulus", "Lulus"),
                                    ("tidak_lulus", "Tidak lulus"),
                                    ("tidak_hadir", "Tidak hadir"),
                                    ("ditolak", "Ditolak"),
                                    ("dibatalkan", "Dibatalkan"),
                                    ("angkatan_batal", "Angkatan batal"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("alasan", models.CharField(blank=True, max_length=300)),
                        ("waktu", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pendaftaran",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="transisi_list", to="diklat.pendaftaran"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "langkah pendaftaran",
                        "verbose_name_plural": "langkah pendaftaran",
                        "ordering": ["waktu", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="transisi_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="ee0561225ba19a0a3c470af14871a8befb3d2b31",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_transisi_tetap_6581e",
                                    table="diklat_transisi",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TujuanMentoring",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("level_awal", models.DecimalField(blank=True, decimal_places=2, max_digits=3, null=True)),
                        ("level_tujuan", models.PositiveSmallIntegerField()),
                        ("uraian", models.CharField(max_length=300, verbose_name="apa yang ingin dicapai")),
                        ("level_akhir", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="level menurut mentor")),
                        ("catatan", models.CharField(blank=True, max_length=300, verbose_name="catatan mentor")),
                        (
                            "kompetensi",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kompetensi.kompetensi"),
                        ),
                        (
                            "mentoring",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="tujuan_list", to="diklat.mentoring"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tujuan mentoring",
                        "verbose_name_plural": "tujuan mentoring",
                        "ordering": ["kompetensi__urutan"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("mentoring", "kompetensi"),
                                name="tujuanmentoring_unik",
                                violation_error_message="Kompetensi ini sudah menjadi tujuan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("level_tujuan__range", (1, 5)),
                                    models.Q(("level_akhir__isnull", True), ("level_akhir__range", (0, 5)), _connector="OR"),
                                ),
                                name="tujuanmentoring_level_wajar",
                                violation_error_message="Level harus 1 sampai 5.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_tujuanmentoringevent" ("catatan", "id", "kompetensi_id", "level_akhir", "level_awal", "level_tujuan", "mentoring_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uraian") SELECT new_values."catatan", new_values."id", new_values."kompetensi_id", new_values."level_akhir", new_values."level_awal", new_values."level_tujuan", new_values."mentoring_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."uraian" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="263136982e77315a35a0092f6f7662af7a092352",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_aa172",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_tujuanmentoring",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_tujuanmentoringevent" ("catatan", "id", "kompetensi_id", "level_akhir", "level_awal", "level_tujuan", "mentoring_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uraian") SELECT old_values."catatan", old_values."id", old_values."kompetensi_id", old_values."level_akhir", old_values."level_awal", old_values."level_tujuan", old_values."mentoring_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."uraian" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="3543125486bde898ce24fd1000f8f9237be3b8a4",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_2ca7b",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_tujuanmentoring",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_tujuanmentoringevent" ("catatan", "id", "kompetensi_id", "level_akhir", "level_awal", "level_tujuan", "mentoring_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uraian") SELECT old_values."catatan", old_values."id", old_values."kompetensi_id", old_values."level_akhir", old_values."level_awal", old_values."level_tujuan", old_values."mentoring_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."uraian" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e829386f8e1e8991bb977588c8c8887a94167e63",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_17fe3",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_tujuanmentoring",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Angkatan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nomor", models.PositiveSmallIntegerField(verbose_name="angkatan ke")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draf", "Draf"),
                                    ("terbuka", "Terbuka"),
                                    ("dipastikan", "Dipastikan"),
                                    ("berjalan", "Berjalan"),
                                    ("selesai", "Selesai"),
                                    ("ditutup", "Ditutup"),
                                    ("batal", "Batal"),
                                ],
                                default="draf",
                                max_length=10,
                            ),
                        ),
                        ("kuota", models.PositiveIntegerField(verbose_name="jumlah kursi")),
                        ("minimum", models.PositiveIntegerField(default=0, verbose_name="peserta paling sedikit")),
                        ("minimum_tanggal", models.DateField(blank=True, null=True, verbose_name="dipastikan paling lambat")),
                        ("minimum_diingatkan", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("pendaftaran_mulai", models.DateField(verbose_name="pendaftaran dibuka")),
                        ("pendaftaran_sampai", models.DateField(verbose_name="pendaftaran sampai")),
                        ("batas_batal", models.DateField(blank=True, null=True, verbose_name="boleh batal sampai")),
                        (
                            "cara_kursi",
                            models.CharField(
                                choices=[
                                    ("langsung", "Langsung terdaftar, dengan surel"),
                                    ("ditawarkan", "Ditawarkan; hangus bila tidak dijawab"),
                                ],
                                default="langsung",
                                max_length=10,
                                verbose_name="bila kursi kosong",
                            ),
                        ),
                        ("jam_tawaran", models.PositiveSmallIntegerField(default=48, verbose_name="lama tawaran (jam)")),
                        ("is_ditangguhkan", models.BooleanField(default=False, verbose_name="pendaftaran ditangguhkan")),
                        ("tempat", models.CharField(blank=True, max_length=200)),
                        ("catatan", models.TextField(blank=True, verbose_name="catatan untuk peserta")),
                        ("mulai", models.DateField(blank=True, null=True, verbose_name="hari pertama")),
                        ("selesai", models.DateField(blank=True, null=True, verbose_name="hari terakhir")),
                        ("versi_jadwal", models.PositiveSmallIntegerField(default=1, editable=False)),
                        ("alasan_batal", models.CharField(blank=True, max_length=200, verbose_name="alasan pembatalan")),
                        ("berakhir_pada", models.DateTimeField(blank=True, null=True, verbose_name="dibatalkan atau ditutup pada")),
                        ("terisi", models.PositiveIntegerField(default=0, editable=False)),
                        ("menunggu", models.PositiveIntegerField(default=0, editable=False)),
                        ("cadangan", models.PositiveIntegerField(default=0, editable=False)),
                        ("urutan_terakhir", models.PositiveIntegerField(default=0, editable=False)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "penanggung_jawab",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "salinan_dari",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.angkatan"
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="angkatan_list", to="diklat.program"
                            ),
                        ),
                        ("alasan_buka_kembali", models.CharField(blank=True, max_length=200, verbose_name="alasan dibuka kembali")),
                        ("tahun", models.PositiveSmallIntegerField(editable=False, verbose_name="tahun")),
                    ],
                    options={
                        "verbose_name": "angkatan",
                        "verbose_name_plural": "angkatan",
                        "ordering": ["-mulai", "-pk"],
                        "indexes": [
                            models.Index(fields=["status", "mulai"], name="angkatan_status_mulai"),
                            models.Index(fields=["mulai", "selesai"], name="angkatan_hari"),
                            models.Index(
                                condition=models.Q(("status__in", ["terbuka", "dipastikan"])),
                                fields=["program", "pendaftaran_sampai"],
                                name="angkatan_menerima",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kuota__gte", 1)),
                                name="angkatan_kuota_positif",
                                violation_error_message="Jumlah kursi sedikitnya 1.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("minimum__lte", models.F("kuota"))),
                                name="angkatan_minimum_dalam_kuota",
                                violation_error_message="Peserta paling sedikit tidak boleh melebihi jumlah kursi.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("pendaftaran_sampai__gte", models.F("pendaftaran_mulai"))),
                                name="angkatan_pendaftaran_berurutan",
                                violation_error_message="Akhir pendaftaran tidak boleh sebelum pembukaannya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mulai__isnull", True), ("selesai__isnull", True)),
                                    ("selesai__gte", models.F("mulai")),
                                    _connector="OR",
                                ),
                                name="angkatan_hari_berurutan",
                                violation_error_message="Hari terakhir tidak boleh sebelum hari pertama.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "batal"), _negated=True),
                                    models.Q(("alasan_batal", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="angkatan_batal_beralasan",
                                violation_error_message="Tulis alasan pembatalan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("jam_tawaran__range", (1, 336))),
                                name="angkatan_jam_tawaran_1_sampai_336",
                                violation_error_message="Lama tawaran 1 sampai 336 jam.",
                            ),
                            models.UniqueConstraint(
                                fields=("program", "tahun", "nomor"),
                                name="angkatan_nomor_unik",
                                violation_error_message="Nomor angkatan ini sudah dipakai pada program dan tahun ini.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="tidak_lebih_dari_kuota",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (NEW.terisi > OLD.terisi AND NEW.terisi + NEW.cadangan > NEW.kuota)",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="dc82453d99573dfb81ddee082f3a29c2f597ed57",
                                    operation="UPDATE",
                                    pgid="pgtrigger_tidak_lebih_dari_kuota_31637",
                                    table="diklat_angkatan",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="program_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."program_id" IS DISTINCT FROM (NEW."program_id"))',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="283ad9558da3babddacfee1756afa08c34ec2e0c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_program_tetap_f5446",
                                    table="diklat_angkatan",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="batal_tetap_batal",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.status = 'batal' AND NEW.status <> 'batal')",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="946d887ca758f3e77e4e75e4c5d1304690b2c32f",
                                    operation="UPDATE",
                                    pgid="pgtrigger_batal_tetap_batal_66bd0",
                                    table="diklat_angkatan",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_angkatanevent" ("alasan_batal", "alasan_buka_kembali", "batas_batal", "berakhir_pada", "cara_kursi", "catatan", "dibuat", "id", "is_ditangguhkan", "jam_tawaran", "kuota", "minimum", "minimum_diingatkan", "minimum_tanggal", "mulai", "nomor", "penanggung_jawab_id", "pendaftaran_mulai", "pendaftaran_sampai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "salinan_dari_id", "selesai", "status", "tahun", "tempat", "versi_jadwal") SELECT new_values."alasan_batal", new_values."alasan_buka_kembali", new_values."batas_batal", new_values."berakhir_pada", new_values."cara_kursi", new_values."catatan", new_values."dibuat", new_values."id", new_values."is_ditangguhkan", new_values."jam_tawaran", new_values."kuota", new_values."minimum", new_values."minimum_diingatkan", new_values."minimum_tanggal", new_values."mulai", new_values."nomor", new_values."penanggung_jawab_id", new_values."pendaftaran_mulai", new_values."pendaftaran_sampai", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id", new_values."salinan_dari_id", new_values."selesai", new_values."status", new_values."tahun", new_values."tempat", new_values."versi_jadwal" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e7105c8fd8a6dd0636cc4e95e563b2df6d2e9599",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_4d0a4",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_angkatan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_angkatanevent" ("alasan_batal", "alasan_buka_kembali", "batas_batal", "berakhir_pada", "cara_kursi", "catatan", "dibuat", "id", "is_ditangguhkan", "jam_tawaran", "kuota", "minimum", "minimum_diingatkan", "minimum_tanggal", "mulai", "nomor", "penanggung_jawab_id", "pendaftaran_mulai", "pendaftaran_sampai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "salinan_dari_id", "selesai", "status", "tahun", "tempat", "versi_jadwal") SELECT old_values."alasan_batal", old_values."alasan_buka_kembali", old_values."batas_batal", old_values."berakhir_pada", old_values."cara_kursi", old_values."catatan", old_values."dibuat", old_values."id", old_values."is_ditangguhkan", old_values."jam_tawaran", old_values."kuota", old_values."minimum", old_values."minimum_diingatkan", old_values."minimum_tanggal", old_values."mulai", old_values."nomor", old_values."penanggung_jawab_id", old_values."pendaftaran_mulai", old_values."pendaftaran_sampai", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id", old_values."salinan_dari_id", old_values."selesai", old_values."status", old_values."tahun", old_values."tempat", old_values."versi_jadwal" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alasan_batal" IS DISTINCT FROM (new_values."alasan_batal") OR old_values."alasan_buka_kembali" IS DISTINCT FROM (new_values."alasan_buka_kembali") OR old_values."batas_batal" IS DISTINCT FROM (new_values."batas_batal") OR old_values."berakhir_pada" IS DISTINCT FROM (new_values."berakhir_pada") OR old_values."cara_kursi" IS DISTINCT FROM (new_values."cara_kursi") OR old_values."catatan" IS DISTINCT FROM (new_values."catatan") OR old_values."dibuat" IS DISTINCT FROM (new_values."dibuat") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_ditangguhkan" IS DISTINCT FROM (new_values."is_ditangguhkan") OR old_values."jam_tawaran" IS DISTINCT FROM (new_values."jam_tawaran") OR old_values."kuota" IS DISTINCT FROM (new_values."kuota") OR old_values."minimum" IS DISTINCT FROM (new_values."minimum") OR old_values."minimum_diingatkan" IS DISTINCT FROM (new_values."minimum_diingatkan") OR old_values."minimum_tanggal" IS DISTINCT FROM (new_values."minimum_tanggal") OR old_values."mulai" IS DISTINCT FROM (new_values."mulai") OR old_values."nomor" IS DISTINCT FROM (new_values."nomor") OR old_values."penanggung_jawab_id" IS DISTINCT FROM (new_values."penanggung_jawab_id") OR old_values."pendaftaran_mulai" IS DISTINCT FROM (new_values."pendaftaran_mulai") OR old_values."pendaftaran_sampai" IS DISTINCT FROM (new_values."pendaftaran_sampai") OR old_values."program_id" IS DISTINCT FROM (new_values."program_id") OR old_values."salinan_dari_id" IS DISTINCT FROM (new_values."salinan_dari_id") OR old_values."selesai" IS DISTINCT FROM (new_values."selesai") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."tahun" IS DISTINCT FROM (new_values."tahun") OR old_values."tempat" IS DISTINCT FROM (new_values."tempat") OR old_values."versi_jadwal" IS DISTINCT FROM (new_values."versi_jadwal")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6b7518980ab657f1ee2a712a71664c4d6da79901",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_bb3b1",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_angkatan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_angkatanevent" ("alasan_batal", "alasan_buka_kembali", "batas_batal", "berakhir_pada", "cara_kursi", "catatan", "dibuat", "id", "is_ditangguhkan", "jam_tawaran", "kuota", "minimum", "minimum_diingatkan", "minimum_tanggal", "mulai", "nomor", "penanggung_jawab_id", "pendaftaran_mulai", "pendaftaran_sampai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "salinan_dari_id", "selesai", "status", "tahun", "tempat", "versi_jadwal") SELECT old_values."alasan_batal", old_values."alasan_buka_kembali", old_values."batas_batal", old_values."berakhir_pada", old_values."cara_kursi", old_values."catatan", old_values."dibuat", old_values."id", old_values."is_ditangguhkan", old_values."jam_tawaran", old_values."kuota", old_values."minimum", old_values."minimum_diingatkan", old_values."minimum_tanggal", old_values."mulai", old_values."nomor", old_values."penanggung_jawab_id", old_values."pendaftaran_mulai", old_values."pendaftaran_sampai", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id", old_values."salinan_dari_id", old_values."selesai", old_values."status", old_values."tahun", old_values."tempat", old_values."versi_jadwal" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b5d7983da854c2da076da9d3e1b57ac0e2b406ed",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_b56d4",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_angkatan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JatahUnit",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("jumlah", models.PositiveIntegerField(verbose_name="jumlah kursi")),
                        ("sampai", models.DateField(blank=True, null=True, verbose_name="dijaga sampai")),
                        ("is_dilepas", models.BooleanField(default=False, editable=False, verbose_name="sudah dilepas")),
                        ("terpakai", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "angkatan",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="jatah_list", to="diklat.angkatan"),
                        ),
                        ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja")),
                    ],
                    options={
                        "verbose_name": "jatah unit",
                        "verbose_name_plural": "jatah unit",
                        "ordering": ["unit__nama"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("angkatan", "unit"),
                                name="jatahunit_satu_per_unit",
                                violation_error_message="Unit ini sudah mempunyai jatah pada angkatan ini.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("jumlah__gte", 1)),
                                name="jatahunit_jumlah_positif",
                                violation_error_message="Jatah sedikitnya 1 kursi.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_jatahunitevent" ("angkatan_id", "id", "is_dilepas", "jumlah", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sampai", "unit_id") SELECT new_values."angkatan_id", new_values."id", new_values."is_dilepas", new_values."jumlah", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."sampai", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5334e0a99606eb1d0e6ae38ad7d18c542feab713",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_a04fc",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_jatahunit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_jatahunitevent" ("angkatan_id", "id", "is_dilepas", "jumlah", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sampai", "unit_id") SELECT old_values."angkatan_id", old_values."id", old_values."is_dilepas", old_values."jumlah", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."sampai", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."angkatan_id" IS DISTINCT FROM (new_values."angkatan_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_dilepas" IS DISTINCT FROM (new_values."is_dilepas") OR old_values."jumlah" IS DISTINCT FROM (new_values."jumlah") OR old_values."sampai" IS DISTINCT FROM (new_values."sampai") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c69bcb948ecea306f3b1b932dc41a4af85dcb443",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_17a6a",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_jatahunit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_jatahunitevent" ("angkatan_id", "id", "is_dilepas", "jumlah", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sampai", "unit_id") SELECT old_values."angkatan_id", old_values."id", old_values."is_dilepas", old_values."jumlah", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."sampai", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c7a4942951e39eb2658d9b7699320b146d8e54fd",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_09816",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_jatahunit",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AturanJPEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "cara",
                            models.CharField(
                                choices=[
                                    ("jadwal", "JP yang tertulis pada jadwal atau sertifikat"),
                                    ("jam", "Lama kegiatan dibagi lama satu JP"),
                                    ("pertemuan", "JP tetap per pertemuan"),
                                    ("penugasan", "JP tetap per penugasan"),
                                ],
                                default="jadwal",
                                max_length=10,
                                verbose_name="cara menghitung",
                            ),
                        ),
                        ("jp", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="JP per satuan")),
                        ("batas_harian", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="batas JP per hari")),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="berlaku sampai sebelum")),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar hukum")),
                        ("is_terverifikasi", models.BooleanField(default=False, verbose_name="sudah diverifikasi")),
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
                                to="diklat.aturanjp",
                            ),
                        ),
                        (
                            "jenis",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.jenisdiklat",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="904ecd7d553649f8d1c781353b57ca8cecb9ae9a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ff997",
                                    table="diklat_aturanjpevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_atur_pgh_cre_6a75a2_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="LanggananKalender",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("sidik", models.CharField(max_length=64, unique=True, verbose_name="SHA-256 kode")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        ("dicabut", models.DateTimeField(blank=True, null=True)),
                        (
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="langganan_list", to="pegawai.pegawai"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "langganan kalender",
                        "verbose_name_plural": "langganan kalender",
                        "ordering": ["-dibuat"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("dicabut__isnull", True)), fields=("pegawai",), name="langganankalender_satu_berlaku"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_langganankalenderevent" ("dibuat", "dicabut", "id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."dibuat", new_values."dicabut", new_values."id", new_values."pegawai_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8f43933656144cea758579453c486647ea0ea825",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_36aee",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_langganankalender",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_langganankalenderevent" ("dibuat", "dicabut", "id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."dibuat", old_values."dicabut", old_values."id", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."dibuat" IS DISTINCT FROM (new_values."dibuat") OR old_values."dicabut" IS DISTINCT FROM (new_values."dicabut") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."pegawai_id" IS DISTINCT FROM (new_values."pegawai_id")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c419fe6ccd53108dad7e7cc997b0c918d6cbd40e",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_c3449",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_langganankalender",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_langganankalenderevent" ("dibuat", "dicabut", "id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."dibuat", old_values."dicabut", old_values."id", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="056db2678bdde9c65a6a6f3f144e9c018662aa7f",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_15c49",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_langganankalender",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mentoring",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "status",
                            models.CharField(
                                choices=[("berjalan", "Berjalan"), ("selesai", "Selesai"), ("batal", "Batal")],
                                default="berjalan",
                                max_length=8,
                            ),
                        ),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField(verbose_name="direncanakan sampai")),
                        ("catatan_akhir", models.TextField(blank=True, verbose_name="catatan penutup")),
                        ("alasan_batal", models.CharField(blank=True, max_length=200)),
                        ("ditutup_pada", models.DateTimeField(blank=True, null=True)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "mentee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="mentoring_sebagai_mentee", to="pegawai.pegawai"
                            ),
                        ),
                        (
                            "mentor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="mentoring_sebagai_mentor", to="pegawai.pegawai"
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="mentoring_list", to="diklat.program"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mentoring",
                        "verbose_name_plural": "mentoring",
                        "ordering": ["-mulai", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("mentor", models.F("mentee")), _negated=True),
                                name="mentoring_dua_orang",
                                violation_error_message="Mentor dan mentee harus orang yang berbeda.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("selesai__gte", models.F("mulai"))),
                                name="mentoring_tanggal_berurutan",
                                violation_error_message="Tanggal akhir tidak boleh sebelum tanggal mulai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "batal"), _negated=True),
                                    models.Q(("alasan_batal", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="mentoring_batal_beralasan",
                                violation_error_message="Tulis alasan pembatalan.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "berjalan")),
                                fields=("mentor", "mentee"),
                                name="mentoring_satu_berjalan",
                                violation_error_message="Pasangan ini masih mempunyai mentoring yang berjalan.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_mentoringevent" ("alasan_batal", "catatan_akhir", "dibuat", "dibuat_oleh_id", "ditutup_pada", "id", "mentee_id", "mentor_id", "mulai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "selesai", "status") SELECT old_values."alasan_batal", old_values."catatan_akhir", old_values."dibuat", old_values."dibuat_oleh_id", old_values."ditutup_pada", old_values."id", old_values."mentee_id", old_values."mentor_id", old_values."mulai", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id", old_values."selesai", old_values."status" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="01c793a0a80c712a1e58e554a06d59699bfef936",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_412a7",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_mentoring",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_mentoringevent" ("alasan_batal", "catatan_akhir", "dibuat", "dibuat_oleh_id", "ditutup_pada", "id", "mentee_id", "mentor_id", "mulai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "selesai", "status") SELECT old_values."alasan_batal", old_values."catatan_akhir", old_values."dibuat", old_values."dibuat_oleh_id", old_values."ditutup_pada", old_values."id", old_values."mentee_id", old_values."mentor_id", old_values."mulai", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id", old_values."selesai", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="34b8a082a69948886bea117a5296fa49611f062d",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_abadb",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_mentoring",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_mentoringevent" ("alasan_batal", "catatan_akhir", "dibuat", "dibuat_oleh_id", "ditutup_pada", "id", "mentee_id", "mentor_id", "mulai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "selesai", "status") SELECT new_values."alasan_batal", new_values."catatan_akhir", new_values."dibuat", new_values."dibuat_oleh_id", new_values."ditutup_pada", new_values."id", new_values."mentee_id", new_values."mentor_id", new_values."mulai", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id", new_values."selesai", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9c5bdf305e063e1253399d929a168c9109225f46",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_cbf4c",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_mentoring",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Narasumber",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nama", models.CharField(max_length=150, verbose_name="nama dengan gelar")),
                        ("instansi", models.CharField(blank=True, max_length=160)),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="surel")),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
                        (
                            "pegawai",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="narasumber",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "pengguna",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="narasumber",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="akun",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "narasumber",
                        "verbose_name_plural": "narasumber",
                        "ordering": ["nama"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_narasumberevent" ("email", "id", "instansi", "is_aktif", "nama", "pegawai_id", "pengguna_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."email", new_values."id", new_values."instansi", new_values."is_aktif", new_values."nama", new_values."pegawai_id", new_values."pengguna_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ebf533e6c862512232eb94091a028b237926b94b",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_c1553",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_narasumber",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_narasumberevent" ("email", "id", "instansi", "is_aktif", "nama", "pegawai_id", "pengguna_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."email", old_values."id", old_values."instansi", old_values."is_aktif", old_values."nama", old_values."pegawai_id", old_values."pengguna_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="32b1c9b531381c1e658dc058be9dc289a23b1835",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_60757",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_narasumber",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_narasumberevent" ("email", "id", "instansi", "is_aktif", "nama", "pegawai_id", "pengguna_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."email", old_values."id", old_values."instansi", old_values."is_aktif", old_values."nama", old_values."pegawai_id", old_values."pengguna_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="779041b1a460f2ce1b88d225c1fd2c4a45dd28ba",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_ea256",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_narasumber",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenandaTangan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nama", models.CharField(max_length=150, verbose_name="nama dengan gelar")),
                        ("nip", models.CharField(blank=True, max_length=18, verbose_name="NIP")),
                        ("jabatan", models.CharField(max_length=150)),
                        ("pangkat", models.CharField(blank=True, max_length=60, verbose_name="pangkat dan golongan")),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
                    ],
                    options={
                        "verbose_name": "penanda tangan",
                        "verbose_name_plural": "penanda tangan",
                        "ordering": ["nama"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("nip", ""), ("nip__regex", "^[0-9]{18}$"), _connector="OR"),
                                name="penandatangan_nip_18_angka",
                                violation_error_message="NIP harus 18 angka.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_penandatanganevent" ("id", "is_aktif", "jabatan", "nama", "nip", "pangkat", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."is_aktif", new_values."jabatan", new_values."nama", new_values."nip", new_values."pangkat", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="bd1be07380a50e0f38e075c27d56a70f51df185a",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_cd1fa",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_penandatangan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_penandatanganevent" ("id", "is_aktif", "jabatan", "nama", "nip", "pangkat", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."is_aktif", old_values."jabatan", old_values."nama", old_values."nip", old_values."pangkat", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="02770aba1ec87a40ca2a6fe2ad2ffd435ba4fa04",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_e703c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_penandatangan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_penandatanganevent" ("id", "is_aktif", "jabatan", "nama", "nip", "pangkat", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."is_aktif", old_values."jabatan", old_values."nama", old_values."nip", old_values."pangkat", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7a406d85b3f046bf5f29ea823fbd7db20bd04f57",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_2fc90",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_penandatangan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pendaftaran",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("diajukan", "Diajukan"),
                                    ("disetujui_atasan", "Disetujui atasan"),
                                    ("daftar_tunggu", "Daftar tunggu"),
                                    ("ditawari", "Ditawari"),
                                    ("terdaftar", "Terdaftar"),
                                    ("hadir", "Hadir"),
                                    ("lulus", "Lulus"),
                                    ("tidak_lulus", "Tidak lulus"),
                                    ("tidak_hadir", "Tidak hadir"),
                                    ("ditolak", "Ditolak"),
                                    ("dibatalkan", "Dibatalkan"),
                                    ("angkatan_batal", "Angkatan batal"),
                                ],
                                default="diajukan",
                                max_length=16,
                            ),
                        ),
                        (
                            "jalur",
                            models.CharField(
                                choices=[
                                    ("mandiri", "Mendaftar sendiri"),
                                    ("atasan", "Diusulkan atasan"),
                                    ("pengelola", "Didaftarkan pengelola"),
                                    ("impor", "Dari berkas Excel"),
                                    ("pengganti", "Menggantikan rekan"),
                                ],
                                default="mandiri",
                                max_length=9,
                            ),
                        ),
                        ("prioritas", models.PositiveSmallIntegerField(default=5, verbose_name="urutan dahulu (1 paling dahulu)")),
                        ("urutan", models.PositiveIntegerField(verbose_name="urutan kedatangan")),
                        ("tawaran_sampai", models.DateTimeField(blank=True, null=True)),
                        ("batas_putusan", models.DateField(blank=True, null=True, verbose_name="diputuskan paling lambat")),
                        ("eskalasi", models.PositiveSmallIntegerField(default=0, verbose_name="berapa kali diteruskan")),
                        ("alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan keputusan terakhir")),
                        ("alasan_pengecualian", models.CharField(blank=True, max_length=300, verbose_name="alasan pengecualian")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, verbose_name="diajukan pada")),
                        (
                            "nilai_awal",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="nilai tes awal"),
                        ),
                        (
                            "nilai_akhir",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="nilai tes akhir"),
                        ),
                        (
                            "angkatan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pendaftaran_list", to="diklat.angkatan"
                            ),
                        ),
                        (
                            "atasan",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                            ),
                        ),
                        (
                            "diajukan_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "golongan",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.golongan"
                            ),
                        ),
                        (
                            "jabatan",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.jabatan"
                            ),
                        ),
                        (
                            "jatah",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pendaftaran_list",
                                to="diklat.jatahunit",
                            ),
                        ),
                        (
                            "menggantikan",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pengganti",
                                to="diklat.pendaftaran",
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pendaftaran_list", to="pegawai.pegawai"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja"
                            ),
                        ),
                        (
                            "unit_pemutus",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja"
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.program"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pendaftaran",
                        "verbose_name_plural": "pendaftaran",
                        "ordering": ["urutan", "pk"],
                        "indexes": [
                            models.Index(fields=["angkatan", "status"], name="pendaftaran_angkatan_status"),
                            models.Index(fields=["pegawai", "status"], name="pendaftaran_pegawai_status"),
                            models.Index(
                                condition=models.Q(("status", "daftar_tunggu")),
                                fields=["angkatan", "prioritas", "urutan"],
                                name="pendaftaran_antrean",
                            ),
                            models.Index(
                                condition=models.Q(("status", "diajukan")), fields=["unit_pemutus"], name="pendaftaran_menunggu_atasan"
                            ),
                            models.Index(condition=models.Q(("status", "ditawari")), fields=["tawaran_sampai"], name="pendaftaran_tawaran"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["ditolak", "dibatalkan", "angkatan_batal"]), _negated=True),
                                fields=("angkatan", "pegawai"),
                                name="pendaftaran_satu_per_orang",
                                violation_error_message="Pegawai ini sudah terdaftar pada angkatan ini.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("status__in", ["diajukan", "disetujui_atasan", "daftar_tunggu", "ditawari", "terdaftar", "hadir"])
                                ),
                                fields=("pegawai", "program"),
                                name="pendaftaran_satu_per_program",
                                violation_error_message="Pegawai ini sedang mengikuti angkatan lain dari program ini.",
                            ),
                            models.UniqueConstraint(fields=("angkatan", "urutan"), name="pendaftaran_urutan_unik"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ditawari"), ("tawaran_sampai__isnull", False)),
                                    models.Q(models.Q(("status", "ditawari"), _negated=True), ("tawaran_sampai__isnull", True)),
                                    _connector="OR",
                                ),
                                name="pendaftaran_tawaran_berbatas",
                                violation_error_message="Tawaran harus mempunyai batas waktu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("jatah__isnull", True),
                                    ("status__in", ["ditawari", "terdaftar", "hadir", "lulus", "tidak_lulus", "tidak_hadir"]),
                                    _connector="OR",
                                ),
                                name="pendaftaran_jatah_berkursi",
                                violation_error_message="Hanya pendaftaran yang berkursi memakai jatah unit.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("nilai_awal__isnull", True), ("nilai_awal__range", (0, 100)), _connector="OR"),
                                    models.Q(("nilai_akhir__isnull", True), ("nilai_akhir__range", (0, 100)), _connector="OR"),
                                ),
                                name="pendaftaran_nilai_0_sampai_100",
                                violation_error_message="Nilai harus 0 sampai 100.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status__in", ["ditolak", "dibatalkan", "angkatan_batal"]), _negated=True),
                                    models.Q(("alasan", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="pendaftaran_gugur_beralasan",
                                violation_error_message="Tulis alasannya.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="program_dari_angkatan",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="NEW.program_id = (SELECT a.program_id FROM diklat_angkatan a WHERE a.id = NEW.angkatan_id); RETURN NEW;",
                                    hash="6ccf6e4e14a51f2de7edc6e5b5f30b45590373ae",
                                    operation="INSERT",
                                    pgid="pgtrigger_program_dari_angkatan_71228",
                                    table="diklat_pendaftaran",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_pendaftaranevent" ("alasan", "alasan_pengecualian", "angkatan_id", "atasan_id", "diajukan_oleh_id", "dibuat", "golongan_id", "id", "jabatan_id", "jalur", "menggantikan_id", "nilai_akhir", "nilai_awal", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prioritas", "program_id", "unit_id") SELECT old_values."alasan", old_values."alasan_pengecualian", old_values."angkatan_id", old_values."atasan_id", old_values."diajukan_oleh_id", old_values."dibuat", old_values."golongan_id", old_values."id", old_values."jabatan_id", old_values."jalur", old_values."menggantikan_id", old_values."nilai_akhir", old_values."nilai_awal", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."prioritas", old_values."program_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alasan" IS DISTINCT FROM (new_values."alasan") OR old_values."alasan_pengecualian" IS DISTINCT FROM (new_values."alasan_pengecualian") OR old_values."angkatan_id" IS DISTINCT FROM (new_values."angkatan_id") OR old_values."atasan_id" IS DISTINCT FROM (new_values."atasan_id") OR old_values."diajukan_oleh_id" IS DISTINCT FROM (new_values."diajukan_oleh_id") OR old_values."dibuat" IS DISTINCT FROM (new_values."dibuat") OR old_values."golongan_id" IS DISTINCT FROM (new_values."golongan_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."jabatan_id" IS DISTINCT FROM (new_values."jabatan_id") OR old_values."jalur" IS DISTINCT FROM (new_values."jalur") OR old_values."menggantikan_id" IS DISTINCT FROM (new_values."menggantikan_id") OR old_values."nilai_akhir" IS DISTINCT FROM (new_values."nilai_akhir") OR old_values."nilai_awal" IS DISTINCT FROM (new_values."nilai_awal") OR old_values."pegawai_id" IS DISTINCT FROM (new_values."pegawai_id") OR old_values."prioritas" IS DISTINCT FROM (new_values."prioritas") OR old_values."program_id" IS DISTINCT FROM (new_values."program_id") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e504aa10af79e84a69bfa8783fc5d23f0de3d922",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_283a3",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_pendaftaran",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_pendaftaranevent" ("alasan", "alasan_pengecualian", "angkatan_id", "atasan_id", "diajukan_oleh_id", "dibuat", "golongan_id", "id", "jabatan_id", "jalur", "menggantikan_id", "nilai_akhir", "nilai_awal", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prioritas", "program_id", "unit_id") SELECT old_values."alasan", old_values."alasan_pengecualian", old_values."angkatan_id", old_values."atasan_id", old_values."diajukan_oleh_id", old_values."dibuat", old_values."golongan_id", old_values."id", old_values."jabatan_id", old_values."jalur", old_values."menggantikan_id", old_values."nilai_akhir", old_values."nilai_awal", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."prioritas", old_values."program_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7aece3cf31b3fc60db97e7d069cb209c210a483a",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_60310",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_pendaftaran",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Kehadiran",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "status",
                            models.CharField(
                                choices=[("H", "Hadir"), ("I", "Izin"), ("S", "Sakit"), ("T", "Tanpa keterangan")], max_length=1
                            ),
                        ),
                        (
                            "cara",
                            models.CharField(
                                choices=[("daftar", "Daftar hadir"), ("qr", "Kode QR"), ("berkas", "Berkas Excel")],
                                default="daftar",
                                max_length=6,
                            ),
                        ),
                        ("alasan", models.CharField(blank=True, max_length=200, verbose_name="alasan koreksi")),
                        ("dicatat_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "dicatat_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pendaftaran",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="kehadiran_list", to="diklat.pendaftaran"
                            ),
                        ),
                        (
                            "sesi",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="kehadiran_list", to="diklat.sesi"),
                        ),
                    ],
                    options={
                        "verbose_name": "kehadiran",
                        "verbose_name_plural": "kehadiran",
                        "ordering": ["sesi", "pendaftaran"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sesi", "pendaftaran"),
                                name="kehadiran_satu_per_sesi",
                                violation_error_message="Kehadiran sudah dicatat.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_kehadiranevent" ("alasan", "cara", "dicatat_oleh_id", "dicatat_pada", "id", "pendaftaran_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sesi_id", "status") SELECT old_values."alasan", old_values."cara", old_values."dicatat_oleh_id", old_values."dicatat_pada", old_values."id", old_values."pendaftaran_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."sesi_id", old_values."status" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2031955788b9072cf608ad521efbb5fd63671758",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_b9865",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_kehadiran",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_kehadiranevent" ("alasan", "cara", "dicatat_oleh_id", "dicatat_pada", "id", "pendaftaran_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sesi_id", "status") SELECT old_values."alasan", old_values."cara", old_values."dicatat_oleh_id", old_values."dicatat_pada", old_values."id", old_values."pendaftaran_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."sesi_id", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5bddedbb1148e799f6eb45114bcbc0a262ac9984",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_c3bea",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_kehadiran",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_kehadiranevent" ("alasan", "cara", "dicatat_oleh_id", "dicatat_pada", "id", "pendaftaran_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sesi_id", "status") SELECT new_values."alasan", new_values."cara", new_values."dicatat_oleh_id", new_values."dicatat_pada", new_values."id", new_values."pendaftaran_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."sesi_id", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b002c8b69c88e0f74d7f298e7fc4546f56c8cd40",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_a138e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_kehadiran",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PertemuanMentoring",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tanggal", models.DateField()),
                        ("menit", models.PositiveSmallIntegerField(default=60, verbose_name="lama (menit)")),
                        ("topik", models.CharField(max_length=200)),
                        ("catatan", models.TextField(blank=True, verbose_name="hasil dan tindak lanjut")),
                        ("mentor_setuju", models.DateTimeField(blank=True, null=True, verbose_name="dipastikan mentor pada")),
                        ("mentee_setuju", models.DateTimeField(blank=True, null=True, verbose_name="dipastikan mentee pada")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "dicatat_oleh",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"),
                        ),
                        (
                            "mentoring",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pertemuan_list", to="diklat.mentoring"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pertemuan mentoring",
                        "verbose_name_plural": "pertemuan mentoring",
                        "ordering": ["-tanggal", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("menit__range", (15, 480))),
                                name="pertemuanmentoring_lama_wajar",
                                violation_error_message="Lama pertemuan 15 sampai 480 menit.",
                            ),
                            models.UniqueConstraint(
                                fields=("mentoring", "tanggal"),
                                name="pertemuanmentoring_satu_per_hari",
                                violation_error_message="Pertemuan pada tanggal ini sudah dicatat.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_pertemuanmentoringevent" ("catatan", "dibuat", "dicatat_oleh_id", "id", "menit", "mentee_setuju", "mentor_setuju", "mentoring_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tanggal", "topik") SELECT new_values."catatan", new_values."dibuat", new_values."dicatat_oleh_id", new_values."id", new_values."menit", new_values."mentee_setuju", new_values."mentor_setuju", new_values."mentoring_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."tanggal", new_values."topik" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9f8f1610047265def32fbe45d0909b7dfa2e6e2a",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_19f7f",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_pertemuanmentoring",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_pertemuanmentoringevent" ("catatan", "dibuat", "dicatat_oleh_id", "id", "menit", "mentee_setuju", "mentor_setuju", "mentoring_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tanggal", "topik") SELECT old_values."catatan", old_values."dibuat", old_values."dicatat_oleh_id", old_values."id", old_values."menit", old_values."mentee_setuju", old_values."mentor_setuju", old_values."mentoring_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."tanggal", old_values."topik" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a62525a5b38bd663b2e521965d3022a9ad65901e",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_4dd80",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_pertemuanmentoring",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_pertemuanmentoringevent" ("catatan", "dibuat", "dicatat_oleh_id", "id", "menit", "mentee_setuju", "mentor_setuju", "mentoring_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tanggal", "topik") SELECT old_values."catatan", old_values."dibuat", old_values."dicatat_oleh_id", old_values."id", old_values."menit", old_values."mentee_setuju", old_values."mentor_setuju", old_values."mentoring_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."tanggal", old_values."topik" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="63e30adaee752eeab069b2db13dce202e94f2b04",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_eed76",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_pertemuanmentoring",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Program",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kode", models.CharField(error_messages={"unique": "Kode ini sudah dipakai."}, max_length=20, unique=True)),
                        ("nama", models.CharField(max_length=160, verbose_name="nama program")),
                        (
                            "metode",
                            models.CharField(
                                choices=[("tatap_muka", "Tatap muka"), ("daring", "Daring"), ("campuran", "Campuran")],
                                default="tatap_muka",
                                max_length=10,
                            ),
                        ),
                        ("penyelenggara", models.CharField(max_length=160)),
                        ("ringkasan", models.TextField(blank=True, verbose_name="tujuan dan isi singkat")),
                        ("jp", models.PositiveSmallIntegerField(verbose_name="jumlah JP")),
                        ("biaya_angkatan", models.PositiveBigIntegerField(default=0, verbose_name="biaya tetap per angkatan (rupiah)")),
                        ("biaya_kursi", models.PositiveBigIntegerField(default=0, verbose_name="biaya per peserta (rupiah)")),
                        (
                            "kelompok_jabatan",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("jpt_madya", "JPT Madya"),
                                        ("jpt_pratama", "JPT Pratama"),
                                        ("administrator", "Administrator"),
                                        ("pengawas", "Pengawas"),
                                        ("pelaksana", "Pelaksana"),
                                        ("jf_utama", "JF Ahli Utama"),
                                        ("jf_madya", "JF Ahli Madya"),
                                        ("jf_muda", "JF Ahli Muda"),
                                        ("jf_pertama", "JF Ahli Pertama"),
                                        ("jf_penyelia", "JF Penyelia"),
                                        ("jf_mahir", "JF Mahir"),
                                        ("jf_terampil", "JF Terampil"),
                                        ("jf_pemula", "JF Pemula"),
                                    ],
                                    max_length=16,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="kelompok jabatan",
                            ),
                        ),
                        (
                            "jenis_asn",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(choices=[("PNS", "PNS"), ("CPNS", "CPNS"), ("PPPK", "PPPK")], max_length=4),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="jenis ASN",
                            ),
                        ),
                        (
                            "persetujuan",
                            models.CharField(
                                choices=[
                                    ("tanpa", "Tanpa persetujuan"),
                                    ("atasan", "Atasan"),
                                    ("atasan_pengelola", "Atasan, lalu pengelola diklat"),
                                ],
                                default="atasan",
                                max_length=16,
                                verbose_name="langkah persetujuan",
                            ),
                        ),
                        (
                            "hadir_minimum",
                            models.PositiveSmallIntegerField(
                                default=80,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="kehadiran paling sedikit (persen)",
                            ),
                        ),
                        (
                            "nilai_minimum",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="nilai akhir paling rendah",
                            ),
                        ),
                        ("judul_sertifikat", models.CharField(default="Sertifikat", max_length=60, verbose_name="judul sertifikat")),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "golongan_pns",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.golongan",
                                verbose_name="golongan PNS terendah",
                            ),
                        ),
                        (
                            "golongan_pppk",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.golongan",
                                verbose_name="golongan PPPK terendah",
                            ),
                        ),
                        (
                            "jenis",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="program_list",
                                to="diklat.jenisdiklat",
                                verbose_name="jenis diklat",
                            ),
                        ),
                        (
                            "prasyarat",
                            models.ManyToManyField(blank=True, to="diklat.program", verbose_name="program yang harus sudah lulus"),
                        ),
                        (
                            "kompetensi_set",
                            models.ManyToManyField(
                                related_name="program_set", through="diklat.ProgramKompetensi", to="kompetensi.kompetensi"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "program diklat",
                        "verbose_name_plural": "program diklat",
                        "ordering": ["nama", "pk"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper("nama"), name="gin_trgm_ops"),
                                name="program_nama_trgm",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("jp__gte", 1)),
                                name="program_jp_positif",
                                violation_error_message="Jumlah JP sedikitnya 1.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hadir_minimum__lte", 100)),
                                name="program_hadir_0_sampai_100",
                                violation_error_message="Kehadiran paling sedikit harus 0 sampai 100 persen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("nilai_minimum__isnull", True), ("nilai_minimum__lte", 100), _connector="OR"),
                                name="program_nilai_0_sampai_100",
                                violation_error_message="Nilai akhir paling rendah harus 0 sampai 100.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_programevent" ("biaya_angkatan", "biaya_kursi", "dibuat", "golongan_pns_id", "golongan_pppk_id", "hadir_minimum", "id", "is_aktif", "jenis_asn", "jenis_id", "jp", "judul_sertifikat", "kelompok_jabatan", "kode", "metode", "nama", "nilai_minimum", "penyelenggara", "persetujuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ringkasan") SELECT old_values."biaya_angkatan", old_values."biaya_kursi", old_values."dibuat", old_values."golongan_pns_id", old_values."golongan_pppk_id", old_values."hadir_minimum", old_values."id", old_values."is_aktif", old_values."jenis_asn", old_values."jenis_id", old_values."jp", old_values."judul_sertifikat", old_values."kelompok_jabatan", old_values."kode", old_values."metode", old_values."nama", old_values."nilai_minimum", old_values."penyelenggara", old_values."persetujuan", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."ringkasan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ad3f00cbc2b94d4ec29f527d3143f4672e35f109",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_d0f5d",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_program",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_programevent" ("biaya_angkatan", "biaya_kursi", "dibuat", "golongan_pns_id", "golongan_pppk_id", "hadir_minimum", "id", "is_aktif", "jenis_asn", "jenis_id", "jp", "judul_sertifikat", "kelompok_jabatan", "kode", "metode", "nama", "nilai_minimum", "penyelenggara", "persetujuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ringkasan") SELECT old_values."biaya_angkatan", old_values."biaya_kursi", old_values."dibuat", old_values."golongan_pns_id", old_values."golongan_pppk_id", old_values."hadir_minimum", old_values."id", old_values."is_aktif", old_values."jenis_asn", old_values."jenis_id", old_values."jp", old_values."judul_sertifikat", old_values."kelompok_jabatan", old_values."kode", old_values."metode", old_values."nama", old_values."nilai_minimum", old_values."penyelenggara", old_values."persetujuan", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."ringkasan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ca4cfe59fb5e1808f9e23655e72d74cc08796d7a",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_92342",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_program",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_programevent" ("biaya_angkatan", "biaya_kursi", "dibuat", "golongan_pns_id", "golongan_pppk_id", "hadir_minimum", "id", "is_aktif", "jenis_asn", "jenis_id", "jp", "judul_sertifikat", "kelompok_jabatan", "kode", "metode", "nama", "nilai_minimum", "penyelenggara", "persetujuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ringkasan") SELECT new_values."biaya_angkatan", new_values."biaya_kursi", new_values."dibuat", new_values."golongan_pns_id", new_values."golongan_pppk_id", new_values."hadir_minimum", new_values."id", new_values."is_aktif", new_values."jenis_asn", new_values."jenis_id", new_values."jp", new_values."judul_sertifikat", new_values."kelompok_jabatan", new_values."kode", new_values."metode", new_values."nama", new_values."nilai_minimum", new_values."penyelenggara", new_values."persetujuan", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."ringkasan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="96bd85941f9eaf0427dd2c1d6d3856a47e09e1a4",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_503dd",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_program",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Minat",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "pegawai",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="minat_list", to="pegawai.pegawai"),
                        ),
                        (
                            "program",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="minat_list", to="diklat.program"),
                        ),
                    ],
                    options={
                        "verbose_name": "minat",
                        "verbose_name_plural": "minat",
                        "ordering": ["dibuat"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("program", "pegawai"),
                                name="minat_satu_per_orang",
                                violation_error_message="Minat Anda sudah tercatat.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_minatevent" ("dibuat", "id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT new_values."dibuat", new_values."id", new_values."pegawai_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ef9d1a8405764ab15bc6485ff8625492c7d18e97",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_f923b",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_minat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_minatevent" ("dibuat", "id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT old_values."dibuat", old_values."id", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5d873991af4ac9987b095ec7ac1204ffdcba1939",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_e0a1d",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_minat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_minatevent" ("dibuat", "id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT old_values."dibuat", old_values."id", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="662a2261c4b78d870d31e1c834fcce685cebae3f",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_6818e",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_minat",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MentoringEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("berjalan", "Berjalan"), ("selesai", "Selesai"), ("batal", "Batal")],
                                default="berjalan",
                                max_length=8,
                            ),
                        ),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField(verbose_name="direncanakan sampai")),
                        ("catatan_akhir", models.TextField(blank=True, verbose_name="catatan penutup")),
                        ("alasan_batal", models.CharField(blank=True, max_length=200)),
                        ("ditutup_pada", models.DateTimeField(blank=True, null=True)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "dibuat_oleh",
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
                            "mentee",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "mentor",
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
                                to="diklat.mentoring",
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
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d7cecbda1a0df2c1fcdb21da944314b36c74639b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e2e4f",
                                    table="diklat_mentoringevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_ment_pgh_cre_f04160_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="MataPelatihan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("urutan", models.PositiveSmallIntegerField(default=1)),
                        ("judul", models.CharField(max_length=160, verbose_name="mata pelatihan")),
                        ("jp", models.PositiveSmallIntegerField(verbose_name="JP")),
                        ("uraian", models.TextField(blank=True)),
                        (
                            "program",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="mata_list", to="diklat.program"),
                        ),
                    ],
                    options={
                        "verbose_name": "mata pelatihan",
                        "verbose_name_plural": "mata pelatihan",
                        "ordering": ["urutan", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("jp__gte", 1)),
                                name="matapelatihan_jp_positif",
                                violation_error_message="JP sedikitnya 1.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_matapelatihanevent" ("id", "jp", "judul", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "uraian", "urutan") SELECT new_values."id", new_values."jp", new_values."judul", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id", new_values."uraian", new_values."urutan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="15f669bda2a37137389ec5ada7f07c5673be078f",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_ba053",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_matapelatihan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_matapelatihanevent" ("id", "jp", "judul", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "uraian", "urutan") SELECT old_values."id", old_values."jp", old_values."judul", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id", old_values."uraian", old_values."urutan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d10be2dd391a77a349e88deb1491a8b11e244dd0",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_fad6e",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_matapelatihan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_matapelatihanevent" ("id", "jp", "judul", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "uraian", "urutan") SELECT old_values."id", old_values."jp", old_values."judul", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id", old_values."uraian", old_values."urutan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="bbf464fb4b2b8a8ea49778c7bfdbfea726fcdd95",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_6929a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_matapelatihan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AngkatanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nomor", models.PositiveSmallIntegerField(verbose_name="angkatan ke")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draf", "Draf"),
                                    ("terbuka", "Terbuka"),
                                    ("dipastikan", "Dipastikan"),
                                    ("berjalan", "Berjalan"),
                                    ("selesai", "Selesai"),
                                    ("ditutup", "Ditutup"),
                                    ("batal", "Batal"),
                                ],
                                default="draf",
                                max_length=10,
                            ),
                        ),
                        ("kuota", models.PositiveIntegerField(verbose_name="jumlah kursi")),
                        ("minimum", models.PositiveIntegerField(default=0, verbose_name="peserta paling sedikit")),
                        ("minimum_tanggal", models.DateField(blank=True, null=True, verbose_name="dipastikan paling lambat")),
                        ("minimum_diingatkan", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("pendaftaran_mulai", models.DateField(verbose_name="pendaftaran dibuka")),
                        ("pendaftaran_sampai", models.DateField(verbose_name="pendaftaran sampai")),
                        ("batas_batal", models.DateField(blank=True, null=True, verbose_name="boleh batal sampai")),
                        (
                            "cara_kursi",
                            models.CharField(
                                choices=[
                                    ("langsung", "Langsung terdaftar, dengan surel"),
                                    ("ditawarkan", "Ditawarkan; hangus bila tidak dijawab"),
                                ],
                                default="langsung",
                                max_length=10,
                                verbose_name="bila kursi kosong",
                            ),
                        ),
                        ("jam_tawaran", models.PositiveSmallIntegerField(default=48, verbose_name="lama tawaran (jam)")),
                        ("is_ditangguhkan", models.BooleanField(default=False, verbose_name="pendaftaran ditangguhkan")),
                        ("tempat", models.CharField(blank=True, max_length=200)),
                        ("catatan", models.TextField(blank=True, verbose_name="catatan untuk peserta")),
                        ("mulai", models.DateField(blank=True, null=True, verbose_name="hari pertama")),
                        ("selesai", models.DateField(blank=True, null=True, verbose_name="hari terakhir")),
                        ("versi_jadwal", models.PositiveSmallIntegerField(default=1, editable=False)),
                        ("alasan_batal", models.CharField(blank=True, max_length=200, verbose_name="alasan pembatalan")),
                        ("berakhir_pada", models.DateTimeField(blank=True, null=True, verbose_name="dibatalkan atau ditutup pada")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "penanggung_jawab",
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
                                to="diklat.angkatan",
                            ),
                        ),
                        (
                            "salinan_dari",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.angkatan",
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
                        ("alasan_buka_kembali", models.CharField(blank=True, max_length=200, verbose_name="alasan dibuka kembali")),
                        ("tahun", models.PositiveSmallIntegerField(editable=False, verbose_name="tahun")),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="6d96c5f55f0c49d02364bf2e489158d4b7bbcb27",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_67288",
                                    table="diklat_angkatanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_angk_pgh_cre_a56357_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="ProgramEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kode", models.CharField(error_messages={"unique": "Kode ini sudah dipakai."}, max_length=20)),
                        ("nama", models.CharField(max_length=160, verbose_name="nama program")),
                        (
                            "metode",
                            models.CharField(
                                choices=[("tatap_muka", "Tatap muka"), ("daring", "Daring"), ("campuran", "Campuran")],
                                default="tatap_muka",
                                max_length=10,
                            ),
                        ),
                        ("penyelenggara", models.CharField(max_length=160)),
                        ("ringkasan", models.TextField(blank=True, verbose_name="tujuan dan isi singkat")),
                        ("jp", models.PositiveSmallIntegerField(verbose_name="jumlah JP")),
                        ("biaya_angkatan", models.PositiveBigIntegerField(default=0, verbose_name="biaya tetap per angkatan (rupiah)")),
                        ("biaya_kursi", models.PositiveBigIntegerField(default=0, verbose_name="biaya per peserta (rupiah)")),
                        (
                            "kelompok_jabatan",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("jpt_madya", "JPT Madya"),
                                        ("jpt_pratama", "JPT Pratama"),
                                        ("administrator", "Administrator"),
                                        ("pengawas", "Pengawas"),
                                        ("pelaksana", "Pelaksana"),
                                        ("jf_utama", "JF Ahli Utama"),
                                        ("jf_madya", "JF Ahli Madya"),
                                        ("jf_muda", "JF Ahli Muda"),
                                        ("jf_pertama", "JF Ahli Pertama"),
                                        ("jf_penyelia", "JF Penyelia"),
                                        ("jf_mahir", "JF Mahir"),
                                        ("jf_terampil", "JF Terampil"),
                                        ("jf_pemula", "JF Pemula"),
                                    ],
                                    max_length=16,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="kelompok jabatan",
                            ),
                        ),
                        (
                            "jenis_asn",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(choices=[("PNS", "PNS"), ("CPNS", "CPNS"), ("PPPK", "PPPK")], max_length=4),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="jenis ASN",
                            ),
                        ),
                        (
                            "persetujuan",
                            models.CharField(
                                choices=[
                                    ("tanpa", "Tanpa persetujuan"),
                                    ("atasan", "Atasan"),
                                    ("atasan_pengelola", "Atasan, lalu pengelola diklat"),
                                ],
                                default="atasan",
                                max_length=16,
                                verbose_name="langkah persetujuan",
                            ),
                        ),
                        (
                            "hadir_minimum",
                            models.PositiveSmallIntegerField(
                                default=80,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="kehadiran paling sedikit (persen)",
                            ),
                        ),
                        (
                            "nilai_minimum",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="nilai akhir paling rendah",
                            ),
                        ),
                        ("judul_sertifikat", models.CharField(default="Sertifikat", max_length=60, verbose_name="judul sertifikat")),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "golongan_pns",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.golongan",
                                verbose_name="golongan PNS terendah",
                            ),
                        ),
                        (
                            "golongan_pppk",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.golongan",
                                verbose_name="golongan PPPK terendah",
                            ),
                        ),
                        (
                            "jenis",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.jenisdiklat",
                                verbose_name="jenis diklat",
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
                                to="diklat.program",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="a0d991b50147e8f6e7fe20849d04528e0d7cbd7e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_39a48",
                                    table="diklat_programevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_prog_pgh_cre_0608a9_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="ProgramKompetensi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("level", models.PositiveSmallIntegerField(verbose_name="sampai level")),
                        (
                            "cara",
                            models.CharField(
                                choices=[
                                    ("bukti", "Dicatat sebagai bukti"),
                                    ("rekomendasi", "Disarankan untuk dinilai"),
                                    ("naik", "Menaikkan level"),
                                ],
                                default="bukti",
                                max_length=12,
                                verbose_name="akibat kelulusan",
                            ),
                        ),
                        (
                            "kompetensi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="program_list", to="kompetensi.kompetensi"
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="kompetensi_list", to="diklat.program"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kompetensi program",
                        "verbose_name_plural": "kompetensi program",
                        "ordering": ["kompetensi__urutan"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("program", "kompetensi"),
                                name="programkompetensi_unik",
                                violation_error_message="Kompetensi ini sudah ada pada program ini.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("level__range", (1, 5))),
                                name="programkompetensi_level_1_sampai_5",
                                violation_error_message="Level harus 1 sampai 5.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_programkompetensievent" ("cara", "id", "kompetensi_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT new_values."cara", new_values."id", new_values."kompetensi_id", new_values."level", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="eccf704bee176bb512c29bdf73e5c9ac4661f9c3",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_e0518",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_programkompetensi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_programkompetensievent" ("cara", "id", "kompetensi_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT old_values."cara", old_values."id", old_values."kompetensi_id", old_values."level", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="092d4282eb5316b1ce79f41fd8b402ae16a8fbb8",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_040a6",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_programkompetensi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_programkompetensievent" ("cara", "id", "kompetensi_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT old_values."cara", old_values."id", old_values."kompetensi_id", old_values."level", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="24d55484e8a932ba781d49ca7ec875b0c8b76368",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_78198",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_programkompetensi",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatLuar",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nama", models.CharField(max_length=160, verbose_name="nama diklat")),
                        ("penyelenggara", models.CharField(max_length=160)),
                        ("nomor_sertifikat", models.CharField(blank=True, max_length=80)),
                        ("mulai", models.DateField(verbose_name="tanggal mulai")),
                        ("selesai", models.DateField(verbose_name="tanggal selesai")),
                        ("jp", models.PositiveSmallIntegerField(verbose_name="jumlah JP")),
                        ("is_penugasan", models.BooleanField(default=False, verbose_name="atas penugasan instansi")),
                        ("bukti", models.FileField(max_length=200, upload_to="bukti/", verbose_name="bukti (PDF, JPEG, atau PNG)")),
                        ("nama_bukti", models.CharField(editable=False, max_length=160)),
                        ("jenis_bukti", models.CharField(editable=False, max_length=40)),
                        ("sha256", models.CharField(editable=False, max_length=64)),
                        (
                            "status",
                            models.CharField(
                                choices=[("diajukan", "Menunggu verifikasi"), ("diverifikasi", "Diverifikasi"), ("ditolak", "Ditolak")],
                                default="diajukan",
                                max_length=12,
                            ),
                        ),
                        ("catatan", models.CharField(blank=True, max_length=300, verbose_name="catatan petugas")),
                        ("diputuskan_pada", models.DateTimeField(blank=True, null=True)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "diputuskan_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "jenis",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="diklat.jenisdiklat",
                                verbose_name="jenis diklat",
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="riwayat_luar_list", to="pegawai.pegawai"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "riwayat diklat luar",
                        "verbose_name_plural": "riwayat diklat luar",
                        "ordering": ["-selesai", "-pk"],
                        "indexes": [
                            models.Index(condition=models.Q(("status", "diajukan")), fields=["dibuat"], name="riwayatluar_menunggu")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("selesai__gte", models.F("mulai"))),
                                name="riwayatluar_tanggal_berurutan",
                                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("jp__range", (1, 1000))),
                                name="riwayatluar_jp_1_sampai_1000",
                                violation_error_message="Jumlah JP harus 1 sampai 1.000.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ditolak"), _negated=True),
                                    models.Q(("catatan", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="riwayatluar_tolak_beralasan",
                                violation_error_message="Tulis alasan penolakan.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "ditolak"), _negated=True),
                                fields=("pegawai", "sha256"),
                                name="riwayatluar_bukti_sekali",
                                violation_error_message="Bukti ini sudah diajukan.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_riwayatluarevent" ("bukti", "catatan", "dibuat", "diputuskan_oleh_id", "diputuskan_pada", "id", "is_penugasan", "jenis_bukti", "jenis_id", "jp", "mulai", "nama", "nama_bukti", "nomor_sertifikat", "pegawai_id", "penyelenggara", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "sha256", "status") SELECT old_values."bukti", old_values."catatan", old_values."dibuat", old_values."diputuskan_oleh_id", old_values."diputuskan_pada", old_values."id", old_values."is_penugasan", old_values."jenis_bukti", old_values."jenis_id", old_values."jp", old_values."mulai", old_values."nama", old_values."nama_bukti", old_values."nomor_sertifikat", old_values."pegawai_id", old_values."penyelenggara", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."selesai", old_values."sha256", old_values."status" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="47088a0ea1d3cf32d63cbeab4233a1ad3cf07ff2",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_3fa31",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_riwayatluar",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_riwayatluarevent" ("bukti", "catatan", "dibuat", "diputuskan_oleh_id", "diputuskan_pada", "id", "is_penugasan", "jenis_bukti", "jenis_id", "jp", "mulai", "nama", "nama_bukti", "nomor_sertifikat", "pegawai_id", "penyelenggara", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "sha256", "status") SELECT old_values."bukti", old_values."catatan", old_values."dibuat", old_values."diputuskan_oleh_id", old_values."diputuskan_pada", old_values."id", old_values."is_penugasan", old_values."jenis_bukti", old_values."jenis_id", old_values."jp", old_values."mulai", old_values."nama", old_values."nama_bukti", old_values."nomor_sertifikat", old_values."pegawai_id", old_values."penyelenggara", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."selesai", old_values."sha256", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f0bf31fc693925c29a0175d4742175ccd8fb1207",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_7a9b1",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_riwayatluar",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_riwayatluarevent" ("bukti", "catatan", "dibuat", "diputuskan_oleh_id", "diputuskan_pada", "id", "is_penugasan", "jenis_bukti", "jenis_id", "jp", "mulai", "nama", "nama_bukti", "nomor_sertifikat", "pegawai_id", "penyelenggara", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "sha256", "status") SELECT new_values."bukti", new_values."catatan", new_values."dibuat", new_values."diputuskan_oleh_id", new_values."diputuskan_pada", new_values."id", new_values."is_penugasan", new_values."jenis_bukti", new_values."jenis_id", new_values."jp", new_values."mulai", new_values."nama", new_values."nama_bukti", new_values."nomor_sertifikat", new_values."pegawai_id", new_values."penyelenggara", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."selesai", new_values."sha256", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a5f050c0e0505f30d1be85814e87c6a6f6cba56b",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_f1ba9",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_riwayatluar",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CatatanJP",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tanggal", models.DateField()),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("jp", models.PositiveSmallIntegerField(verbose_name="JP")),
                        ("is_penugasan", models.BooleanField(default=True, verbose_name="atas penugasan instansi")),
                        (
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="catatan_jp_list", to="pegawai.pegawai"
                            ),
                        ),
                        (
                            "kehadiran",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="catatan_jp",
                                to="diklat.kehadiran",
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="catatan_jp_list",
                                to="diklat.pertemuanmentoring",
                            ),
                        ),
                        (
                            "riwayat_luar",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="catatan_jp_list",
                                to="diklat.riwayatluar",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "catatan JP",
                        "verbose_name_plural": "catatan JP",
                        "ordering": ["tanggal", "pk"],
                        "indexes": [
                            models.Index(
                                fields=["pegawai", "tahun"], include=("tanggal", "jp", "is_penugasan"), name="catatanjp_pegawai_tahun"
                            ),
                            models.Index(fields=["tahun", "pegawai"], include=("tanggal", "jp", "is_penugasan"), name="catatanjp_tahun"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kehadiran__isnull", False), ("pertemuan__isnull", True), ("riwayat_luar__isnull", True)),
                                    models.Q(("kehadiran__isnull", True), ("pertemuan__isnull", True), ("riwayat_luar__isnull", False)),
                                    models.Q(("kehadiran__isnull", True), ("pertemuan__isnull", False), ("riwayat_luar__isnull", True)),
                                    _connector="OR",
                                ),
                                name="catatanjp_satu_sumber",
                                violation_error_message="Catatan JP mempunyai tepat satu sumber.",
                            ),
                            models.UniqueConstraint(fields=("riwayat_luar", "tahun"), name="catatanjp_luar_per_tahun"),
                            models.UniqueConstraint(fields=("pertemuan", "pegawai"), name="catatanjp_pertemuan_per_orang"),
                            models.CheckConstraint(
                                condition=models.Q(("tahun", django.db.models.functions.datetime.ExtractYear("tanggal"))),
                                name="catatanjp_tahun_dari_tanggal",
                                violation_error_message="Tahun harus tahun dari tanggalnya.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatLuarEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nama", models.CharField(max_length=160, verbose_name="nama diklat")),
                        ("penyelenggara", models.CharField(max_length=160)),
                        ("nomor_sertifikat", models.CharField(blank=True, max_length=80)),
                        ("mulai", models.DateField(verbose_name="tanggal mulai")),
                        ("selesai", models.DateField(verbose_name="tanggal selesai")),
                        ("jp", models.PositiveSmallIntegerField(verbose_name="jumlah JP")),
                        ("is_penugasan", models.BooleanField(default=False, verbose_name="atas penugasan instansi")),
                        ("bukti", models.FileField(max_length=200, upload_to="bukti/", verbose_name="bukti (PDF, JPEG, atau PNG)")),
                        ("nama_bukti", models.CharField(editable=False, max_length=160)),
                        ("jenis_bukti", models.CharField(editable=False, max_length=40)),
                        ("sha256", models.CharField(editable=False, max_length=64)),
                        (
                            "status",
                            models.CharField(
                                choices=[("diajukan", "Menunggu verifikasi"), ("diverifikasi", "Diverifikasi"), ("ditolak", "Ditolak")],
                                default="diajukan",
                                max_length=12,
                            ),
                        ),
                        ("catatan", models.CharField(blank=True, max_length=300, verbose_name="catatan petugas")),
                        ("diputuskan_pada", models.DateTimeField(blank=True, null=True)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "diputuskan_oleh",
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
                            "jenis",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.jenisdiklat",
                                verbose_name="jenis diklat",
                            ),
                        ),
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
                                to="diklat.riwayatluar",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="b825f485cb7b6e965ad495e17ecd2f0b81bc6c16",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_92330",
                                    table="diklat_riwayatluarevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_riwa_pgh_cre_4ddc21_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="Sertifikat",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "status",
                            models.CharField(
                                choices=[("terbit", "Terbit"), ("diganti", "Diganti"), ("dicabut", "Dicabut")],
                                default="terbit",
                                max_length=8,
                            ),
                        ),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("urut", models.PositiveIntegerField()),
                        ("nomor", models.CharField(max_length=60, unique=True)),
                        ("kode", models.CharField(max_length=43, unique=True, verbose_name="kode pemeriksaan")),
                        ("isi", models.JSONField(verbose_name="isi yang dibekukan")),
                        ("berkas", models.FileField(blank=True, max_length=200, upload_to="sertifikat/")),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("terbit_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        ("berakhir_pada", models.DateTimeField(blank=True, null=True, verbose_name="dicabut atau diganti pada")),
                        ("alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan dicabut atau diganti")),
                        (
                            "diakhiri_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diterbitkan_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "penanda_tangan",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.penandatangan"),
                        ),
                        (
                            "pendaftaran",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="sertifikat_list", to="diklat.pendaftaran"
                            ),
                        ),
                        (
                            "pengganti",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="menggantikan",
                                to="diklat.sertifikat",
                            ),
                        ),
                        (
                            "usul_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("usul_alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan usul")),
                        ("usul_pada", models.DateTimeField(blank=True, null=True, verbose_name="diusulkan dicabut atau diganti pada")),
                        (
                            "usul_penanda_tangan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="diklat.penandatangan",
                                verbose_name="penanda tangan pengganti yang diusulkan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sertifikat",
                        "verbose_name_plural": "sertifikat",
                        "ordering": ["-tahun", "-urut"],
                        "indexes": [
                            models.Index(fields=["sha256"], name="sertifikat_sha256"),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    django.db.models.functions.text.Upper("nomor"), name="gin_trgm_ops"
                                ),
                                name="sertifikat_nomor_trgm",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    django.db.models.functions.text.Upper(django.db.models.fields.json.KeyTextTransform("nama", "isi")),
                                    name="gin_trgm_ops",
                                ),
                                name="sertifikat_nama_trgm",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("tahun", "urut"), name="sertifikat_urut_unik"),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "terbit")),
                                fields=("pendaftaran",),
                                name="sertifikat_satu_berlaku",
                                violation_error_message="Peserta ini sudah mempunyai sertifikat yang berlaku.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("berakhir_pada__isnull", True), ("status", "terbit")),
                                    models.Q(
                                        models.Q(("status", "terbit"), _negated=True),
                                        ("berakhir_pada__isnull", False),
                                        models.Q(("alasan", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="sertifikat_berakhir_beralasan",
                                violation_error_message="Tulis alasan pencabutan atau penggantian.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "diganti"), ("pengganti__isnull", False)),
                                    models.Q(models.Q(("status", "diganti"), _negated=True), ("pengganti__isnull", True)),
                                    _connector="OR",
                                ),
                                name="sertifikat_diganti_punya_pengganti",
                                violation_error_message="Sertifikat yang diganti harus menunjuk penggantinya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("usul_alasan", ""),
                                        ("usul_oleh__isnull", True),
                                        ("usul_pada__isnull", True),
                                        ("usul_penanda_tangan__isnull", True),
                                    ),
                                    models.Q(
                                        ("usul_oleh__isnull", False),
                                        ("usul_pada__isnull", False),
                                        models.Q(("usul_alasan", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="sertifikat_usul_lengkap",
                                violation_error_message="Usul pencabutan atau penggantian harus menyebut pengusul, waktu, dan alasannya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "dicabut"), _negated=True),
                                    models.Q(
                                        ("diakhiri_oleh__isnull", False),
                                        ("usul_oleh__isnull", False),
                                        models.Q(("usul_oleh", models.F("diakhiri_oleh")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="sertifikat_dicabut_dua_orang",
                                violation_error_message="Pencabutan diusulkan oleh satu orang dan dipastikan oleh orang lain.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("usul_oleh__isnull", True),
                                    ("diakhiri_oleh__isnull", True),
                                    models.Q(("usul_oleh", models.F("diakhiri_oleh")), _negated=True),
                                    _connector="OR",
                                ),
                                name="sertifikat_diakhiri_dua_orang",
                                violation_error_message="Usul disahkan oleh orang lain daripada yang mengusulkan.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="hapus_dilarang",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="39c861ecb605aa4251375a150fceb5353128e85f",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_dilarang_b1823",
                                    table="diklat_sertifikat",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="isi_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."isi" IS DISTINCT FROM (NEW."isi") OR OLD."kode" IS DISTINCT FROM (NEW."kode") OR OLD."nomor" IS DISTINCT FROM (NEW."nomor") OR OLD."pendaftaran_id" IS DISTINCT FROM (NEW."pendaftaran_id") OR OLD."tahun" IS DISTINCT FROM (NEW."tahun") OR OLD."terbit_pada" IS DISTINCT FROM (NEW."terbit_pada") OR OLD."urut" IS DISTINCT FROM (NEW."urut"))',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="7754b66b52cd221555e9fc2f08017f3743a69c3f",
                                    operation="UPDATE",
                                    pgid="pgtrigger_isi_tetap_d1f84",
                                    table="diklat_sertifikat",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="berkas_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.sha256 <> '' AND NEW.sha256 IS DISTINCT FROM OLD.sha256)",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="a5df40ec1f64cc2fed6dbd4b01f93a47cef0ac2e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_berkas_tetap_b3444",
                                    table="diklat_sertifikat",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ganti_dua_orang",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.status = 'terbit' AND NEW.status = 'diganti' AND (OLD.usul_oleh_id IS NULL OR NEW.diakhiri_oleh_id IS NULL))",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="078abefb45662ed455f7066baa879a1c99b186a7",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ganti_dua_orang_1c8b4",
                                    table="diklat_sertifikat",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_sertifikatevent" ("alasan", "berakhir_pada", "diakhiri_oleh_id", "diterbitkan_oleh_id", "id", "nomor", "penanda_tangan_id", "pendaftaran_id", "pengganti_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tahun", "terbit_pada", "urut", "usul_alasan", "usul_oleh_id", "usul_pada", "usul_penanda_tangan_id") SELECT new_values."alasan", new_values."berakhir_pada", new_values."diakhiri_oleh_id", new_values."diterbitkan_oleh_id", new_values."id", new_values."nomor", new_values."penanda_tangan_id", new_values."pendaftaran_id", new_values."pengganti_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."status", new_values."tahun", new_values."terbit_pada", new_values."urut", new_values."usul_alasan", new_values."usul_oleh_id", new_values."usul_pada", new_values."usul_penanda_tangan_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6e8dd8afc405dd46e594dc37b4223af2271a83ea",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_90170",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_sertifikat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_sertifikatevent" ("alasan", "berakhir_pada", "diakhiri_oleh_id", "diterbitkan_oleh_id", "id", "nomor", "penanda_tangan_id", "pendaftaran_id", "pengganti_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tahun", "terbit_pada", "urut", "usul_alasan", "usul_oleh_id", "usul_pada", "usul_penanda_tangan_id") SELECT old_values."alasan", old_values."berakhir_pada", old_values."diakhiri_oleh_id", old_values."diterbitkan_oleh_id", old_values."id", old_values."nomor", old_values."penanda_tangan_id", old_values."pendaftaran_id", old_values."pengganti_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."status", old_values."tahun", old_values."terbit_pada", old_values."urut", old_values."usul_alasan", old_values."usul_oleh_id", old_values."usul_pada", old_values."usul_penanda_tangan_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alasan" IS DISTINCT FROM (new_values."alasan") OR old_values."berakhir_pada" IS DISTINCT FROM (new_values."berakhir_pada") OR old_values."diakhiri_oleh_id" IS DISTINCT FROM (new_values."diakhiri_oleh_id") OR old_values."diterbitkan_oleh_id" IS DISTINCT FROM (new_values."diterbitkan_oleh_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."nomor" IS DISTINCT FROM (new_values."nomor") OR old_values."penanda_tangan_id" IS DISTINCT FROM (new_values."penanda_tangan_id") OR old_values."pendaftaran_id" IS DISTINCT FROM (new_values."pendaftaran_id") OR old_values."pengganti_id" IS DISTINCT FROM (new_values."pengganti_id") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."tahun" IS DISTINCT FROM (new_values."tahun") OR old_values."terbit_pada" IS DISTINCT FROM (new_values."terbit_pada") OR old_values."urut" IS DISTINCT FROM (new_values."urut") OR old_values."usul_alasan" IS DISTINCT FROM (new_values."usul_alasan") OR old_values."usul_oleh_id" IS DISTINCT FROM (new_values."usul_oleh_id") OR old_values."usul_pada" IS DISTINCT FROM (new_values."usul_pada") OR old_values."usul_penanda_tangan_id" IS DISTINCT FROM (new_values."usul_penanda_tangan_id")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6e498a4730f4fb62be36f1313632458302299f68",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_05092",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_sertifikat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_sertifikatevent" ("alasan", "berakhir_pada", "diakhiri_oleh_id", "diterbitkan_oleh_id", "id", "nomor", "penanda_tangan_id", "pendaftaran_id", "pengganti_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tahun", "terbit_pada", "urut", "usul_alasan", "usul_oleh_id", "usul_pada", "usul_penanda_tangan_id") SELECT old_values."alasan", old_values."berakhir_pada", old_values."diakhiri_oleh_id", old_values."diterbitkan_oleh_id", old_values."id", old_values."nomor", old_values."penanda_tangan_id", old_values."pendaftaran_id", old_values."pengganti_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."status", old_values."tahun", old_values."terbit_pada", old_values."urut", old_values."usul_alasan", old_values."usul_oleh_id", old_values."usul_pada", old_values."usul_penanda_tangan_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5f00fa77b85d64c99400e51e15448caf24b0c286",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_44b31",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_sertifikat",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sesi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nomor", models.PositiveSmallIntegerField(verbose_name="sesi ke")),
                        ("judul", models.CharField(max_length=160, verbose_name="materi")),
                        ("mulai", models.DateTimeField()),
                        ("selesai", models.DateTimeField()),
                        ("jp", models.PositiveSmallIntegerField(default=0, verbose_name="JP")),
                        ("tautan", models.URLField(blank=True, verbose_name="tautan kelas daring")),
                        ("is_batal", models.BooleanField(default=False, editable=False)),
                        (
                            "kehadiran_ditutup",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="kehadiran ditutup pada"),
                        ),
                        (
                            "angkatan",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="sesi_list", to="diklat.angkatan"),
                        ),
                        (
                            "narasumber",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sesi_list",
                                to="diklat.narasumber",
                            ),
                        ),
                        (
                            "ruang",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sesi_list",
                                to="diklat.ruang",
                            ),
                        ),
                        (
                            "alasan_bentrok",
                            models.CharField(blank=True, db_default="", max_length=300, verbose_name="alasan tetap dijadwalkan"),
                        ),
                    ],
                    options={
                        "verbose_name": "sesi",
                        "verbose_name_plural": "sesi",
                        "ordering": ["mulai", "nomor"],
                        "indexes": [models.Index(fields=["mulai"], name="sesi_mulai")],
                        "constraints": [
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("angkatan", "nomor"),
                                name="sesi_nomor_unik",
                                violation_error_message="Nomor sesi ini sudah dipakai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("selesai__gt", models.F("mulai"))),
                                name="sesi_waktu_berurutan",
                                violation_error_message="Jam selesai harus sesudah jam mulai.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("alasan_bentrok", ""), ("is_batal", False)),
                                expressions=[("ruang", "="), (diklat.models.angkatan.TimeRange("mulai", "selesai"), "&&")],
                                name="sesi_ruang_sekali",
                                violation_error_message="Ruang ini sudah dipakai sesi lain pada waktu itu.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("alasan_bentrok", ""), ("is_batal", False)),
                                expressions=[("narasumber", "="), (diklat.models.angkatan.TimeRange("mulai", "selesai"), "&&")],
                                name="sesi_narasumber_sekali",
                                violation_error_message="Narasumber ini sudah mengajar sesi lain pada waktu itu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_sesievent" ("alasan_bentrok", "angkatan_id", "id", "is_batal", "jp", "judul", "kehadiran_ditutup", "mulai", "narasumber_id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ruang_id", "selesai", "tautan") SELECT new_values."alasan_bentrok", new_values."angkatan_id", new_values."id", new_values."is_batal", new_values."jp", new_values."judul", new_values."kehadiran_ditutup", new_values."mulai", new_values."narasumber_id", new_values."nomor", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."ruang_id", new_values."selesai", new_values."tautan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7c8d5374f3bc876fd7c57e5d475253b76f649264",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_ec6b0",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_sesi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_sesievent" ("alasan_bentrok", "angkatan_id", "id", "is_batal", "jp", "judul", "kehadiran_ditutup", "mulai", "narasumber_id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ruang_id", "selesai", "tautan") SELECT old_values."alasan_bentrok", old_values."angkatan_id", old_values."id", old_values."is_batal", old_values."jp", old_values."judul", old_values."kehadiran_ditutup", old_values."mulai", old_values."narasumber_id", old_values."nomor", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."ruang_id", old_values."selesai", old_values."tautan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6cdb2ce22b15c5741ca51f6a3483707fa5495382",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_c0873",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_sesi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_sesievent" ("alasan_bentrok", "angkatan_id", "id", "is_batal", "jp", "judul", "kehadiran_ditutup", "mulai", "narasumber_id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ruang_id", "selesai", "tautan") SELECT old_values."alasan_bentrok", old_values."angkatan_id", old_values."id", old_values."is_batal", old_values."jp", old_values."judul", old_values."kehadiran_ditutup", old_values."mulai", old_values."narasumber_id", old_values."nomor", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."ruang_id", old_values."selesai", old_values."tautan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="38c4448117637882366047b064fd7717122612e8",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_d9543",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_sesi",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KehadiranEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("H", "Hadir"), ("I", "Izin"), ("S", "Sakit"), ("T", "Tanpa keterangan")], max_length=1
                            ),
                        ),
                        (
                            "cara",
                            models.CharField(
                                choices=[("daftar", "Daftar hadir"), ("qr", "Kode QR"), ("berkas", "Berkas Excel")],
                                default="daftar",
                                max_length=6,
                            ),
                        ),
                        ("alasan", models.CharField(blank=True, max_length=200, verbose_name="alasan koreksi")),
                        ("dicatat_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "dicatat_oleh",
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
                                to="diklat.kehadiran",
                            ),
                        ),
                        (
                            "pendaftaran",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.pendaftaran",
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
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="c26656cd201f0e6e5b72227734c42e01ff24b1cb",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ee092",
                                    table="diklat_kehadiranevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_keha_pgh_cre_4f76c9_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="SesiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nomor", models.PositiveSmallIntegerField(verbose_name="sesi ke")),
                        ("judul", models.CharField(max_length=160, verbose_name="materi")),
                        ("mulai", models.DateTimeField()),
                        ("selesai", models.DateTimeField()),
                        ("jp", models.PositiveSmallIntegerField(default=0, verbose_name="JP")),
                        ("tautan", models.URLField(blank=True, verbose_name="tautan kelas daring")),
                        ("is_batal", models.BooleanField(default=False, editable=False)),
                        (
                            "kehadiran_ditutup",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="kehadiran ditutup pada"),
                        ),
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
                            "narasumber",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.narasumber",
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
                                db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="diklat.sesi"
                            ),
                        ),
                        (
                            "ruang",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.ruang",
                            ),
                        ),
                        (
                            "alasan_bentrok",
                            models.CharField(blank=True, db_default="", max_length=300, verbose_name="alasan tetap dijadwalkan"),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f7d91f6c253e7771ae3e2d8a0710f2717eb25700",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b3dc9",
                                    table="diklat_sesievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_sesi_pgh_cre_265872_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="SuratDinas",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("jenis", models.CharField(choices=[("undangan", "Undangan"), ("tugas", "Surat tugas")], max_length=8)),
                        ("nomor", models.CharField(max_length=80, verbose_name="nomor surat")),
                        ("tanggal", models.DateField(verbose_name="tanggal surat")),
                        ("dasar", models.TextField(blank=True, verbose_name="dasar")),
                        ("sumber_biaya", models.CharField(blank=True, max_length=160)),
                        ("tembusan", models.TextField(blank=True)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "angkatan",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="surat_list", to="diklat.angkatan"),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                        ),
                        (
                            "penanda_tangan",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.penandatangan"),
                        ),
                        ("kop", models.JSONField(blank=True, default=dict, verbose_name="kepala surat")),
                    ],
                    options={
                        "verbose_name": "surat dinas",
                        "verbose_name_plural": "surat dinas",
                        "ordering": ["-tanggal", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("jenis", "nomor"),
                                name="suratdinas_nomor_unik",
                                violation_error_message="Nomor surat ini sudah dipakai.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_suratdinasevent" ("angkatan_id", "dasar", "dibuat", "dibuat_oleh_id", "id", "jenis", "kop", "nomor", "penanda_tangan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber_biaya", "tanggal", "tembusan") SELECT new_values."angkatan_id", new_values."dasar", new_values."dibuat", new_values."dibuat_oleh_id", new_values."id", new_values."jenis", new_values."kop", new_values."nomor", new_values."penanda_tangan_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."sumber_biaya", new_values."tanggal", new_values."tembusan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="099f23cd7f95c6434dcc356e39c706cd784bdb9f",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_5233d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_suratdinas",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_suratdinasevent" ("angkatan_id", "dasar", "dibuat", "dibuat_oleh_id", "id", "jenis", "kop", "nomor", "penanda_tangan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber_biaya", "tanggal", "tembusan") SELECT old_values."angkatan_id", old_values."dasar", old_values."dibuat", old_values."dibuat_oleh_id", old_values."id", old_values."jenis", old_values."kop", old_values."nomor", old_values."penanda_tangan_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."sumber_biaya", old_values."tanggal", old_values."tembusan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a8a061abbc2ab0650be308f61a7f3086af50bf4a",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_1db60",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_suratdinas",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_suratdinasevent" ("angkatan_id", "dasar", "dibuat", "dibuat_oleh_id", "id", "jenis", "kop", "nomor", "penanda_tangan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber_biaya", "tanggal", "tembusan") SELECT old_values."angkatan_id", old_values."dasar", old_values."dibuat", old_values."dibuat_oleh_id", old_values."id", old_values."jenis", old_values."kop", old_values."nomor", old_values."penanda_tangan_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."sumber_biaya", old_values."tanggal", old_values."tembusan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e07fb5b42c251a019f6f4e4d993f19393d1e6b27",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_666c3",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_suratdinas",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetJP",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "jenis_asn",
                            models.CharField(
                                choices=[("PNS", "PNS"), ("CPNS", "CPNS"), ("PPPK", "PPPK")], max_length=4, verbose_name="jenis ASN"
                            ),
                        ),
                        ("paling_sedikit", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="JP paling sedikit")),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="berlaku sampai sebelum")),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar hukum")),
                        ("is_terverifikasi", models.BooleanField(default=False, verbose_name="sudah diverifikasi")),
                    ],
                    options={
                        "verbose_name": "target JP",
                        "verbose_name_plural": "target JP",
                        "ordering": ["jenis_asn", "-berlaku_mulai"],
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("jenis_asn", "="), (pegawai.models.hari.DateRange("berlaku_mulai", "berlaku_sampai"), "&&")],
                                name="targetjp_satu_per_masa",
                                violation_error_message="Jenis ASN ini sudah mempunyai target pada masa itu.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_targetjpevent" ("berlaku_mulai", "berlaku_sampai", "dasar", "id", "is_terverifikasi", "jenis_asn", "paling_sedikit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."berlaku_mulai", new_values."berlaku_sampai", new_values."dasar", new_values."id", new_values."is_terverifikasi", new_values."jenis_asn", new_values."paling_sedikit", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="daa7c537059d81115f2aabbae1746fa599a8fc77",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_87d0b",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_targetjp",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_targetjpevent" ("berlaku_mulai", "berlaku_sampai", "dasar", "id", "is_terverifikasi", "jenis_asn", "paling_sedikit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."dasar", old_values."id", old_values."is_terverifikasi", old_values."jenis_asn", old_values."paling_sedikit", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="39e18112638857357971102ac31a8a37f8d846af",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_0e2b4",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_targetjp",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_targetjpevent" ("berlaku_mulai", "berlaku_sampai", "dasar", "id", "is_terverifikasi", "jenis_asn", "paling_sedikit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."dasar", old_values."id", old_values."is_terverifikasi", old_values."jenis_asn", old_values."paling_sedikit", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="07b5a55379d972fa78969147d91890aef2f7f6e4",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_866b9",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_targetjp",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BuktiDiklat",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "cara",
                            models.CharField(
                                choices=[
                                    ("bukti", "Dicatat sebagai bukti"),
                                    ("rekomendasi", "Disarankan untuk dinilai"),
                                    ("naik", "Menaikkan level"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("level", models.PositiveSmallIntegerField(verbose_name="level program")),
                        ("tanggal", models.DateField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("tercatat", "Dicatat sebagai bukti"),
                                    ("disarankan", "Menunggu penilaian"),
                                    ("dinaikkan", "Level dicatat"),
                                    ("diterima", "Saran diterima"),
                                    ("ditolak", "Saran ditolak"),
                                    ("dibatalkan", "Dibatalkan"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("diputuskan_pada", models.DateTimeField(blank=True, null=True)),
                        ("alasan", models.CharField(blank=True, max_length=200)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "diputuskan_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kompetensi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="bukti_diklat_list", to="kompetensi.kompetensi"
                            ),
                        ),
                        (
                            "pendaftaran",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="bukti_list", to="diklat.pendaftaran"
                            ),
                        ),
                        (
                            "penilaian",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bukti_diklat",
                                to="kompetensi.penilaian",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bukti diklat",
                        "verbose_name_plural": "bukti diklat",
                        "ordering": ["-tanggal", "-pk"],
                        "indexes": [
                            models.Index(condition=models.Q(("status", "disarankan")), fields=["tanggal"], name="buktidiklat_disarankan")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "dibatalkan"), _negated=True),
                                fields=("pendaftaran", "kompetensi"),
                                name="buktidiklat_sekali",
                                violation_error_message="Hasil diklat ini sudah dicatat.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("level__range", (1, 5))),
                                name="buktidiklat_level_1_sampai_5",
                                violation_error_message="Level harus 1 sampai 5.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("penilaian__isnull", False), ("status__in", ["dinaikkan", "diterima"])),
                                    models.Q(("penilaian__isnull", True), ("status__in", ["tercatat", "disarankan", "ditolak"])),
                                    ("status", "dibatalkan"),
                                    _connector="OR",
                                ),
                                name="buktidiklat_berpenilaian",
                                violation_error_message="Level yang dicatat harus mempunyai penilaian.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status__in", ["ditolak", "dibatalkan"]), _negated=True),
                                    models.Q(("alasan", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="buktidiklat_gugur_beralasan",
                                violation_error_message="Tulis alasannya.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_buktidiklatevent" ("alasan", "cara", "dibuat", "diputuskan_oleh_id", "diputuskan_pada", "id", "kompetensi_id", "level", "pendaftaran_id", "penilaian_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tanggal") SELECT old_values."alasan", old_values."cara", old_values."dibuat", old_values."diputuskan_oleh_id", old_values."diputuskan_pada", old_values."id", old_values."kompetensi_id", old_values."level", old_values."pendaftaran_id", old_values."penilaian_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."status", old_values."tanggal" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e3cbec5d09262c3c723ddbde68b5f79b07253aaf",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_134a4",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_buktidiklat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_buktidiklatevent" ("alasan", "cara", "dibuat", "diputuskan_oleh_id", "diputuskan_pada", "id", "kompetensi_id", "level", "pendaftaran_id", "penilaian_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tanggal") SELECT old_values."alasan", old_values."cara", old_values."dibuat", old_values."diputuskan_oleh_id", old_values."diputuskan_pada", old_values."id", old_values."kompetensi_id", old_values."level", old_values."pendaftaran_id", old_values."penilaian_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."status", old_values."tanggal" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f2c1891c4bde6889b5e18d17c35d244cf5db3161",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_7ba45",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_buktidiklat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_buktidiklatevent" ("alasan", "cara", "dibuat", "diputuskan_oleh_id", "diputuskan_pada", "id", "kompetensi_id", "level", "pendaftaran_id", "penilaian_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tanggal") SELECT new_values."alasan", new_values."cara", new_values."dibuat", new_values."diputuskan_oleh_id", new_values."diputuskan_pada", new_values."id", new_values."kompetensi_id", new_values."level", new_values."pendaftaran_id", new_values."penilaian_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."status", new_values."tanggal" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d3036c493569303c91c3ec5950caf34cde143d93",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_64150",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_buktidiklat",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BuktiDiklatEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "cara",
                            models.CharField(
                                choices=[
                                    ("bukti", "Dicatat sebagai bukti"),
                                    ("rekomendasi", "Disarankan untuk dinilai"),
                                    ("naik", "Menaikkan level"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("level", models.PositiveSmallIntegerField(verbose_name="level program")),
                        ("tanggal", models.DateField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("tercatat", "Dicatat sebagai bukti"),
                                    ("disarankan", "Menunggu penilaian"),
                                    ("dinaikkan", "Level dicatat"),
                                    ("diterima", "Saran diterima"),
                                    ("ditolak", "Saran ditolak"),
                                    ("dibatalkan", "Dibatalkan"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("diputuskan_pada", models.DateTimeField(blank=True, null=True)),
                        ("alasan", models.CharField(blank=True, max_length=200)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "diputuskan_oleh",
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
                            "kompetensi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kompetensi.kompetensi",
                            ),
                        ),
                        (
                            "pendaftaran",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.pendaftaran",
                            ),
                        ),
                        (
                            "penilaian",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kompetensi.penilaian",
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
                                to="diklat.buktidiklat",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="148f741a158c0c60b1497b0852011dcf5c8191ca",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_72b9c",
                                    table="diklat_buktidiklatevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_bukt_pgh_cre_f34c30_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="Penggantian",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "sebagai",
                            models.CharField(
                                choices=[
                                    ("mandiri", "Mendaftar sendiri"),
                                    ("atasan", "Diusulkan atasan"),
                                    ("pengelola", "Didaftarkan pengelola"),
                                    ("impor", "Dari berkas Excel"),
                                    ("pengganti", "Menggantikan rekan"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("alasan", models.CharField(max_length=300)),
                        ("sampai", models.DateTimeField(verbose_name="dijawab paling lambat")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("ditawarkan", "Menunggu jawaban"),
                                    ("diterima", "Disanggupi"),
                                    ("ditolak", "Tidak disanggupi"),
                                    ("ditarik", "Ditarik"),
                                    ("lewat", "Lewat waktu"),
                                ],
                                default="ditawarkan",
                                max_length=10,
                            ),
                        ),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, verbose_name="ditawarkan pada")),
                        (
                            "calon",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penggantian_list", to="pegawai.pegawai"
                            ),
                        ),
                        (
                            "hasil",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="asal",
                                to="diklat.pendaftaran",
                            ),
                        ),
                        (
                            "oleh",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                        ),
                        (
                            "pendaftaran",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penggantian_list", to="diklat.pendaftaran"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "penggantian peserta",
                        "verbose_name_plural": "penggantian peserta",
                        "ordering": ["dibuat", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status", "ditawarkan")), fields=["calon", "sampai"], name="penggantian_menunggu"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "ditawarkan")),
                                fields=("pendaftaran",),
                                name="penggantian_satu_tawaran",
                                violation_error_message="Kursi ini sedang ditawarkan kepada rekan lain. Tarik dahulu tawaran itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("hasil__isnull", False), ("status", "diterima")),
                                    models.Q(models.Q(("status", "diterima"), _negated=True), ("hasil__isnull", True)),
                                    _connector="OR",
                                ),
                                name="penggantian_diterima_berhasil",
                                violation_error_message="Tawaran yang disanggupi mempunyai pendaftaran, dan hanya yang itu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_penggantianevent" ("alasan", "calon_id", "dibuat", "hasil_id", "id", "oleh_id", "pendaftaran_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sampai", "sebagai", "status") SELECT old_values."alasan", old_values."calon_id", old_values."dibuat", old_values."hasil_id", old_values."id", old_values."oleh_id", old_values."pendaftaran_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."sampai", old_values."sebagai", old_values."status" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d14dd0e8f51aa2b757362bba0119f3c7eec0e7e0",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_c234e",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_penggantian",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_penggantianevent" ("alasan", "calon_id", "dibuat", "hasil_id", "id", "oleh_id", "pendaftaran_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sampai", "sebagai", "status") SELECT old_values."alasan", old_values."calon_id", old_values."dibuat", old_values."hasil_id", old_values."id", old_values."oleh_id", old_values."pendaftaran_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."sampai", old_values."sebagai", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="74ea68760f257783a8b2c6e12331446ada7554f8",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_79cec",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_penggantian",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_penggantianevent" ("alasan", "calon_id", "dibuat", "hasil_id", "id", "oleh_id", "pendaftaran_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sampai", "sebagai", "status") SELECT new_values."alasan", new_values."calon_id", new_values."dibuat", new_values."hasil_id", new_values."id", new_values."oleh_id", new_values."pendaftaran_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."sampai", new_values."sebagai", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1f7b08dc2b123979e0c5a1ebc14c2406138029d8",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_a16a6",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_penggantian",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenggantianEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "sebagai",
                            models.CharField(
                                choices=[
                                    ("mandiri", "Mendaftar sendiri"),
                                    ("atasan", "Diusulkan atasan"),
                                    ("pengelola", "Didaftarkan pengelola"),
                                    ("impor", "Dari berkas Excel"),
                                    ("pengganti", "Menggantikan rekan"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("alasan", models.CharField(max_length=300)),
                        ("sampai", models.DateTimeField(verbose_name="dijawab paling lambat")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("ditawarkan", "Menunggu jawaban"),
                                    ("diterima", "Disanggupi"),
                                    ("ditolak", "Tidak disanggupi"),
                                    ("ditarik", "Ditarik"),
                                    ("lewat", "Lewat waktu"),
                                ],
                                default="ditawarkan",
                                max_length=10,
                            ),
                        ),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, verbose_name="ditawarkan pada")),
                        (
                            "calon",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "hasil",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.pendaftaran",
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
                            "pendaftaran",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.pendaftaran",
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
                                to="diklat.penggantian",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="6764054ba35d4b4e90842b5817781d2e6877b78f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_dcaf4",
                                    table="diklat_penggantianevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_peng_pgh_cre_4c7e2f_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="HariLiburEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("tanggal", models.DateField(error_messages={"unique": "Tanggal ini sudah tercatat."})),
                        ("nama", models.CharField(max_length=80)),
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
                                to="diklat.harilibur",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_hari_pgh_cre_c5b529_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="8e32e5363c6e556540954a125c8181ba5d998c89",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_9b63e",
                                    table="diklat_hariliburevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JatahUnitEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("jumlah", models.PositiveIntegerField(verbose_name="jumlah kursi")),
                        ("sampai", models.DateField(blank=True, null=True, verbose_name="dijaga sampai")),
                        ("is_dilepas", models.BooleanField(default=False, editable=False, verbose_name="sudah dilepas")),
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
                                to="diklat.jatahunit",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.unitkerja",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_jata_pgh_cre_127ff3_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="55891fd4fee2685f31c8913ce64e0e11e9f7afe8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_075fd",
                                    table="diklat_jatahunitevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JenisDiklatEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("siasn_id", models.PositiveSmallIntegerField(verbose_name="ID SIASN")),
                        ("nama", models.CharField(max_length=80)),
                        (
                            "huruf",
                            models.CharField(
                                choices=[("T", "T (teknis)"), ("F", "F (fungsional)"), ("P", "P (keikutsertaan)")],
                                default="T",
                                max_length=1,
                                verbose_name="huruf sertifikat",
                            ),
                        ),
                        ("is_klasikal", models.BooleanField(default=True, verbose_name="klasikal")),
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
                                to="diklat.jenisdiklat",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_jeni_pgh_cre_729437_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="058a5aef190952a414e91975a29bcd2ecb1a79ec",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e7de2",
                                    table="diklat_jenisdiklatevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LanggananKalenderEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        ("dicabut", models.DateTimeField(blank=True, null=True)),
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
                                to="diklat.langganankalender",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_lang_pgh_cre_d6db18_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="90592756a2a9603a653dc4c20935d241baa7363a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_85269",
                                    table="diklat_langganankalenderevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MataPelatihanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("urutan", models.PositiveSmallIntegerField(default=1)),
                        ("judul", models.CharField(max_length=160, verbose_name="mata pelatihan")),
                        ("jp", models.PositiveSmallIntegerField(verbose_name="JP")),
                        ("uraian", models.TextField(blank=True)),
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
                                to="diklat.matapelatihan",
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
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_mata_pgh_cre_a5887b_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="96bfd80129d6f5f5c7b380ba11ad9bc9beee7821",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_3adb6",
                                    table="diklat_matapelatihanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MinatEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
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
                                to="diklat.minat",
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
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_mina_pgh_cre_692b19_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="1ad20dc125883ea0381e5118a7b5bb9cfb8d6fef",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_0a18b",
                                    table="diklat_minatevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NarasumberEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nama", models.CharField(max_length=150, verbose_name="nama dengan gelar")),
                        ("instansi", models.CharField(blank=True, max_length=160)),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="surel")),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
                        (
                            "pegawai",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "pengguna",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="akun",
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
                                to="diklat.narasumber",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_nara_pgh_cre_67ca90_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="c34b8a3310457c0570c5d1a31f7e9dff9b9ef81d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_dc5be",
                                    table="diklat_narasumberevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NomorUrutEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("tahun", models.PositiveSmallIntegerField()),
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
                                to="diklat.nomorurut",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_nomo_pgh_cre_d36de4_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="6a578eb3431795c7638294f8bb089cc61ab43a18",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c3b04",
                                    table="diklat_nomorurutevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenandaTanganEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nama", models.CharField(max_length=150, verbose_name="nama dengan gelar")),
                        ("nip", models.CharField(blank=True, max_length=18, verbose_name="NIP")),
                        ("jabatan", models.CharField(max_length=150)),
                        ("pangkat", models.CharField(blank=True, max_length=60, verbose_name="pangkat dan golongan")),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
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
                                to="diklat.penandatangan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_pena_pgh_cre_f42a52_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5aa15195525779167ba023f2bc0334cc24550b05",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_0eded",
                                    table="diklat_penandatanganevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PendaftaranEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "jalur",
                            models.CharField(
                                choices=[
                                    ("mandiri", "Mendaftar sendiri"),
                                    ("atasan", "Diusulkan atasan"),
                                    ("pengelola", "Didaftarkan pengelola"),
                                    ("impor", "Dari berkas Excel"),
                                    ("pengganti", "Menggantikan rekan"),
                                ],
                                default="mandiri",
                                max_length=9,
                            ),
                        ),
                        ("prioritas", models.PositiveSmallIntegerField(default=5, verbose_name="urutan dahulu (1 paling dahulu)")),
                        ("alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan keputusan terakhir")),
                        ("alasan_pengecualian", models.CharField(blank=True, max_length=300, verbose_name="alasan pengecualian")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, verbose_name="diajukan pada")),
                        (
                            "nilai_awal",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="nilai tes awal"),
                        ),
                        (
                            "nilai_akhir",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="nilai tes akhir"),
                        ),
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
                            "atasan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "diajukan_oleh",
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
                            "golongan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.golongan",
                            ),
                        ),
                        (
                            "jabatan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.jabatan",
                            ),
                        ),
                        (
                            "menggantikan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.pendaftaran",
                            ),
                        ),
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
                                to="diklat.pendaftaran",
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.program",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.unitkerja",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_pend_pgh_cre_918c2d_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="6a76a070dc88ef3ffdcd83bcbe1b95c933990109",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2eb5f",
                                    table="diklat_pendaftaranevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PertemuanMentoringEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("tanggal", models.DateField()),
                        ("menit", models.PositiveSmallIntegerField(default=60, verbose_name="lama (menit)")),
                        ("topik", models.CharField(max_length=200)),
                        ("catatan", models.TextField(blank=True, verbose_name="hasil dan tindak lanjut")),
                        ("mentor_setuju", models.DateTimeField(blank=True, null=True, verbose_name="dipastikan mentor pada")),
                        ("mentee_setuju", models.DateTimeField(blank=True, null=True, verbose_name="dipastikan mentee pada")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "dicatat_oleh",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "mentoring",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.mentoring",
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
                                to="diklat.pertemuanmentoring",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_pert_pgh_cre_e8d412_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="aebade5fa85be8cb3bb91c9a2340ef98f9796d7b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_fab9a",
                                    table="diklat_pertemuanmentoringevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgramKompetensiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("level", models.PositiveSmallIntegerField(verbose_name="sampai level")),
                        (
                            "cara",
                            models.CharField(
                                choices=[
                                    ("bukti", "Dicatat sebagai bukti"),
                                    ("rekomendasi", "Disarankan untuk dinilai"),
                                    ("naik", "Menaikkan level"),
                                ],
                                default="bukti",
                                max_length=12,
                                verbose_name="akibat kelulusan",
                            ),
                        ),
                        (
                            "kompetensi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kompetensi.kompetensi",
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
                                to="diklat.programkompetensi",
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
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_prog_pgh_cre_6ee65e_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="a55c5a474acb29ef8ac16a23c6155ae92f3f5380",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_35442",
                                    table="diklat_programkompetensievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuangEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "nama",
                            models.CharField(error_messages={"unique": "Ruang ini sudah ada."}, max_length=120, verbose_name="nama ruang"),
                        ),
                        ("lokasi", models.CharField(blank=True, max_length=200)),
                        ("kapasitas", models.PositiveSmallIntegerField(default=30, verbose_name="kapasitas (orang)")),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
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
                                to="diklat.ruang",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_ruan_pgh_cre_0cbb7b_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="3b3100af4df150514d0f6c71098a193abbcf8dc7",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_885d4",
                                    table="diklat_ruangevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SertifikatEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("urut", models.PositiveIntegerField()),
                        ("nomor", models.CharField(max_length=60)),
                        ("terbit_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "status",
                            models.CharField(
                                choices=[("terbit", "Terbit"), ("diganti", "Diganti"), ("dicabut", "Dicabut")],
                                default="terbit",
                                max_length=8,
                            ),
                        ),
                        ("berakhir_pada", models.DateTimeField(blank=True, null=True, verbose_name="dicabut atau diganti pada")),
                        ("alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan dicabut atau diganti")),
                        ("usul_pada", models.DateTimeField(blank=True, null=True, verbose_name="diusulkan dicabut atau diganti pada")),
                        ("usul_alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan usul")),
                        (
                            "diakhiri_oleh",
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
                            "diterbitkan_oleh",
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
                            "penanda_tangan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.penandatangan",
                            ),
                        ),
                        (
                            "pendaftaran",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.pendaftaran",
                            ),
                        ),
                        (
                            "pengganti",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.sertifikat",
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
                                to="diklat.sertifikat",
                            ),
                        ),
                        (
                            "usul_oleh",
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
                            "usul_penanda_tangan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.penandatangan",
                                verbose_name="penanda tangan pengganti yang diusulkan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_sert_pgh_cre_55f515_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="db6a46906fc7ff392a666c9c0aeea4e04229fec7",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_06d9a",
                                    table="diklat_sertifikatevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SuratDinasEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("jenis", models.CharField(choices=[("undangan", "Undangan"), ("tugas", "Surat tugas")], max_length=8)),
                        ("nomor", models.CharField(max_length=80, verbose_name="nomor surat")),
                        ("tanggal", models.DateField(verbose_name="tanggal surat")),
                        ("dasar", models.TextField(blank=True, verbose_name="dasar")),
                        ("sumber_biaya", models.CharField(blank=True, max_length=160)),
                        ("tembusan", models.TextField(blank=True)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
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
                            "dibuat_oleh",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "penanda_tangan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.penandatangan",
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
                                to="diklat.suratdinas",
                            ),
                        ),
                        ("kop", models.JSONField(blank=True, default=dict, verbose_name="kepala surat")),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_sura_pgh_cre_8c3cc3_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="9728f5b8d26441ef2656ae17ac2565512d4633ab",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d95b2",
                                    table="diklat_suratdinasevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TujuanMentoringEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("level_awal", models.DecimalField(blank=True, decimal_places=2, max_digits=3, null=True)),
                        ("level_tujuan", models.PositiveSmallIntegerField()),
                        ("uraian", models.CharField(max_length=300, verbose_name="apa yang ingin dicapai")),
                        ("level_akhir", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="level menurut mentor")),
                        ("catatan", models.CharField(blank=True, max_length=300, verbose_name="catatan mentor")),
                        (
                            "kompetensi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kompetensi.kompetensi",
                            ),
                        ),
                        (
                            "mentoring",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="diklat.mentoring",
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
                                to="diklat.tujuanmentoring",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_tuju_pgh_cre_bcb359_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="777a9d182bacbd6058ab7c1c130d7567b782670c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d8721",
                                    table="diklat_tujuanmentoringevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KetentuanJP",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("menit_per_jp", models.PositiveSmallIntegerField(default=45, verbose_name="menit satu JP")),
                        (
                            "batas_pppk",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="batas JP penugasan PPPK setahun"),
                        ),
                        (
                            "hari_putusan",
                            models.PositiveSmallIntegerField(default=2, verbose_name="hari kerja untuk memutuskan pendaftaran"),
                        ),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="berlaku sampai sebelum")),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar hukum")),
                        ("is_terverifikasi", models.BooleanField(default=False, verbose_name="sudah diverifikasi")),
                    ],
                    options={
                        "verbose_name": "ketentuan JP",
                        "verbose_name_plural": "ketentuan JP",
                        "ordering": ["-berlaku_mulai"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("menit_per_jp__range", (1, 240))),
                                name="ketentuanjp_menit_1_sampai_240",
                                violation_error_message="Satu JP lamanya 1 sampai 240 menit.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hari_putusan__range", (1, 60))),
                                name="ketentuanjp_putusan_1_sampai_60",
                                violation_error_message="Pendaftaran diputuskan dalam 1 sampai 60 hari kerja.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("berlaku_sampai__isnull", True), ("berlaku_sampai__gt", models.F("berlaku_mulai")), _connector="OR"
                                ),
                                name="ketentuanjp_masa_berurutan",
                                violation_error_message="Akhir masa berlaku harus sesudah awalnya.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[(pegawai.models.hari.DateRange("berlaku_mulai", "berlaku_sampai"), "&&")],
                                name="ketentuanjp_satu_per_masa",
                                violation_error_message="Sudah ada ketentuan pada masa itu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_ketentuanjpevent" ("batas_pppk", "berlaku_mulai", "berlaku_sampai", "dasar", "hari_putusan", "id", "is_terverifikasi", "menit_per_jp", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."batas_pppk", new_values."berlaku_mulai", new_values."berlaku_sampai", new_values."dasar", new_values."hari_putusan", new_values."id", new_values."is_terverifikasi", new_values."menit_per_jp", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6d35c39917033c1bec2b117495ae2a0d9b9d45ec",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_cb150",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="diklat_ketentuanjp",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_ketentuanjpevent" ("batas_pppk", "berlaku_mulai", "berlaku_sampai", "dasar", "hari_putusan", "id", "is_terverifikasi", "menit_per_jp", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."batas_pppk", old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."dasar", old_values."hari_putusan", old_values."id", old_values."is_terverifikasi", old_values."menit_per_jp", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f2656f07ac96d8bdd9404c33b7c3b6541a81ea01",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_dac8e",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="diklat_ketentuanjp",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_ketentuanjpevent" ("batas_pppk", "berlaku_mulai", "berlaku_sampai", "dasar", "hari_putusan", "id", "is_terverifikasi", "menit_per_jp", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."batas_pppk", old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."dasar", old_values."hari_putusan", old_values."id", old_values."is_terverifikasi", old_values."menit_per_jp", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ef54b68000c70539ee6255b74496f35a9b25853d",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_8b8c0",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="diklat_ketentuanjp",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KetentuanJPEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("menit_per_jp", models.PositiveSmallIntegerField(default=45, verbose_name="menit satu JP")),
                        (
                            "batas_pppk",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="batas JP penugasan PPPK setahun"),
                        ),
                        (
                            "hari_putusan",
                            models.PositiveSmallIntegerField(default=2, verbose_name="hari kerja untuk memutuskan pendaftaran"),
                        ),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="berlaku sampai sebelum")),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar hukum")),
                        ("is_terverifikasi", models.BooleanField(default=False, verbose_name="sudah diverifikasi")),
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
                                to="diklat.ketentuanjp",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="diklat_kete_pgh_cre_49935b_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="e3ab04adf1ae58dc996ab777e4dfd269f7e3fbdd",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_8d16a",
                                    table="diklat_ketentuanjpevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
