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
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_kedudukanhukumevent" ("id", "is_aktif", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id") SELECT new_values."id", new_values."is_aktif", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."siasn_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e6f4b415272573f56ea47a36d850eef4fd1daecb",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_9f876",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_kedudukanhukum",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_kedudukanhukumevent" ("id", "is_aktif", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id") SELECT old_values."id", old_values."is_aktif", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."siasn_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="355ffb317a89bb5cd71bc9ff242300b006cddd01",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_d04bc",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_kedudukanhukum",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_kedudukanhukumevent" ("id", "is_aktif", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id") SELECT old_values."id", old_values."is_aktif", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."siasn_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0c2074c342a970e5ed52b402b106191fdbf90d43",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_f273d",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_kedudukanhukum",
                                    when="AFTER",
                                ),
                            ),
                        ],
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
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_pegawaievent" ("email", "gelar_belakang", "gelar_depan", "golongan_id", "id", "jenis_asn", "jenis_kelamin", "kedudukan_id", "nama", "nip", "pendidikan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "tahun_lulus", "tanggal_lahir", "telepon", "tempat_lahir", "tingkat_pendidikan_id", "tmt_cpns", "tmt_golongan") SELECT new_values."email", new_values."gelar_belakang", new_values."gelar_depan", new_values."golongan_id", new_values."id", new_values."jenis_asn", new_values."jenis_kelamin", new_values."kedudukan_id", new_values."nama", new_values."nip", new_values."pendidikan", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."siasn_id", new_values."tahun_lulus", new_values."tanggal_lahir", new_values."telepon", new_values."tempat_lahir", new_values."tingkat_pendidikan_id", new_values."tmt_cpns", new_values."tmt_golongan" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' pegawai_pegawai \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="84871c7f217f5d8910a87e1702453bd15e409708",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_d6878",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_pegawai",
                                    when="AFTER",
                                ),
                            ),
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
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_tingkatpendidikanevent" ("id", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "urutan") SELECT new_values."id", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."siasn_id", new_values."urutan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="449e843b2e6d903144a2c1889013c85dd41b19ea",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_153d0",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_tingkatpendidikan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_tingkatpendidikanevent" ("id", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "urutan") SELECT old_values."id", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."siasn_id", old_values."urutan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f2244cd792c9fb184bcf00e66a16fb5b1608ae0d",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_07dda",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_tingkatpendidikan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_tingkatpendidikanevent" ("id", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "urutan") SELECT old_values."id", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."siasn_id", old_values."urutan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="894db34236005ca347d5b0b8bcd3292f5abdaabb",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_09afc",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_tingkatpendidikan",
                                    when="AFTER",
                                ),
                            ),
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
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_penggunaevent" ("date_joined", "email", "id", "is_active", "is_staff", "is_superuser", "nama", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sandi_sementara_sampai", "username", "wajib_ganti_sandi") SELECT new_values."date_joined", new_values."email", new_values."id", new_values."is_active", new_values."is_staff", new_values."is_superuser", new_values."nama", new_values."pegawai_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."sandi_sementara_sampai", new_values."username", new_values."wajib_ganti_sandi" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="53972aec25041fe9ac52b8e059e4b693b819f88c",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_ea75a",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_pengguna",
                                    when="AFTER",
                                ),
                            ),
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
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_golonganevent" ("id", "kode", "pangkat", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "skema", "urutan") SELECT new_values."id", new_values."kode", new_values."pangkat", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."siasn_id", new_values."skema", new_values."urutan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="734f8eda07896c081fcd9b5d4118cc8becf1b795",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_b1ed8",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="pegawai_golongan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_golonganevent" ("id", "kode", "pangkat", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "skema", "urutan") SELECT old_values."id", old_values."kode", old_values."pangkat", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."siasn_id", old_values."skema", old_values."urutan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2f4d701758447d70d2d38bebada3f77bff58e0ff",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_000eb",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="pegawai_golongan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_golonganevent" ("id", "kode", "pangkat", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "skema", "urutan") SELECT old_values."id", old_values."kode", old_values."pangkat", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."siasn_id", old_values."skema", old_values."urutan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5ac0f89b5fbca79cc095f38945544f9284a89da8",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_9b872",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="pegawai_golongan",
                                    when="AFTER",
                                ),
                            ),
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
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_pen_pgh_cre_5fbeab_idx")],
                    },
                ),
            ],
        ),
    ]
