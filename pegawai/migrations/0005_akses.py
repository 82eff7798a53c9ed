import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from lib.migrasi import CreateModels


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0004_pemetaan_kolom"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Akses",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("baca", "Membuka data orang lain"),
                                    ("ekspor", "Mengunduh lembar kerja"),
                                    ("unduh", "Mengunduh dokumen"),
                                    ("masuk", "Masuk"),
                                    ("gagal", "Gagal masuk"),
                                    ("keluar", "Keluar"),
                                ],
                                max_length=6,
                            ),
                        ),
                        ("halaman", models.CharField(blank=True, max_length=80)),
                        ("objek", models.BigIntegerField(blank=True, null=True, verbose_name="nomor objek")),
                        ("saringan", models.CharField(blank=True, max_length=300)),
                        ("alamat", models.GenericIPAddressField(blank=True, null=True, verbose_name="alamat jaringan")),
                        ("waktu", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pegawai",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                    ],
                    options={
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="akses_tetap",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="00ecb2e3c4359937568668c3f07259ad460496f8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_akses_tetap_f1cd2",
                                    table="pegawai_akses",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "verbose_name": "akses",
                        "verbose_name_plural": "akses",
                        "ordering": ["-waktu", "-pk"],
                        "indexes": [models.Index(fields=["waktu", "id"], name="akses_waktu")],
                    },
                ),
            ]
        ),
    ]
