"""What the folded migrations are made of (docs/keputusan/0031)."""

from collections.abc import Callable
from typing import Any

import pgtrigger
from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class CreateModels(Operation):
    """All tables of an app in one step. After each single CreateModel Django renders every related model class again: thousands on the way
    to this schema, and nine tenths of the time. Here each is rendered once, when all are known, beside those that are there, as classes of
    a program are; so they may stand in any order, too."""

    serialization_expand_args = ["operations"]

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], {"operations": self.operations}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        rendered = vars(state).pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)
        tables = [step.name_lower for step in self.operations if isinstance(step, migrations.CreateModel)]
        if rendered and len(tables) == len(self.operations) and not state.is_delayed:
            state.apps = rendered
            state.apps.render_multiple([state.models[app_label, name] for name in tables])
        state.is_delayed = False

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.operations)} tables"


def first_rows(*fills: Callable[[Apps], None]) -> migrations.RunPython:
    """Rows that an empty database begins with, and that go with their table. Nobody made them, so the change log begins empty."""

    def fill(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
        with pgtrigger.ignore():
            for each in fills:
                each(apps)

    return migrations.RunPython(fill, migrations.RunPython.noop)
