import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import lib.migrasi
import lib.pola
import pegawai.models.hari
import pegawai.models.instansi


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("pegawai", "0001_akun"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sessions", "0001_initial"),
        ("usersessions", "0001_initial"),
    ]

    operations = [
        lib.migrasi.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Jabatan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("siasn_id", models.CharField(blank=True, max_length=42, null=True, unique=True, verbose_name="ID SIASN")),
                        ("nama", models.CharField(max_length=200, verbose_name="nama jabatan")),
                        (
                            "jenis",
                            models.CharField(
                                choices=[("struktural", "Struktural"), ("fungsional", "Fungsional"), ("pelaksana", "Pelaksana")],
                                max_length=12,
                                verbose_name="jenis jabatan",
                            ),
                        ),
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
                                verbose_name="kelompok jabatan",
                            ),
                        ),
                        ("eselon", models.CharField(blank=True, max_length=6)),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
                    ],
                    options={
                        "verbose_name": "jabatan",
                        "verbose_name_plural": "jabatan",
                        "ordering": ["nama"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_jabatanevent" ("eselon", "id", "is_aktif", "jenis", "kelompok", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id") SELECT old_values."eselon", old_values."id", old_values."is_aktif", old_values."jenis", old_values."kelompok", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."siasn_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9e82bec947389e4194125902d8c3e69ab9ccccf9",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_a9d7a",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_jabatan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_jabatanevent" ("eselon", "id", "is_aktif", "jenis", "kelompok", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id") SELECT old_values."eselon", old_values."id", old_values."is_aktif", old_values."jenis", old_values."kelompok", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."siasn_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="af93220bad7f9bb8ffd930c08ded5cc5a91c6237",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_41c11",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_jabatan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_jabatanevent" ("eselon", "id", "is_aktif", "jenis", "kelompok", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id") SELECT new_values."eselon", new_values."id", new_values."is_aktif", new_values."jenis", new_values."kelompok", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."siasn_id" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' pegawai_jabatan \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5f424f9283b1683840893af99d8eecd3b470559e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_0bcfc",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_jabatan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JabatanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("siasn_id", models.CharField(blank=True, max_length=42, null=True, verbose_name="ID SIASN")),
                        ("nama", models.CharField(max_length=200, verbose_name="nama jabatan")),
                        (
                            "jenis",
                            models.CharField(
                                choices=[("struktural", "Struktural"), ("fungsional", "Fungsional"), ("pelaksana", "Pelaksana")],
                                max_length=12,
                                verbose_name="jenis jabatan",
                            ),
                        ),
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
                                verbose_name="kelompok jabatan",
                            ),
                        ),
                        ("eselon", models.CharField(blank=True, max_length=6)),
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
                                to="pegawai.jabatan",
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
                                    hash="8b854c58b8484c9929101e60d04f718ad83c8ac4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_82d46",
                                    table="pegawai_jabatanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_jab_pgh_cre_f85eed_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="PegawaiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("siasn_id", models.CharField(blank=True, max_length=42, null=True, verbose_name="ID SIASN")),
                        (
                            "nip",
                            models.CharField(
                                error_messages={"unique": "NIP ini sudah dipakai pegawai lain."},
                                max_length=18,
                                validators=[django.core.validators.RegexValidator("^\\d{18}$", "NIP harus 18 angka.", code="nip_panjang")],
                                verbose_name="NIP",
                            ),
                        ),
                        ("nama", models.CharField(max_length=150)),
                        ("gelar_depan", models.CharField(blank=True, max_length=40)),
                        ("gelar_belakang", models.CharField(blank=True, max_length=60)),
                        ("jenis_kelamin", models.CharField(blank=True, choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1)),
                        ("tempat_lahir", models.CharField(blank=True, max_length=80)),
                        ("tanggal_lahir", models.DateField(blank=True, null=True)),
                        (
                            "jenis_asn",
                            models.CharField(
                                choices=[("PNS", "PNS"), ("CPNS", "CPNS"), ("PPPK", "PPPK")], max_length=4, verbose_name="jenis ASN"
                            ),
                        ),
                        ("tmt_golongan", models.DateField(blank=True, null=True, verbose_name="TMT golongan")),
                        ("tmt_cpns", models.DateField(blank=True, null=True, verbose_name="TMT CPNS atau kontrak")),
                        ("pendidikan", models.CharField(blank=True, max_length=150, verbose_name="pendidikan terakhir")),
                        ("tahun_lulus", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="surel")),
                        ("telepon", models.CharField(blank=True, max_length=30, verbose_name="nomor telepon")),
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
                            "kedudukan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.kedudukanhukum",
                                verbose_name="kedudukan hukum",
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
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "tingkat_pendidikan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.tingkatpendidikan",
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
                                    hash="b21819f906760409e72d9de9162e209d2ca3f6a3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ec6d0",
                                    table="pegawai_pegawaievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_peg_pgh_cre_5f962b_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="Pekerjaan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("jenis", models.CharField(max_length=40)),
                        ("judul", models.CharField(max_length=160)),
                        ("parameter", models.JSONField(blank=True, default=dict)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("antre", "Menunggu giliran"),
                                    ("berjalan", "Berjalan"),
                                    ("selesai", "Selesai"),
                                    ("gagal", "Gagal"),
                                    ("dibatalkan", "Dibatalkan"),
                                ],
                                default="antre",
                                max_length=10,
                            ),
                        ),
                        ("tahap", models.CharField(blank=True, max_length=120)),
                        ("langkah", models.PositiveIntegerField(default=0)),
                        ("jumlah_langkah", models.PositiveIntegerField(default=0)),
                        ("pesan", models.TextField(blank=True)),
                        ("hasil", models.FileField(blank=True, max_length=200, upload_to="hasil/")),
                        ("nama_hasil", models.CharField(blank=True, max_length=160)),
                        ("percobaan", models.PositiveSmallIntegerField(default=0)),
                        ("sewa_sampai", models.DateTimeField(blank=True, null=True)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        ("dimulai", models.DateTimeField(blank=True, null=True)),
                        ("berakhir", models.DateTimeField(blank=True, null=True)),
                        (
                            "oleh",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pekerjaan_list", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pekerjaan",
                        "verbose_name_plural": "pekerjaan",
                        "ordering": ["-dibuat", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status__in", ["antre", "berjalan"])), fields=["dibuat"], name="pekerjaan_terbuka"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("langkah__lte", models.F("jumlah_langkah"))),
                                name="pekerjaan_langkah_wajar",
                                violation_error_message="Kemajuan tidak boleh melebihi jumlah langkah.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Penempatan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "status",
                            models.CharField(
                                choices=[("definitif", "Definitif"), ("plt", "Pelaksana tugas (Plt)"), ("plh", "Pelaksana harian (Plh)")],
                                default="definitif",
                                max_length=9,
                            ),
                        ),
                        ("memimpin", models.BooleanField(default=False, verbose_name="memimpin unit ini")),
                        ("mulai", models.DateField(verbose_name="mulai berlaku")),
                        ("selesai", models.DateField(blank=True, null=True, verbose_name="berakhir sebelum")),
                        ("dasar", models.CharField(blank=True, max_length=120, verbose_name="dasar (nomor SK)")),
                        (
                            "jabatan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penempatan_list", to="pegawai.jabatan"
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penempatan_list", to="pegawai.pegawai"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penempatan_list", to="pegawai.unitkerja"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "penempatan",
                        "verbose_name_plural": "penempatan",
                        "ordering": ["-mulai", "pk"],
                        "indexes": [
                            models.Index(fields=["unit", "pegawai"], name="penempatan_unit_pegawai"),
                            models.Index(
                                condition=models.Q(("status", "definitif")),
                                fields=["pegawai", "mulai"],
                                include=("unit", "jabatan", "selesai"),
                                name="penempatan_definitif",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"),
                                name="penempatan_tanggal_berurutan",
                                violation_error_message="Tanggal berakhir harus sesudah tanggal mulai.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("status", "definitif")),
                                expressions=[("pegawai", "="), (pegawai.models.hari.DateRange("mulai", "selesai"), "&&")],
                                name="penempatan_satu_definitif",
                                violation_error_message="Pegawai ini sudah mempunyai penempatan definitif pada tanggal itu.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("memimpin", True), ("status", "definitif")),
                                expressions=[("unit", "="), (pegawai.models.hari.DateRange("mulai", "selesai"), "&&")],
                                name="penempatan_satu_kepala_definitif",
                                violation_error_message="Unit ini sudah mempunyai kepala definitif pada tanggal itu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_penempatanevent" ("dasar", "id", "jabatan_id", "memimpin", "mulai", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "status", "unit_id") SELECT old_values."dasar", old_values."id", old_values."jabatan_id", old_values."memimpin", old_values."mulai", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."selesai", old_values."status", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="50db70fc183f77fd2692de3834efb4d559f11634",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_0ac69",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_penempatan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_penempatanevent" ("dasar", "id", "jabatan_id", "memimpin", "mulai", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "status", "unit_id") SELECT old_values."dasar", old_values."id", old_values."jabatan_id", old_values."memimpin", old_values."mulai", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."selesai", old_values."status", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6aeb66dca1ac2fe5df2223288fd74d822214d3b6",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_88e07",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_penempatan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_penempatanevent" ("dasar", "id", "jabatan_id", "memimpin", "mulai", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "status", "unit_id") SELECT new_values."dasar", new_values."id", new_values."jabatan_id", new_values."memimpin", new_values."mulai", new_values."pegawai_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."selesai", new_values."status", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' pegawai_penempatan \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2e0f77b719cbbefbc2344376a930b39ccfe2eca6",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_1fb5a",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_penempatan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenempatanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("definitif", "Definitif"), ("plt", "Pelaksana tugas (Plt)"), ("plh", "Pelaksana harian (Plh)")],
                                default="definitif",
                                max_length=9,
                            ),
                        ),
                        ("memimpin", models.BooleanField(default=False, verbose_name="memimpin unit ini")),
                        ("mulai", models.DateField(verbose_name="mulai berlaku")),
                        ("selesai", models.DateField(blank=True, null=True, verbose_name="berakhir sebelum")),
                        ("dasar", models.CharField(blank=True, max_length=120, verbose_name="dasar (nomor SK)")),
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
                                to="pegawai.penempatan",
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
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5af124379cec39c1c49ff97d24992c7bd62b02eb",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_362e7",
                                    table="pegawai_penempatanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_pen_pgh_cre_dfd540_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatGolongan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tmt", models.DateField(verbose_name="TMT")),
                        ("golongan", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="pegawai.golongan")),
                        (
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="riwayat_golongan_list", to="pegawai.pegawai"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "riwayat golongan",
                        "verbose_name_plural": "riwayat golongan",
                        "ordering": ["-tmt"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pegawai", "tmt"),
                                name="riwayatgolongan_satu_per_tanggal",
                                violation_error_message="Golongan pada tanggal itu sudah tercatat.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatgolonganevent" ("golongan_id", "id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tmt") SELECT old_values."golongan_id", old_values."id", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."tmt" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a6aa01dbbb9e3cbbc1cd7592c6ca29d3506f8db1",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_4e00e",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_riwayatgolongan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatgolonganevent" ("golongan_id", "id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tmt") SELECT old_values."golongan_id", old_values."id", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."tmt" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="59e81b0d89c487076859a0d8f95e101719c03a77",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_dc8e8",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_riwayatgolongan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatgolonganevent" ("golongan_id", "id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tmt") SELECT new_values."golongan_id", new_values."id", new_values."pegawai_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."tmt" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' pegawai_riwayatgolongan \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="57a6aa9267db8ccd4621883cffcf1237f0c94e91",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_05551",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_riwayatgolongan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SuratAkun",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("tautan", "Tautan kata sandi"),
                                    ("sandi_berganti", "Kata sandi berganti"),
                                    ("keamanan_berganti", "Langkah kedua atau kunci sandi berganti"),
                                    ("sandi_sementara", "Kata sandi sementara dibuat petugas"),
                                    ("surel_lama", "Surel berganti, ke alamat lama"),
                                    ("surel_baru", "Surel berganti, ke alamat baru"),
                                    ("surel_ditolak", "Pergantian surel ditolak, ke petugas"),
                                ],
                                default="tautan",
                                max_length=20,
                            ),
                        ),
                        ("masukan", models.CharField(blank=True, max_length=254, verbose_name="NIP atau surel yang ditulis")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        ("dikirim", models.DateTimeField(blank=True, null=True)),
                        ("ditutup", models.DateTimeField(blank=True, null=True, verbose_name="selesai ditangani")),
                        ("coba_lagi", models.DateTimeField(default=django.utils.timezone.now, verbose_name="dicoba lagi sesudah")),
                        ("percobaan", models.PositiveSmallIntegerField(default=0)),
                        (
                            "pengguna",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="surat_akun_list",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ganti",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="surat_list",
                                to="pegawai.gantisurel",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "surat akun",
                        "verbose_name_plural": "surat akun",
                        "ordering": ["-dibuat"],
                        "indexes": [
                            models.Index(condition=models.Q(("ditutup__isnull", True)), fields=["coba_lagi"], name="suratakun_menunggu")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("pengguna__isnull", False),
                                    models.Q(("masukan", ""), _negated=True),
                                    ("ditutup__isnull", False),
                                    _connector="OR",
                                ),
                                name="suratakun_ada_tujuan",
                                violation_error_message="Surat harus mempunyai tujuan.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitKerja",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("siasn_id", models.CharField(blank=True, max_length=42, null=True, unique=True, verbose_name="ID SIASN")),
                        ("nama", models.CharField(max_length=200, verbose_name="nama unit")),
                        ("singkatan", models.CharField(blank=True, max_length=40)),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("pd", "Perangkat daerah"),
                                    ("subunit", "Bagian, bidang, atau seksi"),
                                    ("upt", "UPT, sekolah, atau puskesmas"),
                                ],
                                default="subunit",
                                max_length=8,
                            ),
                        ),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="aktif")),
                        (
                            "induk",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="anak_list",
                                to="pegawai.unitkerja",
                                verbose_name="unit atasan",
                            ),
                        ),
                        ("sebutan", models.CharField(db_default="", default="", editable=False)),
                        ("teks_cari", models.TextField(db_default="", default="", editable=False)),
                    ],
                    options={
                        "verbose_name": "unit kerja",
                        "verbose_name_plural": "unit kerja",
                        "ordering": ["nama"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper("nama"), name="gin_trgm_ops"),
                                name="unitkerja_nama_trgm",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    django.db.models.functions.text.Upper("singkatan"), name="gin_trgm_ops"
                                ),
                                name="unitkerja_singkatan_trgm",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    django.db.models.functions.text.Upper("teks_cari"), name="gin_trgm_ops"
                                ),
                                name="unitkerja_cari_trgm",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("pk", models.F("induk")), _negated=True),
                                name="unitkerja_bukan_induk_sendiri",
                                violation_error_message="Unit tidak boleh menjadi atasan dirinya sendiri.",
                            ),
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("sebutan",),
                                name="unitkerja_sebutan_tunggal",
                                violation_error_message="Dua unit tidak boleh disebut sama.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_unitkerjaevent" ("id", "induk_id", "is_aktif", "jenis", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "singkatan") SELECT old_values."id", old_values."induk_id", old_values."is_aktif", old_values."jenis", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."siasn_id", old_values."singkatan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a9fa68a9fe7135b743ca59690d2bccff8b9f26a1",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_22bb9",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_unitkerja",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_unitkerjaevent" ("id", "induk_id", "is_aktif", "jenis", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "singkatan") SELECT new_values."id", new_values."induk_id", new_values."is_aktif", new_values."jenis", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."siasn_id", new_values."singkatan" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' pegawai_unitkerja \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9218bf810f42936a66aa867808acede5e2dea46a",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_c1d51",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_unitkerja",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_unitkerjaevent" ("id", "induk_id", "is_aktif", "jenis", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "singkatan") SELECT old_values."id", old_values."induk_id", old_values."is_aktif", old_values."jenis", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."siasn_id", old_values."singkatan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."induk_id" IS DISTINCT FROM (new_values."induk_id") OR old_values."is_aktif" IS DISTINCT FROM (new_values."is_aktif") OR old_values."jenis" IS DISTINCT FROM (new_values."jenis") OR old_values."nama" IS DISTINCT FROM (new_values."nama") OR old_values."siasn_id" IS DISTINCT FROM (new_values."siasn_id") OR old_values."singkatan" IS DISTINCT FROM (new_values."singkatan")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8bb28adf6d6d0101873cb02e6076d8df0e5d092b",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_42b59",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_unitkerja",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitKerjaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("siasn_id", models.CharField(blank=True, max_length=42, null=True, verbose_name="ID SIASN")),
                        ("nama", models.CharField(max_length=200, verbose_name="nama unit")),
                        ("singkatan", models.CharField(blank=True, max_length=40)),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("pd", "Perangkat daerah"),
                                    ("subunit", "Bagian, bidang, atau seksi"),
                                    ("upt", "UPT, sekolah, atau puskesmas"),
                                ],
                                default="subunit",
                                max_length=8,
                            ),
                        ),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="aktif")),
                        (
                            "induk",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.unitkerja",
                                verbose_name="unit atasan",
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
                                to="pegawai.unitkerja",
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
                                    hash="373a0e130919885d1f7de993b145c9c3d44993ad",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_9fa19",
                                    table="pegawai_unitkerjaevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_uni_pgh_cre_afceb7_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="CatatanAkun",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "tindakan",
                            models.CharField(
                                choices=[
                                    ("dibuat", "Akun dibuat"),
                                    ("diubah", "Nama atau surel diubah"),
                                    ("peran", "Peran diubah"),
                                    ("aktif", "Akun diaktifkan"),
                                    ("nonaktif", "Akun dinonaktifkan"),
                                    ("sesi", "Semua sesi diakhiri"),
                                    ("buka_kunci", "Kunci percobaan masuk dibuka"),
                                    ("faktor", "Langkah kedua dihapus"),
                                    ("sandi_sementara", "Kata sandi sementara dibuat"),
                                    ("tautan", "Tautan kata sandi dikirim"),
                                    ("surel_ditolak", "Pergantian surel ditolak pemilik alamat lama"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("rincian", models.CharField(blank=True, max_length=200)),
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
                            "pengguna",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="catatan_list", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "catatan akun",
                        "verbose_name_plural": "catatan akun",
                        "ordering": ["-waktu", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="catatan_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d4abe44f5ff0de92eaf23d4f5721383a1f9cb1f6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_catatan_tetap_2e1dc",
                                    table="pegawai_catatanakun",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Impor",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("jenis", models.CharField(max_length=20)),
                        ("berkas", models.FileField(max_length=200, upload_to="impor/")),
                        ("nama_berkas", models.CharField(max_length=200)),
                        ("sha256", models.CharField(max_length=64)),
                        ("ukuran", models.PositiveIntegerField(verbose_name="ukuran (byte)")),
                        ("berkas_penuh", models.BooleanField(default=False, verbose_name="berkas memuat seluruh pegawai")),
                        ("hanya_baru", models.BooleanField(default=False, verbose_name="hanya menambah yang baru")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("diperiksa", "Sedang diperiksa"),
                                    ("pratinjau", "Menunggu keputusan Anda"),
                                    ("diterapkan", "Sedang diterapkan"),
                                    ("selesai", "Selesai"),
                                    ("ditolak", "Berkas ditolak"),
                                    ("pembatalan", "Sedang dibatalkan"),
                                    ("dibatalkan", "Dibatalkan"),
                                ],
                                default="diperiksa",
                                max_length=10,
                            ),
                        ),
                        ("pesan", models.TextField(blank=True)),
                        ("jumlah_baris", models.PositiveIntegerField(default=0)),
                        ("jumlah_baru", models.PositiveIntegerField(default=0)),
                        ("jumlah_ubah", models.PositiveIntegerField(default=0)),
                        ("jumlah_sel", models.PositiveIntegerField(default=0, verbose_name="jumlah sel yang berubah")),
                        ("jumlah_sama", models.PositiveIntegerField(default=0)),
                        ("jumlah_galat", models.PositiveIntegerField(default=0)),
                        ("jumlah_peringatan", models.PositiveIntegerField(default=0)),
                        ("jumlah_absen", models.PositiveIntegerField(default=0, verbose_name="jumlah yang tidak ada di berkas")),
                        ("jumlah_dilewati", models.PositiveIntegerField(default=0, verbose_name="jumlah yang berubah sejak pratinjau")),
                        ("kolom", models.JSONField(blank=True, default=list, verbose_name="kolom yang terbaca")),
                        ("catatan", models.JSONField(blank=True, default=list, verbose_name="catatan pembacaan")),
                        ("hasil", models.JSONField(blank=True, default=dict, verbose_name="jumlah hasil")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        ("selesai_pada", models.DateTimeField(blank=True, null=True)),
                        (
                            "diterapkan_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "oleh",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="impor_list", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                        (
                            "pekerjaan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="pegawai.pekerjaan",
                            ),
                        ),
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
                        ("dibatalkan_pada", models.DateTimeField(blank=True, null=True, verbose_name="ditarik kembali pada")),
                    ],
                    options={
                        "verbose_name": "impor",
                        "verbose_name_plural": "impor",
                        "ordering": ["-dibuat", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="GalatImpor",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("baris", models.PositiveIntegerField(verbose_name="baris lembar")),
                        ("nama", models.CharField(blank=True, max_length=200)),
                        ("kolom", models.CharField(max_length=80)),
                        ("nilai", models.CharField(blank=True, max_length=200, verbose_name="isi di berkas")),
                        ("kode", models.CharField(max_length=40)),
                        ("berat", models.CharField(choices=[("galat", "Galat"), ("peringatan", "Peringatan")], max_length=10)),
                        ("alasan", models.CharField(max_length=300)),
                        ("tindakan", models.CharField(max_length=300, verbose_name="yang perlu dilakukan")),
                        (
                            "impor",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="galat_list", to="pegawai.impor"),
                        ),
                    ],
                    options={
                        "verbose_name": "galat impor",
                        "verbose_name_plural": "galat impor",
                        "ordering": ["baris", "pk"],
                        "indexes": [models.Index(fields=["impor", "berat", "baris"], name="galatimpor_berat")],
                    },
                ),
                migrations.CreateModel(
                    name="BarisImpor",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("baris", models.PositiveIntegerField(verbose_name="baris lembar")),
                        ("kunci", models.CharField(max_length=100)),
                        ("nama", models.CharField(blank=True, max_length=200)),
                        (
                            "putusan",
                            models.CharField(
                                choices=[
                                    ("baru", "Baru"),
                                    ("ubah", "Akan berubah"),
                                    ("sama", "Tidak berubah"),
                                    ("galat", "Galat"),
                                    ("absen", "Tidak ada di berkas"),
                                ],
                                max_length=5,
                            ),
                        ),
                        ("objek_id", models.BigIntegerField(blank=True, null=True)),
                        ("data", models.JSONField(default=dict)),
                        ("perubahan", models.JSONField(default=dict)),
                        (
                            "impor",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="baris_list", to="pegawai.impor"),
                        ),
                    ],
                    options={
                        "verbose_name": "baris impor",
                        "verbose_name_plural": "baris impor",
                        "ordering": ["baris", "pk"],
                        "indexes": [models.Index(fields=["impor", "putusan", "baris"], name="barisimpor_putusan")],
                    },
                ),
                migrations.CreateModel(
                    name="AturanPengingatEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kode", models.CharField(max_length=40)),
                        ("nama", models.CharField(max_length=100)),
                        ("kelompok", models.CharField(max_length=60)),
                        ("judul", models.CharField(max_length=150, verbose_name="judul surel")),
                        ("isi", models.TextField(verbose_name="isi surel")),
                        ("hari", models.SmallIntegerField(blank=True, null=True, verbose_name="hari")),
                        ("arti_hari", models.CharField(blank=True, editable=False, max_length=120, verbose_name="arti angka hari")),
                        (
                            "penanda",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="penanda yang dapat dipakai"),
                        ),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dikirim")),
                        ("urutan", models.PositiveSmallIntegerField(default=100, editable=False)),
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
                                to="pegawai.aturanpengingat",
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
                                    hash="28b85fe279a2a421522887af0cdeae19b661f4c2",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_40d4c",
                                    table="pegawai_aturanpengingatevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_atu_pgh_cre_594360_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="Notifikasi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kunci", models.CharField(max_length=160, unique=True)),
                        ("aturan", models.CharField(max_length=40)),
                        ("alamat", models.EmailField(blank=True, max_length=254, verbose_name="dikirim ke")),
                        ("objek", models.CharField(max_length=60)),
                        ("ke", models.PositiveSmallIntegerField(default=1, verbose_name="yang ke")),
                        ("data", models.JSONField(blank=True, default=dict)),
                        ("kirim_pada", models.DateTimeField(verbose_name="dikirim mulai")),
                        ("berguna_sampai", models.DateTimeField(blank=True, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("menunggu", "Menunggu"),
                                    ("mulai", "Sedang dikirim"),
                                    ("terkirim", "Terkirim"),
                                    ("tidak_pasti", "Tidak pasti"),
                                    ("tidak_perlu", "Tidak perlu lagi"),
                                    ("terlambat", "Terlambat, tidak dikirim"),
                                    ("gagal", "Gagal"),
                                ],
                                default="menunggu",
                                max_length=12,
                            ),
                        ),
                        ("sewa_sampai", models.DateTimeField(blank=True, null=True)),
                        ("percobaan", models.PositiveSmallIntegerField(default=0)),
                        ("message_id", models.CharField(blank=True, max_length=120)),
                        ("keterangan", models.CharField(blank=True, max_length=200)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        ("selesai", models.DateTimeField(blank=True, null=True, verbose_name="terkirim atau ditutup pada")),
                        (
                            "pegawai",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notifikasi_list",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "pengguna",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notifikasi_list",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("dibaca", models.DateTimeField(blank=True, null=True, verbose_name="dibaca pada")),
                    ],
                    options={
                        "verbose_name": "notifikasi",
                        "verbose_name_plural": "notifikasi",
                        "ordering": ["-dibuat", "-pk"],
                        "indexes": [
                            models.Index(condition=models.Q(("selesai__isnull", True)), fields=["kirim_pada"], name="notifikasi_terbuka"),
                            models.Index(fields=["objek"], name="notifikasi_objek"),
                            models.Index(fields=["dibuat"], name="notifikasi_dibuat"),
                            models.Index(condition=models.Q(("dibaca__isnull", True)), fields=["pegawai"], name="notifikasi_baru_pegawai"),
                            models.Index(
                                condition=models.Q(("dibaca__isnull", True)), fields=["pengguna"], name="notifikasi_baru_pengguna"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("pegawai__isnull", False),
                                    ("pengguna__isnull", False),
                                    models.Q(("alamat", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="notifikasi_ada_penerima",
                                violation_error_message="Notifikasi harus mempunyai penerima.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("selesai__isnull", True), ("status__in", ["menunggu", "mulai"])),
                                    ("status", "tidak_pasti"),
                                    models.Q(("selesai__isnull", False), ("status__in", ["terkirim", "tidak_perlu", "terlambat", "gagal"])),
                                    _connector="OR",
                                ),
                                name="notifikasi_selesai_bila_tertutup",
                                violation_error_message="Notifikasi yang tertutup harus menyebut waktunya.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AturanPengingat",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kode", models.CharField(max_length=40, unique=True)),
                        ("nama", models.CharField(max_length=100)),
                        ("kelompok", models.CharField(max_length=60)),
                        ("judul", models.CharField(max_length=150, verbose_name="judul surel")),
                        ("isi", models.TextField(verbose_name="isi surel")),
                        ("hari", models.SmallIntegerField(blank=True, null=True, verbose_name="hari")),
                        ("arti_hari", models.CharField(blank=True, editable=False, max_length=120, verbose_name="arti angka hari")),
                        (
                            "penanda",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="penanda yang dapat dipakai"),
                        ),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dikirim")),
                        ("urutan", models.PositiveSmallIntegerField(default=100, editable=False)),
                    ],
                    options={
                        "verbose_name": "aturan pengingat",
                        "verbose_name_plural": "aturan pengingat",
                        "ordering": ["urutan", "kode"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("hari__isnull", True), ("hari__range", (0, 60)), _connector="OR"),
                                name="aturanpengingat_hari_wajar",
                                violation_error_message="Jumlah hari 0 sampai 60.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_aturanpengingatevent" ("arti_hari", "hari", "id", "is_aktif", "isi", "judul", "kelompok", "kode", "nama", "penanda", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urutan") SELECT old_values."arti_hari", old_values."hari", old_values."id", old_values."is_aktif", old_values."isi", old_values."judul", old_values."kelompok", old_values."kode", old_values."nama", old_values."penanda", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."urutan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b5d7928f5fc1f10f859aec9bf5380866cf30999c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_b0995",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_aturanpengingat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_aturanpengingatevent" ("arti_hari", "hari", "id", "is_aktif", "isi", "judul", "kelompok", "kode", "nama", "penanda", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urutan") SELECT old_values."arti_hari", old_values."hari", old_values."id", old_values."is_aktif", old_values."isi", old_values."judul", old_values."kelompok", old_values."kode", old_values."nama", old_values."penanda", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."urutan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="77eebc30c4c7f80a56286f19745a9e606dc8ca00",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_ea998",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_aturanpengingat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_aturanpengingatevent" ("arti_hari", "hari", "id", "is_aktif", "isi", "judul", "kelompok", "kode", "nama", "penanda", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urutan") SELECT new_values."arti_hari", new_values."hari", new_values."id", new_values."is_aktif", new_values."isi", new_values."judul", new_values."kelompok", new_values."kode", new_values."nama", new_values."penanda", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."urutan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1c2f276666cc43fffdd5d4c3ce65ba3509d33379",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_377bb",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_aturanpengingat",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PilihanSurel",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("aturan", models.CharField(max_length=40, verbose_name="jenis yang tidak dikirim sebagai surel")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "pengguna",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pilihan_surel_list", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pilihan surel",
                        "verbose_name_plural": "pilihan surel",
                        "ordering": ["aturan"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pengguna", "aturan"),
                                name="pilihansurel_satu_per_jenis",
                                violation_error_message="Pilihan untuk jenis surel ini sudah tercatat.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_pilihansurelevent" ("aturan", "dibuat", "id", "pengguna_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."aturan", new_values."dibuat", new_values."id", new_values."pengguna_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="990aa3500cde8357aa500f7185005e66a9ab508f",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_ad963",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_pilihansurel",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_pilihansurelevent" ("aturan", "dibuat", "id", "pengguna_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."aturan", old_values."dibuat", old_values."id", old_values."pengguna_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0017b04bd4f72257719c8df2f8119054ec14e4ab",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_0f52f",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_pilihansurel",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_pilihansurelevent" ("aturan", "dibuat", "id", "pengguna_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."aturan", old_values."dibuat", old_values."id", old_values."pengguna_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2ddf7282dec4aa94f7ae38a4bfbfcdf6db0ddb93",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_8b0bd",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_pilihansurel",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Titipan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kunci", models.CharField(max_length=43, unique=True)),
                        ("bidang", models.CharField(max_length=100, verbose_name="nama isian")),
                        ("nama", models.CharField(max_length=255, verbose_name="nama berkas")),
                        ("jenis", models.CharField(blank=True, max_length=100, verbose_name="jenis isi")),
                        ("ukuran", models.PositiveIntegerField()),
                        ("isi", models.BinaryField(verbose_name="berkas terenkripsi")),
                        ("disimpan", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                        (
                            "pengguna",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="titipan_list", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "berkas titipan",
                        "verbose_name_plural": "berkas titipan",
                    },
                ),
                migrations.CreateModel(
                    name="Draf",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("halaman", models.TextField(verbose_name="alamat halaman")),
                        ("tujuan", models.TextField(verbose_name="alamat kiriman")),
                        ("isi", models.BinaryField(verbose_name="isian terenkripsi")),
                        ("disimpan", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                        (
                            "pengguna",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="draf_list", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "draf",
                        "verbose_name_plural": "draf",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pengguna", "halaman", "tujuan"),
                                name="draf_satu_per_formulir",
                                violation_error_message="Draf formulir ini sudah ada.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JejakImpor",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tabel", models.CharField(max_length=63)),
                        ("baru", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                        (
                            "kejadian",
                            django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None),
                        ),
                        ("batas", models.BigIntegerField(default=0)),
                        (
                            "impor",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="jejak_list", to="pegawai.impor"),
                        ),
                    ],
                    options={
                        "verbose_name": "jejak impor",
                        "verbose_name_plural": "jejak impor",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatGolonganEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("tmt", models.DateField(verbose_name="TMT")),
                        (
                            "golongan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.golongan",
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
                                to="pegawai.riwayatgolongan",
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
                                    hash="3c67706adf3b7ba659dcb25a5a32d014c9dbf3c1",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_247e4",
                                    table="pegawai_riwayatgolonganevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_riw_pgh_cre_c63525_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="UsulKepala",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("diusulkan_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        ("disahkan_pada", models.DateTimeField(blank=True, null=True)),
                        (
                            "disahkan_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diusulkan_oleh",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                        ),
                        (
                            "penempatan",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="usul_kepala", to="pegawai.penempatan"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "usul kepala unit",
                        "verbose_name_plural": "usul kepala unit",
                        "ordering": ["diusulkan_pada", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("disahkan_oleh__isnull", True),
                                    models.Q(("disahkan_oleh", models.F("diusulkan_oleh")), _negated=True),
                                    _connector="OR",
                                ),
                                name="usulkepala_dua_orang",
                                violation_error_message="Kepala unit diusulkan oleh satu orang dan disahkan oleh orang lain.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("disahkan_oleh__isnull", True), ("disahkan_pada__isnull", True)),
                                    models.Q(("disahkan_oleh__isnull", False), ("disahkan_pada__isnull", False)),
                                    _connector="OR",
                                ),
                                name="usulkepala_pengesahan_lengkap",
                                violation_error_message="Pengesahan harus menyebut siapa dan kapan.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_usulkepalaevent" ("disahkan_oleh_id", "disahkan_pada", "diusulkan_oleh_id", "diusulkan_pada", "id", "penempatan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."disahkan_oleh_id", new_values."disahkan_pada", new_values."diusulkan_oleh_id", new_values."diusulkan_pada", new_values."id", new_values."penempatan_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="749a12da68a520931bad211ef89aa5908932f131",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_5a123",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_usulkepala",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_usulkepalaevent" ("disahkan_oleh_id", "disahkan_pada", "diusulkan_oleh_id", "diusulkan_pada", "id", "penempatan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."disahkan_oleh_id", old_values."disahkan_pada", old_values."diusulkan_oleh_id", old_values."diusulkan_pada", old_values."id", old_values."penempatan_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="30eed1635e56ee6bbfe322d375522a40e59463e5",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_86d2b",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_usulkepala",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_usulkepalaevent" ("disahkan_oleh_id", "disahkan_pada", "diusulkan_oleh_id", "diusulkan_pada", "id", "penempatan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."disahkan_oleh_id", old_values."disahkan_pada", old_values."diusulkan_oleh_id", old_values."diusulkan_pada", old_values."id", old_values."penempatan_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="594c67cd65e74c507e10d80d2454389581873c62",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_c7eac",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_usulkepala",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GantiSurel",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("lama", models.EmailField(max_length=254, verbose_name="surel lama")),
                        ("baru", models.EmailField(blank=True, max_length=254, verbose_name="surel baru")),
                        ("waktu", models.DateTimeField(default=django.utils.timezone.now)),
                        ("ditolak", models.DateTimeField(blank=True, null=True, verbose_name="ditolak pemilik surel lama")),
                        (
                            "pengguna",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="ganti_surel_list", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pergantian surel",
                        "verbose_name_plural": "pergantian surel",
                        "ordering": ["-waktu", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatKedudukan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("mulai", models.DateField(default=datetime.date(1, 1, 1), verbose_name="mulai berlaku")),
                        ("selesai", models.DateField(verbose_name="berganti pada")),
                        ("dasar", models.CharField(blank=True, max_length=120, verbose_name="dasar pergantian")),
                        (
                            "kedudukan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.kedudukanhukum",
                                verbose_name="kedudukan hukum",
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="riwayat_kedudukan_list", to="pegawai.pegawai"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "riwayat kedudukan",
                        "verbose_name_plural": "riwayat kedudukan",
                        "ordering": ["-mulai"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("selesai__gt", models.F("mulai"))),
                                name="riwayatkedudukan_tanggal_berurutan",
                                violation_error_message="Kedudukan hukum berganti sesudah tanggal mulainya.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                expressions=[("pegawai", "="), (pegawai.models.hari.DateRange("mulai", "selesai"), "&&")],
                                name="riwayatkedudukan_satu_per_hari",
                                violation_error_message="Pegawai ini sudah mempunyai kedudukan hukum pada tanggal itu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatkedudukanevent" ("dasar", "id", "kedudukan_id", "mulai", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai") SELECT old_values."dasar", old_values."id", old_values."kedudukan_id", old_values."mulai", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."selesai" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="216e9931f1656e26d83bc446a670f1836323732d",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_46196",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_riwayatkedudukan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatkedudukanevent" ("dasar", "id", "kedudukan_id", "mulai", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai") SELECT old_values."dasar", old_values."id", old_values."kedudukan_id", old_values."mulai", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."selesai" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6bccf4ffab684201d7f7ff5e2afd5de19692cc26",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_7354d",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_riwayatkedudukan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatkedudukanevent" ("dasar", "id", "kedudukan_id", "mulai", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai") SELECT new_values."dasar", new_values."id", new_values."kedudukan_id", new_values."mulai", new_values."pegawai_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."selesai" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' pegawai_riwayatkedudukan \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="28fa70e423bece7c3a6927fe87b7b7f5745a5959",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_717ba",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_riwayatkedudukan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatKedudukanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("mulai", models.DateField(default=datetime.date(1, 1, 1), verbose_name="mulai berlaku")),
                        ("selesai", models.DateField(verbose_name="berganti pada")),
                        ("dasar", models.CharField(blank=True, max_length=120, verbose_name="dasar pergantian")),
                        (
                            "kedudukan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.kedudukanhukum",
                                verbose_name="kedudukan hukum",
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
                                to="pegawai.riwayatkedudukan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_riw_pgh_cre_01b914_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="bb38e04337cad40bd112c2f63340f94d4ab50fb9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_36533",
                                    table="pegawai_riwayatkedudukanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GolonganEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kode", models.CharField(max_length=8)),
                        ("siasn_id", models.CharField(max_length=8, verbose_name="ID SIASN")),
                        ("skema", models.CharField(choices=[("PNS", "PNS"), ("PPPK", "PPPK")], max_length=4)),
                        ("pangkat", models.CharField(blank=True, max_length=40)),
                        ("urutan", models.PositiveSmallIntegerField()),
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
                                to="pegawai.golongan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_gol_pgh_cre_a15419_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="9836db319a5e4b09df8c82765e80be95974f71af",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_089f2",
                                    table="pegawai_golonganevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KedudukanHukumEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("siasn_id", models.CharField(max_length=4, verbose_name="ID SIASN")),
                        ("nama", models.CharField(max_length=80)),
                        ("is_aktif", models.BooleanField(default=False, verbose_name="pegawai aktif")),
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
                                to="pegawai.kedudukanhukum",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_ked_pgh_cre_4ebe47_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="0541d0271a722262528c9ef04749099d0489ee23",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_207f9",
                                    table="pegawai_kedudukanhukumevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KelahiranImpor",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tabel", models.CharField(max_length=63)),
                        ("dari", models.BigIntegerField(verbose_name="nomor baris pertama")),
                        ("sampai", models.BigIntegerField(verbose_name="nomor baris terakhir")),
                        ("jumlah", models.PositiveIntegerField(verbose_name="jumlah baris")),
                        ("waktu", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "impor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="kelahiran_list", to="pegawai.impor"
                            ),
                        ),
                        (
                            "oleh",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diterapkan oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "baris baru dari impor",
                        "verbose_name_plural": "baris baru dari impor",
                        "ordering": ["-waktu", "-pk"],
                        "indexes": [models.Index(fields=["tabel", "dari"], name="kelahiranimpor_tabel")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="kelahiran_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="98b6db68f6b79720f9855a0c6e558fff8f36f2d6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_kelahiran_tetap_74524",
                                    table="pegawai_kelahiranimpor",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PilihanSurelEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("aturan", models.CharField(max_length=40, verbose_name="jenis yang tidak dikirim sebagai surel")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "pengguna",
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
                                to="pegawai.pilihansurel",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_pil_pgh_cre_c59151_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="60800fedf15f49dc611b077b366038072c150230",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_689b5",
                                    table="pegawai_pilihansurelevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TingkatPendidikanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("siasn_id", models.CharField(max_length=4, verbose_name="ID SIASN")),
                        ("nama", models.CharField(max_length=60)),
                        ("urutan", models.PositiveSmallIntegerField()),
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
                                to="pegawai.tingkatpendidikan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_tin_pgh_cre_47bebc_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="a64faf92a8f284d8e195a131617483ac5cad2a4e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ef212",
                                    table="pegawai_tingkatpendidikanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UsulKepalaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("diusulkan_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        ("disahkan_pada", models.DateTimeField(blank=True, null=True)),
                        (
                            "disahkan_oleh",
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
                            "diusulkan_oleh",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "penempatan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.penempatan",
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
                                to="pegawai.usulkepala",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_usu_pgh_cre_e83f4d_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="2bbdf3d4c175a067232260e27c6c144799c01748",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_78335",
                                    table="pegawai_usulkepalaevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatInduk",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("mulai", models.DateField(default=datetime.date(1, 1, 1), verbose_name="mulai berlaku")),
                        ("selesai", models.DateField(verbose_name="dipindah pada")),
                        (
                            "induk",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.unitkerja",
                                verbose_name="unit atasan",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="riwayat_induk_list", to="pegawai.unitkerja"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "riwayat unit atasan",
                        "verbose_name_plural": "riwayat unit atasan",
                        "ordering": ["-mulai"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("selesai__gt", models.F("mulai"))),
                                name="riwayatinduk_tanggal_berurutan",
                                violation_error_message="Unit dipindah sesudah tanggal mulai letaknya yang lama.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                expressions=[("unit", "="), (pegawai.models.hari.DateRange("mulai", "selesai"), "&&")],
                                name="riwayatinduk_satu_per_hari",
                                violation_error_message="Unit ini sudah mempunyai unit atasan pada tanggal itu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatindukevent" ("id", "induk_id", "mulai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "unit_id") SELECT new_values."id", new_values."induk_id", new_values."mulai", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."selesai", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' pegawai_riwayatinduk \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0341a17579d7ad1c41024b679f67c35fe88b1283",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_c2fdb",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_riwayatinduk",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatindukevent" ("id", "induk_id", "mulai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "unit_id") SELECT old_values."id", old_values."induk_id", old_values."mulai", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."selesai", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c80194763e0e850bd203b31e4f76d73023ec47e1",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_1eac4",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_riwayatinduk",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatindukevent" ("id", "induk_id", "mulai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "unit_id") SELECT old_values."id", old_values."induk_id", old_values."mulai", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."selesai", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="081113c833561840f724da67abdc0bd6af862845",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_923b3",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_riwayatinduk",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatIndukEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("mulai", models.DateField(default=datetime.date(1, 1, 1), verbose_name="mulai berlaku")),
                        ("selesai", models.DateField(verbose_name="dipindah pada")),
                        (
                            "induk",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.unitkerja",
                                verbose_name="unit atasan",
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
                                to="pegawai.riwayatinduk",
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
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_riw_pgh_cre_013e34_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="43e039fc689c9cb38f12da41fd2d331a184f6c24",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d9f36",
                                    table="pegawai_riwayatindukevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
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
                                choices=[("kota", "Kota"), ("kabupaten", "Kabupaten"), ("provinsi", "Provinsi")],
                                default="kota",
                                max_length=10,
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
                                to="pegawai.instansi",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_ins_pgh_cre_777f1e_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="c1683dc245ca164062ca3a351038b73bbbbd7368",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d5250",
                                    table="pegawai_instansievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
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
                                choices=[("kota", "Kota"), ("kabupaten", "Kabupaten"), ("provinsi", "Provinsi")],
                                default="kota",
                                max_length=10,
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
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PadananUnit",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kunci", models.CharField(editable=False, max_length=420, unique=True)),
                        ("unor_id", models.CharField(blank=True, max_length=200, verbose_name="UNOR ID di berkas")),
                        ("nama", models.CharField(blank=True, max_length=200, verbose_name="nama unit di berkas")),
                        ("pd", models.CharField(blank=True, max_length=200, verbose_name="satuan kerja induk di berkas")),
                        ("dicatat", models.DateTimeField(default=django.utils.timezone.now, verbose_name="dicatat pada")),
                        (
                            "oleh",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dicatat oleh",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="padanan_list",
                                to="pegawai.unitkerja",
                                verbose_name="unit di sini",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "padanan unit",
                        "verbose_name_plural": "padanan unit",
                        "ordering": ["nama", "pd", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_padananunitevent" ("dicatat", "id", "kunci", "nama", "oleh_id", "pd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "unor_id") SELECT new_values."dicatat", new_values."id", new_values."kunci", new_values."nama", new_values."oleh_id", new_values."pd", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."unit_id", new_values."unor_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4229f948997fe872f02b04fb6f42afd2413e9cb9",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_0b62a",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_padananunit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_padananunitevent" ("dicatat", "id", "kunci", "nama", "oleh_id", "pd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "unor_id") SELECT old_values."dicatat", old_values."id", old_values."kunci", old_values."nama", old_values."oleh_id", old_values."pd", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."unit_id", old_values."unor_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e44d09f4dd0b5a51b0907f22fede97782cd3e476",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_2cf28",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_padananunit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_padananunitevent" ("dicatat", "id", "kunci", "nama", "oleh_id", "pd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "unor_id") SELECT old_values."dicatat", old_values."id", old_values."kunci", old_values."nama", old_values."oleh_id", old_values."pd", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."unit_id", old_values."unor_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f2b4b833df42f3725bee727fc398709005077cf8",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_d2c4a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_padananunit",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PadananUnitEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kunci", models.CharField(editable=False, max_length=420)),
                        ("unor_id", models.CharField(blank=True, max_length=200, verbose_name="UNOR ID di berkas")),
                        ("nama", models.CharField(blank=True, max_length=200, verbose_name="nama unit di berkas")),
                        ("pd", models.CharField(blank=True, max_length=200, verbose_name="satuan kerja induk di berkas")),
                        ("dicatat", models.DateTimeField(default=django.utils.timezone.now, verbose_name="dicatat pada")),
                        (
                            "oleh",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dicatat oleh",
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
                                to="pegawai.padananunit",
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
                                verbose_name="unit di sini",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_pad_pgh_cre_4c07e4_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="a9dfbd64466bf13989a12c5c64a6e9ce13a98c21",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_9a63d",
                                    table="pegawai_padananunitevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
