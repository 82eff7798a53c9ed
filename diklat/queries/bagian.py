"""The share of a batch that somebody was at, weighed by JP: ten JP are not one. Every page, export and rule asks here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Protocol

from diklat.models import Kehadiran

HADIR: Final = Kehadiran.Status.HADIR


class BerJP(Protocol):
    pk: int
    jp: int


@dataclass(frozen=True, slots=True)
class Bagian:
    """JP attended, JP of the sessions it is a share of, and JP of those of them with a letter; `kali` counts sessions attended.

    Where no session is worth JP, each weighs one and `satuan` says so. `persen` is exact enough to print; rules compare the sums.
    """

    hadir: int
    dari: int
    tercatat: int = 0
    kali: int = 0
    satuan: str = "JP"

    @property
    def persen(self) -> Decimal | None:
        return Decimal(self.hadir * 100) / self.dari if self.dari else None

    def reaches(self, minimum: int) -> bool:
        """In whole numbers: 79.96 percent is not 80."""
        return self.hadir * 100 >= minimum * self.dari


@dataclass(frozen=True, slots=True)
class Bobot:
    """What each session of a batch weighs."""

    sesi: Mapping[int, int]
    satuan: str

    def bagian(self, huruf: Iterable[tuple[int, str]], dari: Iterable[int] | None = None) -> Bagian:
        """From letters by session, of these sessions (without them: of all)."""
        wanted = set(self.sesi if dari is None else dari)
        letters = [(self.sesi[pk], status) for pk, status in huruf if pk in wanted]
        there = [weight for weight, status in letters if status == HADIR]
        whole = sum(self.sesi[pk] for pk in wanted)
        return Bagian(sum(there), whole, sum(weight for weight, _ in letters), len(there), self.satuan)


def weigh(sesi: Sequence[BerJP]) -> Bobot:
    """All the sessions of a batch that take place."""
    if any(row.jp for row in sesi):
        return Bobot({row.pk: row.jp for row in sesi}, "JP")
    return Bobot({row.pk: 1 for row in sesi}, "sesi")
