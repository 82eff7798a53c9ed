"""Migrations: what they are made of, and databases of other versions."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.db import DatabaseError, connection, migrations, models, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from config.checks import APPS
from config.runner import paths
from lib.migrasi import CreateModels
from tests.diklat.pabrik import make_angkatan

KEY = ("id", models.BigAutoField(primary_key=True))
BERDUA = CreateModels([
    migrations.CreateModel("Kunci", [KEY, ("pintu", models.ForeignKey("lib.Pintu", models.CASCADE))]),
    migrations.CreateModel("Pintu", [KEY, ("kunci", models.ForeignKey("lib.Kunci", models.CASCADE))]),
])  # fmt: skip


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


def test_no_model_is_rendered_while_tables_are_added_to_the_state() -> None:
    """That is what makes `migrate` quick."""
    state = ProjectState()
    assert state.apps
    BERDUA.state_forwards("lib", state)
    assert "apps" not in vars(state)


@pytest.mark.django_db
def test_a_city_that_was_filled_before_gets_the_years_of_its_batches_in_the_change_log_too() -> None:
    """The log only grows; what a migration adds to it is the one exception."""
    angkatan = make_angkatan()
    type(angkatan).objects.filter(pk=angkatan.pk).update(catatan="Ubah")
    fill = import_module("diklat.migrations.0012_angkatan_bertahun").FILL
    with connection.cursor() as cursor:
        cursor.execute(fill)
    assert set(angkatan.events.values_list("tahun", flat=True)) == {angkatan.tahun}
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        angkatan.events.update(tahun=1)
