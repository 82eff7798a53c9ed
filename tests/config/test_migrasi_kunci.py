"""`migrate` beside a transaction that holds a table: it gives up, says so, and leaves nothing half done."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from config.apps import wait_as_usual
from config.management.commands.migrate import PESAN

LANGKAH = ("diklat", "0005_sertifikat_ditandai")
COLUMNS = "SELECT array_agg(attname ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'diklat_pendaftaran'::regclass"


def ask(connection: Any, sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()


@pytest.mark.django_db(transaction=True)
def test_a_step_that_waits_for_a_table_gives_up_and_is_to_be_run_again() -> None:
    """The step is asked for again, as if neither it nor what came after it were there; the lock stands before it finds that it is."""
    recorder, other = MigrationRecorder(connection), connection.copy()
    steps, before = MigrationLoader(connection).graph.backwards_plan(LANGKAH), ask(connection, COLUMNS)
    for step in steps:
        recorder.record_unapplied(*step)
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM diklat_pendaftaran")  # a long reader is enough
        with pytest.raises(CommandError) as refusal:
            call_command("migrate", *LANGKAH, stdout=StringIO())
        assert (str(refusal.value), LANGKAH in recorder.applied_migrations()) == (PESAN, False)
        assert ask(connection, COLUMNS) == before
    finally:
        other.close()
        for step in steps:
            recorder.record_applied(*step)
        wait_as_usual(using="default")
