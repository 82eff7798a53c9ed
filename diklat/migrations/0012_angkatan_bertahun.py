"""Numbers of batches start again each year. What there is keeps its number, and letters already made the words they had."""

import pgtrigger
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

FUNCTION = """
    CREATE FUNCTION sebutan_angkatan(nomor integer, tahun integer) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT 'Angkatan ' || to_char(nomor, 'FMRN') || ' Tahun ' || tahun
    $$
"""
FILL = """
    UPDATE diklat_angkatan SET tahun = extract(year FROM coalesce(mulai, pendaftaran_sampai));
    ALTER TABLE diklat_angkatanevent DISABLE TRIGGER pgtrigger_append_only_67288;
    UPDATE diklat_angkatanevent SET tahun = extract(year FROM coalesce(mulai, pendaftaran_sampai));
    ALTER TABLE diklat_angkatanevent ENABLE TRIGGER pgtrigger_append_only_67288;
    UPDATE diklat_suratdinas s SET kop = s.kop || jsonb_build_object('angkatan', 'Angkatan ' || to_char(a.nomor, 'FMRN'))
    FROM diklat_angkatan a WHERE a.id = s.angkatan_id AND s.kop <> '{}';
    SET CONSTRAINTS ALL IMMEDIATE
"""


def fill(_apps, schema_editor):
    """The change log, which nobody else may write to, learns the year of each batch too; that it was filled in is no change of anybody's."""
    with pgtrigger.ignore(), schema_editor.connection.cursor() as cursor:
        cursor.execute(FILL)


