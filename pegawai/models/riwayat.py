"""The change log: triggers keep every birth, change and death of a row, whoever or whatever made it, a statement at a time.

A table whose rows are only added is its own log (`ledger`). The births of an import are one line for each table (`KelahiranImpor`), for it
makes thousands. What is in neither stands in a list with its reason, which a test holds: tests/pegawai/test_perubahan_lengkap.py.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import pghistory
import pgtrigger
from django.db import models


@dataclass(frozen=True, slots=True)
class Buku:
    """Of a table that is its own log: the columns that say when a row was written and by which account (empty: by nobody), and those
    that the log does not show."""

    waktu: str
    oleh: str = ""
    exclude: Sequence[str] = ()


BUKU: Final[dict[type[models.Model], Buku]] = {}
IMPOR: Final[list[type[models.Model]]] = []
DIIMPOR: Final = "tangkas.diimpor"
M = TypeVar("M", bound=type[models.Model])
BUAT: Final = "buat"


def track_perubahan(model_name: str, *, exclude: list[str] | None = None, lahir: bool = True, impor: bool = False) -> Callable[[M], M]:
    """Class decorator: events hold the values *before* an update or delete; the values after are in the next event or the row.

    Only "buat" holds the row as it became. `lahir`: False where a ledger (`BUKU`) tells of births. `impor`: imports make rows here, and
    while one does so it names the table in the setting DIIMPOR and notes them itself.
    """

    def decorate(model: M) -> M:
        births = [pghistory.InsertEvent(BUAT, condition=_not_imported(model) if impor else None)] if lahir else []
        track = pghistory.track(
            *births,
            pghistory.UpdateEvent("ubah", row=pghistory.Old),
            pghistory.DeleteEvent("hapus"),
            level=pghistory.Statement,
            model_name=model_name,
            exclude=exclude,
            append_only=True,
            meta={"indexes": [models.Index(fields=["pgh_created_at", "pgh_id"])]},
        )
        return note_imported(track(model)) if impor else track(model)

    return decorate


def note_imported(model: M) -> M:
    """Class decorator of a ledger into which imports write."""
    IMPOR.append(model)
    return model


def _not_imported(model: type[models.Model]) -> pgtrigger.Condition:
    return pgtrigger.Condition(f"position(' {model._meta.db_table} ' IN coalesce(current_setting('{DIIMPOR}', true), '')) = 0")


def ledger(waktu: str, oleh: str = "", *, exclude: Sequence[str] = ()) -> Callable[[M], M]:
    """Class decorator of a table whose rows are only added: it needs no events, and the change log shows its rows as births."""

    def decorate(model: M) -> M:
        BUKU[model] = Buku(waktu, oleh, exclude)
        return model

    return decorate
