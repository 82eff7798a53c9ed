"""An act for many rows: one refusal holds up nobody else."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction


@dataclass(slots=True)
class Ringkas:
    """How many were done, and whom the rules refused: (name, sentence)."""

    jumlah: int = 0
    ditolak: list[tuple[str, str]] = field(default_factory=list)


def try_one(found: Ringkas, name: str, act: Callable[[], object]) -> None:
    """In a savepoint of its own."""
    try:
        with transaction.atomic():
            act()
    except ValidationError as refusal:
        found.ditolak.append((name, " ".join(refusal.messages)))
    else:
        found.jumlah += 1
