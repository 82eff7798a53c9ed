"""A world that the tests of one module share: made once, and each test undoes what it changed, back to it.

The rows are shared, and so are the objects: a test that changes one asks the database for its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def held(blocker: DjangoDbBlocker) -> Iterator[None]:
    """For a fixture of module scope that asks for `django_db_setup` too; tests with `transaction=True` have no place in such a module."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
