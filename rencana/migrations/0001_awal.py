import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import lib.migrasi
import rencana.models.periode


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("diklat", "0001_awal"),
        ("kompetensi", "0001_awal"),
        ("pegawai", "0002_awal"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        lib.migrasi.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="RekeningEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kode", models.CharField(max_length=30)),
                        ("nama", models.CharField(max_length=250)),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="tidak berlaku lagi sejak")),
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
                                to="rencana.rekening",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_rek_pgh_cre_3fc0d2_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="bd325cb94a4838867c8d178975b2b696584976ac",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_596e1",
                                    table="rencana_rekeningevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RevisiPagu",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nomor", models.PositiveSmallIntegerField(verbose_name="revisi ke")),
                        (
                            "jenis",
                            models.CharField(
                                choices=[("murni", "Murni"), ("pergeseran", "Pergeseran"), ("perubahan", "Perubahan")], max_length=10
                            ),
                        ),
                        ("tanggal", models.DateField(verbose_name="tanggal dokumen")),
                        ("dokumen", models.CharField(max_length=120, verbose_name="nomor dokumen")),
                        ("jumlah", models.BigIntegerField(verbose_name="jumlah pagu sesudahnya (rupiah)")),
                        ("keterangan", models.CharField(blank=True, max_length=300)),
                        ("dibuat", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                            "pagu",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="revisi_list", to="rencana.paguanggaran"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "revisi pagu",
                        "verbose_name_plural": "revisi pagu",
                        "ordering": ["pagu", "nomor"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pagu", "nomor"),
                                name="revisipagu_nomor_sekali",
                                violation_error_message="Nomor revisi ini sudah ada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("jumlah__gte", 0)),
                                name="revisipagu_jumlah_tidak_negatif",
                                violation_error_message="Pagu paling sedikit Rp0.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("jenis", "murni"), ("nomor", 1)),
                                    models.Q(("nomor__gt", 1), models.Q(("jenis", "murni"), _negated=True)),
                                    _connector="OR",
                                ),
                                name="revisipagu_pertama_murni",
                                violation_error_message="Pagu murni hanya yang pertama; sesudahnya pergeseran atau perubahan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("dokumen", ""), _negated=True),
                                name="revisipagu_berdokumen",
                                violation_error_message="Tulis nomor dokumennya.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="revisi_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5fca0125606391e95cb9fca1fdd71c6084c485b9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_revisi_tetap_3bf04",
                                    table="rencana_revisipagu",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="berurutan",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE terakhir INTEGER; hari DATE;",
                                    func="\n    SELECT max(r.nomor), max(r.tanggal) INTO terakhir, hari FROM rencana_revisipagu r WHERE r.pagu_id = NEW.pagu_id;\n    IF NEW.nomor <> coalesce(terakhir, 0) + 1 OR NEW.tanggal < hari THEN\n        RAISE EXCEPTION 'revisi pagu harus berurutan' USING ERRCODE = 'check_violation', CONSTRAINT = 'revisipagu_berurutan';\n    END IF;\n    RETURN NEW;\n",
                                    hash="b46c7a5ea1569ebb54ef789b8b52f08a9190a5dd",
                                    operation="INSERT",
                                    pgid="pgtrigger_berurutan_5cf5f",
                                    table="rencana_revisipagu",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="berlaku",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    UPDATE rencana_paguanggaran p SET nilai = NEW.jumlah WHERE p.id = NEW.pagu_id;\n    RETURN NULL;\n",
                                    hash="bac2ade22043f26eb730e10ba0b95de2eb462fec",
                                    operation="INSERT",
                                    pgid="pgtrigger_berlaku_87ba7",
                                    table="rencana_revisipagu",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubKegiatan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kode", models.CharField(max_length=30)),
                        ("nama", models.CharField(max_length=250)),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="tidak berlaku lagi sejak")),
                    ],
                    options={
                        "verbose_name": "sub-kegiatan",
                        "verbose_name_plural": "sub-kegiatan",
                        "ordering": ["kode", "-berlaku_mulai"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kode", "berlaku_mulai"),
                                name="subkegiatan_kode_sekali",
                                violation_error_message="Kode ini sudah tercatat mulai hari itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("berlaku_sampai__isnull", True), ("berlaku_sampai__gt", models.F("berlaku_mulai")), _connector="OR"
                                ),
                                name="subkegiatan_tanggal_berurutan",
                                violation_error_message="Hari terakhir harus sesudah hari mulai berlaku.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_subkegiatanevent" ("berlaku_mulai", "berlaku_sampai", "id", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."berlaku_mulai", new_values."berlaku_sampai", new_values."id", new_values."kode", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="42a0d599f59ac1f83e72f114b32330d192ffed42",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_853d7",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_subkegiatan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_subkegiatanevent" ("berlaku_mulai", "berlaku_sampai", "id", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."id", old_values."kode", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="60209267cec0a610d4f6cb5ff1b7c34ca02fd146",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_3e230",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_subkegiatan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_subkegiatanevent" ("berlaku_mulai", "berlaku_sampai", "id", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."id", old_values."kode", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="262dd0f27301fd2079db259cae8ce20effa51780",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_d9b0d",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_subkegiatan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubKegiatanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kode", models.CharField(max_length=30)),
                        ("nama", models.CharField(max_length=250)),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="tidak berlaku lagi sejak")),
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
                                to="rencana.subkegiatan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_sub_pgh_cre_04fdbe_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="4f103caa8fd0247f1c4179447ac3751e7d7ace2f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e7cc7",
                                    table="rencana_subkegiatanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UsulanDiklat",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tahun", models.PositiveSmallIntegerField(verbose_name="untuk tahun")),
                        (
                            "alasan",
                            models.CharField(
                                choices=[
                                    ("kesenjangan", "Menutup kesenjangan"),
                                    ("wajib", "Diwajibkan jabatan"),
                                    ("karier", "Pengembangan karier"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("peserta", models.PositiveIntegerField(default=1, verbose_name="jumlah peserta")),
                        ("keterangan", models.CharField(max_length=500, verbose_name="mengapa diperlukan")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("diajukan", "Menunggu atasan"),
                                    ("disetujui", "Disetujui"),
                                    ("ditolak", "Ditolak"),
                                    ("ditarik", "Ditarik"),
                                ],
                                default="diajukan",
                                editable=False,
                                max_length=9,
                            ),
                        ),
                        ("diputus_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("alasan_putusan", models.CharField(blank=True, editable=False, max_length=300, verbose_name="alasan putusan")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="diajukan pada")),
                        (
                            "diputus_oleh",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kompetensi",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kompetensi.kompetensi",
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="usulan_diklat_list",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "pengusul",
                            models.ForeignKey(
                                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.program"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="usulan_diklat_list",
                                to="pegawai.unitkerja",
                            ),
                        ),
                        (
                            "unit_pemutus",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.unitkerja",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "usulan diklat",
                        "verbose_name_plural": "usulan diklat",
                        "ordering": ["-dibuat", "-pk"],
                        "indexes": [
                            models.Index(condition=models.Q(("status", "diajukan")), fields=["unit_pemutus"], name="usulandiklat_menunggu")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kompetensi__isnull", False), ("program__isnull", False), _connector="OR"),
                                name="usulandiklat_menyebut_yang_diminta",
                                violation_error_message="Pilih kompetensi atau programnya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("pegawai__isnull", False), ("peserta", 1)),
                                    models.Q(("pegawai__isnull", True), ("peserta__gte", 1), ("unit__isnull", False)),
                                    _connector="OR",
                                ),
                                name="usulandiklat_seorang_atau_unit",
                                violation_error_message="Usulan menyebut seorang pegawai, atau unit dengan jumlah pesertanya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ditolak"), _negated=True),
                                    models.Q(("alasan_putusan", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="usulandiklat_ditolak_beralasan",
                                violation_error_message="Tulis alasan penolakan; pengusul membacanya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["diajukan", "ditarik"]),
                                    models.Q(
                                        ("diputus_oleh__isnull", False),
                                        ("diputus_pada__isnull", False),
                                        models.Q(("diputus_oleh", models.F("pengusul")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="usulandiklat_diputus_lengkap",
                                violation_error_message="Usulan diputus oleh orang lain daripada pengusulnya.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["diajukan", "disetujui"])),
                                fields=("tahun", "pegawai", "unit", "kompetensi", "program"),
                                name="usulandiklat_sekali",
                                nulls_distinct=False,
                                violation_error_message="Usulan yang sama untuk tahun ini sudah ada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("tahun__range", (2000, 2199))),
                                name="usulandiklat_tahun_wajar",
                                violation_error_message="Periksa tahunnya.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_usulandiklatevent" ("alasan", "alasan_putusan", "dibuat", "diputus_oleh_id", "diputus_pada", "id", "keterangan", "kompetensi_id", "pegawai_id", "pengusul_id", "peserta", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "status", "tahun", "unit_id", "unit_pemutus_id") SELECT new_values."alasan", new_values."alasan_putusan", new_values."dibuat", new_values."diputus_oleh_id", new_values."diputus_pada", new_values."id", new_values."keterangan", new_values."kompetensi_id", new_values."pegawai_id", new_values."pengusul_id", new_values."peserta", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id", new_values."status", new_values."tahun", new_values."unit_id", new_values."unit_pemutus_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b12d1926b83167fa1f0c95385f29a7adf7bee030",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_1a836",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_usulandiklat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_usulandiklatevent" ("alasan", "alasan_putusan", "dibuat", "diputus_oleh_id", "diputus_pada", "id", "keterangan", "kompetensi_id", "pegawai_id", "pengusul_id", "peserta", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "status", "tahun", "unit_id", "unit_pemutus_id") SELECT old_values."alasan", old_values."alasan_putusan", old_values."dibuat", old_values."diputus_oleh_id", old_values."diputus_pada", old_values."id", old_values."keterangan", old_values."kompetensi_id", old_values."pegawai_id", old_values."pengusul_id", old_values."peserta", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id", old_values."status", old_values."tahun", old_values."unit_id", old_values."unit_pemutus_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f5efeb77f2177ba60acb50a099cefb732399382f",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_3ede5",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_usulandiklat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_usulandiklatevent" ("alasan", "alasan_putusan", "dibuat", "diputus_oleh_id", "diputus_pada", "id", "keterangan", "kompetensi_id", "pegawai_id", "pengusul_id", "peserta", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "status", "tahun", "unit_id", "unit_pemutus_id") SELECT old_values."alasan", old_values."alasan_putusan", old_values."dibuat", old_values."diputus_oleh_id", old_values."diputus_pada", old_values."id", old_values."keterangan", old_values."kompetensi_id", old_values."pegawai_id", old_values."pengusul_id", old_values."peserta", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id", old_values."status", old_values."tahun", old_values."unit_id", old_values."unit_pemutus_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="113ebab1d770b6c35390fa6a6ddd7e757e43fb18",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_a4510",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_usulandiklat",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UsulanDiklatEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("tahun", models.PositiveSmallIntegerField(verbose_name="untuk tahun")),
                        (
                            "alasan",
                            models.CharField(
                                choices=[
                                    ("kesenjangan", "Menutup kesenjangan"),
                                    ("wajib", "Diwajibkan jabatan"),
                                    ("karier", "Pengembangan karier"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("peserta", models.PositiveIntegerField(default=1, verbose_name="jumlah peserta")),
                        ("keterangan", models.CharField(max_length=500, verbose_name="mengapa diperlukan")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("diajukan", "Menunggu atasan"),
                                    ("disetujui", "Disetujui"),
                                    ("ditolak", "Ditolak"),
                                    ("ditarik", "Ditarik"),
                                ],
                                default="diajukan",
                                editable=False,
                                max_length=9,
                            ),
                        ),
                        ("diputus_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("alasan_putusan", models.CharField(blank=True, editable=False, max_length=300, verbose_name="alasan putusan")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="diajukan pada")),
                        (
                            "diputus_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
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
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kompetensi.kompetensi",
                            ),
                        ),
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
                            "pengusul",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
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
                                to="rencana.usulandiklat",
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
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
                        (
                            "unit_pemutus",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
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
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_usu_pgh_cre_b9aa87_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="83a3d22314a58534bab44e7e346f0929275bdf6a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e6b7b",
                                    table="rencana_usulandiklatevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BarisKebutuhan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("dinilai", models.PositiveIntegerField()),
                        ("di_bawah", models.PositiveIntegerField(verbose_name="di bawah standar")),
                        ("belum", models.PositiveIntegerField(verbose_name="belum dinilai")),
                        ("per", models.DateField(verbose_name="dihitung per")),
                        (
                            "kompetensi",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kompetensi.kompetensi"),
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
                        (
                            "kebutuhan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="baris_list", to="rencana.kebutuhanrencana"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "baris kebutuhan",
                        "verbose_name_plural": "baris kebutuhan",
                        "ordering": ["kebutuhan", "-di_bawah", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kebutuhan", "kompetensi"),
                                name="bariskebutuhan_sekali",
                                violation_error_message="Kompetensi ini sudah ada pada kebutuhan unit.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("di_bawah__lte", models.F("dinilai"))),
                                name="bariskebutuhan_bawah_dari_dinilai",
                                violation_error_message="Yang di bawah standar tidak lebih banyak daripada yang dinilai.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_bariskebutuhanevent" ("belum", "di_bawah", "dinilai", "id", "kebutuhan_id", "kompetensi_id", "oleh_id", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."belum", new_values."di_bawah", new_values."dinilai", new_values."id", new_values."kebutuhan_id", new_values."kompetensi_id", new_values."oleh_id", new_values."per", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1769e457284dbac52994486b2a81cd1a0cd67666",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_1e3de",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_bariskebutuhan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_bariskebutuhanevent" ("belum", "di_bawah", "dinilai", "id", "kebutuhan_id", "kompetensi_id", "oleh_id", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."belum", old_values."di_bawah", old_values."dinilai", old_values."id", old_values."kebutuhan_id", old_values."kompetensi_id", old_values."oleh_id", old_values."per", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f334fdd0292434b4d8c6209df7d23d65990439f4",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_f0a12",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_bariskebutuhan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_bariskebutuhanevent" ("belum", "di_bawah", "dinilai", "id", "kebutuhan_id", "kompetensi_id", "oleh_id", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."belum", old_values."di_bawah", old_values."dinilai", old_values."id", old_values."kebutuhan_id", old_values."kompetensi_id", old_values."oleh_id", old_values."per", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a5c2c92ddf4dee4f045e6533a4406d111aae499d",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_ac680",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_bariskebutuhan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DaftarWajib",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        ("dasar", models.CharField(max_length=200, verbose_name="dasar kewajiban")),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="tidak berlaku lagi sejak")),
                        (
                            "jabatan",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.jabatan"
                            ),
                        ),
                        (
                            "program",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="wajib_list", to="diklat.program"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.unitkerja",
                                verbose_name="unit dan di bawahnya",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "diklat wajib",
                        "verbose_name_plural": "daftar wajib",
                        "ordering": ["program__nama", "-berlaku_mulai", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("berlaku_sampai__isnull", True), ("berlaku_sampai__gt", models.F("berlaku_mulai")), _connector="OR"
                                ),
                                name="daftarwajib_tanggal_berurutan",
                                violation_error_message="Hari terakhir harus sesudah hari mulai berlaku.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("dasar", ""), _negated=True),
                                name="daftarwajib_berdasar",
                                violation_error_message="Tulis dasar kewajibannya.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_daftarwajibevent" ("berlaku_mulai", "berlaku_sampai", "dasar", "id", "jabatan_id", "jenis_asn", "kelompok_jabatan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "unit_id") SELECT new_values."berlaku_mulai", new_values."berlaku_sampai", new_values."dasar", new_values."id", new_values."jabatan_id", new_values."jenis_asn", new_values."kelompok_jabatan", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="446e4c54706f68c017f031a18c05f0a4c1c5c38b",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_7e51d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_daftarwajib",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_daftarwajibevent" ("berlaku_mulai", "berlaku_sampai", "dasar", "id", "jabatan_id", "jenis_asn", "kelompok_jabatan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "unit_id") SELECT old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."dasar", old_values."id", old_values."jabatan_id", old_values."jenis_asn", old_values."kelompok_jabatan", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="eb8df786179d0fd38f77c92b2abe28aa4979f365",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_648bb",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_daftarwajib",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_daftarwajibevent" ("berlaku_mulai", "berlaku_sampai", "dasar", "id", "jabatan_id", "jenis_asn", "kelompok_jabatan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "unit_id") SELECT old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."dasar", old_values."id", old_values."jabatan_id", old_values."jenis_asn", old_values."kelompok_jabatan", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0713ba972784d99b519f81ccf041b41ca8aeb6dc",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_cf5ef",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_daftarwajib",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DaftarWajibEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
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
                        ("dasar", models.CharField(max_length=200, verbose_name="dasar kewajiban")),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="tidak berlaku lagi sejak")),
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
                                to="rencana.daftarwajib",
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
                                verbose_name="unit dan di bawahnya",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_daf_pgh_cre_bc2e61_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="a5e550548b85491f7c384d7b389433cfdd6892e9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_cbc07",
                                    table="rencana_daftarwajibevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KebutuhanRencana",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kebutuhan_list",
                                to="pegawai.unitkerja",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kebutuhan rencana",
                        "verbose_name_plural": "kebutuhan rencana",
                        "ordering": ["-tahun", "unit__sebutan", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tahun", "unit"),
                                name="kebutuhanrencana_sekali",
                                nulls_distinct=False,
                                violation_error_message="Kebutuhan unit ini untuk tahun itu sudah ada.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_kebutuhanrencanaevent" ("dibuat", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun", "unit_id") SELECT new_values."dibuat", new_values."id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."tahun", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5608c3823cfcb2e11934516321c86ce0c50f0059",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_fff83",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_kebutuhanrencana",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_kebutuhanrencanaevent" ("dibuat", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun", "unit_id") SELECT old_values."dibuat", old_values."id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."tahun", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ed2d669c3727355d53c83a0b6e5a87989735705b",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_20ea8",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_kebutuhanrencana",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_kebutuhanrencanaevent" ("dibuat", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun", "unit_id") SELECT old_values."dibuat", old_values."id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."tahun", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5c4b420bbac537473e58010562904ef4ff4015ca",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_d6f8a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_kebutuhanrencana",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BarisKebutuhanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("dinilai", models.PositiveIntegerField()),
                        ("di_bawah", models.PositiveIntegerField(verbose_name="di bawah standar")),
                        ("belum", models.PositiveIntegerField(verbose_name="belum dinilai")),
                        ("per", models.DateField(verbose_name="dihitung per")),
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
                                to="rencana.bariskebutuhan",
                            ),
                        ),
                        (
                            "kebutuhan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rencana.kebutuhanrencana",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_bar_pgh_cre_50e182_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="be25e7d6bae4e0302e2e8553e4dabe3852f64752",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_37e35",
                                    table="rencana_bariskebutuhanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KebutuhanRencanaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                                to="rencana.kebutuhanrencana",
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
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_keb_pgh_cre_75c419_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="aa5a84fc84b9c0bcf00d62bea781085dff517eba",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1e294",
                                    table="rencana_kebutuhanrencanaevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KomitmenBiaya",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "is_pembukaan",
                            models.BooleanField(default=False, editable=False, verbose_name="biaya yang diikat saat angkatan dibuka"),
                        ),
                        ("uraian", models.CharField(max_length=200)),
                        ("terikat", models.BigIntegerField(default=0, editable=False)),
                        ("terealisasi", models.BigIntegerField(default=0, editable=False)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "angkatan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="komitmen_list",
                                to="diklat.angkatan",
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
                        (
                            "pagu",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="komitmen_list", to="rencana.paguanggaran"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "komitmen biaya",
                        "verbose_name_plural": "komitmen biaya",
                        "ordering": ["-dibuat", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_pembukaan", True)),
                                fields=("angkatan",),
                                name="komitmenbiaya_satu_pembukaan",
                                violation_error_message="Angkatan ini sudah mempunyai sumber dana.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("is_pembukaan", False), ("angkatan__isnull", False), _connector="OR"),
                                name="komitmenbiaya_pembukaan_berangkatan",
                                violation_error_message="Biaya pembukaan selalu milik suatu angkatan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("terealisasi__gte", 0), ("terikat__gte", 0)),
                                name="komitmenbiaya_tidak_negatif",
                                violation_error_message="Yang direalisasikan atau dilepas tidak boleh melebihi yang dikomitmenkan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("uraian", ""), _negated=True),
                                name="komitmenbiaya_beruraian",
                                violation_error_message="Tulis untuk apa biayanya.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="lahir_kosong",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN ((NEW.terikat, NEW.terealisasi) IS DISTINCT FROM (0, 0))",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                                    hash="7cb22e27413bc003b9ee458b163deca7d353ad7f",
                                    operation="INSERT",
                                    pgid="pgtrigger_lahir_kosong_6988a",
                                    table="rencana_komitmenbiaya",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hitungan_milik_buku",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (pg_trigger_depth() = 0 AND (NEW.terikat, NEW.terealisasi) IS DISTINCT FROM (OLD.terikat, OLD.terealisasi))",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="81a523cf7896b837c3f177f2b3a72892479c6cac",
                                    operation="UPDATE",
                                    pgid="pgtrigger_hitungan_milik_buku_f7d6c",
                                    table="rencana_komitmenbiaya",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="pagu_tetap_bila_terpakai",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (NEW.pagu_id <> OLD.pagu_id AND OLD.terikat + OLD.terealisasi > 0)",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="63c05a758c68216cb3cd51c639a3af569144c659",
                                    operation="UPDATE",
                                    pgid="pgtrigger_pagu_tetap_bila_terpakai_8929a",
                                    table="rencana_komitmenbiaya",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_komitmenbiayaevent" ("angkatan_id", "dibuat", "id", "is_pembukaan", "oleh_id", "pagu_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uraian") SELECT new_values."angkatan_id", new_values."dibuat", new_values."id", new_values."is_pembukaan", new_values."oleh_id", new_values."pagu_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."uraian" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1a534d615ef52aa38e16bf5b89826a55c5eb82c0",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_57dfd",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_komitmenbiaya",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_komitmenbiayaevent" ("angkatan_id", "dibuat", "id", "is_pembukaan", "oleh_id", "pagu_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uraian") SELECT old_values."angkatan_id", old_values."dibuat", old_values."id", old_values."is_pembukaan", old_values."oleh_id", old_values."pagu_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."uraian" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."angkatan_id" IS DISTINCT FROM (new_values."angkatan_id") OR old_values."dibuat" IS DISTINCT FROM (new_values."dibuat") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_pembukaan" IS DISTINCT FROM (new_values."is_pembukaan") OR old_values."oleh_id" IS DISTINCT FROM (new_values."oleh_id") OR old_values."pagu_id" IS DISTINCT FROM (new_values."pagu_id") OR old_values."uraian" IS DISTINCT FROM (new_values."uraian")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="444a26e8cd355655fcad2cc7fbc1266667b09f7e",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_711dd",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_komitmenbiaya",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_komitmenbiayaevent" ("angkatan_id", "dibuat", "id", "is_pembukaan", "oleh_id", "pagu_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uraian") SELECT old_values."angkatan_id", old_values."dibuat", old_values."id", old_values."is_pembukaan", old_values."oleh_id", old_values."pagu_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."uraian" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8cbe85671a0214085c650955d24bc4ec6bcf62e5",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_9a4d8",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_komitmenbiaya",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaguAnggaran",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("nilai", models.BigIntegerField(default=0, editable=False)),
                        ("terikat", models.BigIntegerField(default=0, editable=False)),
                        ("terealisasi", models.BigIntegerField(default=0, editable=False)),
                        ("izin", models.BigIntegerField(default=0, editable=False)),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pagu_list",
                                to="pegawai.unitkerja",
                            ),
                        ),
                        (
                            "rekening",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="pagu_list", to="rencana.rekening"),
                        ),
                        (
                            "sub_kegiatan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pagu_list",
                                to="rencana.subkegiatan",
                                verbose_name="sub-kegiatan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pagu anggaran",
                        "verbose_name_plural": "pagu anggaran",
                        "ordering": ["-tahun", "sub_kegiatan__kode", "rekening__kode", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tahun", "sub_kegiatan", "rekening", "unit"),
                                name="paguanggaran_sekali",
                                nulls_distinct=False,
                                violation_error_message="Pagu untuk sub-kegiatan, rekening, dan unit ini sudah ada. Ubah yang itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("izin__gte", 0), ("nilai__gte", 0), ("terealisasi__gte", 0), ("terikat__gte", 0)),
                                name="paguanggaran_tidak_negatif",
                                violation_error_message="Tidak ada jumlah yang boleh di bawah nol.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "terikat__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(models.F("nilai"), "+", models.F("izin")),
                                            "-",
                                            models.F("terealisasi"),
                                        ),
                                    )
                                ),
                                name="paguanggaran_tidak_terlampaui",
                                violation_error_message="Yang dikomitmenkan dan direalisasikan tidak boleh melebihi pagunya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("tahun__range", (2000, 2199))),
                                name="paguanggaran_tahun_wajar",
                                violation_error_message="Periksa tahunnya.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="lahir_kosong",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN ((NEW.nilai, NEW.terikat, NEW.terealisasi, NEW.izin) IS DISTINCT FROM (0, 0, 0, 0))",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                                    hash="4fb3618dfd558805b208b3be4d11eecdbf7ec600",
                                    operation="INSERT",
                                    pgid="pgtrigger_lahir_kosong_470aa",
                                    table="rencana_paguanggaran",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hitungan_milik_buku",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (pg_trigger_depth() = 0 AND (NEW.nilai, NEW.terikat, NEW.terealisasi, NEW.izin) IS DISTINCT FROM (OLD.nilai, OLD.terikat, OLD.terealisasi, OLD.izin))",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="509a52188fcef6e3bb668c13a1d9a804e27b1bca",
                                    operation="UPDATE",
                                    pgid="pgtrigger_hitungan_milik_buku_9fb35",
                                    table="rencana_paguanggaran",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="pos_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."rekening_id" IS DISTINCT FROM (NEW."rekening_id") OR OLD."sub_kegiatan_id" IS DISTINCT FROM (NEW."sub_kegiatan_id") OR OLD."tahun" IS DISTINCT FROM (NEW."tahun") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="cc2b82dd044f6471b4eb9d774f2b0b5ee2ad42de",
                                    operation="UPDATE",
                                    pgid="pgtrigger_pos_tetap_a8aeb",
                                    table="rencana_paguanggaran",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_paguanggaranevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rekening_id", "sub_kegiatan_id", "tahun", "unit_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."rekening_id", new_values."sub_kegiatan_id", new_values."tahun", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f914b016a8064636c5a8a232e5c902813f716d1e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_b047b",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_paguanggaran",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_paguanggaranevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rekening_id", "sub_kegiatan_id", "tahun", "unit_id") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."rekening_id", old_values."sub_kegiatan_id", old_values."tahun", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."rekening_id" IS DISTINCT FROM (new_values."rekening_id") OR old_values."sub_kegiatan_id" IS DISTINCT FROM (new_values."sub_kegiatan_id") OR old_values."tahun" IS DISTINCT FROM (new_values."tahun") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4570fb26f9bbb630ada184a3ec0af6aa058dfbca",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_a371f",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_paguanggaran",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_paguanggaranevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rekening_id", "sub_kegiatan_id", "tahun", "unit_id") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."rekening_id", old_values."sub_kegiatan_id", old_values."tahun", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="325856ae324d1aa34030150c5c63c88fc00144aa",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_3b8fa",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_paguanggaran",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MutasiAnggaran",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("komitmen", "Komitmen"),
                                    ("realisasi", "Realisasi"),
                                    ("dilepas", "Dilepas"),
                                    ("izin", "Izin melampaui pagu"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("jumlah", models.BigIntegerField(verbose_name="jumlah (rupiah)")),
                        ("tanggal", models.DateField()),
                        ("dokumen", models.CharField(blank=True, max_length=120, verbose_name="nomor dokumen")),
                        ("alasan", models.CharField(blank=True, max_length=300)),
                        ("peran", models.CharField(blank=True, max_length=20, verbose_name="peran pemberi izin")),
                        ("dibuat", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "komitmen",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mutasi_list",
                                to="rencana.komitmenbiaya",
                            ),
                        ),
                        (
                            "membalik",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pembalik",
                                to="rencana.mutasianggaran",
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
                        (
                            "pagu",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mutasi_list",
                                to="rencana.paguanggaran",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mutasi anggaran",
                        "verbose_name_plural": "buku anggaran",
                        "ordering": ["-tanggal", "-pk"],
                        "indexes": [models.Index(fields=["pagu", "tanggal"], include=("jenis", "jumlah"), name="mutasianggaran_pagu")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("jumlah__gt", 0), ("membalik__isnull", True)),
                                    models.Q(("jumlah__lt", 0), ("membalik__isnull", False)),
                                    _connector="OR",
                                ),
                                name="mutasianggaran_tanda",
                                violation_error_message="Jumlah sedikitnya Rp1.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("jenis", "izin"), ("komitmen__isnull", True)),
                                    models.Q(models.Q(("jenis", "izin"), _negated=True), ("komitmen__isnull", False)),
                                    _connector="OR",
                                ),
                                name="mutasianggaran_berkomitmen_kecuali_izin",
                                violation_error_message="Hanya izin yang dicatat tanpa komitmen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("jenis", "izin"), _negated=True),
                                    models.Q(
                                        models.Q(("alasan", ""), _negated=True),
                                        models.Q(("peran", ""), _negated=True),
                                        ("oleh__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="mutasianggaran_izin_beralasan",
                                violation_error_message="Izin melampaui pagu memuat pemberi, peran, dan alasannya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("membalik__isnull", True), models.Q(("alasan", ""), _negated=True), _connector="OR"),
                                name="mutasianggaran_pembalikan_beralasan",
                                violation_error_message="Tulis alasan pembalikan.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buku_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="35dd686c2cc33873d25c644bf7e5c3fce8b782e9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_buku_tetap_03b8e",
                                    table="rencana_mutasianggaran",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buku_tidak_dikosongkan",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'buku anggaran tidak dapat dikosongkan';",
                                    hash="cca207dc066e8ea85815b41a31152644e15de365",
                                    level="STATEMENT",
                                    operation="TRUNCATE",
                                    pgid="pgtrigger_buku_tidak_dikosongkan_903a3",
                                    table="rencana_mutasianggaran",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="dijumlah",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF EXISTS (\n        SELECT FROM baru n JOIN rencana_mutasianggaran o ON o.id = n.membalik_id\n        WHERE (n.pagu_id, n.komitmen_id, n.jenis, n.jumlah) IS DISTINCT FROM (o.pagu_id, o.komitmen_id, o.jenis, -o.jumlah)\n           OR o.membalik_id IS NOT NULL\n    ) THEN\n        RAISE EXCEPTION 'pembalikan harus sama dengan baris yang dibalik'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'mutasianggaran_pembalikan_tepat';\n    END IF;\n    IF EXISTS (SELECT FROM baru n JOIN rencana_komitmenbiaya k ON k.id = n.komitmen_id WHERE k.pagu_id <> n.pagu_id) THEN\n        RAISE EXCEPTION 'mutasi harus pada pagu komitmennya' USING ERRCODE = 'check_violation', CONSTRAINT = 'mutasianggaran_satu_pagu';\n    END IF;\n    UPDATE rencana_komitmenbiaya k\n    SET terikat = k.terikat + d.terikat, terealisasi = k.terealisasi + d.terealisasi\n    FROM (\n        SELECT n.komitmen_id, sum(CASE n.jenis WHEN 'komitmen' THEN n.jumlah ELSE -n.jumlah END) AS terikat,\n               coalesce(sum(n.jumlah) FILTER (WHERE n.jenis = 'realisasi'), 0) AS terealisasi\n        FROM baru n WHERE n.komitmen_id IS NOT NULL GROUP BY n.komitmen_id\n    ) d\n    WHERE k.id = d.komitmen_id;\n    UPDATE rencana_paguanggaran p\n    SET terikat = p.terikat + d.terikat, terealisasi = p.terealisasi + d.terealisasi, izin = p.izin + d.izin\n    FROM (\n        SELECT n.pagu_id,\n               coalesce(sum(CASE n.jenis WHEN 'komitmen' THEN n.jumlah ELSE -n.jumlah END) FILTER (WHERE n.jenis <> 'izin'), 0) AS terikat,\n               coalesce(sum(n.jumlah) FILTER (WHERE n.jenis = 'realisasi'), 0) AS terealisasi,\n               coalesce(sum(n.jumlah) FILTER (WHERE n.jenis = 'izin'), 0) AS izin\n        FROM baru n GROUP BY n.pagu_id\n    ) d\n    WHERE p.id = d.pagu_id;\n    RETURN NULL;\n",
                                    hash="e476bf26b8061ab9328784d03ff92753552c1160",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_dijumlah_b937f",
                                    referencing="REFERENCING NEW TABLE AS baru ",
                                    table="rencana_mutasianggaran",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KomitmenBiayaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "is_pembukaan",
                            models.BooleanField(default=False, editable=False, verbose_name="biaya yang diikat saat angkatan dibuka"),
                        ),
                        ("uraian", models.CharField(max_length=200)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "angkatan",
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
                                to="rencana.komitmenbiaya",
                            ),
                        ),
                        (
                            "pagu",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rencana.paguanggaran",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_kom_pgh_cre_47f5ff_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="b8a2ca6113bc778a2036fb114eb03a36e890799e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1465d",
                                    table="rencana_komitmenbiayaevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BarisRencana",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "bulan",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(),
                                default=rencana.models.periode.bulan_kosong,
                                size=12,
                                verbose_name="angkatan per bulan",
                            ),
                        ),
                        ("kursi", models.PositiveIntegerField(verbose_name="kursi per angkatan")),
                        ("biaya", models.BigIntegerField(verbose_name="perkiraan biaya (rupiah)")),
                        ("is_terkunci", models.BooleanField(default=False, verbose_name="dikunci")),
                        (
                            "asal",
                            models.CharField(
                                choices=[("optimal", "Hasil hitungan"), ("tangan", "Ditulis perencana"), ("usulan", "Dari usulan")],
                                default="tangan",
                                max_length=8,
                            ),
                        ),
                        ("jenis_kompetensi", models.CharField(blank=True, max_length=120, verbose_name="jenis kompetensi")),
                        ("target", models.CharField(blank=True, max_length=200, verbose_name="target peserta")),
                        ("jalur", models.CharField(blank=True, max_length=120, verbose_name="jenis dan jalur pengembangan")),
                        ("penyelenggara", models.CharField(blank=True, max_length=160)),
                        ("kesesuaian", models.CharField(blank=True, max_length=200, verbose_name="kesesuaian dengan standar kurikulum")),
                        ("alasan", models.CharField(blank=True, max_length=300)),
                        (
                            "program",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="baris_rencana_list", to="diklat.program"
                            ),
                        ),
                        (
                            "pagu",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="baris_list",
                                to="rencana.paguanggaran",
                            ),
                        ),
                        (
                            "periode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="baris_list", to="rencana.perioderencana"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "baris rencana",
                        "verbose_name_plural": "baris rencana",
                        "ordering": ["-biaya", "program__nama", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("periode", "program", "pagu"),
                                name="barisrencana_sekali",
                                nulls_distinct=False,
                                violation_error_message="Program ini sudah ada pada rencana dengan pagu yang sama. Ubah baris itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kursi__gte", 1)),
                                name="barisrencana_kursi_positif",
                                violation_error_message="Kursi sedikitnya 1.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("biaya__gte", 0)),
                                name="barisrencana_biaya_tidak_negatif",
                                violation_error_message="Biaya paling sedikit Rp0.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("bulan__len", 12)),
                                name="barisrencana_dua_belas_bulan",
                                violation_error_message="Tulis jumlah angkatan untuk dua belas bulan.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="hanya_draf",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF TG_OP <> 'INSERT' AND (SELECT p.status FROM rencana_perioderencana p WHERE p.id = OLD.periode_id) <> 'draf'\n        OR TG_OP <> 'DELETE' AND (SELECT p.status FROM rencana_perioderencana p WHERE p.id = NEW.periode_id) <> 'draf' THEN\n        RAISE EXCEPTION 'baris rencana hanya berubah dalam draf'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'barisrencana_hanya_draf';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                                    hash="a709d9c332e4f80da6783d9376fe02fa93502061",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_hanya_draf_62a9e",
                                    table="rencana_barisrencana",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_barisrencanaevent" ("alasan", "asal", "biaya", "bulan", "id", "is_terkunci", "jalur", "jenis_kompetensi", "kesesuaian", "kursi", "pagu_id", "penyelenggara", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "target") SELECT new_values."alasan", new_values."asal", new_values."biaya", new_values."bulan", new_values."id", new_values."is_terkunci", new_values."jalur", new_values."jenis_kompetensi", new_values."kesesuaian", new_values."kursi", new_values."pagu_id", new_values."penyelenggara", new_values."periode_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id", new_values."target" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="53602d0c6224b1babaafc47481a6ff12b863bdae",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_db285",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_barisrencana",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_barisrencanaevent" ("alasan", "asal", "biaya", "bulan", "id", "is_terkunci", "jalur", "jenis_kompetensi", "kesesuaian", "kursi", "pagu_id", "penyelenggara", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "target") SELECT old_values."alasan", old_values."asal", old_values."biaya", old_values."bulan", old_values."id", old_values."is_terkunci", old_values."jalur", old_values."jenis_kompetensi", old_values."kesesuaian", old_values."kursi", old_values."pagu_id", old_values."penyelenggara", old_values."periode_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id", old_values."target" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f4bd4c290ebe3a2e5a3a94a6814e18c69831dc4c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_d7a47",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_barisrencana",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_barisrencanaevent" ("alasan", "asal", "biaya", "bulan", "id", "is_terkunci", "jalur", "jenis_kompetensi", "kesesuaian", "kursi", "pagu_id", "penyelenggara", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "target") SELECT old_values."alasan", old_values."asal", old_values."biaya", old_values."bulan", old_values."id", old_values."is_terkunci", old_values."jalur", old_values."jenis_kompetensi", old_values."kesesuaian", old_values."kursi", old_values."pagu_id", old_values."penyelenggara", old_values."periode_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id", old_values."target" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="422f3e0a15acfb7be818e2fad0522bf2e43bca66",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_a0145",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_barisrencana",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PeriodeRencana",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("revisi", models.PositiveSmallIntegerField(default=0, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draf", "Draf"),
                                    ("diajukan", "Diajukan"),
                                    ("disetujui", "Disetujui"),
                                    ("terkunci", "Terkunci"),
                                    ("digantikan", "Digantikan"),
                                ],
                                default="draf",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("catatan", models.CharField(blank=True, max_length=300)),
                        ("batas_usulan", models.DateField(blank=True, null=True, verbose_name="usulan paling lambat")),
                        ("batas_putusan", models.DateField(blank=True, null=True, verbose_name="diputuskan paling lambat")),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("diubah_pada", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("diajukan_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("disetujui_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("dikunci_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("digantikan_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "alasan_kembali",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="alasan dikembalikan"),
                        ),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "diajukan_oleh",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "disetujui_oleh",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "salinan_dari",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="rencana.perioderencana",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "periode rencana",
                        "verbose_name_plural": "periode rencana",
                        "ordering": ["-tahun", "-revisi"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tahun", "revisi"),
                                name="perioderencana_revisi_sekali",
                                violation_error_message="Revisi ini sudah ada.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["disetujui", "terkunci"])),
                                fields=("tahun",),
                                name="perioderencana_satu_berlaku",
                                violation_error_message="Sudah ada rencana yang berlaku untuk tahun ini.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["draf", "diajukan"])),
                                fields=("tahun",),
                                name="perioderencana_satu_disusun",
                                violation_error_message="Rencana tahun ini sedang disusun. Lanjutkan yang itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["draf", "diajukan"]),
                                    models.Q(
                                        ("diajukan_oleh__isnull", False),
                                        ("disetujui_oleh__isnull", False),
                                        ("disetujui_pada__isnull", False),
                                        models.Q(("disetujui_oleh", models.F("diajukan_oleh")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="perioderencana_dua_orang",
                                violation_error_message="Rencana disetujui oleh orang lain daripada yang mengajukannya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "draf"),
                                    models.Q(("diajukan_oleh__isnull", False), ("diajukan_pada__isnull", False)),
                                    _connector="OR",
                                ),
                                name="perioderencana_diajukan_lengkap",
                                violation_error_message="Rencana yang diajukan menyebut orang dan waktunya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("tahun__range", (2000, 2199))),
                                name="perioderencana_tahun_wajar",
                                violation_error_message="Periksa tahunnya.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="hapus_bukan_draf",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (NOT (OLD.\"status\" = 'draf'))",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="6edaabb66b5889975fe9646338bf6efc95e04e3c",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_bukan_draf_14fce",
                                    table="rencana_perioderencana",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="tahun_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."revisi" IS DISTINCT FROM (NEW."revisi") OR OLD."tahun" IS DISTINCT FROM (NEW."tahun"))',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="d566d3fe59d014a42721553d2fa81e0a3046b033",
                                    operation="UPDATE",
                                    pgid="pgtrigger_tahun_tetap_5cb7b",
                                    table="rencana_perioderencana",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_perioderencanaevent" ("alasan_kembali", "batas_putusan", "batas_usulan", "catatan", "diajukan_oleh_id", "diajukan_pada", "dibuat", "digantikan_pada", "dikunci_pada", "disetujui_oleh_id", "disetujui_pada", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisi", "salinan_dari_id", "status", "tahun") SELECT new_values."alasan_kembali", new_values."batas_putusan", new_values."batas_usulan", new_values."catatan", new_values."diajukan_oleh_id", new_values."diajukan_pada", new_values."dibuat", new_values."digantikan_pada", new_values."dikunci_pada", new_values."disetujui_oleh_id", new_values."disetujui_pada", new_values."id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."revisi", new_values."salinan_dari_id", new_values."status", new_values."tahun" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="87877bd80415ce1630c91197110babc9b483b5af",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_7d728",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_perioderencana",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_perioderencanaevent" ("alasan_kembali", "batas_putusan", "batas_usulan", "catatan", "diajukan_oleh_id", "diajukan_pada", "dibuat", "digantikan_pada", "dikunci_pada", "disetujui_oleh_id", "disetujui_pada", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisi", "salinan_dari_id", "status", "tahun") SELECT old_values."alasan_kembali", old_values."batas_putusan", old_values."batas_usulan", old_values."catatan", old_values."diajukan_oleh_id", old_values."diajukan_pada", old_values."dibuat", old_values."digantikan_pada", old_values."dikunci_pada", old_values."disetujui_oleh_id", old_values."disetujui_pada", old_values."id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."revisi", old_values."salinan_dari_id", old_values."status", old_values."tahun" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alasan_kembali" IS DISTINCT FROM (new_values."alasan_kembali") OR old_values."batas_putusan" IS DISTINCT FROM (new_values."batas_putusan") OR old_values."batas_usulan" IS DISTINCT FROM (new_values."batas_usulan") OR old_values."catatan" IS DISTINCT FROM (new_values."catatan") OR old_values."diajukan_oleh_id" IS DISTINCT FROM (new_values."diajukan_oleh_id") OR old_values."diajukan_pada" IS DISTINCT FROM (new_values."diajukan_pada") OR old_values."dibuat" IS DISTINCT FROM (new_values."dibuat") OR old_values."digantikan_pada" IS DISTINCT FROM (new_values."digantikan_pada") OR old_values."dikunci_pada" IS DISTINCT FROM (new_values."dikunci_pada") OR old_values."disetujui_oleh_id" IS DISTINCT FROM (new_values."disetujui_oleh_id") OR old_values."disetujui_pada" IS DISTINCT FROM (new_values."disetujui_pada") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."revisi" IS DISTINCT FROM (new_values."revisi") OR old_values."salinan_dari_id" IS DISTINCT FROM (new_values."salinan_dari_id") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."tahun" IS DISTINCT FROM (new_values."tahun")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="40d20adc17265085b1606055e3f1b783516276d2",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_adb46",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_perioderencana",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_perioderencanaevent" ("alasan_kembali", "batas_putusan", "batas_usulan", "catatan", "diajukan_oleh_id", "diajukan_pada", "dibuat", "digantikan_pada", "dikunci_pada", "disetujui_oleh_id", "disetujui_pada", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisi", "salinan_dari_id", "status", "tahun") SELECT old_values."alasan_kembali", old_values."batas_putusan", old_values."batas_usulan", old_values."catatan", old_values."diajukan_oleh_id", old_values."diajukan_pada", old_values."dibuat", old_values."digantikan_pada", old_values."dikunci_pada", old_values."disetujui_oleh_id", old_values."disetujui_pada", old_values."id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."revisi", old_values."salinan_dari_id", old_values."status", old_values."tahun" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0e82d48aad8333fadab5d6d757136c5dd753fbfd",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_ed059",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_perioderencana",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BarisRencanaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "bulan",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(),
                                default=rencana.models.periode.bulan_kosong,
                                size=12,
                                verbose_name="angkatan per bulan",
                            ),
                        ),
                        ("kursi", models.PositiveIntegerField(verbose_name="kursi per angkatan")),
                        ("biaya", models.BigIntegerField(verbose_name="perkiraan biaya (rupiah)")),
                        ("is_terkunci", models.BooleanField(default=False, verbose_name="dikunci")),
                        (
                            "asal",
                            models.CharField(
                                choices=[("optimal", "Hasil hitungan"), ("tangan", "Ditulis perencana"), ("usulan", "Dari usulan")],
                                default="tangan",
                                max_length=8,
                            ),
                        ),
                        ("jenis_kompetensi", models.CharField(blank=True, max_length=120, verbose_name="jenis kompetensi")),
                        ("target", models.CharField(blank=True, max_length=200, verbose_name="target peserta")),
                        ("jalur", models.CharField(blank=True, max_length=120, verbose_name="jenis dan jalur pengembangan")),
                        ("penyelenggara", models.CharField(blank=True, max_length=160)),
                        ("kesesuaian", models.CharField(blank=True, max_length=200, verbose_name="kesesuaian dengan standar kurikulum")),
                        ("alasan", models.CharField(blank=True, max_length=300)),
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
                                to="rencana.barisrencana",
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
                        (
                            "pagu",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rencana.paguanggaran",
                            ),
                        ),
                        (
                            "periode",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rencana.perioderencana",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_bar_pgh_cre_0eb59e_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f1d2c3958fa1dde238d1e4f7fe7765dd55ab48d0",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_585af",
                                    table="rencana_barisrencanaevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PeriodeRencanaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("revisi", models.PositiveSmallIntegerField(default=0, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draf", "Draf"),
                                    ("diajukan", "Diajukan"),
                                    ("disetujui", "Disetujui"),
                                    ("terkunci", "Terkunci"),
                                    ("digantikan", "Digantikan"),
                                ],
                                default="draf",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("catatan", models.CharField(blank=True, max_length=300)),
                        ("batas_usulan", models.DateField(blank=True, null=True, verbose_name="usulan paling lambat")),
                        ("batas_putusan", models.DateField(blank=True, null=True, verbose_name="diputuskan paling lambat")),
                        ("diajukan_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("disetujui_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("dikunci_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("digantikan_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "alasan_kembali",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="alasan dikembalikan"),
                        ),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "diajukan_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "disetujui_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
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
                                to="rencana.perioderencana",
                            ),
                        ),
                        (
                            "salinan_dari",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rencana.perioderencana",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_per_pgh_cre_79cc10_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="4f7200d2a2603ff693d8195fe1d9345ae0854ea5",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_df725",
                                    table="rencana_perioderencanaevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rekening",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kode", models.CharField(max_length=30)),
                        ("nama", models.CharField(max_length=250)),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="tidak berlaku lagi sejak")),
                    ],
                    options={
                        "verbose_name": "rekening",
                        "verbose_name_plural": "rekening",
                        "ordering": ["kode", "-berlaku_mulai"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kode", "berlaku_mulai"),
                                name="rekening_kode_sekali",
                                violation_error_message="Kode ini sudah tercatat mulai hari itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("berlaku_sampai__isnull", True), ("berlaku_sampai__gt", models.F("berlaku_mulai")), _connector="OR"
                                ),
                                name="rekening_tanggal_berurutan",
                                violation_error_message="Hari terakhir harus sesudah hari mulai berlaku.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_rekeningevent" ("berlaku_mulai", "berlaku_sampai", "id", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."berlaku_mulai", new_values."berlaku_sampai", new_values."id", new_values."kode", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1efab289dc692cfc55e0274ec790c90e65eac2ac",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_39c46",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="rencana_rekening",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_rekeningevent" ("berlaku_mulai", "berlaku_sampai", "id", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."id", old_values."kode", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f84d98766f2108771b728396006afae51fe7a714",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_2e56c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="rencana_rekening",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "rencana_rekeningevent" ("berlaku_mulai", "berlaku_sampai", "id", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."berlaku_mulai", old_values."berlaku_sampai", old_values."id", old_values."kode", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="38e18197674bada15ad6d4c8dffa1e654e44c9de",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_04b8c",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="rencana_rekening",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaguAnggaranEvent",
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
                                to="rencana.paguanggaran",
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
                        (
                            "rekening",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rencana.rekening",
                            ),
                        ),
                        (
                            "sub_kegiatan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="rencana.subkegiatan",
                                verbose_name="sub-kegiatan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="rencana_pag_pgh_cre_a0a753_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="66d570bc468f735952b7e44d82e0217e21ed3619",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_84ab6",
                                    table="rencana_paguanggaranevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
