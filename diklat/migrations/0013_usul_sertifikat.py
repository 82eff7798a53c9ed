"""One proposal for a certificate, to withdraw or to replace it, each confirmed by a second person; and the mail that asks for it."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

JENIS = {
    "nama": "Penggantian sertifikat menunggu pengesahan",
    "kelompok": "Persetujuan",
    "judul": "Sahkan atau batalkan: penggantian sertifikat $nomor",
    "isi": (
        "$pengusul mengusulkan penggantian sertifikat ini:\n\n$nomor, $pemilik\n$program\nAlasan: $alasan\n\nIsi penggantinya diambil "
        "dari data pegawai. Bandingkan keduanya, lalu sahkan penggantian atau urungkan usul ini.\n\n$tautan"
    ),
    "penanda": "nomor, pemilik, program, pengusul, alasan",
    "urutan": 176,
}


def fill(apps, _schema_editor):
    apps.get_model("pegawai", "AturanPengingat").objects.update_or_create(kode="sertifikat_usul_ganti", defaults=JENIS)


class Migration(migrations.Migration):
    dependencies = [
        ("diklat", "0012_buka_kembali"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="sertifikat",
            name="sertifikat_usul_cabut_lengkap",
        ),
        migrations.RemoveConstraint(
            model_name="sertifikat",
            name="sertifikat_dicabut_dua_orang",
        ),
        migrations.RenameField(
            model_name="sertifikat",
            old_name="usul_cabut_oleh",
            new_name="usul_oleh",
        ),
        migrations.RenameField(model_name="sertifikat", old_name="usul_cabut_alasan", new_name="usul_alasan"),
        migrations.RenameField(model_name="sertifikat", old_name="usul_cabut_pada", new_name="usul_pada"),
        migrations.AlterField("sertifikat", "usul_alasan", models.CharField("alasan usul", blank=True, max_length=300)),
        migrations.AlterField(
            "sertifikat", "usul_pada", models.DateTimeField("diusulkan dicabut atau diganti pada", blank=True, null=True)
        ),
        migrations.AddField(
            model_name="sertifikat",
            name="usul_penanda_tangan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="diklat.penandatangan",
                verbose_name="penanda tangan pengganti yang diusulkan",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sertifikat",
            trigger=pgtrigger.compiler.Trigger(
                name="ganti_dua_orang",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.status = 'terbit' AND NEW.status = 'diganti' AND (OLD.usul_oleh_id IS NULL OR NEW.diakhiri_oleh_id IS NULL))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="078abefb45662ed455f7066baa879a1c99b186a7",
                    operation="UPDATE",
                    pgid="pgtrigger_ganti_dua_orang_1c8b4",
                    table="diklat_sertifikat",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="sertifikat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("usul_alasan", ""), ("usul_oleh__isnull", True), ("usul_pada__isnull", True), ("usul_penanda_tangan__isnull", True)
                    ),
                    models.Q(("usul_oleh__isnull", False), ("usul_pada__isnull", False), models.Q(("usul_alasan", ""), _negated=True)),
                    _connector="OR",
                ),
                name="sertifikat_usul_lengkap",
                violation_error_message="Usul pencabutan atau penggantian harus menyebut pengusul, waktu, dan alasannya.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sertifikat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "dicabut"), _negated=True),
                    models.Q(
                        ("diakhiri_oleh__isnull", False),
                        ("usul_oleh__isnull", False),
                        models.Q(("usul_oleh", models.F("diakhiri_oleh")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="sertifikat_dicabut_dua_orang",
                violation_error_message="Pencabutan diusulkan oleh satu orang dan dipastikan oleh orang lain.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sertifikat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("usul_oleh__isnull", True),
                    ("diakhiri_oleh__isnull", True),
                    models.Q(("usul_oleh", models.F("diakhiri_oleh")), _negated=True),
                    _connector="OR",
                ),
                name="sertifikat_diakhiri_dua_orang",
                violation_error_message="Usul disahkan oleh orang lain daripada yang mengusulkan.",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
