"""Nobody acts on his own row: every service in which somebody acts is either a scene here, or listed with the reason why it is none."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from pegawai.models import Pegawai, Pengguna
from tests.isi_tabel import sums
from tests.sendiri import adegan_diklat, adegan_lain, adegan_pegawai, adegan_rencana, adegan_sertifikat  # noqa: F401 -- they fill ADEGAN
from tests.sendiri.daftar import FORMULIR, read
from tests.sendiri.panggung import ADEGAN, make_diri
from tests.tolak import refusing

APPS = ("pegawai", "kompetensi", "diklat", "evaluasi", "insentif", "rencana")
PELAKU = {"by", "oleh", "user"}
MENULIS = {"save", "delete", "create", "update", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}


def modules(folder: str) -> Iterator[tuple[str, ast.Module]]:
    """Of every app; the pages of `config` are files beside each other."""
    for app in (*APPS, "config"):
        for path in sorted([*Path(app, folder).rglob("*.py"), *Path(app).glob(f"{folder}.py"), *Path(app).glob(f"{folder}_*.py")]):
            yield str(path.with_suffix("")).replace("/", ".").removesuffix(".__init__"), ast.parse(path.read_text())


def services_with_an_actor() -> set[str]:
    found = set()
    for name, tree in modules("services"):
        for node in tree.body:
            args = {arg.arg for arg in (*node.args.args, *node.args.kwonlyargs)} if isinstance(node, ast.FunctionDef) else set()
            if PELAKU & args and not node.name.startswith("_"):
                found.add(f"{name}.{node.name}")
    return found


@cache
def calls_of_views() -> tuple[set[str], dict[str, str]]:
    """Services that views call without an actor, and what views and forms write themselves."""
    without, writes = set(), {}
    for folder in ("views", "kepastian", "forms"):
        for name, tree in modules(folder):
            module, own = import_module(name), set()
            for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
                target = resolve(call.func, module)
                if target is not None and ".services" in target.__module__:
                    if not PELAKU & set(inspect.signature(target).parameters):
                        without.add(f"{target.__module__}.{target.__name__}")
                elif target is None and isinstance(call.func, ast.Attribute) and call.func.attr in MENULIS:
                    own.add(ast.unparse(call.func))
            if own := own - {"initial.update", "digest.update"}:
                writes[name] = " ".join(sorted(own))
    return without, writes


def resolve(node: ast.expr, module: Any) -> Any:
    """The function that a dotted name means in the module, if it is one."""
    parts = ast.unparse(node).split(".")
    found = module
    for part in parts:
        found = getattr(found, part, None)
    found = inspect.unwrap(found) if callable(found) else None
    return found if inspect.isfunction(found) else None


def test_every_service_with_an_actor_is_a_scene_or_listed_with_its_reason() -> None:
    assert services_with_an_actor() == set(ADEGAN) | set(read("bukan"))
    assert not set(ADEGAN) & set(read("bukan"))


def test_no_page_writes_about_a_person_without_saying_who_acts() -> None:
    without, writes = calls_of_views()
    assert without == set(read("tanpa_pelaku"))
    assert writes == FORMULIR


@cache
def tables_of_people() -> tuple[str, ...]:
    tables = [m for m in apps.get_models() if m._meta.app_label in (*APPS, "mfa", "auth") and not m.__name__.endswith("Event")]
    linked = [m for m in tables if m in (Pegawai, Pengguna) or any(isinstance(f, models.ForeignKey) for f in m._meta.fields)]
    return tuple(m._meta.db_table for m in linked)


@pytest.mark.django_db
@pytest.mark.parametrize("service", sorted(ADEGAN))
def test_nobody_does_it_to_his_own_row_whatever_roles_he_holds(service: str) -> None:
    diri = make_diri()
    act = ADEGAN[service](diri)
    before = sums(tables_of_people())
    with refusing("sendiri"):
        act()
    assert sums(tables_of_people()) == before
