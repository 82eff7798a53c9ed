"""A world that the tests of one module share: made once, and each test undoes what it changed, back to it.

The rows are shared, and so are the objects: a test that changes one asks the database for its own.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.db import connection, transaction
from psycopg.pq import TransactionStatus
from pytest_django import DjangoDbBlocker

from tests import urutan_kunci


@contextmanager
def held(blocker: DjangoDbBlocker) -> Iterator[None]:
    """For a fixture of module scope that asks for `django_db_setup` too; tests with `transaction=True` have no place in such a module."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


# What leaves nothing to take back: no row, no lock, no number of a sequence, no setting.
BEKAS = re.compile(
    r"\b(?:INSERT|UPDATE|DELETE|MERGE|SHARE|INTO|nextval|setval|set_config|pg_\w*advisory\w*"
    r"|_pgh_attach_context|_pgtrigger_should_ignore|diklat_pendaftaran_terakhir|musnahkan|sebut_unit_pada)\b",
    re.IGNORECASE,
)


@lru_cache(1024)
def is_read(sql: str) -> bool:
    return sql.startswith("SELECT ") and not BEKAS.search(sql)


class Semula:
    """Where the database stands now, to come back to however often: one statement each, where `atomic` needs three, and none after
    what only read."""

    def __init__(self) -> None:
        self.sid, self.due = connection.savepoint(), list(connection.run_on_commit)

    @contextmanager
    def undone(self) -> Iterator[list[str]]:
        """The statements that are sent meanwhile, as written: Django would put the values into each, and leaves out those of `siap`."""
        urutan_kunci.begin()
        statements: list[str] = []

        def note(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
            statements.append(sql)
            return execute(sql, *more)

        try:
            with connection.execute_wrapper(note):
                yield statements
        finally:
            connection.needs_rollback = False
            failed = connection.connection.info.transaction_status == TransactionStatus.INERROR
            if failed or not all(map(is_read, statements)):
                connection.savepoint_rollback(self.sid)
            connection.run_on_commit = list(self.due)