class Migration(migrations.Migration):
    dependencies = [
        ("diklat", "0011_surel_disetujui_atasan"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="angkatan",
            name="ubah_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="angkatan",
            name="hapus_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="angkatan",
            name="buat_insert",
        ),
        migrations.RemoveConstraint(
            model_name="angkatan",
            name="angkatan_nomor_unik",
        ),
        migrations.AddField(
            model_name="angkatan",
            name="tahun",
            field=models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="tahun"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="angkatanevent",
            name="tahun",
            field=models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="tahun"),
            preserve_default=False,
        ),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION sebutan_angkatan(integer, integer)"),
        migrations.RunPython(fill, migrations.RunPython.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="angkatan",
            trigger=pgtrigger.compiler.Trigger(
                name="buat_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_angkatanevent" ("alasan_batal", "alasan_buka_kembali", "batas_batal", "berakhir_pada", "cara_kursi", "catatan", "dibuat", "id", "is_ditangguhkan", "jam_tawaran", "kuota", "minimum", "minimum_diingatkan", "minimum_tanggal", "mulai", "nomor", "penanggung_jawab_id", "pendaftaran_mulai", "pendaftaran_sampai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "salinan_dari_id", "selesai", "status", "tahun", "tempat", "versi_jadwal") SELECT new_values."alasan_batal", new_values."alasan_buka_kembali", new_values."batas_batal", new_values."berakhir_pada", new_values."cara_kursi", new_values."catatan", new_values."dibuat", new_values."id", new_values."is_ditangguhkan", new_values."jam_tawaran", new_values."kuota", new_values."minimum", new_values."minimum_diingatkan", new_values."minimum_tanggal", new_values."mulai", new_values."nomor", new_values."penanggung_jawab_id", new_values."pendaftaran_mulai", new_values."pendaftaran_sampai", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."program_id", new_values."salinan_dari_id", new_values."selesai", new_values."status", new_values."tahun", new_values."tempat", new_values."versi_jadwal" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e7105c8fd8a6dd0636cc4e95e563b2df6d2e9599",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_buat_insert_4d0a4",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="diklat_angkatan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="angkatan",
            trigger=pgtrigger.compiler.Trigger(
                name="ubah_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_angkatanevent" ("alasan_batal", "alasan_buka_kembali", "batas_batal", "berakhir_pada", "cara_kursi", "catatan", "dibuat", "id", "is_ditangguhkan", "jam_tawaran", "kuota", "minimum", "minimum_diingatkan", "minimum_tanggal", "mulai", "nomor", "penanggung_jawab_id", "pendaftaran_mulai", "pendaftaran_sampai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "salinan_dari_id", "selesai", "status", "tahun", "tempat", "versi_jadwal") SELECT old_values."alasan_batal", old_values."alasan_buka_kembali", old_values."batas_batal", old_values."berakhir_pada", old_values."cara_kursi", old_values."catatan", old_values."dibuat", old_values."id", old_values."is_ditangguhkan", old_values."jam_tawaran", old_values."kuota", old_values."minimum", old_values."minimum_diingatkan", old_values."minimum_tanggal", old_values."mulai", old_values."nomor", old_values."penanggung_jawab_id", old_values."pendaftaran_mulai", old_values."pendaftaran_sampai", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."program_id", old_values."salinan_dari_id", old_values."selesai", old_values."status", old_values."tahun", old_values."tempat", old_values."versi_jadwal" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alasan_batal" IS DISTINCT FROM (new_values."alasan_batal") OR old_values."alasan_buka_kembali" IS DISTINCT FROM (new_values."alasan_buka_kembali") OR old_values."batas_batal" IS DISTINCT FROM (new_values."batas_batal") OR old_values."berakhir_pada" IS DISTINCT FROM (new_values."berakhir_pada") OR old_values."cara_kursi" IS DISTINCT FROM (new_values."cara_kursi") OR old_values."catatan" IS DISTINCT FROM (new_values."catatan") OR old_values."dibuat" IS DISTINCT FROM (new_values."dibuat") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_ditangguhkan" IS DISTINCT FROM (new_values."is_ditangguhkan") OR old_values."jam_tawaran" IS DISTINCT FROM (new_values."jam_tawaran") OR old_values."kuota" IS DISTINCT FROM (new_values."kuota") OR old_values."minimum" IS DISTINCT FROM (new_values."minimum") OR old_values."minimum_diingatkan" IS DISTINCT FROM (new_values."minimum_diingatkan") OR old_values."minimum_tanggal" IS DISTINCT FROM (new_values."minimum_tanggal") OR old_values."mulai" IS DISTINCT FROM (new_values."mulai") OR old_values."nomor" IS DISTINCT FROM (new_values."nomor") OR old_values."penanggung_jawab_id" IS DISTINCT FROM (new_values."penanggung_jawab_id") OR old_values."pendaftaran_mulai" IS DISTINCT FROM (new_values."pendaftaran_mulai") OR old_values."pendaftaran_sampai" IS DISTINCT FROM (new_values."pendaftaran_sampai") OR old_values."program_id" IS DISTINCT FROM (new_values."program_id") OR old_values."salinan_dari_id" IS DISTINCT FROM (new_values."salinan_dari_id") OR old_values."selesai" IS DISTINCT FROM (new_values."selesai") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."tahun" IS DISTINCT FROM (new_values."tahun") OR old_values."tempat" IS DISTINCT FROM (new_values."tempat") OR old_values."versi_jadwal" IS DISTINCT FROM (new_values."versi_jadwal")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6b7518980ab657f1ee2a712a71664c4d6da79901",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_ubah_update_bb3b1",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="diklat_angkatan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="angkatan",
            trigger=pgtrigger.compiler.Trigger(
                name="hapus_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "diklat_angkatanevent" ("alasan_batal", "alasan_buka_kembali", "batas_batal", "berakhir_pada", "cara_kursi", "catatan", "dibuat", "id", "is_ditangguhkan", "jam_tawaran", "kuota", "minimum", "minimum_diingatkan", "minimum_tanggal", "mulai", "nomor", "penanggung_jawab_id", "pendaftaran_mulai", "pendaftaran_sampai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "salinan_dari_id", "selesai", "status", "tahun", "tempat", "versi_jadwal") SELECT old_values."alasan_batal", old_values."alasan_buka_kembali", old_values."batas_batal", old_values."berakhir_pada", old_values."cara_kursi", old_values."catatan", old_values."dibuat", old_values."id", old_values."is_ditangguhkan", old_values."jam_tawaran", old_values."kuota", old_values."minimum", old_values."minimum_diingatkan", old_values."minimum_tanggal", old_values."mulai", old_values."nomor", old_values."penanggung_jawab_id", old_values."pendaftaran_mulai", old_values."pendaftaran_sampai", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."program_id", old_values."salinan_dari_id", old_values."selesai", old_values."status", old_values."tahun", old_values."tempat", old_values."versi_jadwal" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="b5d7983da854c2da076da9d3e1b57ac0e2b406ed",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_hapus_delete_b56d4",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="diklat_angkatan",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="angkatan",
            constraint=models.UniqueConstraint(
                fields=("program", "tahun", "nomor"),
                name="angkatan_nomor_unik",
                violation_error_message="Nomor angkatan ini sudah dipakai pada program dan tahun ini.",
            ),
        ),
    ]
