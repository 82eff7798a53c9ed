"""The optimiser: numpy and HiGHS only, no Django, no database (held by an import contract). `solve(masalah)` gives a `Rencana`."""

from .masalah import Aturan, Halangan, Kemajuan, KunciMustahilError, Masalah, MasalahKeliruError, Rencana
from .periksa import Temuan, check
from .sebab import Penjelasan, Sebab
from .susun import solve

__all__ = [
    "Aturan",
    "Halangan",
    "Kemajuan",
    "KunciMustahilError",
    "Masalah",
    "MasalahKeliruError",
    "Penjelasan",
    "Rencana",
    "Sebab",
    "Temuan",
    "check",
    "solve",
]
