"""A line of JP names the application of its attendance, so that points and the IP ASN read what an application brought without 160,000 attendances."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

FILL = """
    UPDATE diklat_catatanjp c SET pendaftaran_id = k.pendaftaran_id
    FROM diklat_kehadiran k WHERE k.id = c.kehadiran_id AND c.pendaftaran_id IS NULL
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("diklat", "0006_transisi_waktu")]
    operations = [
        migrations.AddField(
            "catatanjp",
            "pendaftaran",
            models.ForeignKey(
                "diklat.pendaftaran",
                models.PROTECT,
                null=True,
                blank=True,
                related_name="catatan_jp_list",
                db_index=False,
                db_constraint=False,
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        AddIndexConcurrently(
            "catatanjp",
            models.Index(
                fields=["pendaftaran"], include=["jp"], condition=models.Q(pendaftaran__isnull=False), name="catatanjp_pendaftaran"
            ),
        ),
        migrations.AlterField(
            "catatanjp",
            "pegawai",
            models.ForeignKey("pegawai.pegawai", models.PROTECT, related_name="catatan_jp_list", db_index=False),
        ),
    ]
