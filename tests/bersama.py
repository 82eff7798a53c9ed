"""A world that the tests of one module share: made once, and each test undoes what it changed, back to it.

The rows are shared, and so are the objects: a test that changes one asks the database for its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from tests import urutan_kunci


@contextmanager
def held(blocker: DjangoDbBlocker) -> Iterator[None]:
    """For a fixture of module scope that asks for `django_db_setup` too; tests with `transaction=True` have no place in such a module."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


class Semula:
    """Where the database stands now, to come back to however often: one statement each, where `atomic` needs three."""

    def __init__(self) -> None:
        self.sid, self.due = connection.savepoint(), list(connection.run_on_commit)

    @contextmanager
    def undone(self) -> Iterator[None]:
        urutan_kunci.begin()
        try:
            yield
        finally:
            connection.needs_rollback = False
            connection.savepoint_rollback(self.sid)
            connection.run_on_commit = list(self.due)
