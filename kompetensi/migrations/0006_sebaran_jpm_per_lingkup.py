"""JPM counts per kind of competency: the map shows one kind at a time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kompetensi", "0005_riwayat_kamus")]

    operations = [
        migrations.RemoveConstraint(model_name="ringkasanjpm", name="ringkasanjpm_unik"),
        migrations.AddField(
            model_name="ringkasanjpm",
            name="lingkup",
            field=models.CharField(
                choices=[
                    ("umum", "Manajerial dan sosial kultural"),
                    ("manajerial", "Manajerial"),
                    ("sosial_kultural", "Sosial kultural"),
                    ("teknis", "Teknis"),
                    ("pemerintahan", "Pemerintahan"),
                    ("semua", "Semua jenis"),
                ],
                default="semua",
                max_length=16,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="ringkasanjpm",
            constraint=models.UniqueConstraint(fields=["unit", "lingkup", "kelas"], name="ringkasanjpm_unik"),
        ),
    ]
