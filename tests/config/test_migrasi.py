"""Migrations: what they are made of, and databases of other versions."""

from pathlib import Path

import pghistory.models
import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from config.checks import APPS
from config.runner import paths
from lib.migrasi import CreateModels

KEY = ("id", models.BigAutoField(primary_key=True))
BERDUA = CreateModels([
    migrations.CreateModel("Kunci", [KEY, ("pintu", models.ForeignKey("lib.Pintu", models.CASCADE))]),
    migrations.CreateModel("Pintu", [KEY, ("kunci", models.ForeignKey("lib.Kunci", models.CASCADE))]),
])  # fmt: skip
AMBANG = migrations.AddField("Gembok", "ambang", models.IntegerField(default=0))


def _errors() -> list[str | None]:
    return [message.id for message in run_checks(tags=[Tags.database], databases=["default"])]


@pytest.mark.django_db
@pytest.mark.parametrize(("app", "errors"), [("pegawai", ["config.E001"]), ("sebuah_pustaka", [])])
def test_a_database_of_another_version_is_refused_before_anything_changes(app: str, errors: list[str]) -> None:
    assert _errors() == []
    MigrationRecorder(connection).record_applied(app, "0011_surel_lama_diberi_tahu")
    assert _errors() == errors


def test_the_history_of_each_app_with_tables_is_asked() -> None:
    with_migrations = {label for label, _ in MigrationLoader(None).disk_migrations or {}}
    ours = {label for label in with_migrations if Path(apps.get_app_config(label).path).parent == paths.BASE_DIR}
    assert ours == set(APPS)


@pytest.mark.django_db
def test_tables_made_together_may_refer_to_each_other_and_go_together() -> None:
    before, after = ProjectState(), ProjectState()
    BERDUA.state_forwards("lib", after)
    with connection.schema_editor() as editor:
        BERDUA.database_forwards("lib", editor, before, after)
    assert {"lib_kunci", "lib_pintu"} <= set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        BERDUA.database_backwards("lib", editor, after, before)
    assert not {"lib_kunci", "lib_pintu"} & set(connection.introspection.table_names())


def test_tables_made_together_are_rendered_once_and_nothing_else_again() -> None:
    """That is what makes `migrate` quick."""
    state = ProjectState()
    migrations.CreateModel("Gembok", [KEY]).state_forwards("lib", state)
    before = state.apps.get_model("lib", "Gembok")
    BERDUA.state_forwards("lib", state)
    known = vars(state)["apps"]
    assert known.get_model("lib", "Gembok") is before
    assert known.get_model("lib", "Pintu")._meta.get_field("kunci").remote_field.model is known.get_model("lib", "Kunci")


@pytest.mark.parametrize("step", [BERDUA, CreateModels([*BERDUA.operations, AMBANG])])
def test_what_changes_a_table_that_is_there_lets_all_be_rendered_anew(step: CreateModels) -> None:
    """In the first case a library did it before."""
    state = ProjectState()
    migrations.CreateModel("Gembok", [KEY]).state_forwards("lib", state)
    before = state.apps.get_model("lib", "Gembok")
    if step is BERDUA:
        AMBANG.state_forwards("lib", state)
    step.state_forwards("lib", state)
    assert "apps" not in vars(state)
    assert not state.is_delayed
    assert state.apps.get_model("lib", "Gembok") is not before
    assert state.apps.get_model("lib", "Gembok")._meta.get_field("ambang")


def test_no_table_of_ours_is_made_alone() -> None:
    """A CreateModel on its own, and each AddConstraint and AddTrigger after it, renders every related model once more."""
    found = MigrationLoader(None).disk_migrations or {}
    alone = {key for key, row in found.items() if key[0] in APPS for step in row.operations if isinstance(step, migrations.CreateModel)}
    assert alone == set()


@pytest.mark.django_db
def test_the_change_log_of_an_empty_database_is_empty() -> None:
    """What the migrations write was made by nobody."""
    logs = [model for model in apps.get_models() if issubclass(model, pghistory.models.Event)]
    assert len(logs) >= 80
    assert [model.__name__ for model in logs if model._default_manager.exists()] == []
