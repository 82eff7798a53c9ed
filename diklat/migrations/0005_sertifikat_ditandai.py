"""Who ever got a certificate is marked, so that who waits for one is found among few."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

MARK = """
    UPDATE diklat_pendaftaran p SET bersertifikat = true
    WHERE EXISTS (SELECT FROM diklat_sertifikat s WHERE s.pendaftaran_id = p.id)
"""


class Migration(migrations.Migration):
    dependencies = [("diklat", "0004_pola_sesi")]
    operations = [
        migrations.AddField(
            model_name="pendaftaran",
            name="bersertifikat",
            field=models.BooleanField(db_default=False, default=False, editable=False, verbose_name="pernah mendapat sertifikat"),
        ),
        migrations.AddIndex(
            model_name="pendaftaran",
            index=models.Index(
                condition=models.Q(("bersertifikat", False), ("status", "lulus")), fields=["angkatan"], name="pendaftaran_layak"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sertifikat",
            trigger=pgtrigger.compiler.Trigger(
                name="tandai_pendaftaran",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    UPDATE diklat_pendaftaran p SET bersertifikat = true FROM baru WHERE p.id = baru.pendaftaran_id AND NOT p.bersertifikat;\n    RETURN NULL;\n",
                    hash="fb74f38f23604928a7651f59c3ffcb6af0fa033a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_tandai_pendaftaran_87eda",
                    referencing="REFERENCING NEW TABLE AS baru ",
                    table="diklat_sertifikat",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(MARK, migrations.RunSQL.noop),
    ]
