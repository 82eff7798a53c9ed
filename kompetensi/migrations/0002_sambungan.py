import django.contrib.postgres.constraints
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import pegawai.models.pegawai


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kompetensi", "0001_awal"),
        ("pegawai", "0001_awal"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ("jumlah_capaian", models.DecimalField(decimal_places=4, max_digits=9, verbose_name="jumlah level, paling tinggi standar")),
                ("jumlah_level", models.DecimalField(decimal_places=4, max_digits=9, verbose_name="jumlah level tanpa batas")),
            ],
            options={
                "verbose_name": "profil pegawai",
                "verbose_name_plural": "profil pegawai",
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
            ],
            options={
                "verbose_name": "sebaran JPM unit",
                "verbose_name_plural": "sebaran JPM unit",
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
            ],
            options={
                "verbose_name": "ringkasan unit",
                "verbose_name_plural": "ringkasan unit",
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
            ],
            options={
                "verbose_name": "standar bawaan kelompok jabatan",
                "verbose_name_plural": "standar bawaan kelompok jabatan",
                "ordering": ["kelompok", "kompetensi__urutan"],
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
                        choices=[("kelompok", "Dari kelompok jabatan"), ("khusus", "Ditetapkan khusus")], default="khusus", max_length=8
                    ),
                ),
                ("berlaku_mulai", models.DateField()),
                ("berlaku_sampai", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "standar kompetensi jabatan",
                "verbose_name_plural": "standar kompetensi jabatan",
                "ordering": ["jabatan", "kompetensi__urutan"],
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
                        choices=[("kelompok", "Dari kelompok jabatan"), ("khusus", "Ditetapkan khusus")], default="khusus", max_length=8
                    ),
                ),
                ("berlaku_mulai", models.DateField()),
                ("berlaku_sampai", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
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
            ],
            options={
                "verbose_name": "versi kompetensi",
                "verbose_name_plural": "versi kompetensi",
                "ordering": ["-nomor"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kompetensi",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kompetensi",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddField(
            model_name="kompetensievent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"
            ),
        ),
        migrations.AddField(
            model_name="kompetensievent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="kompetensi.kompetensi"
            ),
        ),
        migrations.AddConstraint(
            model_name="masaberlaku",
            constraint=models.UniqueConstraint(fields=("sumber", "berlaku_mulai"), name="masaberlaku_unik"),
        ),
        migrations.AddConstraint(
            model_name="masaberlaku",
            constraint=models.CheckConstraint(condition=models.Q(("tahun__range", (1, 10))), name="masaberlaku_1_sampai_10"),
        ),
        migrations.AddField(
            model_name="penilaian",
            name="dibatalkan_oleh",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="penilaian",
            name="dicatat_oleh",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="penilaian",
            name="impor",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.impor"
            ),
        ),
        migrations.AddField(
            model_name="penilaian",
            name="kompetensi",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="penilaian_list", to="kompetensi.kompetensi"),
        ),
        migrations.AddField(
            model_name="penilaian",
            name="pegawai",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="penilaian_list", to="pegawai.pegawai"),
        ),
        migrations.AddConstraint(
            model_name="perangkatbatas",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_utama", True)),
                fields=("is_utama",),
                name="perangkatbatas_satu_utama",
                violation_error_message="Hanya satu perangkat batas yang dapat dipakai di layar.",
            ),
        ),
        migrations.AddField(
            model_name="batasjpm",
            name="perangkat",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="batas_list", to="kompetensi.perangkatbatas"),
        ),
        migrations.AddField(
            model_name="profilkompetensi",
            name="kompetensi",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kompetensi.kompetensi",
            ),
        ),
        migrations.AddField(
            model_name="profilkompetensi",
            name="pegawai",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="profil_list",
                to="pegawai.pegawai",
            ),
        ),
        migrations.AddField(
            model_name="profilkompetensi",
            name="penilaian",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kompetensi.penilaian",
            ),
        ),
        migrations.AddField(
            model_name="profilkompetensi",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja"
            ),
        ),
        migrations.AddField(
            model_name="profilpegawai",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja"
            ),
        ),
        migrations.AddField(
            model_name="ringkasanjpm",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja"
            ),
        ),
        migrations.AddField(
            model_name="ringkasanunit",
            name="kompetensi",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kompetensi.kompetensi",
            ),
        ),
        migrations.AddField(
            model_name="ringkasanunit",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja"
            ),
        ),
        migrations.AddField(
            model_name="standarbawaan",
            name="kompetensi",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kompetensi.kompetensi"),
        ),
        migrations.AddField(
            model_name="standarkompetensi",
            name="jabatan",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="standar_list", to="pegawai.jabatan"),
        ),
        migrations.AddField(
            model_name="standarkompetensi",
            name="kompetensi",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="standar_list", to="kompetensi.kompetensi"),
        ),
        migrations.AddField(
            model_name="standarkompetensievent",
            name="jabatan",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="pegawai.jabatan",
            ),
        ),
        migrations.AddField(
            model_name="standarkompetensievent",
            name="kompetensi",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="kompetensi.kompetensi",
            ),
        ),
        migrations.AddField(
            model_name="standarkompetensievent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"
            ),
        ),
        migrations.AddField(
            model_name="standarkompetensievent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="kompetensi.standarkompetensi",
            ),
        ),
        migrations.AddField(
            model_name="versikompetensi",
            name="kompetensi",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="versi_list", to="kompetensi.kompetensi"),
        ),
        migrations.AddField(
            model_name="versikompetensi",
            name="oleh",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="levelkompetensi",
            name="versi",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="level_list", to="kompetensi.versikompetensi"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kompetensievent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="babffda429d828e64b6f5e44cb9fff4e95af01c5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_17a69",
                    table="kompetensi_kompetensievent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="penilaian",
            index=models.Index(
                fields=["pegawai", "kompetensi", "-tanggal", "sumber", "-id"],
                include=("level", "berlaku_sampai", "dibatalkan_pada"),
                name="penilaian_terbaru",
            ),
        ),
        migrations.AddConstraint(
            model_name="penilaian",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__range", (0, 5))),
                name="penilaian_level_0_sampai_5",
                violation_error_message="Level harus 0 sampai 5.",
            ),
        ),
        migrations.AddConstraint(
            model_name="penilaian",
            constraint=models.CheckConstraint(
                condition=models.Q(("berlaku_sampai__gt", models.F("tanggal"))),
                name="penilaian_masa_berurutan",
                violation_error_message="Masa berlaku harus sesudah tanggal penilaian.",
            ),
        ),
        migrations.AddConstraint(
            model_name="penilaian",
            constraint=models.CheckConstraint(
                condition=models.Q(("dibatalkan_pada__isnull", True), models.Q(("alasan_batal", ""), _negated=True), _connector="OR"),
                name="penilaian_batal_beralasan",
                violation_error_message="Tulis alasan pembatalan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="penilaian",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dibatalkan_pada__isnull", True)),
                fields=("pegawai", "kompetensi", "sumber", "tanggal"),
                name="penilaian_satu_per_sumber_dan_tanggal",
                violation_error_message="Penilaian dari sumber dan tanggal yang sama sudah ada. Batalkan dahulu yang lama.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="penilaian",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="penilaian",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddConstraint(
            model_name="batasjpm",
            constraint=models.UniqueConstraint(fields=("perangkat", "batas_bawah"), name="batasjpm_unik"),
        ),
        migrations.AddConstraint(
            model_name="batasjpm",
            constraint=models.CheckConstraint(
                condition=models.Q(("batas_bawah__range", (0, 100))),
                name="batasjpm_persen",
                violation_error_message="Batas harus 0 sampai 100 persen.",
            ),
        ),
        migrations.AddIndex(
            model_name="profilkompetensi",
            index=models.Index(fields=["unit", "kompetensi"], name="profil_unit_kompetensi"),
        ),
        migrations.AddConstraint(
            model_name="profilkompetensi",
            constraint=models.UniqueConstraint(fields=("pegawai", "kompetensi"), name="profilkompetensi_unik"),
        ),
        migrations.AddIndex(
            model_name="profilpegawai",
            index=models.Index(fields=["unit"], name="profilpegawai_unit"),
        ),
        migrations.AddConstraint(
            model_name="ringkasanjpm",
            constraint=models.UniqueConstraint(fields=("unit", "lingkup", "kelas"), name="ringkasanjpm_unik"),
        ),
        migrations.AddConstraint(
            model_name="ringkasanunit",
            constraint=models.UniqueConstraint(fields=("unit", "kompetensi"), name="ringkasanunit_unik"),
        ),
        migrations.AddConstraint(
            model_name="standarbawaan",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__range", (1, 5))),
                name="standarbawaan_level_1_sampai_5",
                violation_error_message="Level standar harus 1 sampai 5.",
            ),
        ),
        migrations.AddConstraint(
            model_name="standarbawaan",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("kelompok", "="),
                    ("kompetensi", "="),
                    (pegawai.models.pegawai.DateRange("berlaku_mulai", "berlaku_sampai"), "&&"),
                ],
                name="standarbawaan_satu_per_masa",
                violation_error_message="Standar bawaan untuk kelompok dan kompetensi ini sudah ada pada masa itu.",
            ),
        ),
        migrations.AddIndex(
            model_name="standarkompetensi",
            index=models.Index(fields=["jabatan", "kompetensi"], name="standar_jabatan_kompetensi"),
        ),
        migrations.AddConstraint(
            model_name="standarkompetensi",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__range", (1, 5))),
                name="standar_level_1_sampai_5",
                violation_error_message="Level standar harus 1 sampai 5.",
            ),
        ),
        migrations.AddConstraint(
            model_name="standarkompetensi",
            constraint=models.CheckConstraint(
                condition=models.Q(("bobot__gt", 0)), name="standar_bobot_positif", violation_error_message="Bobot harus lebih dari 0."
            ),
        ),
        migrations.AddConstraint(
            model_name="standarkompetensi",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("jabatan", "="),
                    ("kompetensi", "="),
                    (pegawai.models.pegawai.DateRange("berlaku_mulai", "berlaku_sampai"), "&&"),
                ],
                name="standar_satu_per_masa",
                violation_error_message="Standar untuk jabatan dan kompetensi ini sudah ada pada masa itu.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standarkompetensi",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standarkompetensi",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standarkompetensievent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ba7038db50fe7dd88c8cdf7c6c154e24d530da7a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3914d",
                    table="kompetensi_standarkompetensievent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="versikompetensi",
            constraint=models.UniqueConstraint(
                fields=("kompetensi", "nomor"),
                name="versikompetensi_nomor_unik",
                violation_error_message="Versi ini sudah ada. Muat ulang halaman lalu ulangi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="levelkompetensi",
            constraint=models.UniqueConstraint(fields=("versi", "level"), name="levelkompetensi_unik"),
        ),
        migrations.AddConstraint(
            model_name="levelkompetensi",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__range", (1, 5))),
                name="levelkompetensi_1_sampai_5",
                violation_error_message="Level harus 1 sampai 5.",
            ),
        ),
    ]
