"""Tests that commit leave nothing behind and take nothing away."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection

from tests import reset


def count_rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        tables = reset.all_tables(cursor)
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return dict(cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_committed_rows_go_and_rows_of_the_migrations_come_back():
    before = count_rows()
    Group.objects.create(name="Sementara")
    Permission.objects.filter(codename__startswith="add_").delete()
    reset.restore()
    assert count_rows() == before
    assert before["auth_permission"] > 0


@pytest.mark.django_db(transaction=True)
def test_changed_rows_of_the_migrations_come_back():
    """As many as before, and one of them other than it was."""
    first = Permission.objects.earliest("pk")
    Permission.objects.filter(pk=first.pk).update(name="Lain")
    reset.restore()
    assert Permission.objects.get(pk=first.pk).name == first.name


@pytest.mark.parametrize("written", [0, 1])
@pytest.mark.django_db(transaction=True)
def test_restore_costs_little(written: int):
    """Each transactional test pays it: three statements whatever the number of tables, and two for each to be emptied and filled again."""
    reset.restore()
    statements: list[str] = []
    Group.objects.bulk_create([Group(name="Sementara")] * written)
    with reset.kept().execute_wrapper(lambda execute, sql, *rest: statements.append(sql) or execute(sql, *rest)):
        reset.restore()
    assert len(statements) == 3 + 2 * written
