"""Rows of many tables by one statement, as instances of their models: for pages that show whatever kinds there are."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import connection, models

from lib.sql import fetch

Model = type[models.Model]


def load_rows(wanted: Mapping[Model, Iterable[Any]]) -> dict[Model, dict[Any, models.Model]]:
    """By model and key; keys that there are no rows of are left out."""
    kinds, found = list(wanted), {model: dict[Any, models.Model]() for model in wanted}
    branches = [f"SELECT {place}, to_jsonb(t) FROM {table_of(model)} t WHERE t.id = ANY(%s)" for place, model in enumerate(kinds)]  # noqa: S608 -- table names of models
    if not branches:
        return found
    for place, text in fetch(" UNION ALL ".join(branches), [list(wanted[model]) for model in kinds]):
        row = read_row(kinds[place], text)
        found[kinds[place]][row.pk] = row
    return found


def read_row(model: Model, text: str) -> models.Model:
    """An instance from what `to_jsonb` tells of its row."""
    values, columns = json.loads(text, parse_float=Decimal), model._meta.concrete_fields
    return model.from_db(connection.alias, [c.attname for c in columns], [c.to_python(values[c.column]) for c in columns])


def table_of(model: Model) -> str:
    return connection.ops.quote_name(model._meta.db_table)
