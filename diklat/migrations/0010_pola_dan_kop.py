from typing import Any

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


def keep_pola(apps: Any, schema_editor: Any) -> None:
    """The pattern of the last year goes on, now in the record of the office."""
    last = apps.get_model("diklat", "NomorUrut").objects.order_by("-tahun").first()
    if last is not None:
        apps.get_model("pegawai", "Instansi").objects.update(pola_sertifikat=last.pola)


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0006_instansi"),
        ("diklat", "0009_alasan_bentrok"),
    ]

    operations = [
        migrations.RunPython(keep_pola, migrations.RunPython.noop),
        pgtrigger.migrations.RemoveTrigger(
            model_name="nomorurut",
            name="buat_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="nomorurut",
            name="ubah_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="nomorurut",
            name="hapus_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="suratdinas",
            name="buat_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="suratdinas",
            name="ubah_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="suratdinas",
            name="hapus_delete",
        ),
        migrations.RemoveConstraint(
            model_name="nomorurut",
            name="nomorurut_pola",
        ),
        migrations.RemoveField(
            model_name="nomorurut",
            name="pola",
        ),
        migrations.RemoveField(
            model_name="nomorurutevent",
            name="pola",
        ),
        migrations.AddField(
            model_name="suratdinas",
            name="kop",
            field=models.JSONField(blank=True, default=dict, verbose_name="kepala surat"),
        ),
        migrations.AddField(
            model_name="suratdinasevent",
            name="kop",
            field=models.JSONField(blank=True, default=dict, verbose_name="kepala surat"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nomorurut",
            trigger=pgtrigger.compiler.Trigger(
                name="buat_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_nomorurutevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."tahun" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="42d70e6b88694dc5607fa6b1d5a67f1d609d8f94",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_buat_insert_dcf49",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="diklat_nomorurut",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nomorurut",
            trigger=pgtrigger.compiler.Trigger(
                name="ubah_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_nomorurutevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."tahun" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."tahun" IS DISTINCT FROM (new_values."tahun")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="d10d6f6ea9df8d82f4047e6c2cb7d6af67ca997a",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_ubah_update_b757c",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="diklat_nomorurut",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nomorurut",
            trigger=pgtrigger.compiler.Trigger(
                name="hapus_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_nomorurutevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."tahun" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="7e1dcee06e4f2cd0a7a2649822573c944b793df7",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_hapus_delete_310e1",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="diklat_nomorurut",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suratdinas",
            trigger=pgtrigger.compiler.Trigger(
                name="buat_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_suratdinasevent" ("angkatan_id", "dasar", "dibuat", "dibuat_oleh_id", "id", "jenis", "kop", "nomor", "penanda_tangan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber_biaya", "tanggal", "tembusan") SELECT new_values."angkatan_id", new_values."dasar", new_values."dibuat", new_values."dibuat_oleh_id", new_values."id", new_values."jenis", new_values."kop", new_values."nomor", new_values."penanda_tangan_id", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."sumber_biaya", new_values."tanggal", new_values."tembusan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="099f23cd7f95c6434dcc356e39c706cd784bdb9f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_buat_insert_5233d",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="diklat_suratdinas",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suratdinas",
            trigger=pgtrigger.compiler.Trigger(
                name="ubah_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_suratdinasevent" ("angkatan_id", "dasar", "dibuat", "dibuat_oleh_id", "id", "jenis", "kop", "nomor", "penanda_tangan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber_biaya", "tanggal", "tembusan") SELECT old_values."angkatan_id", old_values."dasar", old_values."dibuat", old_values."dibuat_oleh_id", old_values."id", old_values."jenis", old_values."kop", old_values."nomor", old_values."penanda_tangan_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."sumber_biaya", old_values."tanggal", old_values."tembusan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="a8a061abbc2ab0650be308f61a7f3086af50bf4a",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_ubah_update_1db60",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="diklat_suratdinas",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suratdinas",
            trigger=pgtrigger.compiler.Trigger(
                name="hapus_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_suratdinasevent" ("angkatan_id", "dasar", "dibuat", "dibuat_oleh_id", "id", "jenis", "kop", "nomor", "penanda_tangan_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sumber_biaya", "tanggal", "tembusan") SELECT old_values."angkatan_id", old_values."dasar", old_values."dibuat", old_values."dibuat_oleh_id", old_values."id", old_values."jenis", old_values."kop", old_values."nomor", old_values."penanda_tangan_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."sumber_biaya", old_values."tanggal", old_values."tembusan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="e07fb5b42c251a019f6f4e4d993f19393d1e6b27",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_hapus_delete_666c3",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="diklat_suratdinas",
                    when="AFTER",
                ),
            ),
        ),
    ]
