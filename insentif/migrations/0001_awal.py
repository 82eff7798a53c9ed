import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import lib.migrasi


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("diklat", "0001_awal"),
        ("pegawai", "0002_awal"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        lib.migrasi.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="AturanPoin",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kejadian",
                            models.CharField(
                                choices=[
                                    ("lulus", "Lulus diklat (per JP)"),
                                    ("luar", "Diklat luar yang diverifikasi (per JP)"),
                                    ("kualifikasi", "Nilai akhir sekurangnya ambang"),
                                    ("n_gain", "N-gain sekurangnya ambang"),
                                    ("umpan_balik", "Mengisi umpan balik"),
                                    ("mentoring", "Pertemuan mentoring sebagai mentor"),
                                    ("berbagi", "Mengajar rekan (sekurangnya ambang peserta hadir)"),
                                    ("pasca_alumnus", "Mengisi evaluasi pascadiklat sebagai alumnus tepat waktu"),
                                    ("pasca_atasan", "Mengisi evaluasi pascadiklat sebagai atasan tepat waktu"),
                                    ("target_jp", "Mencapai ambang JP dalam setahun"),
                                    ("mangkir", "Tidak hadir tanpa kabar, atau batal kurang dari ambang hari"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("nama", models.CharField(max_length=80)),
                        ("poin", models.DecimalField(decimal_places=2, max_digits=6)),
                        ("ambang", models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True)),
                        (
                            "pengali_celah",
                            models.DecimalField(
                                decimal_places=2, default=1, max_digits=4, verbose_name="pengali bila menutup kesenjangan sendiri"
                            ),
                        ),
                        ("batas_tahun", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="paling banyak setahun")),
                        ("kelompok_batas", models.CharField(blank=True, max_length=14, verbose_name="batas bersama")),
                        (
                            "jenis_asn",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(choices=[("PNS", "PNS"), ("CPNS", "CPNS"), ("PPPK", "PPPK")], max_length=4),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="hanya untuk",
                            ),
                        ),
                        (
                            "versi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="aturan_list", to="insentif.versiaturan"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aturan poin",
                        "verbose_name_plural": "aturan poin",
                        "ordering": ["versi", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kejadian", "mangkir"), ("poin__lt", 0)),
                                    models.Q(models.Q(("kejadian", "mangkir"), _negated=True), ("poin__gt", 0)),
                                    _connector="OR",
                                ),
                                name="aturanpoin_mangkir_mengurangi",
                                violation_error_message="Poin harus lebih dari nol; untuk tidak hadir kurang dari nol.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("pengali_celah__range", (1, 5))),
                                name="aturanpoin_pengali_1_sampai_5",
                                violation_error_message="Pengali 1 sampai 5.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ambang__isnull", False),
                                        ("kejadian__in", ["kualifikasi", "n_gain", "berbagi", "target_jp", "mangkir"]),
                                    ),
                                    models.Q(
                                        ("ambang__isnull", True),
                                        models.Q(
                                            ("kejadian__in", ["kualifikasi", "n_gain", "berbagi", "target_jp", "mangkir"]), _negated=True
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="aturanpoin_ambang_sesuai",
                                violation_error_message="Isi ambang untuk peristiwa ini, atau kosongkan bila tidak memakai ambang.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("jenis_asn", []), ("jenis_asn__contains", ["PNS"]), _connector="OR"),
                                fields=("versi", "kejadian", "ambang"),
                                name="aturanpoin_sekali_pns",
                                nulls_distinct=False,
                                violation_error_message="Aturan bagi PNS untuk peristiwa dan ambang ini sudah ada. Ubah aturan itu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("jenis_asn", []), ("jenis_asn__contains", ["CPNS"]), _connector="OR"),
                                fields=("versi", "kejadian", "ambang"),
                                name="aturanpoin_sekali_cpns",
                                nulls_distinct=False,
                                violation_error_message="Aturan bagi CPNS untuk peristiwa dan ambang ini sudah ada. Ubah aturan itu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("jenis_asn", []), ("jenis_asn__contains", ["PPPK"]), _connector="OR"),
                                fields=("versi", "kejadian", "ambang"),
                                name="aturanpoin_sekali_pppk",
                                nulls_distinct=False,
                                violation_error_message="Aturan bagi PPPK untuk peristiwa dan ambang ini sudah ada. Ubah aturan itu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="terbit_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF TG_OP <> 'INSERT' AND (SELECT v.status FROM insentif_versiaturan v WHERE v.id = OLD.versi_id) <> 'draf' THEN\n        RAISE EXCEPTION 'aturan yang terbit tidak berubah' USING ERRCODE = 'check_violation', CONSTRAINT = 'versiaturan_terbit_tetap';\n    END IF;\n    IF TG_OP <> 'DELETE' AND (SELECT v.status FROM insentif_versiaturan v WHERE v.id = NEW.versi_id) <> 'draf' THEN\n        RAISE EXCEPTION 'aturan yang terbit tidak berubah' USING ERRCODE = 'check_violation', CONSTRAINT = 'versiaturan_terbit_tetap';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                                    hash="2a243e082cf1f47a4eb9067b7ca079799e39a614",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_terbit_tetap_2b1a7",
                                    table="insentif_aturanpoin",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_aturanpoinevent" ("ambang", "batas_tahun", "id", "jenis_asn", "kejadian", "kelompok_batas", "nama", "pengali_celah", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poin", "versi_id") SELECT old_values."ambang", old_values."batas_tahun", old_values."id", old_values."jenis_asn", old_values."kejadian", old_values."kelompok_batas", old_values."nama", old_values."pengali_celah", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."poin", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d2e49cf8058108d312584e7297a4026f02be9c8d",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_822a7",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_aturanpoin",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_aturanpoinevent" ("ambang", "batas_tahun", "id", "jenis_asn", "kejadian", "kelompok_batas", "nama", "pengali_celah", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poin", "versi_id") SELECT old_values."ambang", old_values."batas_tahun", old_values."id", old_values."jenis_asn", old_values."kejadian", old_values."kelompok_batas", old_values."nama", old_values."pengali_celah", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."poin", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e352c398ec89f0dcb348ff28629f0cd08fd6f9bc",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_1995d",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_aturanpoin",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_aturanpoinevent" ("ambang", "batas_tahun", "id", "jenis_asn", "kejadian", "kelompok_batas", "nama", "pengali_celah", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poin", "versi_id") SELECT new_values."ambang", new_values."batas_tahun", new_values."id", new_values."jenis_asn", new_values."kejadian", new_values."kelompok_batas", new_values."nama", new_values."pengali_celah", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."poin", new_values."versi_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="fdcac4454b1f30152e7ca03e574e75f7564349ec",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_a1df2",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_aturanpoin",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ButirIP",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "dimensi",
                            models.CharField(
                                choices=[
                                    ("kualifikasi", "Kualifikasi"),
                                    ("kompetensi", "Kompetensi"),
                                    ("kinerja", "Kinerja"),
                                    ("disiplin", "Disiplin"),
                                ],
                                max_length=11,
                            ),
                        ),
                        (
                            "kelompok",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("struktural", "JPT, administrator, pengawas"),
                                    ("fungsional", "Jabatan fungsional"),
                                    ("pelaksana", "Pelaksana"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("indikator", models.CharField(max_length=80)),
                        (
                            "kode",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=12), blank=True, default=list, size=None
                            ),
                        ),
                        ("ambang", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                        ("bulan", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="dalam berapa bulan terakhir")),
                        ("skor", models.DecimalField(decimal_places=2, max_digits=5)),
                        (
                            "versi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="butir_list", to="insentif.versiip"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "butir IP ASN",
                        "verbose_name_plural": "butir IP ASN",
                        "ordering": ["versi", "dimensi", "kelompok", "indikator", "-skor"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("versi", "dimensi", "kelompok", "indikator", "skor"),
                                name="butirip_unik",
                                violation_error_message="Butir dengan skor itu sudah ada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("skor__range", (0, 40))),
                                name="butirip_skor_0_sampai_40",
                                violation_error_message="Skor 0 sampai 40.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dimensi", "kompetensi"), models.Q(("kelompok", ""), _negated=True)),
                                    models.Q(models.Q(("dimensi", "kompetensi"), _negated=True), ("kelompok", "")),
                                    _connector="OR",
                                ),
                                name="butirip_kelompok_untuk_kompetensi",
                                violation_error_message="Kelompok jabatan diisi untuk dimensi kompetensi saja.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_butiripevent" ("ambang", "bulan", "dimensi", "id", "indikator", "kelompok", "kode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skor", "versi_id") SELECT old_values."ambang", old_values."bulan", old_values."dimensi", old_values."id", old_values."indikator", old_values."kelompok", old_values."kode", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."skor", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="111d1bfbb773dc982d45e535e0445caa58ecce5b",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_def8f",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_butirip",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_butiripevent" ("ambang", "bulan", "dimensi", "id", "indikator", "kelompok", "kode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skor", "versi_id") SELECT old_values."ambang", old_values."bulan", old_values."dimensi", old_values."id", old_values."indikator", old_values."kelompok", old_values."kode", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."skor", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="97033722e9f46377b99164e83d8e4affb70f7d5d",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_b20fc",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_butirip",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_butiripevent" ("ambang", "bulan", "dimensi", "id", "indikator", "kelompok", "kode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skor", "versi_id") SELECT new_values."ambang", new_values."bulan", new_values."dimensi", new_values."id", new_values."indikator", new_values."kelompok", new_values."kode", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."skor", new_values."versi_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f3e5ff10a9a8b4c556caee197717701485b0ee27",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_05ffa",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_butirip",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImbalanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nama", models.CharField(max_length=100)),
                        ("keterangan", models.CharField(max_length=300, verbose_name="apa yang diterima")),
                        ("poin", models.PositiveIntegerField()),
                        ("stok", models.PositiveIntegerField(blank=True, null=True, verbose_name="sisa persediaan")),
                        (
                            "batas_tahun",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="paling banyak seorang setahun"),
                        ),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dapat dipilih")),
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
                                to="insentif.imbalan",
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
                                    hash="cc7b1f57820650e6099c588bcf30da6dcdc47172",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d495d",
                                    table="insentif_imbalanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_im_pgh_cre_f1cbde_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="KategoriIP",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nama", models.CharField(max_length=40)),
                        ("batas_bawah", models.DecimalField(decimal_places=2, max_digits=5)),
                        (
                            "versi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="kategori_list", to="insentif.versiip"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kategori IP ASN",
                        "verbose_name_plural": "kategori IP ASN",
                        "ordering": ["versi", "-batas_bawah"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("versi", "batas_bawah"), name="kategoriip_unik", violation_error_message="Batas itu sudah dipakai."
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_kategoriipevent" ("batas_bawah", "id", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versi_id") SELECT old_values."batas_bawah", old_values."id", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="12d1d7cc3462aa21e77138e87d7f601ec99b9124",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_01c93",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_kategoriip",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_kategoriipevent" ("batas_bawah", "id", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versi_id") SELECT old_values."batas_bawah", old_values."id", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="544804e78084b1d343eb9abf8fb634d3841d8ed8",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_c0e6b",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_kategoriip",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_kategoriipevent" ("batas_bawah", "id", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versi_id") SELECT new_values."batas_bawah", new_values."id", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."versi_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6bcda0e8cdf768d2ea09dea28c2a4c8a5a605ddc",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_dceac",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_kategoriip",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KategoriIPEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nama", models.CharField(max_length=40)),
                        ("batas_bawah", models.DecimalField(decimal_places=2, max_digits=5)),
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
                                to="insentif.kategoriip",
                            ),
                        ),
                        (
                            "versi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="insentif.versiip",
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
                                    hash="cecfd7f0a9dd026e06d357428ad600b9dd7649de",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1d705",
                                    table="insentif_kategoriipevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_ka_pgh_cre_ac8f04_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="KeberatanPoin",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("isi", models.TextField(max_length=1000, verbose_name="apa yang keliru")),
                        (
                            "status",
                            models.CharField(
                                choices=[("diajukan", "Diajukan"), ("diperbaiki", "Diperbaiki"), ("ditolak", "Tidak diubah")],
                                default="diajukan",
                                max_length=10,
                            ),
                        ),
                        ("jawaban", models.TextField(blank=True, max_length=1000)),
                        ("dijawab_pada", models.DateTimeField(blank=True, null=True)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "dijawab_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="keberatan_poin_list", to="pegawai.pegawai"
                            ),
                        ),
                        (
                            "posting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="keberatan_list",
                                to="insentif.postingpoin",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "keberatan poin",
                        "verbose_name_plural": "keberatan poin",
                        "ordering": ["-dibuat", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dijawab_pada__isnull", True), ("jawaban", ""), ("status", "diajukan")),
                                    models.Q(
                                        models.Q(("status", "diajukan"), _negated=True),
                                        ("dijawab_oleh__isnull", False),
                                        ("dijawab_pada__isnull", False),
                                        models.Q(("jawaban", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="keberatanpoin_dijawab_lengkap",
                                violation_error_message="Keberatan yang dijawab harus memuat jawaban, penjawab, dan waktunya.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "diajukan")),
                                fields=("pegawai", "posting"),
                                name="keberatanpoin_satu_terbuka",
                                nulls_distinct=False,
                                violation_error_message="Keberatan Anda tentang baris ini masih menunggu jawaban.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_keberatanpoinevent" ("dibuat", "dijawab_oleh_id", "dijawab_pada", "id", "jawaban", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "status") SELECT new_values."dibuat", new_values."dijawab_oleh_id", new_values."dijawab_pada", new_values."id", new_values."jawaban", new_values."pegawai_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."posting_id", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b061abd036d1fa2a285b8685778a61d42c6f74d0",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_e62d4",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_keberatanpoin",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_keberatanpoinevent" ("dibuat", "dijawab_oleh_id", "dijawab_pada", "id", "jawaban", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "status") SELECT old_values."dibuat", old_values."dijawab_oleh_id", old_values."dijawab_pada", old_values."id", old_values."jawaban", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."posting_id", old_values."status" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."dibuat" IS DISTINCT FROM (new_values."dibuat") OR old_values."dijawab_oleh_id" IS DISTINCT FROM (new_values."dijawab_oleh_id") OR old_values."dijawab_pada" IS DISTINCT FROM (new_values."dijawab_pada") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."jawaban" IS DISTINCT FROM (new_values."jawaban") OR old_values."pegawai_id" IS DISTINCT FROM (new_values."pegawai_id") OR old_values."posting_id" IS DISTINCT FROM (new_values."posting_id") OR old_values."status" IS DISTINCT FROM (new_values."status")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4b8a2435e8fb2c128f98bd6bbc1c58f86d27c4b7",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_c8454",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_keberatanpoin",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_keberatanpoinevent" ("dibuat", "dijawab_oleh_id", "dijawab_pada", "id", "jawaban", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "status") SELECT old_values."dibuat", old_values."dijawab_oleh_id", old_values."dijawab_pada", old_values."id", old_values."jawaban", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."posting_id", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2cd3b188e90d0c90686fb9fce3e4642f38109bed",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_e1d1b",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_keberatanpoin",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Lencana",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nama", models.CharField(max_length=60, unique=True)),
                        ("keterangan", models.CharField(max_length=200)),
                        (
                            "kejadian",
                            models.CharField(
                                choices=[
                                    ("lulus", "Lulus diklat (per JP)"),
                                    ("luar", "Diklat luar yang diverifikasi (per JP)"),
                                    ("kualifikasi", "Nilai akhir sekurangnya ambang"),
                                    ("n_gain", "N-gain sekurangnya ambang"),
                                    ("umpan_balik", "Mengisi umpan balik"),
                                    ("mentoring", "Pertemuan mentoring sebagai mentor"),
                                    ("berbagi", "Mengajar rekan (sekurangnya ambang peserta hadir)"),
                                    ("pasca_alumnus", "Mengisi evaluasi pascadiklat sebagai alumnus tepat waktu"),
                                    ("pasca_atasan", "Mengisi evaluasi pascadiklat sebagai atasan tepat waktu"),
                                    ("target_jp", "Mencapai ambang JP dalam setahun"),
                                    ("mangkir", "Tidak hadir tanpa kabar, atau batal kurang dari ambang hari"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("hanya_celah", models.BooleanField(default=False, verbose_name="hanya yang menutup kesenjangan sendiri")),
                        ("kali", models.PositiveSmallIntegerField(verbose_name="sekurangnya (kali)")),
                        ("dalam_tahun", models.BooleanField(default=False, verbose_name="dalam satu tahun")),
                        ("urutan", models.PositiveSmallIntegerField(default=100)),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="diberikan")),
                    ],
                    options={
                        "verbose_name": "lencana",
                        "verbose_name_plural": "lencana",
                        "ordering": ["urutan", "nama"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kali__range", (1, 1000))),
                                name="lencana_kali_1_sampai_1000",
                                violation_error_message="Jumlah kali 1 sampai 1.000.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_lencanaevent" ("dalam_tahun", "hanya_celah", "id", "is_aktif", "kali", "kejadian", "keterangan", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urutan") SELECT old_values."dalam_tahun", old_values."hanya_celah", old_values."id", old_values."is_aktif", old_values."kali", old_values."kejadian", old_values."keterangan", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."urutan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e7daf1222c160638e913cde24a10d0dc15f46f01",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_41d7a",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_lencana",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_lencanaevent" ("dalam_tahun", "hanya_celah", "id", "is_aktif", "kali", "kejadian", "keterangan", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urutan") SELECT old_values."dalam_tahun", old_values."hanya_celah", old_values."id", old_values."is_aktif", old_values."kali", old_values."kejadian", old_values."keterangan", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."urutan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="436f4d15a7ef0279b3364e7864176703219c92a5",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_2ea9a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_lencana",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_lencanaevent" ("dalam_tahun", "hanya_celah", "id", "is_aktif", "kali", "kejadian", "keterangan", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urutan") SELECT new_values."dalam_tahun", new_values."hanya_celah", new_values."id", new_values."is_aktif", new_values."kali", new_values."kejadian", new_values."keterangan", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."urutan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d2d8480de930cd4d2b07deae05f3932c8920c7d7",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_f670a",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_lencana",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LencanaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nama", models.CharField(max_length=60)),
                        ("keterangan", models.CharField(max_length=200)),
                        (
                            "kejadian",
                            models.CharField(
                                choices=[
                                    ("lulus", "Lulus diklat (per JP)"),
                                    ("luar", "Diklat luar yang diverifikasi (per JP)"),
                                    ("kualifikasi", "Nilai akhir sekurangnya ambang"),
                                    ("n_gain", "N-gain sekurangnya ambang"),
                                    ("umpan_balik", "Mengisi umpan balik"),
                                    ("mentoring", "Pertemuan mentoring sebagai mentor"),
                                    ("berbagi", "Mengajar rekan (sekurangnya ambang peserta hadir)"),
                                    ("pasca_alumnus", "Mengisi evaluasi pascadiklat sebagai alumnus tepat waktu"),
                                    ("pasca_atasan", "Mengisi evaluasi pascadiklat sebagai atasan tepat waktu"),
                                    ("target_jp", "Mencapai ambang JP dalam setahun"),
                                    ("mangkir", "Tidak hadir tanpa kabar, atau batal kurang dari ambang hari"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("hanya_celah", models.BooleanField(default=False, verbose_name="hanya yang menutup kesenjangan sendiri")),
                        ("kali", models.PositiveSmallIntegerField(verbose_name="sekurangnya (kali)")),
                        ("dalam_tahun", models.BooleanField(default=False, verbose_name="dalam satu tahun")),
                        ("urutan", models.PositiveSmallIntegerField(default=100)),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="diberikan")),
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
                                to="insentif.lencana",
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
                                    hash="64101632ccd10348d743fffcc84755df799bda92",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d46c3",
                                    table="insentif_lencanaevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_le_pgh_cre_c230f3_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="Nominasi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("alasan", models.TextField(max_length=1000, verbose_name="mengapa pegawai ini")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("diusulkan", "Diusulkan"),
                                    ("disetujui", "Disetujui"),
                                    ("ditolak", "Tidak terpilih"),
                                    ("ditarik", "Ditarik"),
                                ],
                                default="diusulkan",
                                max_length=9,
                            ),
                        ),
                        ("diusulkan_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        ("diputus_pada", models.DateTimeField(blank=True, null=True)),
                        ("alasan_putusan", models.CharField(blank=True, max_length=300)),
                        (
                            "diputus_oleh",
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
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="nominasi_list", to="pegawai.pegawai"
                            ),
                        ),
                        (
                            "penghargaan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="nominasi_list", to="insentif.penghargaan"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nominasi",
                        "verbose_name_plural": "nominasi",
                        "ordering": ["-diusulkan_pada", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["diusulkan", "disetujui"])),
                                fields=("penghargaan", "pegawai"),
                                name="nominasi_satu_per_orang",
                                violation_error_message="Pegawai ini sudah dinominasikan untuk penghargaan ini.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["diusulkan", "ditarik"]),
                                    models.Q(
                                        ("diputus_oleh__isnull", False),
                                        ("diputus_pada__isnull", False),
                                        models.Q(("diputus_oleh", models.F("diusulkan_oleh")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="nominasi_diputus_orang_lain",
                                violation_error_message="Nominasi diputus oleh orang lain dari pengusulnya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ditolak"), _negated=True),
                                    models.Q(("alasan_putusan", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="nominasi_ditolak_beralasan",
                                violation_error_message="Tulis alasan mengapa tidak terpilih.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_nominasievent" ("alasan", "alasan_putusan", "diputus_oleh_id", "diputus_pada", "diusulkan_oleh_id", "diusulkan_pada", "id", "pegawai_id", "penghargaan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") SELECT old_values."alasan", old_values."alasan_putusan", old_values."diputus_oleh_id", old_values."diputus_pada", old_values."diusulkan_oleh_id", old_values."diusulkan_pada", old_values."id", old_values."pegawai_id", old_values."penghargaan_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."status" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c88a90a5bd4bcd329c6867a8b7011951d6fda781",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_ed0b3",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_nominasi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_nominasievent" ("alasan", "alasan_putusan", "diputus_oleh_id", "diputus_pada", "diusulkan_oleh_id", "diusulkan_pada", "id", "pegawai_id", "penghargaan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") SELECT old_values."alasan", old_values."alasan_putusan", old_values."diputus_oleh_id", old_values."diputus_pada", old_values."diusulkan_oleh_id", old_values."diusulkan_pada", old_values."id", old_values."pegawai_id", old_values."penghargaan_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4c0e20539bd3d71b776161178d50eeedfb18d593",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_9a615",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_nominasi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_nominasievent" ("alasan", "alasan_putusan", "diputus_oleh_id", "diputus_pada", "diusulkan_oleh_id", "diusulkan_pada", "id", "pegawai_id", "penghargaan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") SELECT new_values."alasan", new_values."alasan_putusan", new_values."diputus_oleh_id", new_values."diputus_pada", new_values."diusulkan_oleh_id", new_values."diusulkan_pada", new_values."id", new_values."pegawai_id", new_values."penghargaan_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0ea2c3935e6c20a53d40c6c515f8d177a58be081",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_28442",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_nominasi",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenangguhanPoin",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField(blank=True, null=True)),
                        ("alasan", models.CharField(max_length=200)),
                        (
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penangguhan_poin_list", to="pegawai.pegawai"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "penangguhan poin",
                        "verbose_name_plural": "penangguhan poin",
                        "ordering": ["-mulai"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("selesai__isnull", True), ("selesai__gt", models.F("mulai")), _connector="OR"),
                                name="penangguhanpoin_tanggal_berurutan",
                                violation_error_message="Hari selesai harus sesudah hari mulai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("alasan", ""), _negated=True),
                                name="penangguhanpoin_beralasan",
                                violation_error_message="Tulis alasannya.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_penangguhanpoinevent" ("alasan", "id", "mulai", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai") SELECT old_values."alasan", old_values."id", old_values."mulai", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."selesai" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="82e943990ea9f356c5fd03cd6315f827847da8fc",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_3091c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_penangguhanpoin",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_penangguhanpoinevent" ("alasan", "id", "mulai", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai") SELECT old_values."alasan", old_values."id", old_values."mulai", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."selesai" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="97373fe76f93e2b2313d30207411a00fcdaa4ea1",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_2f49c",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_penangguhanpoin",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_penangguhanpoinevent" ("alasan", "id", "mulai", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai") SELECT new_values."alasan", new_values."id", new_values."mulai", new_values."pegawai_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."selesai" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="809257faf7b92a96866b917e3dd419ee0cd1d86d",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_18f06",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_penangguhanpoin",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenangguhanPoinEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField(blank=True, null=True)),
                        ("alasan", models.CharField(max_length=200)),
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
                                to="insentif.penangguhanpoin",
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
                                    hash="904ecfb9a5845365299f77e9e7edc9dcc6de2e63",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_62d35",
                                    table="insentif_penangguhanpoinevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_pe_pgh_cre_d7c96c_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="Penghargaan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nama", models.CharField(max_length=120)),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("keterangan", models.TextField(max_length=1000, verbose_name="untuk apa diberikan")),
                        (
                            "kelompok",
                            models.CharField(
                                blank=True, choices=[("PNS", "PNS dan CPNS"), ("PPPK", "PPPK")], max_length=4, verbose_name="hanya untuk"
                            ),
                        ),
                        ("poin_minimum", models.PositiveIntegerField(default=0, verbose_name="poin sekurangnya pada tahun itu")),
                        ("jumlah", models.PositiveSmallIntegerField(default=1, verbose_name="paling banyak penerima")),
                        ("nominasi_mulai", models.DateField(verbose_name="nominasi mulai")),
                        ("nominasi_sampai", models.DateField(verbose_name="nominasi sampai")),
                        (
                            "status",
                            models.CharField(
                                choices=[("draf", "Draf"), ("dibuka", "Nominasi dibuka"), ("ditutup", "Ditutup")],
                                default="draf",
                                max_length=8,
                            ),
                        ),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ],
                    options={
                        "verbose_name": "penghargaan",
                        "verbose_name_plural": "penghargaan",
                        "ordering": ["-tahun", "nama"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tahun", "nama"),
                                name="penghargaan_unik",
                                violation_error_message="Penghargaan dengan nama itu sudah ada tahun ini.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("jumlah__range", (1, 500))),
                                name="penghargaan_jumlah_1_sampai_500",
                                violation_error_message="Jumlah penerima 1 sampai 500.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("nominasi_sampai__gte", models.F("nominasi_mulai"))),
                                name="penghargaan_masa_berurutan",
                                violation_error_message="Hari terakhir nominasi tidak boleh sebelum hari pertamanya.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_penghargaanevent" ("dibuat", "id", "jumlah", "kelompok", "keterangan", "nama", "nominasi_mulai", "nominasi_sampai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poin_minimum", "status", "tahun") SELECT old_values."dibuat", old_values."id", old_values."jumlah", old_values."kelompok", old_values."keterangan", old_values."nama", old_values."nominasi_mulai", old_values."nominasi_sampai", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."poin_minimum", old_values."status", old_values."tahun" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b1ac53d473dd6b083d68da95ba47c27ab01056f9",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_34191",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_penghargaan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_penghargaanevent" ("dibuat", "id", "jumlah", "kelompok", "keterangan", "nama", "nominasi_mulai", "nominasi_sampai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poin_minimum", "status", "tahun") SELECT old_values."dibuat", old_values."id", old_values."jumlah", old_values."kelompok", old_values."keterangan", old_values."nama", old_values."nominasi_mulai", old_values."nominasi_sampai", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."poin_minimum", old_values."status", old_values."tahun" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e7871208f8032c0295f4a134ae9c6cf82bc772a6",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_3077a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_penghargaan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_penghargaanevent" ("dibuat", "id", "jumlah", "kelompok", "keterangan", "nama", "nominasi_mulai", "nominasi_sampai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poin_minimum", "status", "tahun") SELECT new_values."dibuat", new_values."id", new_values."jumlah", new_values."kelompok", new_values."keterangan", new_values."nama", new_values."nominasi_mulai", new_values."nominasi_sampai", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."poin_minimum", new_values."status", new_values."tahun" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b2f19bbc85f0a7ac8dd27748c7c4de57e97222f1",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_9033e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_penghargaan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenghargaanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nama", models.CharField(max_length=120)),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("keterangan", models.TextField(max_length=1000, verbose_name="untuk apa diberikan")),
                        (
                            "kelompok",
                            models.CharField(
                                blank=True, choices=[("PNS", "PNS dan CPNS"), ("PPPK", "PPPK")], max_length=4, verbose_name="hanya untuk"
                            ),
                        ),
                        ("poin_minimum", models.PositiveIntegerField(default=0, verbose_name="poin sekurangnya pada tahun itu")),
                        ("jumlah", models.PositiveSmallIntegerField(default=1, verbose_name="paling banyak penerima")),
                        ("nominasi_mulai", models.DateField(verbose_name="nominasi mulai")),
                        ("nominasi_sampai", models.DateField(verbose_name="nominasi sampai")),
                        (
                            "status",
                            models.CharField(
                                choices=[("draf", "Draf"), ("dibuka", "Nominasi dibuka"), ("ditutup", "Ditutup")],
                                default="draf",
                                max_length=8,
                            ),
                        ),
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
                                to="insentif.penghargaan",
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
                                    hash="5b02e43c0d7a4b065d2851a35fe86fe432598672",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_716ba",
                                    table="insentif_penghargaanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_pe_pgh_cre_ee4e30_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="Penukaran",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("poin", models.PositiveIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("diajukan", "Menunggu persetujuan"),
                                    ("disetujui", "Disetujui"),
                                    ("diserahkan", "Sudah diterima"),
                                    ("ditolak", "Ditolak"),
                                    ("dibatalkan", "Dibatalkan"),
                                ],
                                default="diajukan",
                                max_length=10,
                            ),
                        ),
                        ("diajukan_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        ("diputus_pada", models.DateTimeField(blank=True, null=True)),
                        ("diserahkan_pada", models.DateTimeField(blank=True, null=True)),
                        ("alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan ditolak atau dibatalkan")),
                        (
                            "diputus_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "imbalan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penukaran_list", to="insentif.imbalan"
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penukaran_list", to="pegawai.pegawai"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "penukaran",
                        "verbose_name_plural": "penukaran",
                        "ordering": ["-diajukan_pada", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("diputus_pada__isnull", True), ("status", "diajukan")),
                                    models.Q(
                                        models.Q(("status", "diajukan"), _negated=True),
                                        ("diputus_oleh__isnull", False),
                                        ("diputus_pada__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="penukaran_diputus_lengkap",
                                violation_error_message="Penukaran yang diputus harus menyebut orang dan waktunya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ditolak"), _negated=True), models.Q(("alasan", ""), _negated=True), _connector="OR"
                                ),
                                name="penukaran_ditolak_beralasan",
                                violation_error_message="Tulis alasan penolakan.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "diajukan")),
                                fields=("pegawai", "imbalan"),
                                name="penukaran_satu_menunggu",
                                violation_error_message="Permintaan untuk imbalan ini masih menunggu persetujuan.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_penukaranevent" ("alasan", "diajukan_pada", "diputus_oleh_id", "diputus_pada", "diserahkan_pada", "id", "imbalan_id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poin", "status") SELECT old_values."alasan", old_values."diajukan_pada", old_values."diputus_oleh_id", old_values."diputus_pada", old_values."diserahkan_pada", old_values."id", old_values."imbalan_id", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."poin", old_values."status" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="be4972e2091bbef5a64c1ba8228340d85f254849",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_19066",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_penukaran",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_penukaranevent" ("alasan", "diajukan_pada", "diputus_oleh_id", "diputus_pada", "diserahkan_pada", "id", "imbalan_id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poin", "status") SELECT old_values."alasan", old_values."diajukan_pada", old_values."diputus_oleh_id", old_values."diputus_pada", old_values."diserahkan_pada", old_values."id", old_values."imbalan_id", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."poin", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b833d023cd88aae791481c939441a02f7af07bbe",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_c798a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_penukaran",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_penukaranevent" ("alasan", "diajukan_pada", "diputus_oleh_id", "diputus_pada", "diserahkan_pada", "id", "imbalan_id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poin", "status") SELECT new_values."alasan", new_values."diajukan_pada", new_values."diputus_oleh_id", new_values."diputus_pada", new_values."diserahkan_pada", new_values."id", new_values."imbalan_id", new_values."pegawai_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."poin", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a092f1bbd6b4b7baa5bdd68e0fdcbc694b1da00e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_8f32d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_penukaran",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Piagam",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("urut", models.PositiveIntegerField()),
                        ("nomor", models.CharField(max_length=60, unique=True)),
                        ("kode", models.CharField(max_length=43, unique=True, verbose_name="kode pemeriksaan")),
                        ("isi", models.JSONField(verbose_name="isi yang dibekukan")),
                        ("berkas", models.FileField(blank=True, max_length=200, upload_to="piagam/")),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("terbit_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        ("dicabut_pada", models.DateTimeField(blank=True, null=True)),
                        ("alasan_cabut", models.CharField(blank=True, max_length=300)),
                        (
                            "dicabut_oleh",
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
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                        ),
                        (
                            "nominasi",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="piagam", to="insentif.nominasi"
                            ),
                        ),
                        (
                            "penanda_tangan",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.penandatangan"),
                        ),
                        ("usul_alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan usul")),
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
                        ("usul_pada", models.DateTimeField(blank=True, null=True, verbose_name="diusulkan dicabut atau diganti pada")),
                    ],
                    options={
                        "verbose_name": "piagam",
                        "verbose_name_plural": "piagam",
                        "ordering": ["-tahun", "-urut"],
                        "constraints": [
                            models.UniqueConstraint(fields=("tahun", "urut"), name="piagam_urut_unik"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("alasan_cabut", ""), ("dicabut_oleh__isnull", True), ("dicabut_pada__isnull", True)),
                                    models.Q(
                                        ("dicabut_oleh__isnull", False),
                                        ("dicabut_pada__isnull", False),
                                        models.Q(("alasan_cabut", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="piagam_dicabut_lengkap",
                                violation_error_message="Pencabutan piagam harus menyebut orang, waktu, dan alasannya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("usul_alasan", ""), ("usul_oleh__isnull", True), ("usul_pada__isnull", True)),
                                    models.Q(
                                        ("usul_oleh__isnull", False),
                                        ("usul_pada__isnull", False),
                                        models.Q(("usul_alasan", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="piagam_usul_lengkap",
                                violation_error_message="Usul pencabutan harus menyebut pengusul, waktu, dan alasannya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("usul_oleh__isnull", True),
                                    ("dicabut_oleh__isnull", True),
                                    models.Q(("usul_oleh", models.F("dicabut_oleh")), _negated=True),
                                    _connector="OR",
                                ),
                                name="piagam_dicabut_dua_orang",
                                violation_error_message="Pencabutan diusulkan oleh satu orang dan disahkan oleh orang lain.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="hapus_dilarang",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="e4235911f8321463caa68c8c60241dc570383c8c",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_dilarang_82301",
                                    table="insentif_piagam",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="isi_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."isi" IS DISTINCT FROM (NEW."isi") OR OLD."kode" IS DISTINCT FROM (NEW."kode") OR OLD."nominasi_id" IS DISTINCT FROM (NEW."nominasi_id") OR OLD."nomor" IS DISTINCT FROM (NEW."nomor") OR OLD."tahun" IS DISTINCT FROM (NEW."tahun") OR OLD."terbit_pada" IS DISTINCT FROM (NEW."terbit_pada") OR OLD."urut" IS DISTINCT FROM (NEW."urut"))',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="c636eced07c46623a6379b9fa27b6877efc778e0",
                                    operation="UPDATE",
                                    pgid="pgtrigger_isi_tetap_6f5f8",
                                    table="insentif_piagam",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="berkas_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.sha256 <> '' AND NEW.sha256 IS DISTINCT FROM OLD.sha256)",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="eb1aba8507328dc60e9b2a22fcfbfb56eda56cb2",
                                    operation="UPDATE",
                                    pgid="pgtrigger_berkas_tetap_eb1b2",
                                    table="insentif_piagam",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="cabut_dua_orang",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.dicabut_pada IS NULL AND NEW.dicabut_pada IS NOT NULL AND NEW.usul_oleh_id IS NULL)",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="4eefec7775ff1510429b2a6673a21497575c5860",
                                    operation="UPDATE",
                                    pgid="pgtrigger_cabut_dua_orang_d8936",
                                    table="insentif_piagam",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_piagamevent" ("alasan_cabut", "dicabut_oleh_id", "dicabut_pada", "diterbitkan_oleh_id", "id", "nominasi_id", "nomor", "penanda_tangan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun", "terbit_pada", "urut", "usul_alasan", "usul_oleh_id", "usul_pada") SELECT new_values."alasan_cabut", new_values."dicabut_oleh_id", new_values."dicabut_pada", new_values."diterbitkan_oleh_id", new_values."id", new_values."nominasi_id", new_values."nomor", new_values."penanda_tangan_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."tahun", new_values."terbit_pada", new_values."urut", new_values."usul_alasan", new_values."usul_oleh_id", new_values."usul_pada" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b8d4c666104e6be1c137d5716c7f5fae6e6398ac",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_80e2b",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_piagam",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_piagamevent" ("alasan_cabut", "dicabut_oleh_id", "dicabut_pada", "diterbitkan_oleh_id", "id", "nominasi_id", "nomor", "penanda_tangan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun", "terbit_pada", "urut", "usul_alasan", "usul_oleh_id", "usul_pada") SELECT old_values."alasan_cabut", old_values."dicabut_oleh_id", old_values."dicabut_pada", old_values."diterbitkan_oleh_id", old_values."id", old_values."nominasi_id", old_values."nomor", old_values."penanda_tangan_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."tahun", old_values."terbit_pada", old_values."urut", old_values."usul_alasan", old_values."usul_oleh_id", old_values."usul_pada" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alasan_cabut" IS DISTINCT FROM (new_values."alasan_cabut") OR old_values."dicabut_oleh_id" IS DISTINCT FROM (new_values."dicabut_oleh_id") OR old_values."dicabut_pada" IS DISTINCT FROM (new_values."dicabut_pada") OR old_values."diterbitkan_oleh_id" IS DISTINCT FROM (new_values."diterbitkan_oleh_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."nominasi_id" IS DISTINCT FROM (new_values."nominasi_id") OR old_values."nomor" IS DISTINCT FROM (new_values."nomor") OR old_values."penanda_tangan_id" IS DISTINCT FROM (new_values."penanda_tangan_id") OR old_values."tahun" IS DISTINCT FROM (new_values."tahun") OR old_values."terbit_pada" IS DISTINCT FROM (new_values."terbit_pada") OR old_values."urut" IS DISTINCT FROM (new_values."urut") OR old_values."usul_alasan" IS DISTINCT FROM (new_values."usul_alasan") OR old_values."usul_oleh_id" IS DISTINCT FROM (new_values."usul_oleh_id") OR old_values."usul_pada" IS DISTINCT FROM (new_values."usul_pada")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e9359cd6ce0341d218148fbf0757001fa710a773",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_43a91",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_piagam",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_piagamevent" ("alasan_cabut", "dicabut_oleh_id", "dicabut_pada", "diterbitkan_oleh_id", "id", "nominasi_id", "nomor", "penanda_tangan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun", "terbit_pada", "urut", "usul_alasan", "usul_oleh_id", "usul_pada") SELECT old_values."alasan_cabut", old_values."dicabut_oleh_id", old_values."dicabut_pada", old_values."diterbitkan_oleh_id", old_values."id", old_values."nominasi_id", old_values."nomor", old_values."penanda_tangan_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."tahun", old_values."terbit_pada", old_values."urut", old_values."usul_alasan", old_values."usul_oleh_id", old_values."usul_pada" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="be15785ee5bb7161261dacebd7b642270ef1e2ac",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_ba26b",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_piagam",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PostingPoin",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("tanggal", models.DateField(verbose_name="tanggal peristiwa")),
                        ("sumber", models.CharField(max_length=40)),
                        ("ke", models.PositiveSmallIntegerField(default=1)),
                        ("satuan", models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True)),
                        ("pengali", models.DecimalField(decimal_places=2, default=1, max_digits=4)),
                        ("dasar", models.IntegerField()),
                        ("poin", models.IntegerField()),
                        ("dibuat", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "aturan",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="insentif.aturanpoin",
                            ),
                        ),
                        (
                            "membalik",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pembalik",
                                to="insentif.postingpoin",
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="poin_list", to="pegawai.pegawai"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "posting poin",
                        "verbose_name_plural": "buku poin",
                        "ordering": ["-tanggal", "-pk"],
                        "indexes": [models.Index(fields=["pegawai", "tahun"], include=("poin",), name="postingpoin_orang")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("membalik__isnull", True)),
                                fields=("sumber", "ke"),
                                name="postingpoin_sekali",
                                violation_error_message="Peristiwa ini sudah dicatat.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("aturan__isnull", True), ("sumber__startswith", "tukar:")),
                                    models.Q(("aturan__isnull", False), models.Q(("sumber__startswith", "tukar:"), _negated=True)),
                                    _connector="OR",
                                ),
                                name="postingpoin_beraturan_kecuali_tukar",
                                violation_error_message="Hanya penukaran yang dicatat tanpa aturan.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buku_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d3af9bc14fdb236763b9f0d1ed5ab13b6d88a7a0",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_buku_tetap_42801",
                                    table="insentif_postingpoin",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="berpasangan",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE salah BOOLEAN;",
                                    func="\n    EXECUTE $cari$\n        SELECT EXISTS (\n            SELECT FROM baru n JOIN insentif_postingpoin o ON o.id = n.membalik_id\n            WHERE (n.pegawai_id, n.tahun, n.aturan_id, n.sumber, n.poin)\n                    IS DISTINCT FROM (o.pegawai_id, o.tahun, o.aturan_id, o.sumber, -o.poin)\n               OR o.membalik_id IS NOT NULL\n        )\n    $cari$ INTO salah;\n    IF salah THEN\n        RAISE EXCEPTION 'pembalikan harus sama dengan baris yang dibalik'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'postingpoin_pembalikan_tepat';\n    END IF;\n    EXECUTE $cari$\n        SELECT EXISTS (\n            SELECT FROM baru n\n            WHERE n.membalik_id IS NULL AND n.ke > 1 AND NOT EXISTS (\n                SELECT FROM insentif_postingpoin o JOIN insentif_postingpoin b ON b.membalik_id = o.id\n                WHERE o.sumber = n.sumber AND o.ke = n.ke - 1 AND o.membalik_id IS NULL)\n        )\n    $cari$ INTO salah;\n    IF salah THEN\n        RAISE EXCEPTION 'sumber yang sama hanya dicatat lagi sesudah yang lama dibalik'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'postingpoin_satu_hidup';\n    END IF;\n    RETURN NULL;\n",
                                    hash="607f75e0eedf145cfb5287a0473c696871ec1f2d",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_berpasangan_86d1d",
                                    referencing="REFERENCING NEW TABLE AS baru ",
                                    table="insentif_postingpoin",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buku_tidak_dikosongkan",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'buku poin tidak dapat dikosongkan';",
                                    hash="93f956d1fd9e802cc7cdd53d08c67f93bdc38253",
                                    level="STATEMENT",
                                    operation="TRUNCATE",
                                    pgid="pgtrigger_buku_tidak_dikosongkan_a2ea7",
                                    table="insentif_postingpoin",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SembunyiPapan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("sejak", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "pegawai",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="sembunyi_papan", to="pegawai.pegawai"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tidak tampil di papan",
                        "verbose_name_plural": "tidak tampil di papan",
                        "ordering": ["pegawai"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_sembunyipapanevent" ("id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sejak") SELECT new_values."id", new_values."pegawai_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."sejak" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8b475e8bd4cf14ef4d21590ea146b05dc1f2473d",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_914d9",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_sembunyipapan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_sembunyipapanevent" ("id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sejak") SELECT old_values."id", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."sejak" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="eaaff586c39781be07dbeee24b8dc3904dac7bcb",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_66bf3",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_sembunyipapan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_sembunyipapanevent" ("id", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sejak") SELECT old_values."id", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."sejak" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="377343e001d46f32784015ff84aec7c6b2448910",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_bb27e",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_sembunyipapan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TingkatPoin",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kelompok", models.CharField(choices=[("PNS", "PNS dan CPNS"), ("PPPK", "PPPK")], max_length=4)),
                        ("nama", models.CharField(max_length=40)),
                        ("ambang", models.PositiveIntegerField(verbose_name="mulai dari (poin setahun)")),
                        (
                            "versi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="tingkat_list", to="insentif.versiaturan"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tingkat poin",
                        "verbose_name_plural": "tingkat poin",
                        "ordering": ["versi", "kelompok", "ambang"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("versi", "kelompok", "ambang"),
                                name="tingkatpoin_ambang_unik",
                                violation_error_message="Sudah ada tingkat dengan poin itu untuk kelompok ini.",
                            ),
                            models.UniqueConstraint(
                                fields=("versi", "kelompok", "nama"),
                                name="tingkatpoin_nama_unik",
                                violation_error_message="Sudah ada tingkat dengan nama itu untuk kelompok ini.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="terbit_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF TG_OP <> 'INSERT' AND (SELECT v.status FROM insentif_versiaturan v WHERE v.id = OLD.versi_id) <> 'draf' THEN\n        RAISE EXCEPTION 'aturan yang terbit tidak berubah' USING ERRCODE = 'check_violation', CONSTRAINT = 'versiaturan_terbit_tetap';\n    END IF;\n    IF TG_OP <> 'DELETE' AND (SELECT v.status FROM insentif_versiaturan v WHERE v.id = NEW.versi_id) <> 'draf' THEN\n        RAISE EXCEPTION 'aturan yang terbit tidak berubah' USING ERRCODE = 'check_violation', CONSTRAINT = 'versiaturan_terbit_tetap';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                                    hash="9d7310f24b5548baaa38f512deee73273c853fd5",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_terbit_tetap_9ebc4",
                                    table="insentif_tingkatpoin",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_tingkatpoinevent" ("ambang", "id", "kelompok", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versi_id") SELECT old_values."ambang", old_values."id", old_values."kelompok", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="dd0df781b8f9413bddc8a550a71a88c07ab3e307",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_37cd3",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_tingkatpoin",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_tingkatpoinevent" ("ambang", "id", "kelompok", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versi_id") SELECT old_values."ambang", old_values."id", old_values."kelompok", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4aaffe8d8957d405ecb9613337c4ee181fb5a632",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_16a88",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_tingkatpoin",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_tingkatpoinevent" ("ambang", "id", "kelompok", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versi_id") SELECT new_values."ambang", new_values."id", new_values."kelompok", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."versi_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="98462e8e5ead77bf4e9650362642c106e9ed10cf",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_38bc1",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_tingkatpoin",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TingkatPoinEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kelompok", models.CharField(choices=[("PNS", "PNS dan CPNS"), ("PPPK", "PPPK")], max_length=4)),
                        ("nama", models.CharField(max_length=40)),
                        ("ambang", models.PositiveIntegerField(verbose_name="mulai dari (poin setahun)")),
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
                                to="insentif.tingkatpoin",
                            ),
                        ),
                        (
                            "versi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="insentif.versiaturan",
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
                                    hash="0d74ca4d2d13445fd18809ece5db21f93ec3a128",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_83394",
                                    table="insentif_tingkatpoinevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_ti_pgh_cre_e089a2_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="VersiAturan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nomor", models.PositiveSmallIntegerField(unique=True, verbose_name="versi")),
                        ("status", models.CharField(choices=[("draf", "Draf"), ("terbit", "Terbit")], default="draf", max_length=6)),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku untuk peristiwa mulai")),
                        (
                            "kedudukan",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=4),
                                default=list,
                                size=None,
                                verbose_name="kode kedudukan hukum yang mendapat poin",
                            ),
                        ),
                        ("dasar", models.CharField(blank=True, max_length=300, verbose_name="dasar atau alasan")),
                        ("diterbitkan_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "diterbitkan_oleh",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "versi aturan poin",
                        "verbose_name_plural": "versi aturan poin",
                        "ordering": ["-nomor"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "draf")),
                                fields=("status",),
                                name="versiaturan_satu_draf",
                                violation_error_message="Sudah ada draf aturan. Terbitkan atau hapus draf itu dahulu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "terbit")),
                                fields=("berlaku_mulai",),
                                name="versiaturan_satu_per_hari",
                                violation_error_message="Sudah ada aturan terbit yang mulai berlaku pada hari itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status", "draf"), ("diterbitkan_pada__isnull", False), _connector="OR"),
                                name="versiaturan_terbit_bertanggal",
                                violation_error_message="Aturan yang terbit harus bertanggal terbit.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="hapus_terbit",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.\"status\" = 'terbit')",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="977751c990e28755c6e083a232fda0c8d38c412c",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_terbit_511fa",
                                    table="insentif_versiaturan",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="terbit_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.status = 'terbit' AND (NEW.status, NEW.nomor, NEW.berlaku_mulai) IS DISTINCT FROM (OLD.status, OLD.nomor, OLD.berlaku_mulai))",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="2524f9ec03d86ccc926e699c20ff73fd8a4fd8e6",
                                    operation="UPDATE",
                                    pgid="pgtrigger_terbit_tetap_86106",
                                    table="insentif_versiaturan",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_versiaturanevent" ("berlaku_mulai", "dasar", "dibuat", "diterbitkan_oleh_id", "diterbitkan_pada", "id", "kedudukan", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") SELECT old_values."berlaku_mulai", old_values."dasar", old_values."dibuat", old_values."diterbitkan_oleh_id", old_values."diterbitkan_pada", old_values."id", old_values."kedudukan", old_values."nomor", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."status" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="00be05801d02a1e587f29d022e442d32621b745e",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_8d6d0",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_versiaturan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_versiaturanevent" ("berlaku_mulai", "dasar", "dibuat", "diterbitkan_oleh_id", "diterbitkan_pada", "id", "kedudukan", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") SELECT old_values."berlaku_mulai", old_values."dasar", old_values."dibuat", old_values."diterbitkan_oleh_id", old_values."diterbitkan_pada", old_values."id", old_values."kedudukan", old_values."nomor", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="635fbc0fcc9e6afa5d4484f59031f7f0c0071ac0",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_7662b",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_versiaturan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_versiaturanevent" ("berlaku_mulai", "dasar", "dibuat", "diterbitkan_oleh_id", "diterbitkan_pada", "id", "kedudukan", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") SELECT new_values."berlaku_mulai", new_values."dasar", new_values."dibuat", new_values."diterbitkan_oleh_id", new_values."diterbitkan_pada", new_values."id", new_values."kedudukan", new_values."nomor", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="cd0a6648ec07af2892104190796167621429f921",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_d0e99",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_versiaturan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VersiAturanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nomor", models.PositiveSmallIntegerField(verbose_name="versi")),
                        ("status", models.CharField(choices=[("draf", "Draf"), ("terbit", "Terbit")], default="draf", max_length=6)),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku untuk peristiwa mulai")),
                        (
                            "kedudukan",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=4),
                                default=list,
                                size=None,
                                verbose_name="kode kedudukan hukum yang mendapat poin",
                            ),
                        ),
                        ("dasar", models.CharField(blank=True, max_length=300, verbose_name="dasar atau alasan")),
                        ("diterbitkan_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "diterbitkan_oleh",
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
                                to="insentif.versiaturan",
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
                                    hash="db4c9eea1cd59790e4469eca64a4f2a2480753b9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_4370b",
                                    table="insentif_versiaturanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_ve_pgh_cre_1e9380_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="VersiIP",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("berlaku_mulai", models.DateField(unique=True, verbose_name="berlaku mulai")),
                        ("dasar", models.CharField(max_length=300, verbose_name="dasar")),
                    ],
                    options={
                        "verbose_name": "tabel IP ASN",
                        "verbose_name_plural": "tabel IP ASN",
                        "ordering": ["-berlaku_mulai"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_versiipevent" ("berlaku_mulai", "dasar", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."berlaku_mulai", old_values."dasar", old_values."id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5b61f7046600b8770d757222d7d5efbf66f42592",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_58b3f",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_versiip",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_versiipevent" ("berlaku_mulai", "dasar", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."berlaku_mulai", old_values."dasar", old_values."id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6b47a744697f4f7a31d9cb92131f781d97a2408a",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_9e964",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_versiip",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_versiipevent" ("berlaku_mulai", "dasar", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."berlaku_mulai", new_values."dasar", new_values."id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f82a2dba98817514287bb2696c7828b88efe0cd8",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_aafae",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_versiip",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VersiIPEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                        ("dasar", models.CharField(max_length=300, verbose_name="dasar")),
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
                                to="insentif.versiip",
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
                                    hash="b2ec14bdb6f82103443098e52c178537225fcf00",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_75fac",
                                    table="insentif_versiipevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_ve_pgh_cre_cd4c3d_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="AturanPoinEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kejadian",
                            models.CharField(
                                choices=[
                                    ("lulus", "Lulus diklat (per JP)"),
                                    ("luar", "Diklat luar yang diverifikasi (per JP)"),
                                    ("kualifikasi", "Nilai akhir sekurangnya ambang"),
                                    ("n_gain", "N-gain sekurangnya ambang"),
                                    ("umpan_balik", "Mengisi umpan balik"),
                                    ("mentoring", "Pertemuan mentoring sebagai mentor"),
                                    ("berbagi", "Mengajar rekan (sekurangnya ambang peserta hadir)"),
                                    ("pasca_alumnus", "Mengisi evaluasi pascadiklat sebagai alumnus tepat waktu"),
                                    ("pasca_atasan", "Mengisi evaluasi pascadiklat sebagai atasan tepat waktu"),
                                    ("target_jp", "Mencapai ambang JP dalam setahun"),
                                    ("mangkir", "Tidak hadir tanpa kabar, atau batal kurang dari ambang hari"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("nama", models.CharField(max_length=80)),
                        ("poin", models.DecimalField(decimal_places=2, max_digits=6)),
                        ("ambang", models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True)),
                        (
                            "pengali_celah",
                            models.DecimalField(
                                decimal_places=2, default=1, max_digits=4, verbose_name="pengali bila menutup kesenjangan sendiri"
                            ),
                        ),
                        ("batas_tahun", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="paling banyak setahun")),
                        ("kelompok_batas", models.CharField(blank=True, max_length=14, verbose_name="batas bersama")),
                        (
                            "jenis_asn",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(choices=[("PNS", "PNS"), ("CPNS", "CPNS"), ("PPPK", "PPPK")], max_length=4),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="hanya untuk",
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
                                to="insentif.aturanpoin",
                            ),
                        ),
                        (
                            "versi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="insentif.versiaturan",
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
                                    hash="13df4039017de2f402389c8e7ef289eb82209473",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_993e6",
                                    table="insentif_aturanpoinevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_at_pgh_cre_0bd426_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="ButirIPEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "dimensi",
                            models.CharField(
                                choices=[
                                    ("kualifikasi", "Kualifikasi"),
                                    ("kompetensi", "Kompetensi"),
                                    ("kinerja", "Kinerja"),
                                    ("disiplin", "Disiplin"),
                                ],
                                max_length=11,
                            ),
                        ),
                        (
                            "kelompok",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("struktural", "JPT, administrator, pengawas"),
                                    ("fungsional", "Jabatan fungsional"),
                                    ("pelaksana", "Pelaksana"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("indikator", models.CharField(max_length=80)),
                        (
                            "kode",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=12), blank=True, default=list, size=None
                            ),
                        ),
                        ("ambang", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                        ("bulan", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="dalam berapa bulan terakhir")),
                        ("skor", models.DecimalField(decimal_places=2, max_digits=5)),
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
                                to="insentif.butirip",
                            ),
                        ),
                        (
                            "versi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="insentif.versiip",
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
                                    hash="165d2f49e7d6bf7d9dc58b60aca04b7977da5cf1",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_3125b",
                                    table="insentif_butiripevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_bu_pgh_cre_cc3af8_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="DataIP",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tahun", models.PositiveSmallIntegerField()),
                        (
                            "nilai_kinerja",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)],
                            ),
                        ),
                        (
                            "disiplin",
                            models.CharField(
                                blank=True,
                                choices=[("tidak_ada", "Tidak pernah"), ("ringan", "Ringan"), ("sedang", "Sedang"), ("berat", "Berat")],
                                max_length=9,
                                verbose_name="hukuman disiplin",
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="data_ip_list", to="pegawai.pegawai"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "data IP ASN",
                        "verbose_name_plural": "data IP ASN",
                        "ordering": ["-tahun", "pegawai"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pegawai", "tahun"), name="dataip_satu_setahun", violation_error_message="Data tahun itu sudah ada."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("nilai_kinerja__isnull", True), ("nilai_kinerja__range", (0, 100)), _connector="OR"),
                                name="dataip_nilai_0_sampai_100",
                                violation_error_message="Nilai kinerja 0 sampai 100.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_dataipevent" ("disiplin", "id", "nilai_kinerja", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun") SELECT old_values."disiplin", old_values."id", old_values."nilai_kinerja", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."tahun" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c8d6c9e51755dfe3de10896eb3b03eb40fc56dc3",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_6e6b0",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_dataip",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_dataipevent" ("disiplin", "id", "nilai_kinerja", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun") SELECT old_values."disiplin", old_values."id", old_values."nilai_kinerja", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."tahun" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1dce77ea2a2aed3875a066d2976ef723589afc7d",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_277fd",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_dataip",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_dataipevent" ("disiplin", "id", "nilai_kinerja", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun") SELECT new_values."disiplin", new_values."id", new_values."nilai_kinerja", new_values."pegawai_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."tahun" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' insentif_dataip \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d30c4f49c23899e74d396907393c24dcaadbe4a5",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_013ad",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_dataip",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DataIPEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("tahun", models.PositiveSmallIntegerField()),
                        (
                            "nilai_kinerja",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)],
                            ),
                        ),
                        (
                            "disiplin",
                            models.CharField(
                                blank=True,
                                choices=[("tidak_ada", "Tidak pernah"), ("ringan", "Ringan"), ("sedang", "Sedang"), ("berat", "Berat")],
                                max_length=9,
                                verbose_name="hukuman disiplin",
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
                                to="insentif.dataip",
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
                                    hash="bfdbd94538d3176f3e46a184ab986a2599d2fc80",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b98c3",
                                    table="insentif_dataipevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_da_pgh_cre_d61a68_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="Imbalan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nama", models.CharField(max_length=100, unique=True)),
                        ("keterangan", models.CharField(max_length=300, verbose_name="apa yang diterima")),
                        ("poin", models.PositiveIntegerField()),
                        ("stok", models.PositiveIntegerField(blank=True, null=True, verbose_name="sisa persediaan")),
                        (
                            "batas_tahun",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="paling banyak seorang setahun"),
                        ),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dapat dipilih")),
                    ],
                    options={
                        "verbose_name": "imbalan",
                        "verbose_name_plural": "imbalan",
                        "ordering": ["poin", "nama"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("poin__gte", 1)),
                                name="imbalan_poin_positif",
                                violation_error_message="Poin sekurangnya 1.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_imbalanevent" ("batas_tahun", "id", "is_aktif", "keterangan", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poin", "stok") SELECT old_values."batas_tahun", old_values."id", old_values."is_aktif", old_values."keterangan", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."poin", old_values."stok" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="687ee0b0d37aef629160c62f03cf5b003b3e4de9",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_a49ba",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="insentif_imbalan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_imbalanevent" ("batas_tahun", "id", "is_aktif", "keterangan", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poin", "stok") SELECT old_values."batas_tahun", old_values."id", old_values."is_aktif", old_values."keterangan", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."poin", old_values."stok" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2fcae3053368bfab87347c979b286a963f2300e2",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_6dd0f",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="insentif_imbalan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_imbalanevent" ("batas_tahun", "id", "is_aktif", "keterangan", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poin", "stok") SELECT new_values."batas_tahun", new_values."id", new_values."is_aktif", new_values."keterangan", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."poin", new_values."stok" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2be22d97c2c68a96ea05a942ade3aa11e43bd1b0",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_90034",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="insentif_imbalan",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Perhitungan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("mulai", models.DateTimeField(default=django.utils.timezone.now)),
                        ("selesai", models.DateTimeField(blank=True, null=True)),
                        ("bagian", models.PositiveSmallIntegerField(default=0)),
                        ("jumlah_bagian", models.PositiveSmallIntegerField(default=0)),
                        ("dicatat", models.PositiveIntegerField(default=0)),
                        ("dibalik", models.PositiveIntegerField(default=0)),
                        ("poin", models.IntegerField(default=0)),
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
                        "verbose_name": "perhitungan poin",
                        "verbose_name_plural": "perhitungan poin",
                        "ordering": ["-mulai", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("bagian__lte", models.F("jumlah_bagian"))),
                                name="perhitungan_bagian_wajar",
                                violation_error_message="Bagian yang selesai tidak boleh melebihi jumlahnya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"),
                                name="perhitungan_waktu_berurutan",
                                violation_error_message="Waktu selesai tidak boleh sebelum waktu mulai.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenukaranEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("poin", models.PositiveIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("diajukan", "Menunggu persetujuan"),
                                    ("disetujui", "Disetujui"),
                                    ("diserahkan", "Sudah diterima"),
                                    ("ditolak", "Ditolak"),
                                    ("dibatalkan", "Dibatalkan"),
                                ],
                                default="diajukan",
                                max_length=10,
                            ),
                        ),
                        ("diajukan_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        ("diputus_pada", models.DateTimeField(blank=True, null=True)),
                        ("diserahkan_pada", models.DateTimeField(blank=True, null=True)),
                        ("alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan ditolak atau dibatalkan")),
                        (
                            "diputus_oleh",
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
                            "imbalan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="insentif.imbalan",
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
                                to="insentif.penukaran",
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
                                    hash="623e1b002824ee2636df63b6b891cc718725dc94",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a2161",
                                    table="insentif_penukaranevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_pe_pgh_cre_6d4ad1_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="SimulasiAturan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("sidik", models.CharField(max_length=64)),
                        ("sejak", models.DateField()),
                        ("isi", models.JSONField()),
                        ("dihitung_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "oleh",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                        ),
                        (
                            "versi",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="simulasi", to="insentif.versiaturan"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "simulasi aturan poin",
                        "verbose_name_plural": "simulasi aturan poin",
                        "ordering": ["-dihitung_pada"],
                    },
                ),
                migrations.CreateModel(
                    name="SimulasiOrang",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kelompok", models.CharField(choices=[("PNS", "PNS dan CPNS"), ("PPPK", "PPPK")], max_length=4)),
                        ("sebelum", models.IntegerField()),
                        ("sesudah", models.IntegerField()),
                        ("pegawai", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai")),
                        (
                            "simulasi",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="orang_list",
                                to="insentif.simulasiaturan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pegawai dalam simulasi",
                        "verbose_name_plural": "pegawai dalam simulasi",
                        "ordering": ["simulasi", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("simulasi", "pegawai"),
                                name="simulasiorang_sekali",
                                violation_error_message="Pegawai ini sudah ada dalam simulasi.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sebelum", models.F("sesudah")), _negated=True),
                                name="simulasiorang_berubah",
                                violation_error_message="Hanya pegawai yang poinnya berubah yang dicatat.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NominasiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("alasan", models.TextField(max_length=1000, verbose_name="mengapa pegawai ini")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("diusulkan", "Diusulkan"),
                                    ("disetujui", "Disetujui"),
                                    ("ditolak", "Tidak terpilih"),
                                    ("ditarik", "Ditarik"),
                                ],
                                default="diusulkan",
                                max_length=9,
                            ),
                        ),
                        ("diusulkan_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        ("diputus_pada", models.DateTimeField(blank=True, null=True)),
                        ("alasan_putusan", models.CharField(blank=True, max_length=300)),
                        (
                            "diputus_oleh",
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
                            "penghargaan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="insentif.penghargaan",
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
                                to="insentif.nominasi",
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
                                    hash="b40abbbe0893c6f6108aca579836f4d887a95ad2",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_62df4",
                                    table="insentif_nominasievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_no_pgh_cre_31b345_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="PiagamEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("urut", models.PositiveIntegerField()),
                        ("nomor", models.CharField(max_length=60)),
                        ("terbit_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        ("dicabut_pada", models.DateTimeField(blank=True, null=True)),
                        ("alasan_cabut", models.CharField(blank=True, max_length=300)),
                        (
                            "dicabut_oleh",
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
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "nominasi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="insentif.nominasi",
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
                                to="insentif.piagam",
                            ),
                        ),
                        ("usul_alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan usul")),
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
                        ("usul_pada", models.DateTimeField(blank=True, null=True, verbose_name="diusulkan dicabut atau diganti pada")),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d3897d8b1e72d108855bebddc3c3b8882b5c027b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_12265",
                                    table="insentif_piagamevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_pi_pgh_cre_8b24d7_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="KeberatanPoinEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("diajukan", "Diajukan"), ("diperbaiki", "Diperbaiki"), ("ditolak", "Tidak diubah")],
                                default="diajukan",
                                max_length=10,
                            ),
                        ),
                        ("jawaban", models.TextField(blank=True, max_length=1000)),
                        ("dijawab_pada", models.DateTimeField(blank=True, null=True)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "dijawab_oleh",
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
                                to="insentif.keberatanpoin",
                            ),
                        ),
                        (
                            "posting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="insentif.postingpoin",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_ke_pgh_cre_298f1e_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5d2b7b5495ae579f52f1a80e77743545526ae915",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b55c5",
                                    table="insentif_keberatanpoinevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SembunyiPapanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("sejak", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                                to="insentif.sembunyipapan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="insentif_se_pgh_cre_ec2c48_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="bc4876ac0bd308d67d0a84885710c0fc1d3586b7",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d7993",
                                    table="insentif_sembunyipapanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
