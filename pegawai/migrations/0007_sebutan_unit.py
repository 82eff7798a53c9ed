"""How a unit is called, so that it is told apart, and by what it is found: written by a trigger, whoever changes the tree."""

import django.contrib.postgres.indexes
import django.db.models.constraints
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# From each unit's name to its whole way up: name; name and perangkat daerah; these and the units right above; and, for twins, the number.
# A text is a unit's own when it is its whole way and no other unit's whole way, or when no other unit could be called so at all: so no two
# units are ever called the same. The shortest that is its own is taken. Who stands in no tree (a circle) is called by its number.
SEBUT_UNIT = """
    CREATE FUNCTION sebut_unit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        WITH RECURSIVE pohon (id, nama, atas, cari, akhir) AS (
            SELECT u.id, u.nama::text, ARRAY[]::text[], concat_ws(' ', u.nama, nullif(u.singkatan, '')),
                   CASE WHEN u.is_aktif THEN '' ELSE ' (tidak aktif)' END
            FROM pegawai_unitkerja u WHERE u.induk_id IS NULL
            UNION ALL
            SELECT u.id, u.nama::text, p.nama || p.atas, concat_ws(' ', u.nama, nullif(u.singkatan, ''), p.cari),
                   CASE WHEN u.is_aktif THEN '' ELSE ' (tidak aktif)' END
            FROM pohon p JOIN pegawai_unitkerja u ON u.induk_id = p.id
        ), panjang AS (
            SELECT p.*, cardinality(p.atas) AS n FROM pohon p
        ), calon AS (
            SELECT p.id, t.tingkat, t.tingkat = p.n AS utuh, t.tingkat > p.n AS bernomor,
                   array_to_string(p.nama || p.atas[1:least(t.tingkat, p.n) - 1] || CASE WHEN t.tingkat > 0 THEN p.atas[p.n:p.n] END, ' · ')
                       || p.akhir || CASE WHEN t.tingkat > p.n THEN ' #' || p.id ELSE '' END AS teks
            FROM panjang p
            CROSS JOIN generate_series(
                CASE WHEN p.n = 0 OR position(lower(p.atas[p.n]) IN lower(p.nama)) > 0 THEN 0 ELSE 1 END, p.n + 1
            ) t (tingkat)
        ), hitung AS (
            SELECT c.*, count(*) OVER sama AS yang_dapat, count(*) FILTER (WHERE c.utuh) OVER sama AS yang_utuh
            FROM calon c WINDOW sama AS (PARTITION BY lower(c.teks))
        ), milik AS (
            SELECT DISTINCT ON (h.id) h.id, h.teks FROM hitung h
            WHERE h.yang_dapat = 1 OR (h.utuh AND h.yang_utuh = 1) OR h.bernomor ORDER BY h.id, h.tingkat
        ), baru AS (
            SELECT u.id, coalesce(m.teks, u.nama || ' #' || u.id) AS sebutan, coalesce(p.cari, u.nama) AS cari
            FROM pegawai_unitkerja u LEFT JOIN milik m ON m.id = u.id LEFT JOIN pohon p ON p.id = u.id
        )
        UPDATE pegawai_unitkerja u SET sebutan = b.sebutan, teks_cari = b.cari
        FROM baru b WHERE b.id = u.id AND (u.sebutan, u.teks_cari) IS DISTINCT FROM (b.sebutan, b.cari);
        RETURN NULL;
    END $$
"""
PEMICU = """
    CREATE TRIGGER unit_disebut AFTER INSERT OR DELETE OR UPDATE OF nama, singkatan, induk_id, is_aktif ON pegawai_unitkerja
    FOR EACH STATEMENT EXECUTE FUNCTION sebut_unit()
"""
FILL = "UPDATE pegawai_unitkerja SET nama = nama WHERE false"  # a statement is enough
DROP = "DROP TRIGGER unit_disebut ON pegawai_unitkerja; DROP FUNCTION sebut_unit()"


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0006_instansi"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="unitkerja",
            name="ubah_update",
        ),
        migrations.AddField(
            model_name="unitkerja",
            name="sebutan",
            field=models.CharField(db_default="", default="", editable=False),
        ),
        migrations.AddField(
            model_name="unitkerja",
            name="teks_cari",
            field=models.TextField(db_default="", default="", editable=False),
        ),
        migrations.AddIndex(
            model_name="unitkerja",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper("teks_cari"), name="gin_trgm_ops"),
                name="unitkerja_cari_trgm",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitkerja",
            trigger=pgtrigger.compiler.Trigger(
                name="ubah_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_unitkerjaevent" ("id", "induk_id", "is_aktif", "jenis", "nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "siasn_id", "singkatan") SELECT old_values."id", old_values."induk_id", old_values."is_aktif", old_values."jenis", old_values."nama", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."siasn_id", old_values."singkatan" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."induk_id" IS DISTINCT FROM (new_values."induk_id") OR old_values."is_aktif" IS DISTINCT FROM (new_values."is_aktif") OR old_values."jenis" IS DISTINCT FROM (new_values."jenis") OR old_values."nama" IS DISTINCT FROM (new_values."nama") OR old_values."siasn_id" IS DISTINCT FROM (new_values."siasn_id") OR old_values."singkatan" IS DISTINCT FROM (new_values."singkatan")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="8bb28adf6d6d0101873cb02e6076d8df0e5d092b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_ubah_update_42b59",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="pegawai_unitkerja",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL([SEBUT_UNIT, PEMICU, FILL], DROP),
        migrations.AddConstraint(
            model_name="unitkerja",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("sebutan",),
                name="unitkerja_sebutan_tunggal",
                violation_error_message="Dua unit tidak boleh disebut sama.",
            ),
        ),
    ]
