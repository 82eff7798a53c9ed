"""The names of triggers that are kept are those that django-pgtrigger would gather, and it refuses what it refused."""

import pgtrigger
import pytest
from pgtrigger import registry

from config.nama_pemicu import Registry
from pegawai.models import Pegawai

TABLE = Pegawai._meta.db_table


def gathered() -> tuple[dict[tuple[str, str], pgtrigger.Trigger], set[str]]:
    return registry._Registry.by_db_table.fget(known()), registry._Registry.pg_function_names.fget(known())


def known() -> Registry:
    return registry._registry


def test_they_are_kept_as_they_come_and_go():
    assert (known().by_db_table, known().pg_function_names) == gathered()
    assert len(known()) > 100
    with pgtrigger.Protect(name="uji", operation=pgtrigger.Delete).register(Pegawai):
        assert (TABLE, "uji") in known().by_db_table
        assert (known().by_db_table, known().pg_function_names) == gathered()
    assert (TABLE, "uji") not in known().by_db_table
    assert (known().by_db_table, known().pg_function_names) == gathered()


def test_a_name_that_is_taken_is_refused():
    taken = next(name for table, name in known().by_db_table if table == TABLE)
    with pytest.raises(KeyError, match="already used"), pgtrigger.Protect(name=taken, operation=pgtrigger.Truncate).register(Pegawai):
        pass
