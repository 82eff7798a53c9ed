"""JPM counts per kind of competency; derived rows without key checks and with the indexes that are read only."""

from django.db import migrations, models

LINGKUP = [
    ("umum", "Manajerial dan sosial kultural"),
    ("manajerial", "Manajerial"),
    ("sosial_kultural", "Sosial kultural"),
    ("teknis", "Teknis"),
    ("pemerintahan", "Pemerintahan"),
    ("semua", "Semua jenis"),
]
LIGHT = {"on_delete": models.deletion.PROTECT, "db_constraint": False, "db_index": False}
KEYS = (
    ("profilkompetensi", "pegawai", models.ForeignKey("pegawai.pegawai", related_name="profil_list", **LIGHT)),
    ("profilkompetensi", "kompetensi", models.ForeignKey("kompetensi.kompetensi", related_name="+", **LIGHT)),
    ("profilkompetensi", "unit", models.ForeignKey("pegawai.unitkerja", related_name="+", **LIGHT)),
    ("profilkompetensi", "penilaian", models.ForeignKey("kompetensi.penilaian", null=True, related_name="+", **LIGHT)),
    (
        "profilpegawai",
        "pegawai",
        models.OneToOneField("pegawai.pegawai", primary_key=True, related_name="profil", serialize=False, **LIGHT),
    ),
    ("profilpegawai", "unit", models.ForeignKey("pegawai.unitkerja", related_name="+", **LIGHT)),
    ("ringkasanunit", "unit", models.ForeignKey("pegawai.unitkerja", related_name="+", **LIGHT)),
    ("ringkasanunit", "kompetensi", models.ForeignKey("kompetensi.kompetensi", related_name="+", **LIGHT)),
    ("ringkasanjpm", "unit", models.ForeignKey("pegawai.unitkerja", related_name="+", **LIGHT)),
)


class Migration(migrations.Migration):
    dependencies = [("kompetensi", "0005_riwayat_kamus")]

    operations = [
        migrations.RemoveConstraint(model_name="ringkasanjpm", name="ringkasanjpm_unik"),
        migrations.AddField(
            model_name="ringkasanjpm",
            name="lingkup",
            field=models.CharField(choices=LINGKUP, default="semua", max_length=16),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="ringkasanjpm",
            constraint=models.UniqueConstraint(fields=["unit", "lingkup", "kelas"], name="ringkasanjpm_unik"),
        ),
        *(migrations.AlterField(model_name=model, name=name, field=field) for model, name, field in KEYS),
    ]
