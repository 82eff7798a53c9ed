"""Where a unit lay before it was moved, and the functions that walk the tree of a day."""

import datetime

import django.contrib.postgres.constraints
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import pegawai.models.hari

INDUK_PADA = """
    CREATE FUNCTION induk_pada(hari date) RETURNS TABLE (unit_id bigint, induk_id bigint) LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT u.id, CASE WHEN r.id IS NULL THEN u.induk_id ELSE r.induk_id END
        FROM pegawai_unitkerja u LEFT JOIN pegawai_riwayatinduk r ON r.unit_id = u.id AND berlaku(r.mulai, r.selesai, hari)
    $$
"""
# Each of the units with everything below it. UNION ends even in a broken tree.
CABANG_PADA = """
    CREATE FUNCTION cabang_pada(akar bigint[], hari date) RETURNS TABLE (akar_id bigint, unit_id bigint)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
        WITH RECURSIVE pohon AS MATERIALIZED (SELECT t.unit_id, t.induk_id FROM induk_pada(hari) t WHERE t.induk_id IS NOT NULL),
        cabang (akar_id, unit_id) AS (
            SELECT a.id, a.id FROM unnest(akar) a (id)
            UNION
            SELECT c.akar_id, p.unit_id FROM cabang c JOIN pohon p ON p.induk_id = c.unit_id
        ) SELECT c.akar_id, c.unit_id FROM cabang c
    $$
"""
# Each of the units with everything above it, and how far.
JALUR_PADA = """
    CREATE FUNCTION jalur_pada(asal bigint[], hari date) RETURNS TABLE (asal_id bigint, unit_id bigint, induk_id bigint, jarak integer)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
        WITH RECURSIVE jalur (asal_id, unit_id, induk_id, jarak) AS (
            SELECT t.unit_id, t.unit_id, t.induk_id, 0 FROM induk_pada(hari) t WHERE t.unit_id = ANY(asal)
            UNION ALL
            SELECT j.asal_id, t.unit_id, t.induk_id, j.jarak + 1
            FROM jalur j JOIN induk_pada(hari) t ON t.unit_id = j.induk_id WHERE j.jarak < 30
        ) SELECT j.asal_id, j.unit_id, j.induk_id, j.jarak FROM jalur j
    $$
"""
DROP = """
    DROP FUNCTION jalur_pada(bigint[], date);
    DROP FUNCTION cabang_pada(bigint[], date);
    DROP FUNCTION induk_pada(date);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0004_catatan_lengkap"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="RiwayatInduk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mulai", models.DateField(default=datetime.date(1, 1, 1), verbose_name="mulai berlaku")),
                ("selesai", models.DateField(verbose_name="dipindah pada")),
                (
                    "induk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.unitkerja",
                        verbose_name="unit atasan",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="riwayat_induk_list", to="pegawai.unitkerja"
                    ),
                ),
            ],
            options={
                "verbose_name": "riwayat unit atasan",
                "verbose_name_plural": "riwayat unit atasan",
                "ordering": ["-mulai"],
            },
        ),
        migrations.CreateModel(
            name="RiwayatIndukEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("mulai", models.DateField(default=datetime.date(1, 1, 1), verbose_name="mulai berlaku")),
                ("selesai", models.DateField(verbose_name="dipindah pada")),
                (
                    "induk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pegawai.unitkerja",
                        verbose_name="unit atasan",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="pegawai.riwayatinduk",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pegawai.unitkerja",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="riwayatinduk",
            constraint=models.CheckConstraint(
                condition=models.Q(("selesai__gt", models.F("mulai"))),
                name="riwayatinduk_tanggal_berurutan",
                violation_error_message="Unit dipindah sesudah tanggal mulai letaknya yang lama.",
            ),
        ),
        migrations.AddConstraint(
            model_name="riwayatinduk",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                expressions=[("unit", "="), (pegawai.models.hari.DateRange("mulai", "selesai"), "&&")],
                name="riwayatinduk_satu_per_hari",
                violation_error_message="Unit ini sudah mempunyai unit atasan pada tanggal itu.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="riwayatinduk",
            trigger=pgtrigger.compiler.Trigger(
                name="buat_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatindukevent" ("id", "induk_id", "mulai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "unit_id") SELECT new_values."id", new_values."induk_id", new_values."mulai", _pgh_attached_context.value, NOW(), \'buat\', new_values."id", new_values."selesai", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values WHERE (position(\' pegawai_riwayatinduk \' IN coalesce(current_setting(\'tangkas.diimpor\', true), \'\')) = 0) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0341a17579d7ad1c41024b679f67c35fe88b1283",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_buat_insert_c2fdb",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="pegawai_riwayatinduk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="riwayatinduk",
            trigger=pgtrigger.compiler.Trigger(
                name="ubah_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatindukevent" ("id", "induk_id", "mulai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "unit_id") SELECT old_values."id", old_values."induk_id", old_values."mulai", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."selesai", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="c80194763e0e850bd203b31e4f76d73023ec47e1",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_ubah_update_1eac4",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="pegawai_riwayatinduk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="riwayatinduk",
            trigger=pgtrigger.compiler.Trigger(
                name="hapus_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatindukevent" ("id", "induk_id", "mulai", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "unit_id") SELECT old_values."id", old_values."induk_id", old_values."mulai", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."selesai", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="081113c833561840f724da67abdc0bd6af862845",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_hapus_delete_923b3",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="pegawai_riwayatinduk",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="riwayatindukevent",
            index=models.Index(fields=["pgh_created_at", "pgh_id"], name="pegawai_riw_pgh_cre_013e34_idx"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="riwayatindukevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="43e039fc689c9cb38f12da41fd2d331a184f6c24",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d9f36",
                    table="pegawai_riwayatindukevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL([INDUK_PADA, CABANG_PADA, JALUR_PADA], DROP),
    ]
