import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# What was told before there was a page for it went out as a mail: nobody finds years of it unread.
BACA = "UPDATE pegawai_notifikasi SET dibaca = selesai WHERE selesai IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0004_cari"),
    ]

    operations = [
        migrations.CreateModel(
            name="PilihanSurel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("aturan", models.CharField(max_length=40, verbose_name="jenis yang tidak dikirim sebagai surel")),
                ("dibuat", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "pilihan surel",
                "verbose_name_plural": "pilihan surel",
                "ordering": ["aturan"],
            },
        ),
        migrations.AddField(
            model_name="notifikasi",
            name="dibaca",
            field=models.DateTimeField(blank=True, null=True, verbose_name="dibaca pada"),
        ),
        migrations.RunSQL(BACA, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="notifikasi",
            index=models.Index(condition=models.Q(("dibaca__isnull", True)), fields=["pegawai"], name="notifikasi_baru_pegawai"),
        ),
        migrations.AddIndex(
            model_name="notifikasi",
            index=models.Index(condition=models.Q(("dibaca__isnull", True)), fields=["pengguna"], name="notifikasi_baru_pengguna"),
        ),
        migrations.AddField(
            model_name="pilihansurel",
            name="pengguna",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pilihan_surel_list", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="pilihansurel",
            constraint=models.UniqueConstraint(
                fields=("pengguna", "aturan"),
                name="pilihansurel_satu_per_jenis",
                violation_error_message="Pilihan untuk jenis surel ini sudah tercatat.",
            ),
        ),
    ]
