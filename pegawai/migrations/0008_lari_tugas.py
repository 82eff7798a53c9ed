"""When each task last ran, and the mail to admins about one that did not."""

import django.utils.timezone
from django.db import migrations, models

from lib.migrasi import CreateModels


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0007_perbaikan")]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="LariTugas",
                    fields=[
                        ("nama", models.CharField(max_length=100, primary_key=True, serialize=False)),
                        ("sejak", models.DateTimeField(default=django.utils.timezone.now)),
                        ("berhasil_pada", models.DateTimeField(null=True)),
                        ("gagal_pada", models.DateTimeField(null=True)),
                        ("berhasil", models.PositiveBigIntegerField(default=0)),
                        ("gagal", models.PositiveBigIntegerField(default=0)),
                        ("detik", models.FloatField(default=0)),
                        ("galat", models.CharField(blank=True, max_length=100)),
                        ("terlambat_sejak", models.DateTimeField(null=True)),
                    ],
                    options={"verbose_name": "lari tugas", "verbose_name_plural": "lari tugas", "ordering": ["nama"]},
                ),
            ]
        ),
        migrations.AlterField(
            model_name="suratakun",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("tautan", "Tautan kata sandi"),
                    ("sandi_berganti", "Kata sandi berganti"),
                    ("keamanan_berganti", "Langkah kedua atau kunci sandi berganti"),
                    ("sandi_sementara", "Kata sandi sementara dibuat petugas"),
                    ("surel_lama", "Surel berganti, ke alamat lama"),
                    ("surel_baru", "Surel berganti, ke alamat baru"),
                    ("surel_ditolak", "Pergantian surel ditolak, ke petugas"),
                    ("tugas_terlambat", "Tugas terjadwal tidak berjalan, ke admin"),
                ],
                default="tautan",
                max_length=20,
            ),
        ),
    ]
