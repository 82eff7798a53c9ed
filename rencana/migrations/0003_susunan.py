import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import lib.migrasi
import rencana.models.periode


class Migration(migrations.Migration):
    dependencies = [
        ("diklat", "0002_isi"),
        ("pegawai", "0003_isi"),
        ("rencana", "0002_isi"),
    ]

    operations = [
        lib.migrasi.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Susunan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("nama", models.CharField(max_length=80, verbose_name="nama susunan")),
                        (
                            "status",
                            models.CharField(
                                choices=[("dihitung", "Dihitung"), ("selesai", "Selesai"), ("gagal", "Gagal")],
                                default="dihitung",
                                editable=False,
                                max_length=8,
                            ),
                        ),
                        ("pesan", models.CharField(blank=True, editable=False, max_length=1000)),
                        ("dibuat_pada", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("selesai_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "cukup_pada",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="diminta berhenti dengan yang terbaik"
                            ),
                        ),
                        ("dipakai_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "k",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3)],
                                verbose_name="diklat paling banyak per pegawai",
                            ),
                        ),
                        (
                            "percaya",
                            models.PositiveSmallIntegerField(
                                default=100,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="kepercayaan pada janji yang belum terbukti (persen)",
                            ),
                        ),
                        (
                            "detik",
                            models.PositiveSmallIntegerField(
                                default=180,
                                validators=[django.core.validators.MinValueValidator(10), django.core.validators.MaxValueValidator(600)],
                                verbose_name="batas waktu hitung (detik)",
                            ),
                        ),
                        ("versi", models.PositiveIntegerField(editable=False)),
                        ("dasar", models.CharField(blank=True, editable=False, max_length=64)),
                        ("cara", models.CharField(blank=True, editable=False, max_length=8)),
                        (
                            "terpotong",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), blank=True, default=list, editable=False, size=None
                            ),
                        ),
                        ("sidik", models.CharField(blank=True, editable=False, max_length=16)),
                        ("detik_dipakai", models.FloatField(editable=False, null=True)),
                        ("nilai", models.FloatField(editable=False, null=True)),
                        ("batas", models.FloatField(editable=False, null=True)),
                        ("nilai_serakah", models.FloatField(editable=False, null=True)),
                        ("angkatan", models.PositiveIntegerField(default=0, editable=False)),
                        ("kursi", models.PositiveIntegerField(default=0, editable=False)),
                        ("biaya", models.BigIntegerField(default=0, editable=False)),
                        ("dilayani", models.PositiveIntegerField(default=0, editable=False, verbose_name="pegawai yang mendapat kursi")),
                        (
                            "berkesenjangan",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="pegawai dengan kesenjangan"),
                        ),
                        (
                            "tidak_dilayani",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="pegawai dengan kesenjangan tanpa kursi"),
                        ),
                        ("level_kesenjangan", models.FloatField(default=0, editable=False)),
                        ("level_tertutup", models.FloatField(default=0, editable=False)),
                        ("bobot_kesenjangan", models.FloatField(default=0, editable=False)),
                        ("bobot_tertutup", models.FloatField(default=0, editable=False)),
                        ("level_serakah", models.FloatField(default=0, editable=False, verbose_name="level yang ditutup cara serakah")),
                        ("bobot_serakah", models.FloatField(default=0, editable=False)),
                        ("dilayani_serakah", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "disisihkan",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="program yang tidak ikut dihitung, menurut sebabnya"
                            ),
                        ),
                        (
                            "harga_awal",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="harga kursi untuk hitungan berikutnya"
                            ),
                        ),
                        (
                            "dibuat_oleh",
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
                            "dipakai_oleh",
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
                            "pekerjaan",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="susunan",
                                to="pegawai.pekerjaan",
                            ),
                        ),
                        (
                            "periode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="susunan_list", to="rencana.perioderencana"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "susunan",
                        "verbose_name_plural": "susunan",
                        "ordering": ["-dibuat_pada", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "dihitung")),
                                fields=("periode",),
                                name="susunan_satu_dihitung",
                                violation_error_message="Rencana ini sedang dihitung. Tunggu hasilnya, atau hentikan dahulu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("dipakai_pada__isnull", False)),
                                fields=("periode",),
                                name="susunan_satu_dipakai",
                                violation_error_message="Hanya satu susunan yang dipakai rencana ini.",
                            ),
                            models.UniqueConstraint(
                                fields=("periode", "nama"),
                                name="susunan_nama_sekali",
                                violation_error_message="Rencana ini sudah mempunyai susunan dengan nama itu. Pilih nama lain.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("k__range", (1, 3))),
                                name="susunan_k_1_sampai_3",
                                violation_error_message="Diklat per pegawai 1 sampai 3.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("percaya__lte", 100)),
                                name="susunan_percaya_0_sampai_100",
                                violation_error_message="Kepercayaan pada janji 0 sampai 100 persen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("detik__range", (10, 600))),
                                name="susunan_detik_wajar",
                                violation_error_message="Batas waktu hitung 10 sampai 600 detik.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "selesai"), _negated=True),
                                    models.Q(
                                        ("batas__isnull", False),
                                        ("nilai__isnull", False),
                                        ("selesai_pada__isnull", False),
                                        models.Q(("dasar", ""), _negated=True),
                                        models.Q(("sidik", ""), _negated=True),
                                        models.Q(("cara", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="susunan_selesai_lengkap",
                                violation_error_message="Susunan yang selesai memuat nilai, batas, dan dasarnya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "gagal"), _negated=True), models.Q(("pesan", ""), _negated=True), _connector="OR"
                                ),
                                name="susunan_gagal_beralasan",
                                violation_error_message="Susunan yang gagal menyebut sebabnya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("nilai__isnull", True), ("nilai__lte", models.F("batas")), _connector="OR"),
                                name="susunan_nilai_sampai_batas",
                                violation_error_message="Nilai susunan tidak melebihi batas yang terbukti.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("dipakai_pada__isnull", True), ("status", "selesai"), _connector="OR"),
                                name="susunan_dipakai_bila_selesai",
                                violation_error_message="Hanya susunan yang selesai yang dapat dipakai.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SusunanBaris",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("is_tetap", models.BooleanField(default=False)),
                        (
                            "bulan",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(), default=rencana.models.periode.bulan_kosong, size=12
                            ),
                        ),
                        ("kursi", models.PositiveIntegerField()),
                        ("biaya", models.BigIntegerField()),
                        ("nilai", models.FloatField(default=0)),
                        ("level_dijanjikan", models.FloatField(default=0)),
                        ("level_terbukti", models.FloatField(default=0)),
                        ("level_dipakai", models.FloatField(default=0)),
                        ("lulusan", models.PositiveIntegerField(default=0, verbose_name="lulusan yang sudah diukur")),
                        (
                            "pagu",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="rencana.paguanggaran",
                            ),
                        ),
                        ("program", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.program")),
                        (
                            "susunan",
                            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="baris_list", to="rencana.susunan"),
                        ),
                    ],
                    options={
                        "verbose_name": "baris susunan",
                        "verbose_name_plural": "baris susunan",
                        "ordering": ["susunan", "-nilai", "program__nama", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("susunan", "program", "pagu"),
                                name="susunanbaris_sekali",
                                nulls_distinct=False,
                                violation_error_message="Program ini sudah ada pada susunan dengan pagu yang sama.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("bulan__len", 12)),
                                name="susunanbaris_dua_belas_bulan",
                                violation_error_message="Tulis jumlah angkatan untuk dua belas bulan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("biaya__gte", 0)),
                                name="susunanbaris_biaya_tidak_negatif",
                                violation_error_message="Biaya paling sedikit Rp0.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("pagu__isnull", False), ("is_tetap", True), _connector="OR"),
                                name="susunanbaris_berpagu_bila_berbiaya",
                                violation_error_message="Setiap program yang dipilih hitungan mempunyai pagu.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SusunanPagu",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("tambahan", models.BigIntegerField(default=0, verbose_name="tambahan dalam skenario (rupiah)")),
                        ("tersedia", models.BigIntegerField(default=0, editable=False)),
                        ("tetap", models.BigIntegerField(default=0, editable=False, verbose_name="biaya baris yang tetap")),
                        ("dipakai", models.BigIntegerField(default=0, editable=False)),
                        ("harga", models.FloatField(default=0, editable=False)),
                        (
                            "pagu",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rencana.paguanggaran"),
                        ),
                        (
                            "susunan",
                            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="pagu_list", to="rencana.susunan"),
                        ),
                    ],
                    options={
                        "verbose_name": "pagu susunan",
                        "verbose_name_plural": "pagu susunan",
                        "ordering": ["susunan", "pagu__rekening__kode", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("susunan", "pagu"),
                                name="susunanpagu_sekali",
                                violation_error_message="Pagu ini sudah ada pada susunan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dipakai__gte", 0), ("dipakai__lte", models.F("tersedia"))), ("dipakai", 0), _connector="OR"
                                ),
                                name="susunanpagu_tidak_terlampaui",
                                violation_error_message="Susunan tidak memakai lebih daripada yang tersedia.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SusunanPeserta",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("bulan", models.PositiveSmallIntegerField()),
                        ("is_wajib", models.BooleanField(default=False)),
                        ("level_tertutup", models.FloatField(default=0)),
                        ("pegawai", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai")),
                        ("program", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.program")),
                        (
                            "susunan",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="peserta_list",
                                to="rencana.susunan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "peserta susunan",
                        "verbose_name_plural": "peserta susunan",
                        "ordering": ["susunan", "program", "bulan", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("susunan", "program", "pegawai"),
                                name="susunanpeserta_sekali",
                                violation_error_message="Pegawai ini sudah mendapat kursi program itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("bulan__range", (1, 12))),
                                name="susunanpeserta_bulan_1_sampai_12",
                                violation_error_message="Bulan 1 sampai 12.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SusunanTak",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kode", models.CharField(max_length=20)),
                        ("ada", models.FloatField(default=0)),
                        ("batas", models.FloatField(default=0)),
                        (
                            "lain",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), blank=True, default=list, size=None
                            ),
                        ),
                        ("pegawai", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai")),
                        (
                            "program",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="diklat.program"
                            ),
                        ),
                        (
                            "susunan",
                            models.ForeignKey(
                                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="tak_list", to="rencana.susunan"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pegawai tanpa kursi",
                        "verbose_name_plural": "pegawai tanpa kursi",
                        "ordering": ["susunan", "kode", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("susunan", "pegawai"),
                                name="susunantak_sekali",
                                violation_error_message="Pegawai ini sudah tercatat tanpa kursi.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SusunanUnit",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("pegawai", models.PositiveIntegerField()),
                        ("berkesenjangan", models.PositiveIntegerField()),
                        ("dilayani", models.PositiveIntegerField()),
                        ("level_kesenjangan", models.FloatField()),
                        ("level_tertutup", models.FloatField()),
                        (
                            "susunan",
                            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="unit_list", to="rencana.susunan"),
                        ),
                        ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja")),
                    ],
                    options={
                        "verbose_name": "unit dalam susunan",
                        "verbose_name_plural": "unit dalam susunan",
                        "ordering": ["susunan", "unit__sebutan", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("susunan", "unit"),
                                name="susunanunit_sekali",
                                violation_error_message="Unit ini sudah ada pada susunan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("berkesenjangan__lte", models.F("pegawai")), ("dilayani__lte", models.F("pegawai"))),
                                name="susunanunit_dari_pegawainya",
                                violation_error_message="Yang dilayani tidak lebih banyak daripada pegawai unitnya.",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
