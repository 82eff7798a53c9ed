"""What waits for the employee of an account, counted in the statement that brings the account: the app on top says what it is."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from operator import add
from typing import Any, Final

from django.db.models import BigIntegerField, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from lib.hitung import Hitung

Rows = Callable[[Any, date, datetime], Mapping[str, Sequence[QuerySet[Any, Any]]]]
PEGAWAI: Final = RawSQL("pegawai_pengguna.pegawai_id", (), BigIntegerField())  # at whatever depth, unlike an OuterRef

_ROWS: list[Rows] = []


def register(rows: Rows) -> None:
    """To be called once, when the app is ready: `rows` of a person, a day and a moment, by the names of their numbers."""
    _ROWS.append(rows)


def numbers(hari: date, kini: datetime) -> JSONObject:
    """A column of the query of accounts: each name with how many wait; nothing waits for an account without an employee."""
    return JSONObject(**{name: _sum(found) for rows in _ROWS for name, found in rows(PEGAWAI, hari, kini).items()})


def _sum(found: Sequence[QuerySet[Any, Any]]) -> Any:
    return reduce(add, (Hitung(rows.order_by().values("pk")) for rows in found))
