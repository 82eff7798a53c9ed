import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("insentif", "0006_surel_penukaran"),
        ("pegawai", "0003_notifikasi"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SimulasiAturan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sidik", models.CharField(max_length=64)),
                ("sejak", models.DateField()),
                ("isi", models.JSONField()),
                ("dihitung_pada", models.DateTimeField(default=django.utils.timezone.now)),
                ("oleh", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "versi",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="simulasi", to="insentif.versiaturan"),
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
                        fields=["simulasi", "pegawai"],
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
    ]
