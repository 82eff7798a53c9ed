from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dampak:
    """What an act does besides its mails: a sentence, and whom or what it concerns, a line each. `gawat`: something breaks or is lost."""

    judul: str
    baris: tuple[str, ...] = ()
    gawat: bool = True
