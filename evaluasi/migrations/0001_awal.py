import uuid

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import lib.migrasi
import lib.waktu


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
                    name="Butir",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("urutan", models.PositiveSmallIntegerField()),
                        (
                            "jenis",
                            models.CharField(
                                choices=[("pilihan", "Pilihan ganda"), ("skala", "Skala 1–4"), ("angka", "Angka"), ("teks", "Isian bebas")],
                                max_length=8,
                            ),
                        ),
                        (
                            "tentang",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Umum"),
                                    ("materi", "Materi"),
                                    ("pengajar", "Pengajar"),
                                    ("penyelenggara", "Penyelenggaraan"),
                                    ("dampak", "Dampak"),
                                ],
                                max_length=14,
                                verbose_name="tentang siapa",
                            ),
                        ),
                        ("unsur", models.CharField(blank=True, max_length=80, verbose_name="unsur atau materi")),
                        ("teks", models.TextField(verbose_name="pertanyaan")),
                        ("bantuan", models.CharField(blank=True, max_length=200, verbose_name="penjelasan")),
                        ("is_wajib", models.BooleanField(default=True, verbose_name="wajib dijawab")),
                        ("bobot", models.DecimalField(decimal_places=2, default=1, max_digits=6)),
                        (
                            "pilihan",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=300),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="pilihan jawaban",
                            ),
                        ),
                        ("kunci", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="kunci (nomor pilihan)")),
                        (
                            "label_skala",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="kata untuk 1 sampai 4",
                            ),
                        ),
                        (
                            "angka_min",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="paling kecil"),
                        ),
                        (
                            "angka_maks",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="paling besar"),
                        ),
                        (
                            "soal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="butir_list",
                                to="evaluasi.soal",
                            ),
                        ),
                        (
                            "versi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="butir_list", to="evaluasi.versiinstrumen"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "butir",
                        "verbose_name_plural": "butir",
                        "ordering": ["versi", "urutan", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("versi", "urutan"),
                                name="butir_urutan_unik",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("jenis", "pilihan"), ("pilihan__len__gte", 2), ("pilihan__len__lte", 6)),
                                    models.Q(models.Q(("jenis", "pilihan"), _negated=True), ("kunci__isnull", True), ("pilihan__len", 0)),
                                    _connector="OR",
                                ),
                                name="butir_pilihan_sesuai_jenis",
                                violation_error_message="Butir pilihan ganda memerlukan dua sampai enam pilihan; jenis lain tidak.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kunci__isnull", True),
                                    models.Q(("kunci__gte", 1), ("pilihan__len__gte", models.F("kunci"))),
                                    _connector="OR",
                                ),
                                name="butir_kunci_ada",
                                violation_error_message="Kunci harus nomor salah satu pilihan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("label_skala__len", 0), models.Q(("jenis", "skala"), ("label_skala__len", 4)), _connector="OR"
                                ),
                                name="butir_label_skala_empat",
                                violation_error_message="Isi keempat kata skala, atau kosongkan semuanya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("bobot__gt", 0)),
                                name="butir_bobot_positif",
                                violation_error_message="Bobot harus lebih dari nol.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("angka_min__isnull", True),
                                    ("angka_maks__isnull", True),
                                    ("angka_maks__gt", models.F("angka_min")),
                                    _connector="OR",
                                ),
                                name="butir_angka_berurutan",
                                violation_error_message="Angka paling besar harus melebihi yang paling kecil.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="terbit_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF TG_OP <> 'INSERT' AND (SELECT v.status FROM evaluasi_versiinstrumen v WHERE v.id = OLD.versi_id) <> 'draf' THEN\n        RAISE EXCEPTION 'butir versi yang terbit tidak berubah' USING ERRCODE = 'check_violation', CONSTRAINT = 'butir_terbit_tetap';\n    END IF;\n    IF TG_OP <> 'DELETE' AND (SELECT v.status FROM evaluasi_versiinstrumen v WHERE v.id = NEW.versi_id) <> 'draf' THEN\n        RAISE EXCEPTION 'butir versi yang terbit tidak berubah' USING ERRCODE = 'check_violation', CONSTRAINT = 'butir_terbit_tetap';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                                    hash="780fde054c08181a8d38e1ff95a448b43e7ee014",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_terbit_tetap_fa019",
                                    table="evaluasi_butir",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_butirevent" ("angka_maks", "angka_min", "bantuan", "bobot", "id", "is_wajib", "jenis", "label_skala", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilihan", "soal_id", "teks", "tentang", "unsur", "urutan", "versi_id") SELECT new_values."angka_maks", new_values."angka_min", new_values."bantuan", new_values."bobot", new_values."id", new_values."is_wajib", new_values."jenis", new_values."label_skala", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."pilihan", new_values."soal_id", new_values."teks", new_values."tentang", new_values."unsur", new_values."urutan", new_values."versi_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0ac520c6e2d049a22c0e553c4af54e8c1474d970",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_1b44c",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="evaluasi_butir",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_butirevent" ("angka_maks", "angka_min", "bantuan", "bobot", "id", "is_wajib", "jenis", "label_skala", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilihan", "soal_id", "teks", "tentang", "unsur", "urutan", "versi_id") SELECT old_values."angka_maks", old_values."angka_min", old_values."bantuan", old_values."bobot", old_values."id", old_values."is_wajib", old_values."jenis", old_values."label_skala", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."pilihan", old_values."soal_id", old_values."teks", old_values."tentang", old_values."unsur", old_values."urutan", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."angka_maks" IS DISTINCT FROM (new_values."angka_maks") OR old_values."angka_min" IS DISTINCT FROM (new_values."angka_min") OR old_values."bantuan" IS DISTINCT FROM (new_values."bantuan") OR old_values."bobot" IS DISTINCT FROM (new_values."bobot") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_wajib" IS DISTINCT FROM (new_values."is_wajib") OR old_values."jenis" IS DISTINCT FROM (new_values."jenis") OR old_values."label_skala" IS DISTINCT FROM (new_values."label_skala") OR old_values."pilihan" IS DISTINCT FROM (new_values."pilihan") OR old_values."soal_id" IS DISTINCT FROM (new_values."soal_id") OR old_values."teks" IS DISTINCT FROM (new_values."teks") OR old_values."tentang" IS DISTINCT FROM (new_values."tentang") OR old_values."unsur" IS DISTINCT FROM (new_values."unsur") OR old_values."urutan" IS DISTINCT FROM (new_values."urutan") OR old_values."versi_id" IS DISTINCT FROM (new_values."versi_id")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c6ea8b7d9fd46d1ddc9224f6ca9e8e2481b09dc0",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_4d197",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="evaluasi_butir",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_butirevent" ("angka_maks", "angka_min", "bantuan", "bobot", "id", "is_wajib", "jenis", "label_skala", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilihan", "soal_id", "teks", "tentang", "unsur", "urutan", "versi_id") SELECT old_values."angka_maks", old_values."angka_min", old_values."bantuan", old_values."bobot", old_values."id", old_values."is_wajib", old_values."jenis", old_values."label_skala", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."pilihan", old_values."soal_id", old_values."teks", old_values."tentang", old_values."unsur", old_values."urutan", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5a6db713c9c579246b41d7612bd6a8fe14c2d6ee",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_8e6cf",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="evaluasi_butir",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AturanPasca",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="evaluasi pascadiklat diadakan")),
                        ("bulan", models.PositiveSmallIntegerField(default=6, verbose_name="berapa bulan sesudah diklat")),
                        ("hari_tenggat", models.PositiveSmallIntegerField(default=30, verbose_name="lama mengisi (hari)")),
                        ("jumlah_rekan", models.PositiveSmallIntegerField(default=2, verbose_name="banyak rekan")),
                        ("jumlah_bawahan", models.PositiveSmallIntegerField(default=2, verbose_name="banyak bawahan")),
                        (
                            "program",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aturan_pasca",
                                to="diklat.program",
                                verbose_name="khusus untuk program",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aturan pascadiklat",
                        "verbose_name_plural": "aturan pascadiklat",
                        "ordering": [models.OrderBy(models.F("program"), nulls_first=True)],
                        "constraints": [
                            models.UniqueConstraint(
                                models.OrderBy(models.F("program")),
                                name="aturanpasca_unik",
                                nulls_distinct=False,
                                violation_error_message="Aturan ini sudah ada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("bulan__range", (1, 12))),
                                name="aturanpasca_bulan_1_sampai_12",
                                violation_error_message="Evaluasi pascadiklat 1 sampai 12 bulan sesudah diklat.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hari_tenggat__range", (7, 120))),
                                name="aturanpasca_tenggat_7_sampai_120",
                                violation_error_message="Lama mengisi 7 sampai 120 hari.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("jumlah_bawahan__lte", 5), ("jumlah_rekan__lte", 5)),
                                name="aturanpasca_paling_banyak_5",
                                violation_error_message="Paling banyak lima rekan dan lima bawahan.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_aturanpascaevent" ("bulan", "hari_tenggat", "id", "is_aktif", "jumlah_bawahan", "jumlah_rekan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT old_values."bulan", old_values."hari_tenggat", old_values."id", old_values."is_aktif", old_values."jumlah_bawahan", old_values."jumlah_rekan", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b79cfbf80081600100d3f689d94aa6541e7feb24",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_7508a",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="evaluasi_aturanpasca",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_aturanpascaevent" ("bulan", "hari_tenggat", "id", "is_aktif", "jumlah_bawahan", "jumlah_rekan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT old_values."bulan", old_values."hari_tenggat", old_values."id", old_values."is_aktif", old_values."jumlah_bawahan", old_values."jumlah_rekan", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="622512a89f408d0c5196f2fd838fd1da020a5d78",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_3216b",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="evaluasi_aturanpasca",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_aturanpascaevent" ("bulan", "hari_tenggat", "id", "is_aktif", "jumlah_bawahan", "jumlah_rekan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT new_values."bulan", new_values."hari_tenggat", new_values."id", new_values."is_aktif", new_values."jumlah_bawahan", new_values."jumlah_rekan", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e5a91d5de3d24765f13514b8735b3f0950290549",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_9babb",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="evaluasi_aturanpasca",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AturanPascaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="evaluasi pascadiklat diadakan")),
                        ("bulan", models.PositiveSmallIntegerField(default=6, verbose_name="berapa bulan sesudah diklat")),
                        ("hari_tenggat", models.PositiveSmallIntegerField(default=30, verbose_name="lama mengisi (hari)")),
                        ("jumlah_rekan", models.PositiveSmallIntegerField(default=2, verbose_name="banyak rekan")),
                        ("jumlah_bawahan", models.PositiveSmallIntegerField(default=2, verbose_name="banyak bawahan")),
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
                                to="evaluasi.aturanpasca",
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
                                verbose_name="khusus untuk program",
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
                                    hash="9d30bd48aec3b3c84b06e58a7906a00bf81470e8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_250b7",
                                    table="evaluasi_aturanpascaevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="evaluasi_at_pgh_cre_b617b7_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="BlokSurvei",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("n", models.PositiveIntegerField(verbose_name="banyaknya jawaban")),
                        ("dirilis", models.DateField(default=lib.waktu.today)),
                        (
                            "program",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blok_survei_list",
                                to="diklat.program",
                            ),
                        ),
                        (
                            "survei",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blok_list",
                                to="evaluasi.survei",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "blok jawaban",
                        "verbose_name_plural": "blok jawaban",
                        "ordering": ["-dirilis", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("n__gte", 5)),
                                name="bloksurvei_sedikitnya_5",
                                violation_error_message="Satu blok memuat sedikitnya lima jawaban.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="blok_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="052dcd1c0cc8c639a3a7b3232cc6dc10b215ffa7",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_blok_tetap_24eb5",
                                    table="evaluasi_bloksurvei",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HasilSurvei",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("satu", models.PositiveIntegerField(default=0)),
                        ("dua", models.PositiveIntegerField(default=0)),
                        ("tiga", models.PositiveIntegerField(default=0)),
                        ("empat", models.PositiveIntegerField(default=0)),
                        (
                            "n",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(models.F("satu"), "+", models.F("dua")),
                                        "+",
                                        models.F("tiga"),
                                    ),
                                    "+",
                                    models.F("empat"),
                                ),
                                output_field=models.PositiveIntegerField(),
                            ),
                        ),
                        (
                            "jumlah",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("satu"),
                                            "+",
                                            django.db.models.expressions.CombinedExpression(models.F("dua"), "*", models.Value(2)),
                                        ),
                                        "+",
                                        django.db.models.expressions.CombinedExpression(models.F("tiga"), "*", models.Value(3)),
                                    ),
                                    "+",
                                    django.db.models.expressions.CombinedExpression(models.F("empat"), "*", models.Value(4)),
                                ),
                                output_field=models.PositiveIntegerField(),
                            ),
                        ),
                        (
                            "blok",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="hasil_list", to="evaluasi.bloksurvei"
                            ),
                        ),
                        ("butir", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evaluasi.butir")),
                        (
                            "narasumber",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hasil_survei_list",
                                to="diklat.narasumber",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hasil survei",
                        "verbose_name_plural": "hasil survei",
                        "ordering": ["blok", "butir__urutan", "narasumber"],
                        "constraints": [
                            models.UniqueConstraint(fields=("blok", "butir", "narasumber"), name="hasilsurvei_unik", nulls_distinct=False),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "satu__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(models.Value(5), "-", models.F("dua")),
                                                "-",
                                                models.F("tiga"),
                                            ),
                                            "-",
                                            models.F("empat"),
                                        ),
                                    )
                                ),
                                name="hasilsurvei_sedikitnya_5",
                                violation_error_message="Angka dari kurang dari lima jawaban tidak diterbitkan.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="hasil_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="cb2f2925f7a2be338dbb3365538bde6977acc7b4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_hasil_tetap_7d8c1",
                                    table="evaluasi_hasilsurvei",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Instrumen",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kode", models.CharField(error_messages={"unique": "Kode ini sudah dipakai."}, max_length=20, unique=True)),
                        ("nama", models.CharField(max_length=160, verbose_name="nama instrumen")),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("pre_test", "Tes awal"),
                                    ("post_test", "Tes akhir"),
                                    ("umpan_balik", "Umpan balik peserta"),
                                    ("pasca_alumnus", "Pascadiklat: alumnus"),
                                    ("pasca_atasan", "Pascadiklat: atasan"),
                                    ("pasca_rekan", "Pascadiklat: rekan"),
                                    ("pasca_bawahan", "Pascadiklat: bawahan"),
                                    ("skm", "Survei kepuasan masyarakat"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "program",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="instrumen_list",
                                to="diklat.program",
                                verbose_name="khusus untuk program",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "instrumen",
                        "verbose_name_plural": "instrumen",
                        "ordering": ["jenis", "nama", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_instrumenevent" ("dibuat", "id", "is_aktif", "jenis", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT old_values."dibuat", old_values."id", old_values."is_aktif", old_values."jenis", old_values."kode", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="abbb3f42241f3d703b73bd57467deebacc9a044e",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_18b59",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="evaluasi_instrumen",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_instrumenevent" ("dibuat", "id", "is_aktif", "jenis", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT old_values."dibuat", old_values."id", old_values."is_aktif", old_values."jenis", old_values."kode", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d4914864548d7f7d58229ae2cb0640d8f5ba6364",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_c1b3e",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="evaluasi_instrumen",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_instrumenevent" ("dibuat", "id", "is_aktif", "jenis", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") SELECT new_values."dibuat", new_values."id", new_values."is_aktif", new_values."jenis", new_values."kode", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e62e1a74e383d31c627a8b2e523c6e175f11b9d7",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_741ca",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="evaluasi_instrumen",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InstrumenEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kode", models.CharField(error_messages={"unique": "Kode ini sudah dipakai."}, max_length=20)),
                        ("nama", models.CharField(max_length=160, verbose_name="nama instrumen")),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("pre_test", "Tes awal"),
                                    ("post_test", "Tes akhir"),
                                    ("umpan_balik", "Umpan balik peserta"),
                                    ("pasca_alumnus", "Pascadiklat: alumnus"),
                                    ("pasca_atasan", "Pascadiklat: atasan"),
                                    ("pasca_rekan", "Pascadiklat: rekan"),
                                    ("pasca_bawahan", "Pascadiklat: bawahan"),
                                    ("skm", "Survei kepuasan masyarakat"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
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
                                to="evaluasi.instrumen",
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
                                verbose_name="khusus untuk program",
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
                                    hash="54963a1d085b3c5a57ba684c780fb9fdcd4fe336",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1cbb9",
                                    table="evaluasi_instrumenevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="evaluasi_in_pgh_cre_2bf41e_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="JawabanSurvei",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("jawaban", models.JSONField(default=dict)),
                        (
                            "blok",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="jawaban_list", to="evaluasi.bloksurvei"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "jawaban survei",
                        "verbose_name_plural": "jawaban survei",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="KategoriNilai",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("kualifikasi", "Kualifikasi kelulusan (nilai 0–100)"),
                                    ("n_gain", "N-gain (nilai sampai 1)"),
                                    ("skm", "Mutu pelayanan (NIK 25–100)"),
                                    ("kepuasan", "Kepuasan peserta (skala 1–4)"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("kode", models.CharField(blank=True, max_length=4)),
                        ("nama", models.CharField(max_length=40)),
                        ("batas_bawah", models.DecimalField(decimal_places=4, max_digits=7)),
                        ("is_lulus", models.BooleanField(default=True, verbose_name="kelas kelulusan")),
                        ("berlaku_mulai", models.DateField()),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar")),
                        ("is_terverifikasi", models.BooleanField(default=False, verbose_name="sudah diverifikasi")),
                    ],
                    options={
                        "verbose_name": "kategori nilai",
                        "verbose_name_plural": "kategori nilai",
                        "ordering": ["jenis", "-berlaku_mulai", "-batas_bawah"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("jenis", "berlaku_mulai", "batas_bawah"),
                                name="kategorinilai_unik",
                                violation_error_message="Batas ini sudah ada.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_kategorinilaievent" ("batas_bawah", "berlaku_mulai", "dasar", "id", "is_lulus", "is_terverifikasi", "jenis", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."batas_bawah", new_values."berlaku_mulai", new_values."dasar", new_values."id", new_values."is_lulus", new_values."is_terverifikasi", new_values."jenis", new_values."kode", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f37c0869ebbc11de6d7b1044aef38596e5e8beeb",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_5b42a",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="evaluasi_kategorinilai",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_kategorinilaievent" ("batas_bawah", "berlaku_mulai", "dasar", "id", "is_lulus", "is_terverifikasi", "jenis", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."batas_bawah", old_values."berlaku_mulai", old_values."dasar", old_values."id", old_values."is_lulus", old_values."is_terverifikasi", old_values."jenis", old_values."kode", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f6ad14d9476bf718db2d2ff518d7d3a64a186e47",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_12b76",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="evaluasi_kategorinilai",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_kategorinilaievent" ("batas_bawah", "berlaku_mulai", "dasar", "id", "is_lulus", "is_terverifikasi", "jenis", "kode", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."batas_bawah", old_values."berlaku_mulai", old_values."dasar", old_values."id", old_values."is_lulus", old_values."is_terverifikasi", old_values."jenis", old_values."kode", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e98a3f68810c7c6a4b6b81729e723bfd1761e380",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_132b6",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="evaluasi_kategorinilai",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KomentarSurvei",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("teks", models.TextField()),
                        (
                            "is_disembunyikan",
                            models.BooleanField(default=False, verbose_name="disembunyikan karena memuat nama atau tidak pantas"),
                        ),
                        (
                            "blok",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="komentar_list", to="evaluasi.bloksurvei"
                            ),
                        ),
                        ("butir", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evaluasi.butir")),
                        (
                            "narasumber",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.narasumber"
                            ),
                        ),
                        (
                            "alasan_sembunyi",
                            models.CharField(blank=True, db_default="", default="", max_length=200, verbose_name="alasan menyembunyikan"),
                        ),
                        (
                            "disembunyikan_oleh",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("disembunyikan_pada", models.DateField(blank=True, editable=False, null=True)),
                    ],
                    options={
                        "verbose_name": "komentar",
                        "verbose_name_plural": "komentar",
                        "ordering": ["id"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("teks", ""), _negated=True), name="komentarsurvei_berisi"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_disembunyikan", False), models.Q(("alasan_sembunyi", ""), _negated=True), _connector="OR"
                                ),
                                name="komentarsurvei_sembunyi_beralasan",
                                violation_error_message="Tulis alasan menyembunyikan komentar ini.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_komentarsurveievent" ("alasan_sembunyi", "blok_id", "butir_id", "disembunyikan_oleh_id", "disembunyikan_pada", "id", "is_disembunyikan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."alasan_sembunyi", old_values."blok_id", old_values."butir_id", old_values."disembunyikan_oleh_id", old_values."disembunyikan_pada", old_values."id", old_values."is_disembunyikan", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alasan_sembunyi" IS DISTINCT FROM (new_values."alasan_sembunyi") OR old_values."blok_id" IS DISTINCT FROM (new_values."blok_id") OR old_values."butir_id" IS DISTINCT FROM (new_values."butir_id") OR old_values."disembunyikan_oleh_id" IS DISTINCT FROM (new_values."disembunyikan_oleh_id") OR old_values."disembunyikan_pada" IS DISTINCT FROM (new_values."disembunyikan_pada") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_disembunyikan" IS DISTINCT FROM (new_values."is_disembunyikan")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ff02fb99ec787c637a95287b3fcc8d961cedbaf0",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_02e31",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="evaluasi_komentarsurvei",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_komentarsurveievent" ("alasan_sembunyi", "blok_id", "butir_id", "disembunyikan_oleh_id", "disembunyikan_pada", "id", "is_disembunyikan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."alasan_sembunyi", old_values."blok_id", old_values."butir_id", old_values."disembunyikan_oleh_id", old_values."disembunyikan_pada", old_values."id", old_values."is_disembunyikan", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="40cdced1ca14c71b6ae66e711bf883d1b6b706e8",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_54910",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="evaluasi_komentarsurvei",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KomponenNilai",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("urutan", models.PositiveSmallIntegerField(default=1)),
                        ("nama", models.CharField(max_length=80)),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("post_test", "Tes akhir"),
                                    ("kehadiran", "Kehadiran (persen JP)"),
                                    ("pengajar", "Dinilai pengajar atau pengelola"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("bobot", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="bobot (persen)")),
                        (
                            "program",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="komponen_list", to="diklat.program"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "komponen nilai",
                        "verbose_name_plural": "komponen nilai",
                        "ordering": ["program", "urutan", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("bobot__gt", 0), ("bobot__lte", 100)),
                                name="komponennilai_bobot_wajar",
                                violation_error_message="Bobot harus lebih dari 0 dan paling besar 100.",
                            ),
                            models.UniqueConstraint(
                                fields=("program", "nama"),
                                name="komponennilai_nama_unik",
                                violation_error_message="Nama komponen ini sudah ada.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("sumber", "pengajar"), _negated=True),
                                fields=("program", "sumber"),
                                name="komponennilai_sumber_sekali",
                                violation_error_message="Tes akhir dan kehadiran masing-masing hanya sekali.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="jumlah_seratus",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    func="\n    IF (SELECT coalesce(sum(k.bobot), 100) FROM evaluasi_komponennilai k\n        WHERE k.program_id = coalesce(NEW.program_id, OLD.program_id)) <> 100 THEN\n        RAISE EXCEPTION 'bobot komponen nilai harus berjumlah 100'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'komponennilai_jumlah_100';\n    END IF;\n    RETURN NULL;\n",
                                    hash="cfa5b4806e02d4566b23704b690553348d757520",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_jumlah_seratus_e3ad0",
                                    table="evaluasi_komponennilai",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_komponennilaievent" ("bobot", "id", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "sumber", "urutan") SELECT old_values."bobot", old_values."id", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id", old_values."sumber", old_values."urutan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="73c882356d3c363e89ebe8be729c030334b122b3",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_3fdce",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="evaluasi_komponennilai",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_komponennilaievent" ("bobot", "id", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "sumber", "urutan") SELECT old_values."bobot", old_values."id", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id", old_values."sumber", old_values."urutan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b6e415111c6e031e55fe08c7d6d8f878bb6b697d",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_36e15",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="evaluasi_komponennilai",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_komponennilaievent" ("bobot", "id", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "sumber", "urutan") SELECT new_values."bobot", new_values."id", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id", new_values."sumber", new_values."urutan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1f304ccdd03a17f67ced5d33e8f21d19d1ec53e5",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_0d145",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="evaluasi_komponennilai",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KomponenNilaiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("urutan", models.PositiveSmallIntegerField(default=1)),
                        ("nama", models.CharField(max_length=80)),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("post_test", "Tes akhir"),
                                    ("kehadiran", "Kehadiran (persen JP)"),
                                    ("pengajar", "Dinilai pengajar atau pengelola"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("bobot", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="bobot (persen)")),
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
                                to="evaluasi.komponennilai",
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
                                    hash="928cab4ea44770ad49fe97c734ec69c4a8dfe085",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_48f55",
                                    table="evaluasi_komponennilaievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="evaluasi_ko_pgh_cre_2a9be2_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="NilaiKomponen",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nilai", models.DecimalField(decimal_places=2, max_digits=5)),
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
                            "komponen",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="nilai_list", to="evaluasi.komponennilai"
                            ),
                        ),
                        (
                            "pendaftaran",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="nilai_komponen_list", to="diklat.pendaftaran"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nilai komponen",
                        "verbose_name_plural": "nilai komponen",
                        "ordering": ["pendaftaran", "komponen"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pendaftaran", "komponen"),
                                name="nilaikomponen_unik",
                                violation_error_message="Nilai ini sudah dicatat.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("nilai__range", (0, 100))),
                                name="nilaikomponen_0_sampai_100",
                                violation_error_message="Nilai harus 0 sampai 100.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_nilaikomponenevent" ("dicatat_oleh_id", "dicatat_pada", "id", "komponen_id", "nilai", "pendaftaran_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."dicatat_oleh_id", old_values."dicatat_pada", old_values."id", old_values."komponen_id", old_values."nilai", old_values."pendaftaran_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="eae5e7e839ff5f125e6e4fb688fcc0b319a9dc3c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_ba89d",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="evaluasi_nilaikomponen",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_nilaikomponenevent" ("dicatat_oleh_id", "dicatat_pada", "id", "komponen_id", "nilai", "pendaftaran_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."dicatat_oleh_id", old_values."dicatat_pada", old_values."id", old_values."komponen_id", old_values."nilai", old_values."pendaftaran_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="75ad4d4e5c19f3250d1d0720af6b1b32c1c5d6d3",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_18313",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="evaluasi_nilaikomponen",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_nilaikomponenevent" ("dicatat_oleh_id", "dicatat_pada", "id", "komponen_id", "nilai", "pendaftaran_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."dicatat_oleh_id", new_values."dicatat_pada", new_values."id", new_values."komponen_id", new_values."nilai", new_values."pendaftaran_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="283728a72ab5da6c696141a187f5209d140936d1",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_4b641",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="evaluasi_nilaikomponen",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NilaiKomponenEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nilai", models.DecimalField(decimal_places=2, max_digits=5)),
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
                            "komponen",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluasi.komponennilai",
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
                                to="evaluasi.nilaikomponen",
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
                                    hash="2ff956b5c5087854ffadf2e29c08028009738c37",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_31a8e",
                                    table="evaluasi_nilaikomponenevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="evaluasi_ni_pgh_cre_c69181_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="PengerjaanUjian",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kode", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("percobaan", models.PositiveSmallIntegerField(default=1, verbose_name="percobaan ke")),
                        (
                            "status",
                            models.CharField(
                                choices=[("berjalan", "Sedang dikerjakan"), ("dikirim", "Dikirim"), ("waktu_habis", "Waktu habis")],
                                default="berjalan",
                                max_length=11,
                            ),
                        ),
                        (
                            "urutan",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), size=None, verbose_name="urutan butir"
                            ),
                        ),
                        ("mulai", models.DateTimeField(default=django.utils.timezone.now)),
                        ("batas", models.DateTimeField()),
                        ("selesai", models.DateTimeField(blank=True, null=True)),
                        ("tambahan", models.PositiveSmallIntegerField(default=0, verbose_name="tambahan waktu (menit)")),
                        ("alasan_tambahan", models.CharField(blank=True, max_length=200)),
                        ("nilai", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                        (
                            "pendaftaran",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pengerjaan_list", to="diklat.pendaftaran"
                            ),
                        ),
                        (
                            "ujian",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pengerjaan_list", to="evaluasi.ujian"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pengerjaan ujian",
                        "verbose_name_plural": "pengerjaan ujian",
                        "ordering": ["ujian", "pendaftaran", "percobaan"],
                        "indexes": [
                            models.Index(condition=models.Q(("status", "berjalan")), fields=["batas"], name="pengerjaanujian_berjalan")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("ujian", "pendaftaran", "percobaan"), name="pengerjaanujian_percobaan_unik"),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "berjalan")),
                                fields=("ujian", "pendaftaran"),
                                name="pengerjaanujian_satu_berjalan",
                                violation_error_message="Tes ini sedang Anda kerjakan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("nilai__isnull", True), ("selesai__isnull", True), ("status", "berjalan")),
                                    models.Q(
                                        models.Q(("status", "berjalan"), _negated=True),
                                        ("nilai__range", (0, 100)),
                                        ("selesai__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="pengerjaanujian_selesai_bernilai",
                                violation_error_message="Pengerjaan yang selesai harus bernilai 0 sampai 100.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JawabanUjian",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("pilihan", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="nomor pilihan")),
                        ("angka", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                        ("teks", models.TextField(blank=True)),
                        ("waktu", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "butir",
                            models.ForeignKey(
                                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evaluasi.butir"
                            ),
                        ),
                        (
                            "pengerjaan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="jawaban_list", to="evaluasi.pengerjaanujian"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "jawaban ujian",
                        "verbose_name_plural": "jawaban ujian",
                        "ordering": ["pengerjaan", "butir"],
                        "constraints": [models.UniqueConstraint(fields=("pengerjaan", "butir"), name="jawabanujian_satu_per_butir")],
                    },
                ),
                migrations.CreateModel(
                    name="PenugasanEvaluasi",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "peran",
                            models.CharField(
                                choices=[("alumnus", "Alumnus"), ("atasan", "Atasan"), ("rekan", "Rekan"), ("bawahan", "Bawahan")],
                                max_length=8,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("terbuka", "Belum diisi"),
                                    ("selesai", "Sudah diisi"),
                                    ("ditutup", "Ditutup tanpa isian"),
                                    ("dialihkan", "Dialihkan"),
                                ],
                                default="terbuka",
                                max_length=9,
                            ),
                        ),
                        ("dibuka", models.DateField()),
                        ("tenggat", models.DateField()),
                        ("draf", models.JSONField(blank=True, default=dict, verbose_name="isian yang belum dikirim")),
                        ("draf_pada", models.DateTimeField(blank=True, null=True)),
                        ("dikirim_pada", models.DateTimeField(blank=True, null=True)),
                        ("alasan_tutup", models.CharField(blank=True, max_length=200, verbose_name="alasan ditutup atau dialihkan")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "menggantikan",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pengganti",
                                to="evaluasi.penugasanevaluasi",
                            ),
                        ),
                        (
                            "pendaftaran",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penugasan_list", to="diklat.pendaftaran"
                            ),
                        ),
                        (
                            "penilai",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penugasan_list", to="pegawai.pegawai"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.unitkerja",
                                verbose_name="unit alumnus",
                            ),
                        ),
                        (
                            "versi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penugasan_list", to="evaluasi.versiinstrumen"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "penugasan evaluasi",
                        "verbose_name_plural": "penugasan evaluasi",
                        "ordering": ["tenggat", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status", "terbuka")), fields=["penilai", "tenggat"], name="penugasanevaluasi_terbuka"
                            ),
                            models.Index(fields=["unit", "status"], name="penugasanevaluasi_unit"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["terbuka", "selesai"])),
                                fields=("pendaftaran", "peran", "penilai"),
                                name="penugasanevaluasi_sekali",
                                violation_error_message="Orang ini sudah diminta menilai.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("peran__in", ["alumnus", "atasan"]), ("status__in", ["terbuka", "selesai"])),
                                fields=("pendaftaran", "peran"),
                                name="penugasanevaluasi_satu_atasan",
                                violation_error_message="Untuk peran ini cukup satu penilai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("tenggat__gte", models.F("dibuka"))),
                                name="penugasanevaluasi_tanggal_berurutan",
                                violation_error_message="Tenggat tidak boleh sebelum hari dibuka.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dikirim_pada__isnull", False), ("status", "selesai")),
                                    models.Q(models.Q(("status", "selesai"), _negated=True), ("dikirim_pada__isnull", True)),
                                    _connector="OR",
                                ),
                                name="penugasanevaluasi_selesai_bertanggal",
                                violation_error_message="Isian yang dikirim harus bertanggal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["terbuka", "selesai"]), models.Q(("alasan_tutup", ""), _negated=True), _connector="OR"
                                ),
                                name="penugasanevaluasi_tutup_beralasan",
                                violation_error_message="Tulis alasannya.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_penugasanevaluasievent" ("alasan_tutup", "dibuat", "dibuka", "dikirim_pada", "draf_pada", "id", "menggantikan_id", "pendaftaran_id", "penilai_id", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tenggat", "unit_id", "versi_id") SELECT old_values."alasan_tutup", old_values."dibuat", old_values."dibuka", old_values."dikirim_pada", old_values."draf_pada", old_values."id", old_values."menggantikan_id", old_values."pendaftaran_id", old_values."penilai_id", old_values."peran", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."status", old_values."tenggat", old_values."unit_id", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alasan_tutup" IS DISTINCT FROM (new_values."alasan_tutup") OR old_values."dibuat" IS DISTINCT FROM (new_values."dibuat") OR old_values."dibuka" IS DISTINCT FROM (new_values."dibuka") OR old_values."dikirim_pada" IS DISTINCT FROM (new_values."dikirim_pada") OR old_values."draf_pada" IS DISTINCT FROM (new_values."draf_pada") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."menggantikan_id" IS DISTINCT FROM (new_values."menggantikan_id") OR old_values."pendaftaran_id" IS DISTINCT FROM (new_values."pendaftaran_id") OR old_values."penilai_id" IS DISTINCT FROM (new_values."penilai_id") OR old_values."peran" IS DISTINCT FROM (new_values."peran") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."tenggat" IS DISTINCT FROM (new_values."tenggat") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."versi_id" IS DISTINCT FROM (new_values."versi_id")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="40171dc002fe16a7352f45a8f251c1d573b63734",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_ad455",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="evaluasi_penugasanevaluasi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_penugasanevaluasievent" ("alasan_tutup", "dibuat", "dibuka", "dikirim_pada", "draf_pada", "id", "menggantikan_id", "pendaftaran_id", "penilai_id", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tenggat", "unit_id", "versi_id") SELECT old_values."alasan_tutup", old_values."dibuat", old_values."dibuka", old_values."dikirim_pada", old_values."draf_pada", old_values."id", old_values."menggantikan_id", old_values."pendaftaran_id", old_values."penilai_id", old_values."peran", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."status", old_values."tenggat", old_values."unit_id", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e6db247771d2075c172647ad0bd6d98d683f4996",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_9800f",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="evaluasi_penugasanevaluasi",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_penugasanevaluasievent" ("alasan_tutup", "dibuat", "dibuka", "dikirim_pada", "draf_pada", "id", "menggantikan_id", "pendaftaran_id", "penilai_id", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tenggat", "unit_id", "versi_id") SELECT new_values."alasan_tutup", new_values."dibuat", new_values."dibuka", new_values."dikirim_pada", new_values."draf_pada", new_values."id", new_values."menggantikan_id", new_values."pendaftaran_id", new_values."penilai_id", new_values."peran", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."status", new_values."tenggat", new_values."unit_id", new_values."versi_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="06d7f94d634b4873e91c5bb06b64ac9f4c91dcee",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_f2ff9",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="evaluasi_penugasanevaluasi",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LevelPasca",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("level", models.DecimalField(decimal_places=2, max_digits=3)),
                        (
                            "kompetensi",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kompetensi.kompetensi"),
                        ),
                        (
                            "penugasan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="level_list", to="evaluasi.penugasanevaluasi"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "level pascadiklat",
                        "verbose_name_plural": "level pascadiklat",
                        "ordering": ["penugasan", "kompetensi"],
                        "constraints": [
                            models.UniqueConstraint(fields=("penugasan", "kompetensi"), name="levelpasca_satu_per_kompetensi"),
                            models.CheckConstraint(
                                condition=models.Q(("level__range", (0, 5))),
                                name="levelpasca_0_sampai_5",
                                violation_error_message="Level harus 0 sampai 5.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JawabanPasca",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("skala", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("pilihan", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="nomor pilihan")),
                        ("angka", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                        ("teks", models.TextField(blank=True)),
                        ("butir", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evaluasi.butir")),
                        (
                            "penugasan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="jawaban_list", to="evaluasi.penugasanevaluasi"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "jawaban pascadiklat",
                        "verbose_name_plural": "jawaban pascadiklat",
                        "ordering": ["penugasan", "butir"],
                        "constraints": [
                            models.UniqueConstraint(fields=("penugasan", "butir"), name="jawabanpasca_satu_per_butir"),
                            models.CheckConstraint(
                                condition=models.Q(("skala__isnull", True), ("skala__range", (1, 4)), _connector="OR"),
                                name="jawabanpasca_skala_1_sampai_4",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SelSurvei",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kelompok", models.CharField(max_length=40, verbose_name="kelompok unit")),
                        ("n", models.PositiveIntegerField()),
                        ("rata", models.DecimalField(decimal_places=1, max_digits=2, verbose_name="rata-rata (satu desimal)")),
                        (
                            "blok",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="sel_list", to="evaluasi.bloksurvei"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sel hasil survei",
                        "verbose_name_plural": "sel hasil survei",
                        "ordering": ["blok", "kelompok"],
                        "constraints": [
                            models.UniqueConstraint(fields=("blok", "kelompok"), name="selsurvei_unik"),
                            models.CheckConstraint(condition=models.Q(("n__gte", 5)), name="selsurvei_sedikitnya_5"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="sel_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="4ad130182ec3265edec04512d9ea310bfca50ac9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_sel_tetap_760e2",
                                    table="evaluasi_selsurvei",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Soal",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kode", models.CharField(error_messages={"unique": "Kode soal ini sudah dipakai."}, max_length=20, unique=True)),
                        ("topik", models.CharField(max_length=80, verbose_name="materi")),
                        ("teks", models.TextField(verbose_name="pertanyaan")),
                        (
                            "pilihan",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=300), size=None, verbose_name="pilihan jawaban"
                            ),
                        ),
                        ("kunci", models.PositiveSmallIntegerField(verbose_name="kunci (nomor pilihan)")),
                        (
                            "tingkat",
                            models.CharField(
                                choices=[("mudah", "Mudah"), ("sedang", "Sedang"), ("sukar", "Sukar")],
                                default="sedang",
                                max_length=6,
                                verbose_name="tingkat kesukaran",
                            ),
                        ),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "kompetensi",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="soal_list",
                                to="kompetensi.kompetensi",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "soal",
                        "verbose_name_plural": "bank soal",
                        "ordering": ["topik", "kode"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("pilihan__len__gte", 2), ("pilihan__len__lte", 6)),
                                name="soal_pilihan_2_sampai_6",
                                violation_error_message="Isi dua sampai enam pilihan jawaban.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kunci__gte", 1), ("pilihan__len__gte", models.F("kunci"))),
                                name="soal_kunci_ada",
                                violation_error_message="Kunci harus nomor salah satu pilihan.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_soalevent" ("dibuat", "id", "is_aktif", "kode", "kompetensi_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilihan", "teks", "tingkat", "topik") SELECT new_values."dibuat", new_values."id", new_values."is_aktif", new_values."kode", new_values."kompetensi_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."pilihan", new_values."teks", new_values."tingkat", new_values."topik" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c489243c74d9d545d741c27829d73fcf731148be",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_96ac8",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="evaluasi_soal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_soalevent" ("dibuat", "id", "is_aktif", "kode", "kompetensi_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilihan", "teks", "tingkat", "topik") SELECT old_values."dibuat", old_values."id", old_values."is_aktif", old_values."kode", old_values."kompetensi_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."pilihan", old_values."teks", old_values."tingkat", old_values."topik" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."dibuat" IS DISTINCT FROM (new_values."dibuat") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_aktif" IS DISTINCT FROM (new_values."is_aktif") OR old_values."kode" IS DISTINCT FROM (new_values."kode") OR old_values."kompetensi_id" IS DISTINCT FROM (new_values."kompetensi_id") OR old_values."pilihan" IS DISTINCT FROM (new_values."pilihan") OR old_values."teks" IS DISTINCT FROM (new_values."teks") OR old_values."tingkat" IS DISTINCT FROM (new_values."tingkat") OR old_values."topik" IS DISTINCT FROM (new_values."topik")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c81b5671b45e6724f92bb89de8ed982ea4230c64",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_18fc5",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="evaluasi_soal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_soalevent" ("dibuat", "id", "is_aktif", "kode", "kompetensi_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilihan", "teks", "tingkat", "topik") SELECT old_values."dibuat", old_values."id", old_values."is_aktif", old_values."kode", old_values."kompetensi_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."pilihan", old_values."teks", old_values."tingkat", old_values."topik" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c6808049788a1ab947f53c831e7f24a9c112d6ce",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_cd7fd",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="evaluasi_soal",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SoalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kode", models.CharField(error_messages={"unique": "Kode soal ini sudah dipakai."}, max_length=20)),
                        ("topik", models.CharField(max_length=80, verbose_name="materi")),
                        ("teks", models.TextField(verbose_name="pertanyaan")),
                        (
                            "pilihan",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=300), size=None, verbose_name="pilihan jawaban"
                            ),
                        ),
                        (
                            "tingkat",
                            models.CharField(
                                choices=[("mudah", "Mudah"), ("sedang", "Sedang"), ("sukar", "Sukar")],
                                default="sedang",
                                max_length=6,
                                verbose_name="tingkat kesukaran",
                            ),
                        ),
                        ("is_aktif", models.BooleanField(default=True, verbose_name="dipakai")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                                to="evaluasi.soal",
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
                                    hash="bb30d571e17afcf29200c3f2d189ee0469383169",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_97aa9",
                                    table="evaluasi_soalevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="evaluasi_so_pgh_cre_9d35d3_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="Survei",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "jenis",
                            models.CharField(
                                choices=[("umpan_balik", "Umpan balik peserta"), ("skm", "Survei kepuasan masyarakat")], max_length=11
                            ),
                        ),
                        ("nama", models.CharField(max_length=200)),
                        ("buka", models.DateField(verbose_name="dibuka")),
                        ("tutup", models.DateField(verbose_name="hari terakhir menjawab")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("terbuka", "Dibuka"),
                                    ("ditutup", "Ditutup, menunggu diolah"),
                                    ("menunggu", "Kurang dari lima jawaban"),
                                    ("dirilis", "Hasil terbit"),
                                    ("batal", "Dibatalkan"),
                                ],
                                default="terbuka",
                                max_length=8,
                            ),
                        ),
                        ("diundang", models.PositiveIntegerField(default=0, editable=False, verbose_name="yang boleh menjawab")),
                        ("alasan_batal", models.CharField(blank=True, max_length=200, verbose_name="alasan pembatalan")),
                        ("dirilis_pada", models.DateField(blank=True, editable=False, null=True)),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "angkatan",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="survei",
                                to="diklat.angkatan",
                            ),
                        ),
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
                            "versi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="survei_list",
                                to="evaluasi.versiinstrumen",
                                verbose_name="instrumen",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "survei",
                        "verbose_name_plural": "survei",
                        "ordering": ["-tutup", "-pk"],
                        "indexes": [models.Index(fields=["status", "tutup"], name="survei_status_tutup")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("tutup__gte", models.F("buka"))),
                                name="survei_tanggal_berurutan",
                                violation_error_message="Hari terakhir menjawab tidak boleh sebelum hari dibuka.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("angkatan__isnull", False), ("jenis", "umpan_balik")),
                                    models.Q(("angkatan__isnull", True), ("jenis", "skm")),
                                    _connector="OR",
                                ),
                                name="survei_angkatan_sesuai_jenis",
                                violation_error_message="Umpan balik selalu untuk satu angkatan; SKM tidak.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "batal"), _negated=True),
                                    models.Q(("alasan_batal", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="survei_batal_beralasan",
                                violation_error_message="Tulis alasan pembatalan.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_surveievent" ("alasan_batal", "angkatan_id", "buka", "dibuat", "dibuat_oleh_id", "dirilis_pada", "diundang", "id", "jenis", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tutup", "versi_id") SELECT new_values."alasan_batal", new_values."angkatan_id", new_values."buka", new_values."dibuat", new_values."dibuat_oleh_id", new_values."dirilis_pada", new_values."diundang", new_values."id", new_values."jenis", new_values."nama", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."status", new_values."tutup", new_values."versi_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ce5aba8dc97f3949b843d53c235b6e0fa0e1bf2b",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_9e596",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="evaluasi_survei",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_surveievent" ("alasan_batal", "angkatan_id", "buka", "dibuat", "dibuat_oleh_id", "dirilis_pada", "diundang", "id", "jenis", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tutup", "versi_id") SELECT old_values."alasan_batal", old_values."angkatan_id", old_values."buka", old_values."dibuat", old_values."dibuat_oleh_id", old_values."dirilis_pada", old_values."diundang", old_values."id", old_values."jenis", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."status", old_values."tutup", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="169f122f835f04432326ca7fdaaf8d8d2606af4c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_61e61",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="evaluasi_survei",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_surveievent" ("alasan_batal", "angkatan_id", "buka", "dibuat", "dibuat_oleh_id", "dirilis_pada", "diundang", "id", "jenis", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tutup", "versi_id") SELECT old_values."alasan_batal", old_values."angkatan_id", old_values."buka", old_values."dibuat", old_values."dibuat_oleh_id", old_values."dirilis_pada", old_values."diundang", old_values."id", old_values."jenis", old_values."nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."status", old_values."tutup", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="50daaa024c53f3ec9758c6c5f16a48d5fbf8fa4e",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_c30a9",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="evaluasi_survei",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartisipasiSurvei",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("pegawai", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai")),
                        (
                            "survei",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="partisipasi_list", to="evaluasi.survei"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "partisipasi survei",
                        "verbose_name_plural": "partisipasi survei",
                        "ordering": ["survei", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("survei", "pegawai"),
                                name="partisipasisurvei_sekali",
                                violation_error_message="Anda sudah mengisi survei ini. Jawaban hanya dapat dikirim sekali.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveiMasuk",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("kelompok", models.CharField(blank=True, max_length=40, verbose_name="kelompok unit")),
                        ("jawaban", models.JSONField(default=dict)),
                        ("komentar", models.JSONField(default=list)),
                        (
                            "survei",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="masuk_list", to="evaluasi.survei"),
                        ),
                    ],
                    options={
                        "verbose_name": "jawaban masuk",
                        "verbose_name_plural": "jawaban masuk",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="Ujian",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("jenis", models.CharField(choices=[("pre_test", "Tes awal"), ("post_test", "Tes akhir")], max_length=9)),
                        ("mulai", models.DateTimeField(verbose_name="dibuka")),
                        ("selesai", models.DateTimeField(verbose_name="ditutup")),
                        ("durasi", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="waktu mengerjakan (menit)")),
                        ("percobaan_maks", models.PositiveSmallIntegerField(default=1, verbose_name="berapa kali boleh mengerjakan")),
                        ("is_acak", models.BooleanField(default=True, verbose_name="urutan butir diacak")),
                        (
                            "tampil",
                            models.CharField(
                                choices=[
                                    ("langsung", "Nilai langsung sesudah dikirim"),
                                    ("sesudah_tutup", "Nilai sesudah tes ditutup"),
                                    ("pembahasan", "Nilai dan jawaban benar sesudah tes ditutup"),
                                    ("tidak", "Tidak ditampilkan"),
                                ],
                                default="sesudah_tutup",
                                max_length=14,
                                verbose_name="hasil bagi peserta",
                            ),
                        ),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "angkatan",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="ujian_list", to="diklat.angkatan"),
                        ),
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
                            "versi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ujian_list",
                                to="evaluasi.versiinstrumen",
                                verbose_name="instrumen",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ujian",
                        "verbose_name_plural": "ujian",
                        "ordering": ["angkatan", "-jenis"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("angkatan", "jenis"),
                                name="ujian_satu_per_jenis",
                                violation_error_message="Angkatan ini sudah mempunyai tes jenis itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("selesai__gt", models.F("mulai"))),
                                name="ujian_waktu_berurutan",
                                violation_error_message="Waktu tutup harus sesudah waktu buka.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("durasi__isnull", True), ("durasi__range", (5, 480)), _connector="OR"),
                                name="ujian_durasi_wajar",
                                violation_error_message="Waktu mengerjakan 5 sampai 480 menit.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("percobaan_maks__range", (1, 5))),
                                name="ujian_percobaan_1_sampai_5",
                                violation_error_message="Boleh mengerjakan 1 sampai 5 kali.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_ujianevent" ("angkatan_id", "dibuat", "dibuat_oleh_id", "durasi", "id", "is_acak", "jenis", "mulai", "percobaan_maks", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "tampil", "versi_id") SELECT old_values."angkatan_id", old_values."dibuat", old_values."dibuat_oleh_id", old_values."durasi", old_values."id", old_values."is_acak", old_values."jenis", old_values."mulai", old_values."percobaan_maks", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."selesai", old_values."tampil", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e7b273b57f2de476a3926c625f89fed605c170af",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_39513",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="evaluasi_ujian",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_ujianevent" ("angkatan_id", "dibuat", "dibuat_oleh_id", "durasi", "id", "is_acak", "jenis", "mulai", "percobaan_maks", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "tampil", "versi_id") SELECT old_values."angkatan_id", old_values."dibuat", old_values."dibuat_oleh_id", old_values."durasi", old_values."id", old_values."is_acak", old_values."jenis", old_values."mulai", old_values."percobaan_maks", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."selesai", old_values."tampil", old_values."versi_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1540c4405d34e9b0323bf5d14392ea57e3db99e4",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_fe046",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="evaluasi_ujian",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_ujianevent" ("angkatan_id", "dibuat", "dibuat_oleh_id", "durasi", "id", "is_acak", "jenis", "mulai", "percobaan_maks", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "tampil", "versi_id") SELECT new_values."angkatan_id", new_values."dibuat", new_values."dibuat_oleh_id", new_values."durasi", new_values."id", new_values."is_acak", new_values."jenis", new_values."mulai", new_values."percobaan_maks", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."selesai", new_values."tampil", new_values."versi_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="68d2b4585f0904ac8d2d3270b24c1007cc6e5727",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_91aee",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="evaluasi_ujian",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VersiInstrumen",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nomor", models.PositiveSmallIntegerField(verbose_name="versi")),
                        (
                            "status",
                            models.CharField(
                                choices=[("draf", "Draf"), ("terbit", "Terbit"), ("arsip", "Arsip")], default="draf", max_length=8
                            ),
                        ),
                        ("petunjuk", models.TextField(blank=True, verbose_name="petunjuk pengisian")),
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
                        (
                            "instrumen",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="versi_list", to="evaluasi.instrumen"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "versi instrumen",
                        "verbose_name_plural": "versi instrumen",
                        "ordering": ["instrumen", "-nomor"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("instrumen", "nomor"),
                                name="versiinstrumen_nomor_unik",
                                violation_error_message="Nomor versi ini sudah ada.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "draf")),
                                fields=("instrumen",),
                                name="versiinstrumen_satu_draf",
                                violation_error_message="Instrumen ini sudah mempunyai draf.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "terbit")),
                                fields=("instrumen",),
                                name="versiinstrumen_satu_terbit",
                                violation_error_message="Instrumen ini sudah mempunyai versi yang terbit.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status", "draf"), ("diterbitkan_pada__isnull", False), _connector="OR"),
                                name="versiinstrumen_terbit_bertanggal",
                                violation_error_message="Versi yang terbit harus bertanggal terbit.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="hapus_terbit",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.\"status\" IN ('terbit', 'arsip'))",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="6198692d864eaea10c7fbe277fca2b4e1f1bbd28",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_terbit_b4eab",
                                    table="evaluasi_versiinstrumen",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="terbit_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.status IN ('terbit', 'arsip') AND (\n        NEW.status = 'draf' OR (OLD.instrumen_id, OLD.nomor, OLD.petunjuk, OLD.diterbitkan_pada)\n            IS DISTINCT FROM (NEW.instrumen_id, NEW.nomor, NEW.petunjuk, NEW.diterbitkan_pada)))",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="f292e694a8a85ef0f31235ba0376fdfb6e906cb1",
                                    operation="UPDATE",
                                    pgid="pgtrigger_terbit_tetap_e278f",
                                    table="evaluasi_versiinstrumen",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="ubah_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_versiinstrumenevent" ("dibuat", "diterbitkan_oleh_id", "diterbitkan_pada", "id", "instrumen_id", "nomor", "petunjuk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") SELECT old_values."dibuat", old_values."diterbitkan_oleh_id", old_values."diterbitkan_pada", old_values."id", old_values."instrumen_id", old_values."nomor", old_values."petunjuk", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."status" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="69a54d72466608659f05ff97fb2f646ed865293b",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_ubah_update_5adc8",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="evaluasi_versiinstrumen",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="hapus_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_versiinstrumenevent" ("dibuat", "diterbitkan_oleh_id", "diterbitkan_pada", "id", "instrumen_id", "nomor", "petunjuk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") SELECT old_values."dibuat", old_values."diterbitkan_oleh_id", old_values."diterbitkan_pada", old_values."id", old_values."instrumen_id", old_values."nomor", old_values."petunjuk", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="be61508542feef23e3a45dd4e7010631156cd62f",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_hapus_delete_635f1",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="evaluasi_versiinstrumen",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="buat_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "evaluasi_versiinstrumenevent" ("dibuat", "diterbitkan_oleh_id", "diterbitkan_pada", "id", "instrumen_id", "nomor", "petunjuk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") SELECT new_values."dibuat", new_values."diterbitkan_oleh_id", new_values."diterbitkan_pada", new_values."id", new_values."instrumen_id", new_values."nomor", new_values."petunjuk", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c654a16c59b283859478b8e732da1e040845ffe1",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_buat_insert_41601",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="evaluasi_versiinstrumen",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UjianEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("jenis", models.CharField(choices=[("pre_test", "Tes awal"), ("post_test", "Tes akhir")], max_length=9)),
                        ("mulai", models.DateTimeField(verbose_name="dibuka")),
                        ("selesai", models.DateTimeField(verbose_name="ditutup")),
                        ("durasi", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="waktu mengerjakan (menit)")),
                        ("percobaan_maks", models.PositiveSmallIntegerField(default=1, verbose_name="berapa kali boleh mengerjakan")),
                        ("is_acak", models.BooleanField(default=True, verbose_name="urutan butir diacak")),
                        (
                            "tampil",
                            models.CharField(
                                choices=[
                                    ("langsung", "Nilai langsung sesudah dikirim"),
                                    ("sesudah_tutup", "Nilai sesudah tes ditutup"),
                                    ("pembahasan", "Nilai dan jawaban benar sesudah tes ditutup"),
                                    ("tidak", "Tidak ditampilkan"),
                                ],
                                default="sesudah_tutup",
                                max_length=14,
                                verbose_name="hasil bagi peserta",
                            ),
                        ),
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
                                to="evaluasi.ujian",
                            ),
                        ),
                        (
                            "versi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluasi.versiinstrumen",
                                verbose_name="instrumen",
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
                                    hash="2caf72a61f62bc05afae26f2da6b4ead323e2640",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_367fd",
                                    table="evaluasi_ujianevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="evaluasi_uj_pgh_cre_1ea962_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="PenugasanEvaluasiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "peran",
                            models.CharField(
                                choices=[("alumnus", "Alumnus"), ("atasan", "Atasan"), ("rekan", "Rekan"), ("bawahan", "Bawahan")],
                                max_length=8,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("terbuka", "Belum diisi"),
                                    ("selesai", "Sudah diisi"),
                                    ("ditutup", "Ditutup tanpa isian"),
                                    ("dialihkan", "Dialihkan"),
                                ],
                                default="terbuka",
                                max_length=9,
                            ),
                        ),
                        ("dibuka", models.DateField()),
                        ("tenggat", models.DateField()),
                        ("draf_pada", models.DateTimeField(blank=True, null=True)),
                        ("dikirim_pada", models.DateTimeField(blank=True, null=True)),
                        ("alasan_tutup", models.CharField(blank=True, max_length=200, verbose_name="alasan ditutup atau dialihkan")),
                        ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "menggantikan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluasi.penugasanevaluasi",
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
                            "penilai",
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
                                to="evaluasi.penugasanevaluasi",
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
                                verbose_name="unit alumnus",
                            ),
                        ),
                        (
                            "versi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluasi.versiinstrumen",
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
                                    hash="f868206aa0dd3cd4293ee0d19cf65e732b40aec9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_de9f3",
                                    table="evaluasi_penugasanevaluasievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="evaluasi_pe_pgh_cre_05bcf7_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="VersiInstrumenEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nomor", models.PositiveSmallIntegerField(verbose_name="versi")),
                        (
                            "status",
                            models.CharField(
                                choices=[("draf", "Draf"), ("terbit", "Terbit"), ("arsip", "Arsip")], default="draf", max_length=8
                            ),
                        ),
                        ("petunjuk", models.TextField(blank=True, verbose_name="petunjuk pengisian")),
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
                            "instrumen",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluasi.instrumen",
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
                                to="evaluasi.versiinstrumen",
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
                                    hash="33e0027bd7380ef340bbfb6a16d2ce49a9fac20a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_32ba8",
                                    table="evaluasi_versiinstrumenevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="evaluasi_ve_pgh_cre_f6c890_idx")],
                    },
                ),
                migrations.CreateModel(
                    name="NilaiTes",
                    fields=[
                        (
                            "pendaftaran",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                primary_key=True,
                                related_name="nilai_tes",
                                serialize=False,
                                to="diklat.pendaftaran",
                            ),
                        ),
                        ("awal", models.DecimalField(decimal_places=2, max_digits=5, null=True, verbose_name="nilai tes awal")),
                        ("akhir", models.DecimalField(decimal_places=2, max_digits=5, null=True, verbose_name="nilai tes akhir")),
                        ("gain", models.DecimalField(decimal_places=16, max_digits=20, null=True, verbose_name="N-gain")),
                        (
                            "akhir_daring",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, null=True, verbose_name="nilai tes akhir yang dikerjakan di sini"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nilai tes",
                        "verbose_name_plural": "nilai tes",
                        "db_table": "evaluasi_nilaites",
                        "ordering": ["pendaftaran"],
                        "managed": False,
                    },
                ),
                migrations.CreateModel(
                    name="ButirEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("urutan", models.PositiveSmallIntegerField()),
                        (
                            "jenis",
                            models.CharField(
                                choices=[("pilihan", "Pilihan ganda"), ("skala", "Skala 1–4"), ("angka", "Angka"), ("teks", "Isian bebas")],
                                max_length=8,
                            ),
                        ),
                        (
                            "tentang",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Umum"),
                                    ("materi", "Materi"),
                                    ("pengajar", "Pengajar"),
                                    ("penyelenggara", "Penyelenggaraan"),
                                    ("dampak", "Dampak"),
                                ],
                                max_length=14,
                                verbose_name="tentang siapa",
                            ),
                        ),
                        ("unsur", models.CharField(blank=True, max_length=80, verbose_name="unsur atau materi")),
                        ("teks", models.TextField(verbose_name="pertanyaan")),
                        ("bantuan", models.CharField(blank=True, max_length=200, verbose_name="penjelasan")),
                        ("is_wajib", models.BooleanField(default=True, verbose_name="wajib dijawab")),
                        ("bobot", models.DecimalField(decimal_places=2, default=1, max_digits=6)),
                        (
                            "pilihan",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=300),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="pilihan jawaban",
                            ),
                        ),
                        (
                            "label_skala",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="kata untuk 1 sampai 4",
                            ),
                        ),
                        (
                            "angka_min",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="paling kecil"),
                        ),
                        (
                            "angka_maks",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="paling besar"),
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
                                to="evaluasi.butir",
                            ),
                        ),
                        (
                            "soal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluasi.soal",
                            ),
                        ),
                        (
                            "versi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluasi.versiinstrumen",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="evaluasi_bu_pgh_cre_9e681a_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="75d0fb34ff0c2c6d0f16be611ebd1d1f8fc4d064",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_7161a",
                                    table="evaluasi_butirevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KategoriNilaiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("kualifikasi", "Kualifikasi kelulusan (nilai 0–100)"),
                                    ("n_gain", "N-gain (nilai sampai 1)"),
                                    ("skm", "Mutu pelayanan (NIK 25–100)"),
                                    ("kepuasan", "Kepuasan peserta (skala 1–4)"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("kode", models.CharField(blank=True, max_length=4)),
                        ("nama", models.CharField(max_length=40)),
                        ("batas_bawah", models.DecimalField(decimal_places=4, max_digits=7)),
                        ("is_lulus", models.BooleanField(default=True, verbose_name="kelas kelulusan")),
                        ("berlaku_mulai", models.DateField()),
                        ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar")),
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
                                to="evaluasi.kategorinilai",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="evaluasi_ka_pgh_cre_388760_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="3f154cca548d9285a1a2b24d456d35f1b5cbed5b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d61dd",
                                    table="evaluasi_kategorinilaievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KomentarSurveiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        (
                            "is_disembunyikan",
                            models.BooleanField(default=False, verbose_name="disembunyikan karena memuat nama atau tidak pantas"),
                        ),
                        (
                            "alasan_sembunyi",
                            models.CharField(blank=True, db_default="", default="", max_length=200, verbose_name="alasan menyembunyikan"),
                        ),
                        ("disembunyikan_pada", models.DateField(blank=True, editable=False, null=True)),
                        (
                            "blok",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluasi.bloksurvei",
                            ),
                        ),
                        (
                            "butir",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluasi.butir",
                            ),
                        ),
                        (
                            "disembunyikan_oleh",
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
                                to="evaluasi.komentarsurvei",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="evaluasi_ko_pgh_cre_eeac9e_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="8ab47cfd189c718f9a636abc0ee0626591ff51e2",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d4f2a",
                                    table="evaluasi_komentarsurveievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveiEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "jenis",
                            models.CharField(
                                choices=[("umpan_balik", "Umpan balik peserta"), ("skm", "Survei kepuasan masyarakat")], max_length=11
                            ),
                        ),
                        ("nama", models.CharField(max_length=200)),
                        ("buka", models.DateField(verbose_name="dibuka")),
                        ("tutup", models.DateField(verbose_name="hari terakhir menjawab")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("terbuka", "Dibuka"),
                                    ("ditutup", "Ditutup, menunggu diolah"),
                                    ("menunggu", "Kurang dari lima jawaban"),
                                    ("dirilis", "Hasil terbit"),
                                    ("batal", "Dibatalkan"),
                                ],
                                default="terbuka",
                                max_length=8,
                            ),
                        ),
                        ("diundang", models.PositiveIntegerField(default=0, editable=False, verbose_name="yang boleh menjawab")),
                        ("alasan_batal", models.CharField(blank=True, max_length=200, verbose_name="alasan pembatalan")),
                        ("dirilis_pada", models.DateField(blank=True, editable=False, null=True)),
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
                                to="evaluasi.survei",
                            ),
                        ),
                        (
                            "versi",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="evaluasi.versiinstrumen",
                                verbose_name="instrumen",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="evaluasi_su_pgh_cre_c9ebcd_idx")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f283882447de8d96a0c47aea34b21bf6c3f4b061",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_03192",
                                    table="evaluasi_surveievent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
