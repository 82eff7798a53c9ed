"""Standings that end on a day, and the functions that read postings and standings of a day."""

import datetime

import django.contrib.postgres.constraints
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import pegawai.models.hari

# Inlined by the planner where they are in SQL: no SET, not STRICT, every argument a plain value (docs/keputusan/0040).
BERLAKU = """
    CREATE FUNCTION berlaku(mulai date, selesai date, hari date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT mulai <= hari AND (selesai IS NULL OR selesai > hari)
    $$
"""
KEDUDUKAN_PADA = """
    CREATE FUNCTION kedudukan_pada(hari date) RETURNS TABLE (pegawai_id bigint, kedudukan_id bigint)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT p.id, coalesce(r.kedudukan_id, p.kedudukan_id)
        FROM pegawai_pegawai p
        LEFT JOIN pegawai_riwayatkedudukan r ON r.pegawai_id = p.id AND berlaku(r.mulai, r.selesai, hari)
    $$
"""
# The few who are not active, found by their kinds of standing. Not inlined: the planner would take them for most of the city, and this way
# it keeps the plan and hashes the few once a statement.
TIDAK_AKTIF = """
    CREATE FUNCTION tidak_aktif(hari date) RETURNS TABLE (pegawai_id bigint) LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
    #variable_conflict use_column
    BEGIN
        RETURN QUERY
        SELECT p.id
        FROM pegawai_kedudukanhukum k
        CROSS JOIN LATERAL (SELECT q.id FROM pegawai_pegawai q WHERE q.kedudukan_id = k.id OFFSET 0) p
        WHERE NOT k.is_aktif AND NOT EXISTS (
            SELECT FROM pegawai_riwayatkedudukan r WHERE r.pegawai_id = p.id AND berlaku(r.mulai, r.selesai, hari))
        UNION ALL
        SELECT r.pegawai_id
        FROM pegawai_riwayatkedudukan r JOIN pegawai_kedudukanhukum k ON k.id = r.kedudukan_id AND NOT k.is_aktif
        WHERE berlaku(r.mulai, r.selesai, hari);
    END $$
"""
PENEMPATAN_PADA = """
    CREATE FUNCTION penempatan_pada(hari date) RETURNS SETOF pegawai_penempatan LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT n.* FROM pegawai_penempatan n
        WHERE berlaku(n.mulai, n.selesai, hari) AND n.pegawai_id NOT IN (SELECT t.pegawai_id FROM tidak_aktif(hari) t)
    $$
"""
DROP = """
    DROP FUNCTION penempatan_pada(date);
    DROP FUNCTION tidak_aktif(date);
    DROP FUNCTION kedudukan_pada(date);
    DROP FUNCTION berlaku(date, date, date);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0002_referensi"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="RiwayatKedudukan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mulai", models.DateField(default=datetime.date(1, 1, 1), verbose_name="mulai berlaku")),
                ("selesai", models.DateField(verbose_name="berganti pada")),
                ("dasar", models.CharField(blank=True, max_length=120, verbose_name="dasar pergantian")),
                (
                    "kedudukan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.kedudukanhukum",
                        verbose_name="kedudukan hukum",
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="riwayat_kedudukan_list", to="pegawai.pegawai"
                    ),
                ),
            ],
            options={
                "verbose_name": "riwayat kedudukan",
                "verbose_name_plural": "riwayat kedudukan",
                "ordering": ["-mulai"],
            },
        ),
        migrations.CreateModel(
            name="RiwayatKedudukanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("mulai", models.DateField(default=datetime.date(1, 1, 1), verbose_name="mulai berlaku")),
                ("selesai", models.DateField(verbose_name="berganti pada")),
                ("dasar", models.CharField(blank=True, max_length=120, verbose_name="dasar pergantian")),
                (
                    "kedudukan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pegawai.kedudukanhukum",
                        verbose_name="kedudukan hukum",
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pegawai.pegawai",
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
                        to="pegawai.riwayatkedudukan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="riwayatkedudukan",
            constraint=models.CheckConstraint(
                condition=models.Q(("selesai__gt", models.F("mulai"))),
                name="riwayatkedudukan_tanggal_berurutan",
                violation_error_message="Kedudukan hukum berganti sesudah tanggal mulainya.",
            ),
        ),
        migrations.AddConstraint(
            model_name="riwayatkedudukan",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                expressions=[("pegawai", "="), (pegawai.models.hari.DateRange("mulai", "selesai"), "&&")],
                name="riwayatkedudukan_satu_per_hari",
                violation_error_message="Pegawai ini sudah mempunyai kedudukan hukum pada tanggal itu.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="riwayatkedudukan",
            trigger=pgtrigger.compiler.Trigger(
                name="ubah_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatkedudukanevent" ("dasar", "id", "kedudukan_id", "mulai", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai") SELECT old_values."dasar", old_values."id", old_values."kedudukan_id", old_values."mulai", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'ubah\', old_values."id", old_values."selesai" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="216e9931f1656e26d83bc446a670f1836323732d",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_ubah_update_46196",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="pegawai_riwayatkedudukan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="riwayatkedudukan",
            trigger=pgtrigger.compiler.Trigger(
                name="hapus_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "pegawai_riwayatkedudukanevent" ("dasar", "id", "kedudukan_id", "mulai", "pegawai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai") SELECT old_values."dasar", old_values."id", old_values."kedudukan_id", old_values."mulai", old_values."pegawai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."selesai" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6bccf4ffab684201d7f7ff5e2afd5de19692cc26",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_hapus_delete_7354d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="pegawai_riwayatkedudukan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="riwayatkedudukanevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bb38e04337cad40bd112c2f63340f94d4ab50fb9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_36533",
                    table="pegawai_riwayatkedudukanevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL([BERLAKU, KEDUDUKAN_PADA, TIDAK_AKTIF, PENEMPATAN_PADA], DROP),
    ]
