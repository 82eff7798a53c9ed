"""Laws of the database that forms ask too."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model


class Exclusion(ExclusionConstraint):
    """One with a condition. Django's own fails on a form in which a field of the condition is wrong or missing: it cannot be judged."""

    def validate(self, model: type[Model], instance: Model, exclude: Iterable[str] | None = None, using: str = DEFAULT_DB_ALIAS) -> None:
        if not exclude or not self._expression_refs_exclude(model, self.condition, exclude):  # type: ignore[attr-defined]
            super().validate(model, instance, exclude, using)

    def deconstruct(self) -> Any:
        """In migrations it is Django's: the law is the same."""
        _, args, kwargs = super().deconstruct()
        return "django.contrib.postgres.constraints.ExclusionConstraint", args, kwargs

    def __eq__(self, other: object) -> bool:
        return bool(ExclusionConstraint.__eq__(other, self)) if type(other) is ExclusionConstraint else bool(super().__eq__(other))

    __hash__ = ExclusionConstraint.__hash__
