from collections.abc import Iterable
from dataclasses import dataclass

from lib.format import format_angka


@dataclass(frozen=True, slots=True)
class Dampak:
    """What an act does besides its mails: a sentence, and whom or what it concerns, a line each. `gawat`: something breaks or is lost."""

    judul: str
    baris: tuple[str, ...] = ()
    gawat: bool = True


def dampak_ditolak(ditolak: Iterable[tuple[str, str]]) -> list[Dampak]:
    """Whom the rules keep out of an act for many."""
    lines = tuple(f"{name}: {why}" for name, why in ditolak)
    return [Dampak(f"{format_angka(len(lines))} orang dilewati", lines)] if lines else []
