"""The change log: a trigger keeps the row as it was before each change, whoever or whatever changed it.

The birth of a row is noted by the service that creates it by hand; what an import creates stands in the trace of that import.
"""

from collections.abc import Callable
from typing import Final, TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])
BUAT: Final = "buat"


def track_perubahan(model_name: str, *, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Class decorator: events hold the values *before* an update or delete; the values after are in the next event or the row.

    Only "buat" holds the row as it became.
    """
    return pghistory.track(
        pghistory.UpdateEvent("ubah", row=pghistory.Old),
        pghistory.DeleteEvent("hapus"),
        pghistory.ManualEvent(BUAT),
        level=pghistory.Statement,
        model_name=model_name,
        exclude=exclude,
        append_only=True,
    )


def note_baru(row: models.Model) -> None:
    """Note that the row was created, with the values it has now and the context of the request or job."""
    pghistory.create_event(row, label=BUAT)
