"""The change log: a trigger keeps the row as it was before each change, whoever or whatever changed it."""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def track_perubahan(model_name: str, *, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Class decorator: events hold the values *before* an update or delete; the values after are in the next event or the row."""
    return pghistory.track(
        pghistory.UpdateEvent("ubah", row=pghistory.Old),
        pghistory.DeleteEvent("hapus"),
        level=pghistory.Statement,
        model_name=model_name,
        exclude=exclude,
        append_only=True,
    )
