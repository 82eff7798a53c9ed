"""A charter is withdrawn by two people, and whoever may confirm it hears of the proposal."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

JENIS = {
    "kode": "piagam_usul_cabut",
    "nama": "Pencabutan piagam menunggu pengesahan",
    "kelompok": "Poin",
    "judul": "Sahkan atau batalkan: pencabutan piagam $nomor",
    "isi": (
        "$pengusul mengusulkan pencabutan piagam ini:\n\n$nomor, $penerima\n$penghargaan\nAlasan: $alasan\n\nPiagam tetap berlaku sampai "
        "pengelola lain mengesahkannya. Periksa alasannya, lalu sahkan pencabutan atau urungkan usul ini.\n\n$tautan"
    ),
    "penanda": "nomor, penerima, penghargaan, pengusul, alasan",
    "urutan": 345,
}


def fill(apps, _schema_editor):
    apps.get_model("pegawai", "AturanPengingat").objects.get_or_create(kode=JENIS["kode"], defaults=JENIS)


class Migration(migrations.Migration):
    dependencies = [
        ("diklat", "0010_pola_dan_kop"),
        ("insentif", "0007_catatan_lengkap"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="piagam",
            name="buat_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="piagam",
            name="ubah_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="piagam",
            name="hapus_delete",
        ),
        migrations.AddField(
            model_name="piagam",
            name="usul_alasan",
            field=models.CharField(blank=True, max_length=300, verbose_name="alasan usul"),
        ),
        migrations.AddField(
            model_name="piagam",
            name="usul_oleh",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="piagam",
            name="usul_pada",
            field=models.DateTimeField(blank=True, null=True, verbose_name="diusulkan dicabut atau diganti pada"),
        ),
        migrations.AddField(
            model_name="piagamevent",
            name="usul_alasan",
            field=models.CharField(blank=True, max_length=300, verbose_name="alasan usul"),
        ),
        migrations.AddField(
            model_name="piagamevent",
            name="usul_oleh",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="piagamevent",
            name="usul_pada",
            field=models.DateTimeField(blank=True, null=True, verbose_name="diusulkan dicabut atau diganti pada"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="piagam",
            trigger=pgtrigger.compiler.Trigger(
                name="cabut_dua_orang",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.dicabut_pada IS NULL AND NEW.dicabut_pada IS NOT NULL AND NEW.usul_oleh_id IS NULL)",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="4eefec7775ff1510429b2a6673a21497575c5860",
                    operation="UPDATE",
                    pgid="pgtrigger_cabut_dua_orang_d8936",
                    table="insentif_piagam",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="piagam",
            trigger=pgtrigger.compiler.Trigger(
                name="buat_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_piagamevent" ("alasan_cabut", "dicabut_oleh_id", "dicabut_pada", "diterbitkan_oleh_id", "id", "nominasi_id", "nomor", "penanda_tangan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun", "terbit_pada", "urut", "usul_alasan", "usul_oleh_id", "usul_pada") SELECT new_values."alasan_cabut", new_values."dicabut_oleh_id", new_values."dicabut_pada", new_values."diterbitkan_oleh_id", new_values."id", new_values."nominasi_id", new_values."nomor", new_values."penanda_tangan_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."tahun", new_values."terbit_pada", new_values."urut", new_values."usul_alasan", new_values."usul_oleh_id", new_values."usul_pada" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b8d4c666104e6be1c137d5716c7f5fae6e6398ac",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_buat_insert_80e2b",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="insentif_piagam",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="piagam",
            trigger=pgtrigger.compiler.Trigger(
                name="ubah_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_piagamevent" ("alasan_cabut", "dicabut_oleh_id", "dicabut_pada", "diterbitkan_oleh_id", "id", "nominasi_id", "nomor", "penanda_tangan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun", "terbit_pada", "urut", "usul_alasan", "usul_oleh_id", "usul_pada") SELECT old_values."alasan_cabut", old_values."dicabut_oleh_id", old_values."dicabut_pada", old_values."diterbitkan_oleh_id", old_values."id", old_values."nominasi_id", old_values."nomor", old_values."penanda_tangan_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."tahun", old_values."terbit_pada", old_values."urut", old_values."usul_alasan", old_values."usul_oleh_id", old_values."usul_pada" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alasan_cabut" IS DISTINCT FROM (new_values."alasan_cabut") OR old_values."dicabut_oleh_id" IS DISTINCT FROM (new_values."dicabut_oleh_id") OR old_values."dicabut_pada" IS DISTINCT FROM (new_values."dicabut_pada") OR old_values."diterbitkan_oleh_id" IS DISTINCT FROM (new_values."diterbitkan_oleh_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."nominasi_id" IS DISTINCT FROM (new_values."nominasi_id") OR old_values."nomor" IS DISTINCT FROM (new_values."nomor") OR old_values."penanda_tangan_id" IS DISTINCT FROM (new_values."penanda_tangan_id") OR old_values."tahun" IS DISTINCT FROM (new_values."tahun") OR old_values."terbit_pada" IS DISTINCT FROM (new_values."terbit_pada") OR old_values."urut" IS DISTINCT FROM (new_values."urut") OR old_values."usul_alasan" IS DISTINCT FROM (new_values."usul_alasan") OR old_values."usul_oleh_id" IS DISTINCT FROM (new_values."usul_oleh_id") OR old_values."usul_pada" IS DISTINCT FROM (new_values."usul_pada")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="e9359cd6ce0341d218148fbf0757001fa710a773",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_ubah_update_43a91",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="insentif_piagam",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="piagam",
            trigger=pgtrigger.compiler.Trigger(
                name="hapus_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "insentif_piagamevent" ("alasan_cabut", "dicabut_oleh_id", "dicabut_pada", "diterbitkan_oleh_id", "id", "nominasi_id", "nomor", "penanda_tangan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun", "terbit_pada", "urut", "usul_alasan", "usul_oleh_id", "usul_pada") SELECT old_values."alasan_cabut", old_values."dicabut_oleh_id", old_values."dicabut_pada", old_values."diterbitkan_oleh_id", old_values."id", old_values."nominasi_id", old_values."nomor", old_values."penanda_tangan_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."tahun", old_values."terbit_pada", old_values."urut", old_values."usul_alasan", old_values."usul_oleh_id", old_values."usul_pada" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="be15785ee5bb7161261dacebd7b642270ef1e2ac",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_hapus_delete_ba26b",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="insentif_piagam",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="piagam",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("usul_alasan", ""), ("usul_oleh__isnull", True), ("usul_pada__isnull", True)),
                    models.Q(("usul_oleh__isnull", False), ("usul_pada__isnull", False), models.Q(("usul_alasan", ""), _negated=True)),
                    _connector="OR",
                ),
                name="piagam_usul_lengkap",
                violation_error_message="Usul pencabutan harus menyebut pengusul, waktu, dan alasannya.",
            ),
        ),
        migrations.AddConstraint(
            model_name="piagam",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("usul_oleh__isnull", True),
                    ("dicabut_oleh__isnull", True),
                    models.Q(("usul_oleh", models.F("dicabut_oleh")), _negated=True),
                    _connector="OR",
                ),
                name="piagam_dicabut_dua_orang",
                violation_error_message="Pencabutan diusulkan oleh satu orang dan disahkan oleh orang lain.",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
