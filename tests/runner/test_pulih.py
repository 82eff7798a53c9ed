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
def test_restore_costs_little():
    """Each transactional test pays it: a few statements, whatever the number of tables."""
    with connection.execute_wrapper(lambda execute, sql, *rest: statements.append(sql) or execute(sql, *rest)):
        statements: list[str] = []
        reset.restore()
    assert len(statements) == 6
