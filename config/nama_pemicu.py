"""django-pgtrigger gathers the names of all triggers anew for each one that joins them: with hundreds that is a third of every start.

Here they are kept. Imported by `config/apps.py`, before there is any model.
"""

from typing import Any, Final

from pgtrigger import registry

Place = tuple[str, str]  # table, name


class Registry(registry._Registry):
    """What is asked of it, and what it refuses, stays the library's own."""

    def __init__(self) -> None:
        self.places: Final[dict[Place, Any]] = {}
        self.names: Final[set[str]] = set()
        super().__init__()

    @property
    def by_db_table(self) -> dict[Place, Any]:
        return self.places

    @property
    def pg_function_names(self) -> set[str]:
        return self.names

    def __setitem__(self, key: str, value: tuple[Any, Any]) -> None:
        super().__setitem__(key, value)
        model, trigger = value
        self.places[model._meta.db_table, trigger.name] = trigger
        self.names.add(trigger.get_pgid(model))

    def __delitem__(self, key: str) -> None:
        model, trigger = self[key]
        super().__delitem__(key)
        del self.places[model._meta.db_table, trigger.name]
        self.names.discard(trigger.get_pgid(model))


def install() -> None:
    assert not registry._registry, "a trigger was registered before: import this module earlier"  # noqa: S101
    registry._registry = Registry()
