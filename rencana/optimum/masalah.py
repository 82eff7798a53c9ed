"""What the optimiser is asked (`Masalah`) and what it answers (`Rencana`): plain arrays, no database.

Letters of the shapes: P people, J programmes, C competencies, M months, U units, B budgets, G groups of teachers.
Money is whole rupiah (int64), levels 0 to 5 (0 = none, or never assessed), values are points.

Value of a bundle S of programmes for a person p (submodular; each competency counts its best closing, once):

    v_p(S) = sum_c bobot_pc max_{j in S} efek_jc max(0, min(syarat_pc, target_jc) - kini_pc)
           + nilai_jp  min(jp_kurang_p, sum_S jp_j)  +  nilai_wajib |{j in S: (p, j) in wajib}|
           - potongan_lalu max(0, lalu_p - 1) |S|

The plan maximises sum_p v_p(S_p) - denda_unit sum_u max(0, layani_min_u - people of u with a seat).
"""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]
Bools = NDArray[np.bool_]
MAKS_K = 3
RUPIAH_AMAN = 2**53


class MasalahKeliruError(ValueError):
    """An array has another shape or range than documented here; a programming error of the caller."""


class KunciMustahilError(ValueError):
    """What is locked breaks a limit by itself; `halangan` names each limit (see `halangan.py`)."""

    def __init__(self, halangan: "tuple[Halangan, ...]") -> None:
        super().__init__("; ".join(f"{one.batas}: {one.perlu} > {one.ada}" for one in halangan))
        self.halangan = halangan


@dataclass(frozen=True)
class Halangan:
    """A limit that locks alone break: `batas` is the limit, `nomor` its programme, budget, month, group or person.

    `program` is that of a pair that cannot be.
    """

    batas: str
    nomor: int
    perlu: int
    ada: int
    program: int = -1


@dataclass(frozen=True, kw_only=True)
class Aturan:
    """Rules and weights that hold for everybody."""

    k: int = 3  # seats a person may have in the year, 1 to 3, those in `sudah` included
    jp_wajib: int = 20  # hours a PNS should reach
    jp_pppk: int = 24  # hours a PPPK may not exceed, history included
    nilai_jp: float = 0.05  # points per missing hour reached
    nilai_wajib: float = 3.0  # points per mandatory seat
    potongan_lalu: float = 0.15  # points less per seat, for each past seat beyond the first
    denda_unit: float = 2.0  # points per person that a unit is short of `layani_min`


