"""Migrations on a running system (docs/keputusan/0074): what is not done to a table that grows, and rows outlive each newest step."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import connection, migrations, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from config.cadangan import sidik
from config.checks import APPS
from lib.migrasi import CreateModels
from tests.test_access import make_kota

# Tables of more than ten thousand rows in the demo city of 12,000 people, and those that use fills: a lock on one is felt by everybody.
# The change logs (…event) are such, too.
BESAR: Final = {
    "diklat_buktidiklat",
    "diklat_catatanjp",
    "diklat_kehadiran",
    "diklat_pendaftaran",
    "diklat_sertifikat",
    "diklat_transisi",
    "evaluasi_hasilsurvei",
    "evaluasi_jawabanpasca",
    "evaluasi_jawabansurvei",
    "evaluasi_jawabanujian",
    "evaluasi_levelpasca",
    "evaluasi_partisipasisurvei",
    "evaluasi_penugasanevaluasi",
    "insentif_postingpoin",
    "kompetensi_penilaian",
    "kompetensi_profilkompetensi",
    "kompetensi_profilpegawai",
    "kompetensi_ringkasanjpm",
    "pegawai_akses",
    "pegawai_notifikasi",
    "pegawai_pegawai",
    "pegawai_penempatan",
    "pegawai_pengguna",
    "pegawai_riwayatgolongan",
}
# Steps before this rule; nobody has run them on a system that others use.
LAMA: Final = {"pegawai": 9, "kompetensi": 2, "diklat": 5, "evaluasi": 2, "insentif": 2, "rencana": 8}
Kolom = Any  # a field; Django's cannot be subscripted when it runs
DASAR: Final = {"pegawai": 3, "kompetensi": 2, "diklat": 2, "evaluasi": 2, "insentif": 2, "rencana": 2}  # the folded steps (0031)
LOCKING: Final = re.compile(
    r"CREATE\s+(UNIQUE\s+)?INDEX\s+(?!CONCURRENTLY)|ALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE|ADD\s+CONSTRAINT\s+(?!.*(NOT\s+VALID|USING\s+INDEX))"
    r"|VACUUM\s+FULL|\bCLUSTER\b|REINDEX\s+(?!.*CONCURRENTLY)|LOCK\s+TABLE",
    re.IGNORECASE,
)


def flat(operations: list[Operation]) -> Iterator[Operation]:
    for step in operations:
        yield from flat(step.operations) if isinstance(step, CreateModels) else (step,)


def is_indexed(field: Kolom) -> bool:
    return bool(field.db_index or field.unique)


def is_wider(old: str, new: str) -> bool:
    """Of texts with a length, the only change of a type that leaves the rows as they are."""
    lengths = [re.fullmatch(r"varchar\((\d+)\)|(text)", kind) for kind in (old, new)]
    before, after = (match and (int(match[1]) if match[1] else 1 << 30) for match in lengths)
    return bool(before and after and before <= after)


def field_fault(step: migrations.AddField | migrations.AlterField, old: Kolom | None) -> str:
    new = step.field
    if is_indexed(new) and not (old and is_indexed(old)):
        return "db_index=False lalu AddIndexConcurrently"
    if old is None:
        return "kolom GENERATED menulis ulang tabel" if isinstance(new, models.GeneratedField) else ""
    if old.remote_field or new.remote_field:
        return ""
    before, after = (str(field.db_type(connection)) for field in (old, new))
    if before != after and not is_wider(before, after):
        return f"{before} menjadi {after} menulis ulang tabel: kolom baru, isi berangsur, ganti"
    return "SET NOT NULL membaca seluruh tabel: AddConstraintNotValid dahulu" if old.null and not new.null else ""


def fault(step: Operation, app: str, state: ProjectState) -> str:
    """What the concurrent form would be; empty where the step is harmless, or its table small."""
    if isinstance(step, migrations.RunSQL):
        said = LOCKING.search(str(step.sql))
        return f"{said[0]!r} mengunci tabelnya" if said and any(table in str(step.sql) for table in BESAR) else ""
    model = str(getattr(step, "model_name", ""))
    if f"{app}_{model.lower()}" not in BESAR and not model.lower().endswith("event"):
        return ""
    if isinstance(step, migrations.AddField | migrations.AlterField):
        fields = state.models[app, model.lower()].fields
        return field_fault(step, fields.get(step.name))
    if isinstance(step, migrations.AddIndex) and not isinstance(step, AddIndexConcurrently):
        return "AddIndexConcurrently, dengan atomic = False"
    if isinstance(step, migrations.AddConstraint) and type(step) is migrations.AddConstraint:
        return "AddConstraintNotValid, lalu ValidateConstraint pada migrasi berikutnya"
    return ""


def faults(app: str, name: str, operations: list[Operation], state: ProjectState) -> list[str]:
    """A table that the same migration makes is empty."""
    steps = list(flat(operations))
    fresh = {step.name.lower() for step in steps if isinstance(step, migrations.CreateModel)}
    ours = [step for step in steps if str(getattr(step, "model_name", "")).lower() not in fresh]
    return [f"{app}.{name}: {step.describe()}: {said}" for step in ours if (said := fault(step, app, state))]


def test_no_migration_locks_or_rewrites_a_table_that_grows() -> None:
    loader = MigrationLoader(None)
    plan = [key for leaf in sorted(loader.graph.leaf_nodes()) for key in loader.graph.forwards_plan(leaf)]
    state, found = ProjectState(), []
    for app, name in dict.fromkeys(plan):
        migration = loader.graph.nodes[app, name]
        if app in APPS and int(name[:4]) > LAMA[app]:
            found += faults(app, name, migration.operations, state)
        migration.mutate_state(state, preserve=False)
    assert found == []


ORANG: Final = ProjectState()
KEY: Final = ("id", models.BigAutoField(primary_key=True))
PEGAWAI: Final = migrations.CreateModel("Pegawai", [KEY, ("nama", models.CharField(max_length=50, null=True))])
CreateModels([PEGAWAI]).state_forwards("pegawai", ORANG)
NAMA: Final = models.Index(fields=["nama"], name="nama")
LEBIH: Final = models.CheckConstraint(condition=models.Q(nama__gt=""), name="lebih")


@pytest.mark.parametrize(
    ("step", "is_refused"),
    [
        (migrations.AddIndex("pegawai", NAMA), True),
        (AddIndexConcurrently("pegawai", NAMA), False),
        (migrations.AddIndex("agama", NAMA), False),
        (migrations.AddIndex("pegawaievent", NAMA), True),
        (migrations.AddConstraint("pegawai", LEBIH), True),
        (migrations.AlterField("pegawai", "nama", models.CharField(max_length=80, null=True)), False),
        (migrations.AlterField("pegawai", "nama", models.TextField(null=True)), False),
        (migrations.AlterField("pegawai", "nama", models.CharField(max_length=20, null=True)), True),
        (migrations.AlterField("pegawai", "nama", models.IntegerField(null=True)), True),
        (migrations.AlterField("pegawai", "nama", models.CharField(max_length=50)), True),
        (migrations.AlterField("pegawai", "nama", models.CharField(max_length=50, null=True, db_index=True)), True),
        (migrations.AddField("pegawai", "umur", models.IntegerField(null=True)), False),
        (migrations.AddField("pegawai", "kode", models.CharField(max_length=5, unique=True, null=True)), True),
        (migrations.AddField("pegawai", "atasan", models.ForeignKey("pegawai.Pegawai", models.PROTECT, null=True)), True),
        (migrations.AddField("pegawai", "atasan", models.ForeignKey("pegawai.Pegawai", models.PROTECT, null=True, db_index=False)), False),
        (migrations.RunSQL("CREATE INDEX x ON pegawai_pegawai (nama)"), True),
        (migrations.RunSQL("CREATE UNIQUE INDEX CONCURRENTLY x ON pegawai_pegawai (nama)"), False),
        (migrations.RunSQL("ALTER TABLE pegawai_pegawai ALTER COLUMN nama TYPE text"), True),
        (migrations.RunSQL("ALTER TABLE pegawai_pegawai ADD CONSTRAINT x CHECK (nama > '')"), True),
        (migrations.RunSQL("ALTER TABLE pegawai_pegawai ADD CONSTRAINT x CHECK (nama > '') NOT VALID"), False),
        (migrations.RunSQL("CREATE INDEX x ON pegawai_agama (nama)"), False),
        (migrations.RunSQL("CREATE OR REPLACE FUNCTION x() RETURNS int LANGUAGE sql AS 'SELECT 1'"), False),
    ],
)
def test_what_the_rule_takes_for_a_lock(step: Operation, is_refused: bool) -> None:
    assert bool(faults("pegawai", "9999_uji", [step], ORANG)) == is_refused


def test_a_table_of_the_same_migration_is_empty() -> None:
    made = CreateModels([migrations.CreateModel("Pegawai", []), migrations.AddIndex("pegawai", NAMA)])
    assert faults("pegawai", "9999_uji", [made], ORANG) == []


COLUMNS: Final = """
    SELECT c.relname, c.relfilenode, array_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'django_migrations' GROUP BY c.oid ORDER BY 1
