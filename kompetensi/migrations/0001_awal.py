import django.contrib.postgres.constraints
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import lib.migrasi
import pegawai.models.hari


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pegawai", "0002_awal"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        lib.migrasi.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="BatasJPM",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("label", models.CharField(max_length=60)),
                        ("batas_bawah", models.DecimalField(decimal_places=2, max_digits=5)),
                        ("warna", models.CharField(choices=[("ok", "Atas"), ("warn", "Tengah"), ("bad", "Bawah")], max_length=4)),
                        (
                            "perangkat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="batas_list", to="kompetensi.perangkatbatas"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "batas JPM",
                        "verbose_name_plural": "batas JPM",
                        "ordering": ["-batas_bawah"],
                        "constraints": [
                            models.UniqueConstraint(fields=("perangkat", "batas_bawah"), name="batasjpm_unik"),
                            models.CheckConstraint(
                                condition=models.Q(("batas_bawah__range", (0, 100))),
                                name="batasjpm_persen",
                                violation_error_message="Batas harus 0 sampai 100 persen.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_batasjpmevent" ("batas_bawah", "id", "label", "perangkat_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "warna") SELECT new_values."batas_bawah", new_values."id", new_values."label", new_values."perangkat_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."warna" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="fc1e08cc751da85e62d309ee75e3c6363d3f856b",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_9e855",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="kompetensi_batasjpm",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_batasjpmevent" ("batas_bawah", "id", "label", "perangkat_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "warna") SELECT old_values."batas_bawah", old_values."id", old_values."label", old_values."perangkat_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."warna" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9a478d944054c14599b63fd2a324be1dd4d6eab8",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_5ae33",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="kompetensi_batasjpm",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_batasjpmevent" ("batas_bawah", "id", "label", "perangkat_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "warna") SELECT old_values."batas_bawah", old_values."id", old_values."label", old_values."perangkat_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."warna" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="072fc7acc7f23b5e6312a9feed4497f5e3118559",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_cd641",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="kompetensi_batasjpm",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Kompetensi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kode", models.CharField(error_messages={"unique": "Kode ini sudah dipakai."}, max_length=12, unique=True)),
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
                        "verbose_name": "kompetensi",
                        "verbose_name_plural": "kompetensi",
                        "ordering": ["urutan", "kode"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_kompetensievent" ("id", "is_aktif", "jenis", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "singkatan", "urutan") SELECT new_values."id", new_values."is_aktif", new_values."jenis", new_values."kode", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."singkatan", new_values."urutan" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' kompetensi_kompetensi \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="002bbf27b6cd97bbd99723078a8b8165123a324b",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_da1eb",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="kompetensi_kompetensi",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
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
                                to="kompetensi.kompetensi",
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
                                    hash="babffda429d828e64b6f5e44cb9fff4e95af01c5",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_17a69",
                                    table="kompetensi_kompetensievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="kompetensi__pgh_cre_242265_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="LevelKompetensi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("level", models.PositiveSmallIntegerField()),
                        ("label", models.CharField(max_length=40)),
                        ("deskripsi", models.TextField()),
                        ("indikator", models.TextField(blank=True)),
                        (
                            "versi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="level_list", to="kompetensi.versikompetensi"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "level kompetensi",
                        "verbose_name_plural": "level kompetensi",
                        "ordering": ["level"],
                        "constraints": [
                            models.UniqueConstraint(fields=("versi", "level"), name="levelkompetensi_unik"),
                            models.CheckConstraint(
                                condition=models.Q(("level__range", (1, 5))),
                                name="levelkompetensi_1_sampai_5",
                                violation_error_message="Level harus 1 sampai 5.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_levelkompetensievent" ("deskripsi", "id", "indikator", "label", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versi_id") SELECT new_values."deskripsi", new_values."id", new_values."indikator", new_values."label", new_values."level", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."versi_id" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' kompetensi_levelkompetensi \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7b0c6fc83b77c5b85769836dd88ad00c6502cf18",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_3da89",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="kompetensi_levelkompetensi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_levelkompetensievent" ("deskripsi", "id", "indikator", "label", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versi_id") SELECT old_values."deskripsi", old_values."id", old_values."indikator", old_values."label", old_values."level", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="01bd8b87ae0ebc8078aead8f98a3ba7733dba5b1",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_d3a95",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="kompetensi_levelkompetensi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_levelkompetensievent" ("deskripsi", "id", "indikator", "label", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versi_id") SELECT old_values."deskripsi", old_values."id", old_values."indikator", old_values."label", old_values."level", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="52c04d54a9fc4e6a48e1286857feecd533a76a9a",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_13ec0",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="kompetensi_levelkompetensi",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MasaBerlaku",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("asesmen", "Asesmen"),
                                    ("uji", "Uji kompetensi"),
                                    ("atasan", "Penilaian atasan"),
                                    ("mandiri", "Penilaian mandiri"),
                                    ("diklat", "Diklat"),
                                    ("pasca", "Pascadiklat"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("berlaku_mulai", models.DateField()),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar hukum")),
                        ("is_terverifikasi", models.BooleanField(default=False, verbose_name="sudah diverifikasi")),
                    ],
                    options={
                        "verbose_name": "masa berlaku hasil",
                        "verbose_name_plural": "masa berlaku hasil",
                        "ordering": ["sumber", "-berlaku_mulai"],
                        "constraints": [
                            models.UniqueConstraint(fields=("sumber", "berlaku_mulai"), name="masaberlaku_unik"),
                            models.CheckConstraint(condition=models.Q(("tahun__range", (1, 10))), name="masaberlaku_1_sampai_10"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_masaberlakuevent" ("berlaku_mulai", "dasar", "id", "is_terverifikasi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tahun") SELECT new_values."berlaku_mulai", new_values."dasar", new_values."id", new_values."is_terverifikasi", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."sumber", new_values."tahun" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4c05dcc101a638379a7ee3b0138a04f0af24c8b5",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_7dd5d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="kompetensi_masaberlaku",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_masaberlakuevent" ("berlaku_mulai", "dasar", "id", "is_terverifikasi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tahun") SELECT old_values."berlaku_mulai", old_values."dasar", old_values."id", old_values."is_terverifikasi", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."sumber", old_values."tahun" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5710f7039ba22175b171cd6dd2db329df0704bcb",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_9d76e",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="kompetensi_masaberlaku",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_masaberlakuevent" ("berlaku_mulai", "dasar", "id", "is_terverifikasi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tahun") SELECT old_values."berlaku_mulai", old_values."dasar", old_values."id", old_values."is_terverifikasi", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."sumber", old_values."tahun" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="dd0362145783be9f6a3650d82e7914e44a1b15f2",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_f217a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="kompetensi_masaberlaku",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Penilaian",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("level", models.DecimalField(decimal_places=2, max_digits=3)),
                        ("tanggal", models.DateField(verbose_name="tanggal penilaian")),
                        ("berlaku_sampai", models.DateField()),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("asesmen", "Asesmen"),
                                    ("uji", "Uji kompetensi"),
                                    ("atasan", "Penilaian atasan"),
                                    ("mandiri", "Penilaian mandiri"),
                                    ("diklat", "Diklat"),
                                    ("pasca", "Pascadiklat"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("keterangan", models.CharField(blank=True, max_length=200)),
                        ("dicatat_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        ("dibatalkan_pada", models.DateTimeField(blank=True, null=True)),
                        ("alasan_batal", models.CharField(blank=True, max_length=200, verbose_name="alasan pembatalan")),
                        (
                            "dibatalkan_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                            "impor",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.impor"
                            ),
                        ),
                        (
                            "kompetensi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penilaian_list", to="kompetensi.kompetensi"
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penilaian_list", to="pegawai.pegawai"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "penilaian",
                        "verbose_name_plural": "penilaian",
                        "ordering": ["-tanggal", "-pk"],
                        "indexes": [
                            models.Index(
                                fields=["pegawai", "kompetensi", "-tanggal", "sumber", "-id"],
                                include=("level", "berlaku_sampai", "dibatalkan_pada"),
                                name="penilaian_terbaru",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("level__range", (0, 5))),
                                name="penilaian_level_0_sampai_5",
                                violation_error_message="Level harus 0 sampai 5.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("berlaku_sampai__gt", models.F("tanggal"))),
                                name="penilaian_masa_berurutan",
                                violation_error_message="Masa berlaku harus sesudah tanggal penilaian.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("dibatalkan_pada__isnull", True), models.Q(("alasan_batal", ""), _negated=True), _connector="OR"
                                ),
                                name="penilaian_batal_beralasan",
                                violation_error_message="Tulis alasan pembatalan.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("dibatalkan_pada__isnull", True)),
                                fields=("pegawai", "kompetensi", "sumber", "tanggal"),
                                name="penilaian_satu_per_sumber_dan_tanggal",
                                violation_error_message="Penilaian dari sumber dan tanggal yang sama sudah ada. Batalkan dahulu yang lama.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="hapus_dilarang",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="9f9ecfd357745f3807916bb694e314401cf3df70",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_dilarang_c1cf2",
                                    table="kompetensi_penilaian",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="isi_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."berlaku_sampai" IS DISTINCT FROM (NEW."berlaku_sampai") OR OLD."dicatat_pada" IS DISTINCT FROM (NEW."dicatat_pada") OR OLD."kompetensi_id" IS DISTINCT FROM (NEW."kompetensi_id") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."pegawai_id" IS DISTINCT FROM (NEW."pegawai_id") OR OLD."sumber" IS DISTINCT FROM (NEW."sumber") OR OLD."tanggal" IS DISTINCT FROM (NEW."tanggal"))',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="44516a3c8cf21e7a0d332a2ed9c81260d2627e4f",
                                    operation="UPDATE",
                                    pgid="pgtrigger_isi_tetap_b99b4",
                                    table="kompetensi_penilaian",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_penilaianevent" ("alasan_batal", "berlaku_sampai", "dibatalkan_oleh_id", "dibatalkan_pada", "dicatat_oleh_id", "dicatat_pada", "id", "impor_id", "keterangan", "kompetensi_id", "level", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tanggal") SELECT old_values."alasan_batal", old_values."berlaku_sampai", old_values."dibatalkan_oleh_id", old_values."dibatalkan_pada", old_values."dicatat_oleh_id", old_values."dicatat_pada", old_values."id", old_values."impor_id", old_values."keterangan", old_values."kompetensi_id", old_values."level", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."sumber", old_values."tanggal" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="50981c8661fec2b615baac7f3e3b790bf4e96dc4",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_3dc09",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="kompetensi_penilaian",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_penilaianevent" ("alasan_batal", "berlaku_sampai", "dibatalkan_oleh_id", "dibatalkan_pada", "dicatat_oleh_id", "dicatat_pada", "id", "impor_id", "keterangan", "kompetensi_id", "level", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber", "tanggal") SELECT old_values."alasan_batal", old_values."berlaku_sampai", old_values."dibatalkan_oleh_id", old_values."dibatalkan_pada", old_values."dicatat_oleh_id", old_values."dicatat_pada", old_values."id", old_values."impor_id", old_values."keterangan", old_values."kompetensi_id", old_values."level", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."sumber", old_values."tanggal" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="25069a1aa08b90cb0ad79ee4222249e74ca2576b",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_02b9c",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="kompetensi_penilaian",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PerangkatBatas",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kode", models.CharField(max_length=20, unique=True)),
                        ("nama", models.CharField(max_length=80)),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar hukum")),
                        ("is_utama", models.BooleanField(default=False, verbose_name="dipakai di layar")),
                    ],
                    options={
                        "verbose_name": "perangkat batas JPM",
                        "verbose_name_plural": "perangkat batas JPM",
                        "ordering": ["nama"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_utama", True)),
                                fields=("is_utama",),
                                name="perangkatbatas_satu_utama",
                                violation_error_message="Hanya satu perangkat batas yang dapat dipakai di layar.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_perangkatbatasevent" ("dasar", "id", "is_utama", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."dasar", new_values."id", new_values."is_utama", new_values."kode", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="36d8f431519f51d7f82113e6bfbf97698a761e92",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_8bcbd",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="kompetensi_perangkatbatas",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_perangkatbatasevent" ("dasar", "id", "is_utama", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."dasar", old_values."id", old_values."is_utama", old_values."kode", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d1e8e5c130088fd27177bc1b5ef2a32938fd7dfb",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_fc7c3",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="kompetensi_perangkatbatas",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_perangkatbatasevent" ("dasar", "id", "is_utama", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."dasar", old_values."id", old_values."is_utama", old_values."kode", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0f7f0f49e5d93ba6293553c1f939aeafcbb5b7ba",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_a1050",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="kompetensi_perangkatbatas",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PerluDihitung",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("pegawai_id", models.BigIntegerField(null=True)),
                    ],
                    options={
                        "verbose_name": "antrean hitung ulang profil",
                        "verbose_name_plural": "antrean hitung ulang profil",
                    },
                ),
                migrations.CreateModel(
                    name="ProfilKompetensi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("standar", models.PositiveSmallIntegerField(null=True)),
                        ("bobot", models.DecimalField(decimal_places=2, default=1, max_digits=5)),
                        ("level", models.DecimalField(decimal_places=2, max_digits=3, null=True)),
                        ("level_indikatif", models.DecimalField(decimal_places=2, max_digits=3, null=True)),
                        (
                            "sumber_indikatif",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("asesmen", "Asesmen"),
                                    ("uji", "Uji kompetensi"),
                                    ("atasan", "Penilaian atasan"),
                                    ("mandiri", "Penilaian mandiri"),
                                    ("diklat", "Diklat"),
                                    ("pasca", "Pascadiklat"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("tanggal_indikatif", models.DateField(null=True)),
                        (
                            "kompetensi",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kompetensi.kompetensi",
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="profil_list",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "penilaian",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kompetensi.penilaian",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.unitkerja",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "profil kompetensi",
                        "verbose_name_plural": "profil kompetensi",
                        "ordering": ["kompetensi__urutan"],
                        "indexes": [models.Index(fields=["unit", "kompetensi"], name="profil_unit_kompetensi")],
                        "constraints": [models.UniqueConstraint(fields=("pegawai", "kompetensi"), name="profilkompetensi_unik")],
                    },
                ),
                migrations.CreateModel(
                    name="ProfilPegawai",
                    fields=[
                        (
                            "pegawai",
                            models.OneToOneField(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="profil",
                                serialize=False,
                                to="pegawai.pegawai",
                            ),
                        ),
                        ("berstandar", models.PositiveSmallIntegerField()),
                        ("dinilai", models.PositiveSmallIntegerField()),
                        ("memenuhi", models.PositiveSmallIntegerField()),
                        ("jumlah_standar", models.DecimalField(decimal_places=4, max_digits=9)),
                        (
                            "jumlah_capaian",
                            models.DecimalField(decimal_places=4, max_digits=9, verbose_name="jumlah level, paling tinggi standar"),
                        ),
                        ("jumlah_level", models.DecimalField(decimal_places=4, max_digits=9, verbose_name="jumlah level tanpa batas")),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.unitkerja",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "profil pegawai",
                        "verbose_name_plural": "profil pegawai",
                        "indexes": [models.Index(fields=["unit"], name="profilpegawai_unit")],
                    },
                ),
                migrations.CreateModel(
                    name="RingkasanJPM",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "lingkup",
                            models.CharField(
                                choices=[
                                    ("umum", "Manajerial dan sosial kultural"),
                                    ("manajerial", "Manajerial"),
                                    ("sosial_kultural", "Sosial kultural"),
                                    ("teknis", "Teknis"),
                                    ("pemerintahan", "Pemerintahan"),
                                    ("semua", "Semua jenis"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("kelas", models.SmallIntegerField()),
                        ("jumlah", models.IntegerField(default=0)),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.unitkerja",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sebaran JPM unit",
                        "verbose_name_plural": "sebaran JPM unit",
                        "constraints": [models.UniqueConstraint(fields=("unit", "lingkup", "kelas"), name="ringkasanjpm_unik")],
                    },
                ),
                migrations.CreateModel(
                    name="RingkasanUnit",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("berstandar", models.IntegerField(default=0)),
                        ("dinilai", models.IntegerField(default=0)),
                        ("memenuhi", models.IntegerField(default=0)),
                        ("jumlah_kurang", models.DecimalField(decimal_places=4, default=0, max_digits=14)),
                        ("jumlah_standar", models.DecimalField(decimal_places=4, default=0, max_digits=14)),
                        ("jumlah_capaian", models.DecimalField(decimal_places=4, default=0, max_digits=14)),
                        (
                            "kompetensi",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kompetensi.kompetensi",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.unitkerja",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ringkasan unit",
                        "verbose_name_plural": "ringkasan unit",
                        "constraints": [models.UniqueConstraint(fields=("unit", "kompetensi"), name="ringkasanunit_unik")],
                    },
                ),
                migrations.CreateModel(
                    name="StandarBawaan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kelompok",
                            models.CharField(
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
                        ),
                        ("level", models.PositiveSmallIntegerField()),
                        ("bobot", models.DecimalField(decimal_places=2, default=1, max_digits=5)),
                        ("berlaku_mulai", models.DateField()),
                        ("berlaku_sampai", models.DateField(blank=True, null=True)),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar hukum")),
                        ("is_terverifikasi", models.BooleanField(default=False, verbose_name="sudah diverifikasi")),
                        (
                            "kompetensi",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kompetensi.kompetensi"),
                        ),
                    ],
                    options={
                        "verbose_name": "standar bawaan kelompok jabatan",
                        "verbose_name_plural": "standar bawaan kelompok jabatan",
                        "ordering": ["kelompok", "kompetensi__urutan"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("level__range", (1, 5))),
                                name="standarbawaan_level_1_sampai_5",
                                violation_error_message="Level standar harus 1 sampai 5.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("kelompok", "="),
                                    ("kompetensi", "="),
                                    (pegawai.models.hari.DateRange("berlaku_mulai", "berlaku_sampai"), "&&"),
                                ],
                                name="standarbawaan_satu_per_masa",
                                violation_error_message="Standar bawaan untuk kelompok dan kompetensi ini sudah ada pada masa itu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_standarbawaanevent" ("berlaku_mulai", "berlaku_sampai", "bobot", "dasar", "id", "is_terverifikasi", "kelompok", "kompetensi_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."berlaku_mulai", new_values."berlaku_sampai", new_values."bobot", new_values."dasar", new_values."id", new_values."is_terverifikasi", new_values."kelompok", new_values."kompetensi_id", new_values."level", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="cfc9ad42203149895aa2775702bbb382079fd406",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_0e378",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="kompetensi_standarbawaan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_standarbawaanevent" ("berlaku_mulai", "berlaku_sampai", "bobot", "dasar", "id", "is_terverifikasi", "kelompok", "kompetensi_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."bobot", old_values."dasar", old_values."id", old_values."is_terverifikasi", old_values."kelompok", old_values."kompetensi_id", old_values."level", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b71e77630807240775aa64ef99276418002d644a",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_02af0",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="kompetensi_standarbawaan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_standarbawaanevent" ("berlaku_mulai", "berlaku_sampai", "bobot", "dasar", "id", "is_terverifikasi", "kelompok", "kompetensi_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."bobot", old_values."dasar", old_values."id", old_values."is_terverifikasi", old_values."kelompok", old_values."kompetensi_id", old_values."level", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4550686dd244442fac8bf53a8b3ffff314797b8f",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_3cc9d",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="kompetensi_standarbawaan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandarKompetensi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("level", models.PositiveSmallIntegerField()),
                        ("bobot", models.DecimalField(decimal_places=2, default=1, max_digits=5)),
                        (
                            "asal",
                            models.CharField(
                                choices=[("kelompok", "Dari kelompok jabatan"), ("khusus", "Ditetapkan khusus")],
                                default="khusus",
                                max_length=8,
                            ),
                        ),
                        ("berlaku_mulai", models.DateField()),
                        ("berlaku_sampai", models.DateField(blank=True, null=True)),
                        (
                            "jabatan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="standar_list", to="pegawai.jabatan"
                            ),
                        ),
                        (
                            "kompetensi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="standar_list", to="kompetensi.kompetensi"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "standar kompetensi jabatan",
                        "verbose_name_plural": "standar kompetensi jabatan",
                        "ordering": ["jabatan", "kompetensi__urutan"],
                        "indexes": [models.Index(fields=["jabatan", "kompetensi"], name="standar_jabatan_kompetensi")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("level__range", (1, 5))),
                                name="standar_level_1_sampai_5",
                                violation_error_message="Level standar harus 1 sampai 5.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("bobot__gt", 0)),
                                name="standar_bobot_positif",
                                violation_error_message="Bobot harus lebih dari 0.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("jabatan", "="),
                                    ("kompetensi", "="),
                                    (pegawai.models.hari.DateRange("berlaku_mulai", "berlaku_sampai"), "&&"),
                                ],
                                name="standar_satu_per_masa",
                                violation_error_message="Standar untuk jabatan dan kompetensi ini sudah ada pada masa itu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_standarkompetensievent" ("asal", "berlaku_mulai", "berlaku_sampai", "bobot", "id", "jabatan_id", "kompetensi_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."asal", old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."bobot", old_values."id", old_values."jabatan_id", old_values."kompetensi_id", old_values."level", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="246f7a7393975d1a10fb51a8ffa865fd8c79583c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_69a60",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="kompetensi_standarkompetensi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_standarkompetensievent" ("asal", "berlaku_mulai", "berlaku_sampai", "bobot", "id", "jabatan_id", "kompetensi_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."asal", old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."bobot", old_values."id", old_values."jabatan_id", old_values."kompetensi_id", old_values."level", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="548134965caa143d007572cd7cc915866ed04dd8",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_82538",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="kompetensi_standarkompetensi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_standarkompetensievent" ("asal", "berlaku_mulai", "berlaku_sampai", "bobot", "id", "jabatan_id", "kompetensi_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."asal", new_values."berlaku_mulai", new_values."berlaku_sampai", new_values."bobot", new_values."id", new_values."jabatan_id", new_values."kompetensi_id", new_values."level", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' kompetensi_standarkompetensi \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="945e50216d3fb490d2ebe8c976bfe3a73e7f56dc",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_dc21d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="kompetensi_standarkompetensi",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandarKompetensiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("level", models.PositiveSmallIntegerField()),
                        ("bobot", models.DecimalField(decimal_places=2, default=1, max_digits=5)),
                        (
                            "asal",
                            models.CharField(
                                choices=[("kelompok", "Dari kelompok jabatan"), ("khusus", "Ditetapkan khusus")],
                                default="khusus",
                                max_length=8,
                            ),
                        ),
                        ("berlaku_mulai", models.DateField()),
                        ("berlaku_sampai", models.DateField(blank=True, null=True)),
                        (
                            "jabatan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.jabatan",
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
                                to="kompetensi.standarkompetensi",
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
                                    hash="ba7038db50fe7dd88c8cdf7c6c154e24d530da7a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_3914d",
                                    table="kompetensi_standarkompetensievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="kompetensi__pgh_cre_63752c_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="TandaRingkasan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tanggal", models.DateField()),
                        ("dihitung_pada", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "tanda ringkasan",
                        "verbose_name_plural": "tanda ringkasan",
                    },
                ),
                migrations.CreateModel(
                    name="VersiKompetensi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nomor", models.PositiveSmallIntegerField(verbose_name="versi")),
                        ("definisi", models.TextField()),
                        ("berlaku_mulai", models.DateField()),
                        ("catatan", models.CharField(blank=True, max_length=200, verbose_name="catatan perubahan")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "kompetensi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="versi_list", to="kompetensi.kompetensi"
                            ),
                        ),
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
                    ],
                    options={
                        "verbose_name": "versi kompetensi",
                        "verbose_name_plural": "versi kompetensi",
                        "ordering": ["-nomor"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kompetensi", "nomor"),
                                name="versikompetensi_nomor_unik",
                                violation_error_message="Versi ini sudah ada. Muat ulang halaman lalu ulangi.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_versikompetensievent" ("berlaku_mulai", "catatan", "definisi", "dibuat", "id", "kompetensi_id", "nomor", "oleh_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."berlaku_mulai", new_values."catatan", new_values."definisi", new_values."dibuat", new_values."id", new_values."kompetensi_id", new_values."nomor", new_values."oleh_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' kompetensi_versikompetensi \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2768bdfe571e813fbaa650d2076725f971d3ac80",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_e0f67",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="kompetensi_versikompetensi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_versikompetensievent" ("berlaku_mulai", "catatan", "definisi", "dibuat", "id", "kompetensi_id", "nomor", "oleh_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."berlaku_mulai", old_values."catatan", old_values."definisi", old_values."dibuat", old_values."id", old_values."kompetensi_id", old_values."nomor", old_values."oleh_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4caeeb4b7e4c5936c988d74f38673c204224b05a",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_b19e7",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="kompetensi_versikompetensi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_versikompetensievent" ("berlaku_mulai", "catatan", "definisi", "dibuat", "id", "kompetensi_id", "nomor", "oleh_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."berlaku_mulai", old_values."catatan", old_values."definisi", old_values."dibuat", old_values."id", old_values."kompetensi_id", old_values."nomor", old_values."oleh_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4cf3317a0a340fb19a1d046ef7dbb095ae51907b",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_fe016",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="kompetensi_versikompetensi",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BatasJPMEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("label", models.CharField(max_length=60)),
                        ("batas_bawah", models.DecimalField(decimal_places=2, max_digits=5)),
                        ("warna", models.CharField(choices=[("ok", "Atas"), ("warn", "Tengah"), ("bad", "Bawah")], max_length=4)),
                        (
                            "perangkat",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kompetensi.perangkatbatas",
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
                                to="kompetensi.batasjpm",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="kompetensi__pgh_cre_825410_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="651f73490e3644cd408c2585f4ad91538ecac247",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b967f",
                                    table="kompetensi_batasjpmevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LevelKompetensiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("level", models.PositiveSmallIntegerField()),
                        ("label", models.CharField(max_length=40)),
                        ("deskripsi", models.TextField()),
                        ("indikator", models.TextField(blank=True)),
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
                                to="kompetensi.levelkompetensi",
                            ),
                        ),
                        (
                            "versi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kompetensi.versikompetensi",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="kompetensi__pgh_cre_549ad7_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="df6be59506c45482b1342db683618d4f314b0c1e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_705e6",
                                    table="kompetensi_levelkompetensievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MasaBerlakuEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("asesmen", "Asesmen"),
                                    ("uji", "Uji kompetensi"),
                                    ("atasan", "Penilaian atasan"),
                                    ("mandiri", "Penilaian mandiri"),
                                    ("diklat", "Diklat"),
                                    ("pasca", "Pascadiklat"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("berlaku_mulai", models.DateField()),
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
                                to="kompetensi.masaberlaku",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="kompetensi__pgh_cre_a4dabb_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="7f5b3348a48a782e1a73ca4e30854eb7102a6b67",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d6eec",
                                    table="kompetensi_masaberlakuevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenilaianEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("level", models.DecimalField(decimal_places=2, max_digits=3)),
                        ("tanggal", models.DateField(verbose_name="tanggal penilaian")),
                        ("berlaku_sampai", models.DateField()),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("asesmen", "Asesmen"),
                                    ("uji", "Uji kompetensi"),
                                    ("atasan", "Penilaian atasan"),
                                    ("mandiri", "Penilaian mandiri"),
                                    ("diklat", "Diklat"),
                                    ("pasca", "Pascadiklat"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("keterangan", models.CharField(blank=True, max_length=200)),
                        ("dicatat_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        ("dibatalkan_pada", models.DateTimeField(blank=True, null=True)),
                        ("alasan_batal", models.CharField(blank=True, max_length=200, verbose_name="alasan pembatalan")),
                        (
                            "dibatalkan_oleh",
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
                            "impor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.impor",
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
                                to="kompetensi.penilaian",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="kompetensi__pgh_cre_1d372d_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="bcfcadf359b8358010d91c71e7337fda778cde4a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_44ea1",
                                    table="kompetensi_penilaianevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PerangkatBatasEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kode", models.CharField(max_length=20)),
                        ("nama", models.CharField(max_length=80)),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar hukum")),
                        ("is_utama", models.BooleanField(default=False, verbose_name="dipakai di layar")),
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
                                to="kompetensi.perangkatbatas",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="kompetensi__pgh_cre_a22292_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="e6ff827cafa34de61103cb9adf35b295cc140a03",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_88ba2",
                                    table="kompetensi_perangkatbatasevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandarBawaanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kelompok",
                            models.CharField(
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
                        ),
                        ("level", models.PositiveSmallIntegerField()),
                        ("bobot", models.DecimalField(decimal_places=2, default=1, max_digits=5)),
                        ("berlaku_mulai", models.DateField()),
                        ("berlaku_sampai", models.DateField(blank=True, null=True)),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar hukum")),
                        ("is_terverifikasi", models.BooleanField(default=False, verbose_name="sudah diverifikasi")),
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
                                to="kompetensi.standarbawaan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="kompetensi__pgh_cre_d5305f_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="cde3446e951d4f6a04d1463582fb9296a18047a3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_649a8",
                                    table="kompetensi_standarbawaanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VersiKompetensiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nomor", models.PositiveSmallIntegerField(verbose_name="versi")),
                        ("definisi", models.TextField()),
                        ("berlaku_mulai", models.DateField()),
                        ("catatan", models.CharField(blank=True, max_length=200, verbose_name="catatan perubahan")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
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
                            "oleh",
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
                                to="kompetensi.versikompetensi",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="kompetensi__pgh_cre_3ae01b_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5e1bedb6a47e1f9f1832d4bcc348e7c83466c902",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_efba9",
                                    table="kompetensi_versikompetensievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
