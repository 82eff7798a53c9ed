"""Item analysis of a test: how difficult an item is, whether it tells strong from weak, and which wrong options draw anybody.

Difficulty p is the share that answered right. Discrimination D is p of the best 27 % minus p of the weakest 27 % by total score
(Kelley 1939; words after Ebel). Who ties at the edge of a group belongs to it by a share, so that no order of rows decides.
The first finished attempt of each person counts: later ones have seen the items.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.db.models import Count, Q, QuerySet

from evaluasi.models import Butir, JawabanUjian, PengerjaanUjian, Ujian

PALING_SEDIKIT: Final = 10
KELOMPOK: Final = Fraction(27, 100)
P_MUDAH, P_SUKAR = Fraction(7, 10), Fraction(3, 10)
D_BAIK, D_CUKUP = Fraction(3, 10), Fraction(2, 10)
PENGECOH: Final = Fraction(5, 100)  # a wrong option fewer choose does no work
Skor = Decimal


@dataclass(frozen=True, slots=True)
class Opsi:
    nomor: int
    teks: str
    n: int
    is_kunci: bool
    is_lemah: bool


@dataclass(frozen=True, slots=True)
class AnalisisButir:
    """`p` and `d` as fractions; `n` people had the item, `kosong` of them gave no answer."""

    nomor: int
    butir: Butir
    n: int
    kosong: int
    p: Fraction
    d: Fraction
    opsi: list[Opsi]

    @property
    def kesukaran(self) -> str:
        return "mudah" if self.p > P_MUDAH else "sedang" if self.p >= P_SUKAR else "sukar"

    @property
    def daya_beda(self) -> str:
        return "baik" if self.d >= D_BAIK else "cukup" if self.d >= D_CUKUP else "buruk"

    @property
    def is_terbalik(self) -> bool:
        """The weak get it right more often than the strong: look at the key."""
        return self.d < 0

    @property
    def persen(self) -> float:
        return float(self.p * 100)

    @property
    def beda(self) -> float:
        return float(self.d)


@dataclass(frozen=True, slots=True)
class Analisis:
    """`butir` is empty while fewer than `PALING_SEDIKIT` attempts are scored."""

    n: int
    butir: list[AnalisisButir]

    @property
    def is_cukup(self) -> bool:
        return self.n >= PALING_SEDIKIT

    @property
    def kesukaran(self) -> dict[str, int]:
        return {word: sum(row.kesukaran == word for row in self.butir) for word in ("mudah", "sedang", "sukar")}

    @property
    def daya_beda(self) -> dict[str, int]:
        return {word: sum(row.daya_beda == word for row in self.butir) for word in ("baik", "cukup", "buruk")}


def analyse(ujian: Ujian, *, semua: bool = False) -> Analisis:
    """Of this batch, or with `semua` of every batch that used the same version. Three queries."""
    attempts = first_attempts(Q(ujian__versi=ujian.versi_id, ujian__jenis=ujian.jenis) if semua else Q(ujian=ujian))
    scores: Counter[Skor] = Counter(nilai for nilai in attempts.values_list("nilai", flat=True) if nilai is not None)
    total = sum(scores.values())
    if total < PALING_SEDIKIT:
        return Analisis(total, [])
    chosen: dict[int, Counter[tuple[int | None, Skor]]] = defaultdict(Counter)
    answers = JawabanUjian.objects.filter(pengerjaan__in=attempts.values("pk")).order_by()
    for butir, pilihan, nilai, count in answers.values_list("butir", "pilihan", "pengerjaan__nilai").annotate(Count("pk")):
        chosen[butir][pilihan, nilai] += count
    items = Butir.objects.filter(versi=ujian.versi_id, jenis=Butir.Jenis.PILIHAN, kunci__isnull=False).order_by("urutan")
    upper, lower = weigh(scores, terbaik=True), weigh(scores, terbaik=False)
    return Analisis(total, [_judge(row, total, chosen[row.pk], upper, lower) for row in items])


def first_attempts(condition: Q) -> QuerySet[PengerjaanUjian]:
    return PengerjaanUjian.objects.filter(condition, percobaan=1, nilai__isnull=False).order_by()


def weigh(scores: Mapping[Skor, int], *, terbaik: bool) -> dict[Skor, Fraction]:
    """How much of each person with that score belongs to the group of 27 %; the shares sum to the size of the group."""
    left = KELOMPOK * sum(scores.values())
    found: dict[Skor, Fraction] = {}
    for score in sorted(scores, reverse=terbaik):
        share = min(Fraction(1), left / scores[score])
        if share <= 0:
            break
        found[score] = share
        left -= share * scores[score]
    return found


def _judge(
    butir: Butir,
    total: int,
    chosen: Mapping[tuple[int | None, Skor], int],
    upper: Mapping[Skor, Fraction],
    lower: Mapping[Skor, Fraction],
) -> AnalisisButir:
    size = KELOMPOK * total
    right = {score: count for (pilihan, score), count in chosen.items() if pilihan == butir.kunci}
    counts: Counter[int | None] = Counter()
    for (pilihan, _), count in chosen.items():
        counts[pilihan] += count
    answered = sum(count for pilihan, count in counts.items() if pilihan is not None)
    discrimination = (_weighted(right, upper) - _weighted(right, lower)) / size
    options = _options(butir, counts, total)
    return AnalisisButir(butir.urutan, butir, total, total - answered, Fraction(sum(right.values()), total), discrimination, options)


def _weighted(right: Mapping[Skor, int], group: Mapping[Skor, Fraction]) -> Fraction:
    return sum((group[score] * count for score, count in right.items() if score in group), Fraction(0))


def _options(butir: Butir, counts: Mapping[int | None, int], total: int) -> list[Opsi]:
    rows: Sequence[tuple[int, str]] = list(enumerate(butir.pilihan, 1))
    return [
        Opsi(number, text, counts.get(number, 0), number == butir.kunci, _is_lemah(number, butir, counts, total)) for number, text in rows
    ]


def _is_lemah(number: int, butir: Butir, counts: Mapping[int | None, int], total: int) -> bool:
    return number != butir.kunci and counts.get(number, 0) < PENGECOH * total


def weak_options(rows: Iterable[AnalisisButir]) -> int:
    return sum(option.is_lemah for row in rows for option in row.opsi)
