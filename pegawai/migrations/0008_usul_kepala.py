"""Heads of units: proposed by one officer, confirmed by another; and the mail that asks for it."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

JENIS = {
    "nama": "Kepala unit menunggu pengesahan",
    "kelompok": "Persetujuan",
    "judul": "Sahkan atau urungkan: $pegawai memimpin $unit",
    "isi": (
        "$pengusul mengusulkan $pegawai memimpin $unit ($sebagai) mulai $mulai.\n\nSebelum disahkan petugas lain, pegawai ini belum "
        "memimpin. Periksa SK-nya, lalu sahkan atau urungkan usul ini.\n\n$tautan"
    ),
    "penanda": "pegawai, sebagai, unit, mulai, pengusul",
    "urutan": 177,
}


def fill(apps, _schema_editor):
    apps.get_model("pegawai", "AturanPengingat").objects.update_or_create(kode="kepala_usul", defaults=JENIS)


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0007_batal_impor"),
    ]

    operations = [
        migrations.CreateModel(
            name="UsulKepala",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("diusulkan_pada", models.DateTimeField(default=django.utils.timezone.now)),
                ("disahkan_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "disahkan_oleh",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "diusulkan_oleh",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "penempatan",
                    models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="usul_kepala", to="pegawai.penempatan"),
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
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