@dataclass(frozen=True, kw_only=True, eq=False)
class Masalah:
    # people
    bobot: Floats  # (P, C) points of a level of the competency for the person, > 0: position, standard, how far below, urgency
    unit: Ints  # (P,) 0..U-1
    pppk: Bools  # (P,) under the ceiling of hours
    jp: Ints  # (P,) hours already done in the year, committed ones included
    lalu: Ints  # (P,) seats of past years
    sudah: Ints  # (P,) seats of this year that stand outside this plan; they use up k
    sibuk: Bools  # (P, M) months in which the person can take no seat of a programme that is `menyita`
    kini: Ints  # (P, C) level now; for what stands already in the year, the level expected of it
    syarat: Ints  # (P, C) level required, 0 = not required
    # programmes
    target: Ints  # (J, C) level reached, 0 = not raised
    efek: Floats  # (J, C) share of the promise that counts, 0..1 (1 = as promised)
    jp_program: Ints  # (J,)
    biaya_angkatan: Ints  # (J,) rupiah per batch
    biaya_kursi: Ints  # (J,) rupiah per seat
    peserta_min: Ints  # (J,) participants per batch, >= 1
    peserta_maks: Ints  # (J,) >= peserta_min
    angkatan_maks: Ints  # (J,) batches in the year
    sebulan: Ints  # (J, M) batches that may run in a month at most, 0 = none may
    hari_ruang: Ints  # (J,) room-days per batch
    hari_pengajar: Ints  # (J,) teacher-days per batch
    kelompok_pengajar: Ints  # (J,) 0..G-1, -1 = none
    menyita: Bools  # (J,) a person takes at most one such programme in a month (False: online, beside the work)
    pagu: Ints  # (J,) which budget pays, 0..B-1
    # limits
    pagu_rupiah: Ints  # (B,)
    pagu_unit: Bools  # (B, U) whose people the budget may pay for
    ruang: Ints  # (M,) room-days
    pengajar: Ints  # (G,) teacher-days in the year
    layani_min: Ints  # (U,) people of the unit who should have a seat
    # pairs
    tolak: Ints  # (P, J) codes of the rules that forbid the pair, 0 = none: employment, position, rank, passed, prerequisite, ban
    wajib: Ints  # (n, 2) person, programme: mandatory and due
    menunggu: Ints  # (n, 3) person, programme, another: allowed where the plan gives the person the other one too, in an earlier month
    kunci_kursi: Ints  # (n, 2) person, programme: must be in the plan
    kunci_angkatan: Ints  # (J, M) batches that must run, at least
    aturan: Aturan = field(default_factory=Aturan)

    def __post_init__(self) -> None:
        check_shapes(self)
        check_ranges(self)

    @property
    def ukuran(self) -> dict[str, int]:
        people, competencies = self.kini.shape
        programmes, months = self.sebulan.shape
        budgets, units = self.pagu_unit.shape
        return {"P": people, "J": programmes, "C": competencies, "M": months, "U": units, "B": budgets, "G": len(self.pengajar)}

    @cached_property
    def bulan(self) -> Bools:
        """(J, M) months in which a batch may run."""
        runs: Bools = self.sebulan > 0
        return runs

    @property
    def jp_kurang(self) -> Ints:
        """(P,) hours a PNS still misses; a PPPK has no minimum."""
        short: Ints = np.where(self.pppk, 0, np.maximum(0, self.aturan.jp_wajib - self.jp))
        return short

    @property
    def sisa_k(self) -> Ints:
        """(P,) seats a person may still take."""
        rest: Ints = np.maximum(0, self.aturan.k - self.sudah)
        return rest


SHAPES = {
    "bobot": "PC", "unit": "P", "pppk": "P", "jp": "P", "lalu": "P", "sudah": "P", "sibuk": "PM", "kini": "PC", "syarat": "PC",
    "target": "JC", "efek": "JC", "jp_program": "J", "biaya_angkatan": "J", "biaya_kursi": "J",
    "peserta_min": "J", "peserta_maks": "J", "angkatan_maks": "J", "sebulan": "JM", "hari_ruang": "J", "hari_pengajar": "J",
    "kelompok_pengajar": "J", "menyita": "J", "pagu": "J", "pagu_rupiah": "B", "pagu_unit": "BU", "ruang": "M", "pengajar": "G",
    "layani_min": "U", "tolak": "PJ", "kunci_angkatan": "JM",
}  # fmt: skip
NOT_NEGATIVE = (
    "bobot", "jp", "lalu", "sudah", "kini", "syarat", "target", "efek", "jp_program", "biaya_angkatan", "biaya_kursi",
    "angkatan_maks", "sebulan", "hari_ruang", "hari_pengajar", "pagu_rupiah", "ruang", "pengajar", "layani_min", "kunci_angkatan",
)  # fmt: skip


def check_shapes(masalah: Masalah) -> None:
    size = masalah.ukuran
    for name, letters in SHAPES.items():
        wanted = tuple(size[letter] for letter in letters)
        if getattr(masalah, name).shape != wanted:
            raise MasalahKeliruError(f"{name}: shape {getattr(masalah, name).shape}, wanted {wanted}")
    for name, letters in (("wajib", "PJ"), ("kunci_kursi", "PJ"), ("menunggu", "PJJ")):
        rows = getattr(masalah, name)
        if rows.ndim != 2 or rows.shape[1] != len(letters) or len(np.unique(rows, axis=0)) != len(rows):
            raise MasalahKeliruError(f"{name}: wanted distinct rows of {len(letters)}")
        for place, letter in enumerate(letters):
            check_index(name, rows[:, place], size[letter])
    check_index("unit", masalah.unit, size["U"])
    check_index("pagu", masalah.pagu, size["B"])
    check_index("kelompok_pengajar", np.maximum(masalah.kelompok_pengajar, 0), max(1, size["G"]))


