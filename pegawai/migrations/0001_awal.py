import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import lib.migrasi
import pegawai.models.pegawai


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        django.contrib.postgres.operations.TrigramExtension(),
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
                    },
                ),
                migrations.CreateModel(
                    name="KedudukanHukum",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("siasn_id", models.CharField(max_length=4, unique=True, verbose_name="ID SIASN")),
                        ("nama", models.CharField(max_length=80)),
                        ("is_aktif", models.BooleanField(default=False, verbose_name="pegawai aktif")),
                    ],
                    options={
                        "verbose_name": "kedudukan hukum",
                        "verbose_name_plural": "kedudukan hukum",
                        "ordering": ["siasn_id"],
                    },
                ),
                migrations.CreateModel(
                    name="Pegawai",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("siasn_id", models.CharField(blank=True, max_length=42, null=True, unique=True, verbose_name="ID SIASN")),
                        (
                            "nip",
                            models.CharField(
                                error_messages={"unique": "NIP ini sudah dipakai pegawai lain."},
                                max_length=18,
                                unique=True,
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
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="pegawai.golongan"),
                        ),
                        (
                            "kedudukan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="pegawai.kedudukanhukum", verbose_name="kedudukan hukum"
                            ),
                        ),
                        (
                            "tingkat_pendidikan",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="pegawai.tingkatpendidikan"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pegawai",
                        "verbose_name_plural": "pegawai",
                        "ordering": ["nama", "pk"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper("nama"), name="gin_trgm_ops"),
                                name="pegawai_nama_trgm",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(models.F("nip"), name="gin_trgm_ops"), name="pegawai_nip_trgm"
                            ),
                            models.Index(django.db.models.functions.text.Lower("nama"), models.F("id"), name="pegawai_urut_nama"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("nip__regex", "^[0-9]{18}$")),
                                name="pegawai_nip_18_angka",
                                violation_error_message="NIP harus 18 angka.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("nama", ""), _negated=True),
                                name="pegawai_nama_berisi",
                                violation_error_message="Nama harus diisi.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_pegawaievent" ("email", "gelar_belakang", "gelar_depan", "golongan_id", "id", "jenis_asn", "jenis_kelamin", "kedudukan_id", "nama", "nip", "pendidikan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "tahun_lulus", "tanggal_lahir", "telepon", "tempat_lahir", "tingkat_pendidikan_id", "tmt_cpns", "tmt_golongan") SELECT old_values."email", old_values."gelar_belakang", old_values."gelar_depan", old_values."golongan_id", old_values."id", old_values."jenis_asn", old_values."jenis_kelamin", old_values."kedudukan_id", old_values."nama", old_values."nip", old_values."pendidikan", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."siasn_id", old_values."tahun_lulus", old_values."tanggal_lahir", old_values."telepon", old_values."tempat_lahir", old_values."tingkat_pendidikan_id", old_values."tmt_cpns", old_values."tmt_golongan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="3a63b1f8db137e6e203011145608143a7186d239",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_8d362",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_pegawai",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_pegawaievent" ("email", "gelar_belakang", "gelar_depan", "golongan_id", "id", "jenis_asn", "jenis_kelamin", "kedudukan_id", "nama", "nip", "pendidikan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "tahun_lulus", "tanggal_lahir", "telepon", "tempat_lahir", "tingkat_pendidikan_id", "tmt_cpns", "tmt_golongan") SELECT old_values."email", old_values."gelar_belakang", old_values."gelar_depan", old_values."golongan_id", old_values."id", old_values."jenis_asn", old_values."jenis_kelamin", old_values."kedudukan_id", old_values."nama", old_values."nip", old_values."pendidikan", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."siasn_id", old_values."tahun_lulus", old_values."tanggal_lahir", old_values."telepon", old_values."tempat_lahir", old_values."tingkat_pendidikan_id", old_values."tmt_cpns", old_values."tmt_golongan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="68f5a5cc0a756fca907f8b12b033679b1c565483",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_52919",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_pegawai",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="surel_akun",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.email IS DISTINCT FROM NEW.email)",
                                    func="UPDATE pegawai_pengguna SET email = lower(NEW.email) WHERE pegawai_id = NEW.id; RETURN NULL;",
                                    hash="e31f03d3aa06059ce2946e920ced477db38a912f",
                                    operation='UPDATE OF "email"',
                                    pgid="pgtrigger_surel_akun_83896",
                                    table="pegawai_pegawai",
                                    when="AFTER",
                                ),
                            ),
                        ],
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
                                expressions=[("pegawai", "="), (pegawai.models.pegawai.DateRange("mulai", "selesai"), "&&")],
                                name="penempatan_satu_definitif",
                                violation_error_message="Pegawai ini sudah mempunyai penempatan definitif pada tanggal itu.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("memimpin", True), ("status", "definitif")),
                                expressions=[("unit", "="), (pegawai.models.pegawai.DateRange("mulai", "selesai"), "&&")],
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
                    },
                ),
                migrations.CreateModel(
                    name="PenggunaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "Nama akun ini sudah dipakai."}, max_length=60, verbose_name="NIP atau nama akun"
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="surel")),
                        ("nama", models.CharField(max_length=150)),
                        ("is_active", models.BooleanField(default=True, verbose_name="aktif")),
                        ("is_staff", models.BooleanField(default=False, verbose_name="boleh membuka admin")),
                        ("wajib_ganti_sandi", models.BooleanField(default=False, verbose_name="wajib mengganti kata sandi")),
                        (
                            "sandi_sementara_sampai",
                            models.DateTimeField(blank=True, null=True, verbose_name="kata sandi sementara berlaku sampai"),
                        ),
                        ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="dibuat")),
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
                                to=settings.AUTH_USER_MODEL,
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
                                    hash="69ee2d8535ba67b09e772d91fcbf0bb77112bf95",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_df9ec",
                                    table="pegawai_penggunaevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
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
                    name="TingkatPendidikan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("siasn_id", models.CharField(max_length=4, unique=True, verbose_name="ID SIASN")),
                        ("nama", models.CharField(max_length=60)),
                        ("urutan", models.PositiveSmallIntegerField()),
                    ],
                    options={
                        "verbose_name": "tingkat pendidikan",
                        "verbose_name_plural": "tingkat pendidikan",
                        "ordering": ["urutan"],
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
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("pk", models.F("induk")), _negated=True),
                                name="unitkerja_bukan_induk_sendiri",
                                violation_error_message="Unit tidak boleh menjadi atasan dirinya sendiri.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_unitkerjaevent" ("id", "induk_id", "is_aktif", "jenis", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "singkatan") SELECT old_values."id", old_values."induk_id", old_values."is_aktif", old_values."jenis", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."siasn_id", old_values."singkatan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b1459708ee23bebcb7e5a3a92baa8d678783c9a1",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_42b59",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_unitkerja",
                                    when="AFTER",
                                ),
                            ),
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
                    },
                ),
                migrations.CreateModel(
                    name="Pengguna",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "Nama akun ini sudah dipakai."},
                                max_length=60,
                                unique=True,
                                verbose_name="NIP atau nama akun",
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="surel")),
                        ("nama", models.CharField(max_length=150)),
                        ("is_active", models.BooleanField(default=True, verbose_name="aktif")),
                        ("is_staff", models.BooleanField(default=False, verbose_name="boleh membuka admin")),
                        ("wajib_ganti_sandi", models.BooleanField(default=False, verbose_name="wajib mengganti kata sandi")),
                        (
                            "sandi_sementara_sampai",
                            models.DateTimeField(blank=True, null=True, verbose_name="kata sandi sementara berlaku sampai"),
                        ),
                        ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="dibuat")),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                        (
                            "pegawai",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="akun",
                                to="pegawai.pegawai",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "akun",
                        "verbose_name_plural": "akun",
                        "ordering": ["nama", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"),
                                condition=models.Q(("email", ""), _negated=True),
                                name="pengguna_surel_unik",
                                violation_error_message="Surel ini sudah dipakai akun lain.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_penggunaevent" ("date_joined", "email", "id", "is_active", "is_staff", "is_superuser", "nama", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sandi_sementara_sampai", "username", "wajib_ganti_sandi") SELECT old_values."date_joined", old_values."email", old_values."id", old_values."is_active", old_values."is_staff", old_values."is_superuser", old_values."nama", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."sandi_sementara_sampai", old_values."username", old_values."wajib_ganti_sandi" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."date_joined" IS DISTINCT FROM (new_values."date_joined") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."is_staff" IS DISTINCT FROM (new_values."is_staff") OR old_values."is_superuser" IS DISTINCT FROM (new_values."is_superuser") OR old_values."nama" IS DISTINCT FROM (new_values."nama") OR old_values."pegawai_id" IS DISTINCT FROM (new_values."pegawai_id") OR old_values."sandi_sementara_sampai" IS DISTINCT FROM (new_values."sandi_sementara_sampai") OR old_values."username" IS DISTINCT FROM (new_values."username") OR old_values."wajib_ganti_sandi" IS DISTINCT FROM (new_values."wajib_ganti_sandi")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e7cf542d103251735cdb04aad2925533275ac70c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_b7e2f",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_pengguna",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_penggunaevent" ("date_joined", "email", "id", "is_active", "is_staff", "is_superuser", "nama", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sandi_sementara_sampai", "username", "wajib_ganti_sandi") SELECT old_values."date_joined", old_values."email", old_values."id", old_values."is_active", old_values."is_staff", old_values."is_superuser", old_values."nama", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."sandi_sementara_sampai", old_values."username", old_values."wajib_ganti_sandi" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f9569b810019bd44c18dfa624bb64b66c22ea94a",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_d1eb5",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_pengguna",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="catat_surel",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.email <> '' AND lower(OLD.email) <> lower(NEW.email))",
                                    declare="DECLARE ganti bigint;",
                                    func="\n    INSERT INTO pegawai_gantisurel (pengguna_id, lama, baru, waktu) VALUES (NEW.id, OLD.email, NEW.email, now()) RETURNING id INTO ganti;\n    INSERT INTO pegawai_suratakun (jenis, pengguna_id, ganti_id, masukan, dibuat, coba_lagi, percobaan)\n    SELECT jenis, NEW.id, ganti, '', now(), now(), 0\n    FROM (VALUES ('surel_lama', OLD.email), ('surel_baru', NEW.email)) AS surat (jenis, alamat)\n    WHERE alamat <> '' AND (NEW.last_login IS NOT NULL\n        OR NOT coalesce(jsonb_exists(nullif(current_setting('pghistory.context_metadata', true), '')::jsonb, 'pekerjaan'), false));\n    RETURN NULL;\n",
                                    hash="c729f7b54a0546e7e178a5458d207cd843959d0b",
                                    operation='UPDATE OF "email"',
                                    pgid="pgtrigger_catat_surel_229b8",
                                    table="pegawai_pengguna",
                                    when="AFTER",
                                ),
                            ),
                        ],
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
                    name="Golongan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kode", models.CharField(max_length=8, unique=True)),
                        ("siasn_id", models.CharField(max_length=8, verbose_name="ID SIASN")),
                        ("skema", models.CharField(choices=[("PNS", "PNS"), ("PPPK", "PPPK")], max_length=4)),
                        ("pangkat", models.CharField(blank=True, max_length=40)),
                        ("urutan", models.PositiveSmallIntegerField(unique=True)),
                    ],
                    options={
                        "verbose_name": "golongan",
                        "verbose_name_plural": "golongan",
                        "ordering": ["urutan"],
                        "constraints": [models.UniqueConstraint(fields=("skema", "siasn_id"), name="golongan_siasn_unik")],
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
            ],
        ),
    ]