"""


def read(tables: dict[str, list[str]]) -> str:
    """One checksum for each table, over these columns."""
    asked = [
        f"SELECT '{table}', count(*), coalesce(sum(hashtextextended(row({', '.join(names)})::text, 0)::numeric), 0) FROM {table}"
        for table, names in tables.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        return "".join("|".join(map(str, row)) + "\n" for row in cursor.fetchall())


def migrate(targets: list[tuple[str, str]]) -> tuple[dict[str, list[str]], dict[str, int]]:
    """Columns and files of the tables, after."""
    MigrationExecutor(connection).migrate(targets)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(COLUMNS)
        rows = cursor.fetchall()
    return {table: names for table, _, names in rows}, {table: file for table, file, _ in rows}


@pytest.mark.django_db
def test_rows_of_the_version_before_are_the_same_after_the_newest_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Back by the newest step of each app that has one, and forward again over rows; in a transaction no index is built concurrently."""
    for way in ("database_forwards", "database_backwards"):
        monkeypatch.setattr(AddIndexConcurrently, way, getattr(migrations.AddIndex, way))
        monkeypatch.setattr(RemoveIndexConcurrently, way, getattr(migrations.RemoveIndex, way))
    make_kota()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    graph = MigrationLoader(None).graph
    newest = [(app, name) for app, name in graph.leaf_nodes() if app in APPS and int(name[:4]) > DASAR[app]]
    before = [parent for key in newest for parent in graph.node_map[key].parents if parent.key[0] == key[0]]
    tables, files = migrate([parent.key for parent in before])
    rows = read(tables)
    assert rows.count("\n") > 200
    _, files_after = migrate(newest)
    assert sidik.differences(rows, read(tables)) == []
    assert {table for table in BESAR if files_after[table] != files[table]} == set()