def check_index(name: str, values: Ints, limit: int) -> None:
    if len(values) and (values.min() < 0 or values.max() >= limit):
        raise MasalahKeliruError(f"{name}: wanted 0..{limit - 1}")


def check_ranges(masalah: Masalah) -> None:
    for name in NOT_NEGATIVE:
        values = getattr(masalah, name)
        if values.size and (values.min() < 0 or values.max() >= RUPIAH_AMAN):
            raise MasalahKeliruError(f"{name}: negative, or not held exactly by a float")
    if not 1 <= masalah.aturan.k <= MAKS_K:
        raise MasalahKeliruError(f"k: wanted 1..{MAKS_K}")
    if (masalah.peserta_min < 1).any() or (masalah.peserta_maks < masalah.peserta_min).any():
        raise MasalahKeliruError("peserta_min, peserta_maks: wanted 1 <= min <= max")
    due, waits = (rows[:, 0] * len(masalah.pagu) + rows[:, 1] for rows in (masalah.wajib, masalah.menunggu))
    if np.isin(due, waits).any():
        raise MasalahKeliruError("menunggu: nobody who has to pass another programme first is due")
    if (masalah.efek > 1).any():
        raise MasalahKeliruError("efek: wanted 0..1")


@dataclass(frozen=True)
class Kemajuan:
    """Told to `progress`: stage, how far it is (0..1), the best plan so far and the proven bound, both in points."""

    tahap: str
    bagian: float
    nilai: float | None = None
    batas: float | None = None


@dataclass(frozen=True, eq=False)
class HargaBayangan:
    """Shadow prices of the linear relaxation: points that one more unit of a limit would bring at most; 0 = the limit does not bind."""

    pagu: Floats  # (B,) points per rupiah
    ruang: Floats  # (M,) points per room-day
    pengajar: Floats  # (G,) points per teacher-day
    kursi: Floats  # (Q,) points per seat of a product: programmes, then seats of mandatory people (see `pilihan.py`)
    layani: Floats  # (U,) points per person served


@dataclass(frozen=True, eq=False)
class Pemakaian:
    """What a plan takes of each limit."""

    pagu: Ints  # (B,) rupiah
    ruang: Ints  # (M,) room-days
    pengajar: Ints  # (G,) teacher-days


@dataclass(frozen=True, eq=False, kw_only=True)
class Rencana:
    angkatan: Ints  # (J, M) batches
    kursi: Ints  # (n, 3) person, programme, month of the batch; sorted
    nilai: float  # points, as the checker counts them
    batas: float  # no plan has more; proven
    nilai_serakah: float  # the greedy rule on the same input
    cara: str  # "pasti", "kolom" or "serakah"
    pemakaian: Pemakaian
    bayangan: HargaBayangan | None = None
    harga_awal: tuple[Floats, ...] = ()  # what `warm` wants of the next solve: vectors of `harga.py`
    terpotong: tuple[str, ...] = ()  # which stages were cut short, in order; empty = solved to the end

    @property
    def celah(self) -> float:
        """How far from the best at most, as a share of the plan."""
        return self.batas / self.nilai - 1 if self.nilai > 0 else 0.0 if self.batas <= 0 else float("inf")

    @cached_property
    def sidik(self) -> str:
        """Same input, same `sidik`: of batches and seats."""
        text = self.angkatan.astype(np.int64).tobytes() + self.kursi.astype(np.int64).tobytes()
        return hashlib.sha256(text).hexdigest()[:16]
