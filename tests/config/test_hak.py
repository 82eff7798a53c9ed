"""What the roles of the database may do (docs/keputusan/0069)."""

import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.db.models.signals import post_migrate, pre_migrate

from config import hak
from config.runner import postgres

RIGHTS = """
    SELECT c.relname, array_agg(p ORDER BY p) FILTER (WHERE has_table_privilege(%s, c.oid, p)) FROM pg_class c,
    unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) p
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'p', 'm') GROUP BY 1
"""
GROWS, READS = ["INSERT", "SELECT"], ["SELECT"]
WRITES = ["DELETE", "INSERT", "MAINTAIN", "SELECT", "UPDATE"]
VIEWS = {"evaluasi_nilaites", "evaluasi_pengerjaanterbaik"}
LEDGERS = {
    "diklat_transisi",
    "evaluasi_bloksurvei",
    "evaluasi_hasilsurvei",
    "insentif_postingpoin",
    "pegawai_catatanakun",
    "pegawai_kelahiranimpor",
    "pegawai_pegawaievent",
    "rencana_mutasianggaran",
    "rencana_revisipagu",
}

pytestmark = pytest.mark.django_db


def rights(role: str) -> dict[str, list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(RIGHTS, [role])
        return dict(cursor.fetchall())


def test_the_application_changes_rows_but_none_that_only_grow() -> None:
    found = rights(hak.APLIKASI)
    expected = dict.fromkeys(found, WRITES) | dict.fromkeys(hak.only_growing(), GROWS)
    assert found == expected | dict.fromkeys((*VIEWS, *hak.READ_ONLY), READS)
    assert set(hak.only_growing()) >= LEDGERS


def test_the_backup_reads_everything_and_writes_nothing() -> None:
    found = rights("tangkas_cadangan")
    assert found == dict.fromkeys(found, READS)


def test_a_new_table_has_its_rights_after_migrate() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE tabel_baru (id int)")
    hak.grant_rights()
    assert rights(hak.APLIKASI)["tabel_baru"] == WRITES


@pytest.mark.parametrize(
    "act",
    [
        "DELETE FROM insentif_postingpoin",
        "UPDATE rencana_mutasianggaran SET jumlah = 1",
        "UPDATE pegawai_pegawaievent SET nama = 'x'",
        "TRUNCATE pegawai_pegawai CASCADE",
        "ALTER TABLE pegawai_pegawai DISABLE TRIGGER ALL",
        "ALTER TABLE insentif_postingpoin ADD COLUMN x int",
        "DROP TABLE pegawai_catatanakun",
        "CREATE TABLE public.x (id int)",
        "CREATE TRIGGER x BEFORE INSERT ON pegawai_pegawai EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()",
        "DELETE FROM django_migrations",
        "SET session_replication_role = replica",
        "CREATE ROLE x",
        "COPY pegawai_pegawai TO PROGRAM 'cat'",
    ],
)
def test_the_application_is_refused(aplikasi: None, act: str) -> None:
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL pgtrigger.ignore = '{{all}}'; {act}")


def test_passwords_of_the_roles_come_from_files(tmp_path: Path) -> None:
    settings = connection.settings_dict
    for name in (hak.APLIKASI, "tangkas", "tangkas_cadangan"):
        (tmp_path / f"sandi_{name}").write_text("pe'tik")
    psql = postgres.find_bin() / "psql"
    place = {"PGHOST": settings["HOST"], "POSTGRES_USER": settings["USER"], "POSTGRES_DB": settings["NAME"], "RAHASIA": str(tmp_path)}
    script = postgres.ROLES.with_name("sandi.sh")
    subprocess.run(["sh", str(script)], check=True, env={"PATH": f"{psql.parent}:/usr/bin:/bin", **place})
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_authid WHERE rolpassword LIKE 'SCRAM-SHA-256%%' ORDER BY 1")
        assert [name for (name,) in cursor.fetchall()] == ["tangkas", hak.APLIKASI, "tangkas_cadangan"]


def test_migrate_waits_shortly_for_locks_and_tells_the_rights_when_it_is_done() -> None:
    app = apps.get_app_config("pegawai")
    sent = {"sender": app, "app_config": app, "using": "default", "verbosity": 0, "interactive": False, "plan": [], "apps": apps}
    with connection.cursor() as cursor:
        cursor.execute(f"REVOKE ALL ON pegawai_pegawai FROM {hak.APLIKASI}")
        pre_migrate.send(**sent)
        asked = "SELECT current_setting('lock_timeout'), current_setting('statement_timeout')"
        cursor.execute(asked)
        assert cursor.fetchone() == ("5s", "15min")
        post_migrate.send(**sent)
        cursor.execute(asked)
        assert cursor.fetchone() == ("0", "0")
    assert rights(hak.APLIKASI)["pegawai_pegawai"] == WRITES
