import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="BatasJPM",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=60)),
                ("batas_bawah", models.DecimalField(decimal_places=2, max_digits=5)),
                ("warna", models.CharField(choices=[("ok", "Atas"), ("warn", "Tengah"), ("bad", "Bawah")], max_length=4)),
            ],
            options={
                "verbose_name": "batas JPM",
                "verbose_name_plural": "batas JPM",
                "ordering": ["-batas_bawah"],
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
            ],
            options={
                "abstract": False,
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
            ],
            options={
                "verbose_name": "level kompetensi",
                "verbose_name_plural": "level kompetensi",
                "ordering": ["level"],
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
            ],
            options={
                "verbose_name": "penilaian",
                "verbose_name_plural": "penilaian",
                "ordering": ["-tanggal", "-pk"],
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
            ],
            options={
                "verbose_name": "profil kompetensi",
                "verbose_name_plural": "profil kompetensi",
                "ordering": ["kompetensi__urutan"],
            },
        ),
    ]
