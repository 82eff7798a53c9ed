"""Every service in which somebody acts asks for his role, whatever page calls it; those that ask otherwise are listed with the reason."""

from importlib import import_module
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from pegawai.models import Pengguna
from pegawai.peran import GROUP_ROLES, Peran
from pegawai.permissions import only_peran
from tests.factories import make_pengguna
from tests.sendiri.daftar import read
from tests.sendiri.test_lengkap import services_with_an_actor


def find(name: str) -> Any:
    module, _, service = name.rpartition(".")
    return getattr(import_module(module), service)


def test_a_service_asks_for_the_roles_of_the_table_or_is_listed_with_its_reason() -> None:
    named = dict(line.split(": ") for line in read("wewenang"))
    asked = {name: getattr(find(name), "peran", frozenset()) for name in services_with_an_actor()}
    assert {name: " ".join(sorted(roles)) for name, roles in asked.items() if roles} == named
    assert {name for name, roles in asked.items() if not roles} == set(read("wewenang_lain"))


def test_who_acts_is_named_where_his_role_is_asked() -> None:
    def by_place(by: Pengguna) -> None: ...

    def nobody(*, oleh: Pengguna) -> None: ...

    for service in (by_place, nobody):
        with pytest.raises(TypeError):
            only_peran(Peran.PENGELOLA)(service)


@pytest.mark.django_db
def test_no_service_works_for_a_role_that_it_does_not_name() -> None:
    accounts: dict[str, Pengguna] = {role: make_pengguna(role) for role in (*GROUP_ROLES, Peran.ADMIN)}
    asked = [find(name) for name in services_with_an_actor() if hasattr(find(name), "peran")]
    assert len(asked) > 100
    for service in asked:
        for role in accounts.keys() - service.peran:
            with pytest.raises(ValidationError) as refusal:
                service(by=accounts[role])
            assert (service, refusal.value.code) == (service, "bukan_wewenang")
