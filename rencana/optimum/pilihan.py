"""Options: the pairs of person and programme that may be in a plan, with what each would close by itself.

Products: product j < J is an ordinary seat of programme j; each programme that is mandatory for somebody has a second product, its seats of
mandatory people, so that "mandatory first" is a law of counts.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .masalah import MAKS_K, Bools, Floats, Ints, Masalah


@dataclass(frozen=True, eq=False)
class Pilihan:
    """N options sorted by person, then programme; the competencies of a person are those with a gap, packed to the left of D places."""

    masalah: Masalah
    orang: Ints  # (N,)
    program: Ints  # (N,)
    tutup: Floats  # (N, D) points that the programme closes at each place
    nilai: Floats  # (N,) points of the bundle of this one programme
    jp: Ints  # (N,) hours
    produk: Ints  # (N,) 0..Q-1
    terkunci: Bools  # (N,)
    mulai: Ints  # (P + 1,) options of person p are mulai[p]:mulai[p + 1]
    program_wajib: Ints  # (Q - J,) programme of each mandatory product
    potongan: Floats  # (P,) points less per seat
    tunggu: Ints  # (N, 2) options that must be in the plan in an earlier month, -1 = none

    @property
    def banyak_produk(self) -> int:
        return len(self.masalah.pagu) + len(self.program_wajib)

    @cached_property
    def program_produk(self) -> Ints:
        """(Q,) programme of each product."""
        return np.concatenate([np.arange(len(self.masalah.pagu)), self.program_wajib])

    @cached_property
    def wajib(self) -> Bools:
        """(N,) seats of mandatory people."""
        mandatory: Bools = self.produk >= len(self.masalah.pagu)
        return mandatory

    @cached_property
    def banyak_wajib(self) -> Ints:
        """(J,) people for whom the programme is mandatory, due and allowed."""
        return np.bincount(self.program[self.wajib], minlength=len(self.masalah.pagu))

    @cached_property
    def menurut_program(self) -> tuple[Ints, Ints]:
        """Options in the order of programmes, and where each programme begins in it."""
        order = np.argsort(self.program, kind="stable")
        return order, np.searchsorted(self.program[order], np.arange(len(self.masalah.pagu) + 1))

    @cached_property
    def menunggu(self) -> Ints:
        """Options that wait for another one."""
        return np.flatnonzero(self.tunggu[:, 0] >= 0)

    @cached_property
    def penerus(self) -> dict[int, list[int]]:
        """Which options wait for an option, where some do."""
        found: dict[int, list[int]] = defaultdict(list)
        for option in self.menunggu.tolist():
            for first in self.tunggu[option].tolist():
                if first >= 0:
                    found[first].append(option)
        return dict(found)

    @cached_property
    def program_penerus(self) -> dict[int, list[int]]:
        """Which programmes somebody may take only after a programme, where some are."""
        first = self.tunggu[self.menunggu].ravel()
        pairs = np.stack([self.program[first], np.repeat(self.program[self.menunggu], 2)], axis=1)[first >= 0]
        found: dict[int, list[int]] = defaultdict(list)
        for program, later in np.unique(pairs, axis=0).tolist():
            found[program].append(later)
        return dict(found)

    def find(self, orang: int, program: int) -> int:
        """The option of a pair; -1 when there is none."""
        begin, end = self.mulai[orang], self.mulai[orang + 1]
        place = begin + int(np.searchsorted(self.program[begin:end], program))
        return int(place) if place < end and self.program[place] == program else -1


def is_allowed(masalah: Masalah) -> Bools:
    """(P, J) pairs that no rule about this person alone forbids; what they are worth is not asked."""
    allowed: Bools = masalah.tolak == 0
    allowed &= masalah.pagu_unit[masalah.pagu][:, masalah.unit].T
    allowed &= ~masalah.pppk[:, None] | (masalah.jp[:, None] + masalah.jp_program <= masalah.aturan.jp_pppk)
    allowed &= (masalah.sisa_k > 0)[:, None]
    busy = masalah.sibuk.astype(np.float32) @ masalah.bulan.T.astype(np.float32)
    allowed &= ~masalah.menyita | (busy < masalah.bulan.sum(axis=1))
    who, program, first = masalah.menunggu.T
    _, place, count = np.unique(who * len(masalah.pagu) + program, return_inverse=True, return_counts=True)
    allowed[who, program] &= count[place] < MAKS_K
    while (lost := allowed[who, program] & ~allowed[who, first]).any():
        allowed[who[lost], program[lost]] = False
    return allowed


def lock_pairs(masalah: Masalah) -> Ints:
    """(n, 2) pairs that are locked, and those that they wait for."""
    pairs = {(int(who), int(program)) for who, program in masalah.kunci_kursi}
    rows = masalah.menunggu[np.isin(masalah.menunggu[:, 0], masalah.kunci_kursi[:, 0])].tolist()
    while more := {(who, first) for who, program, first in rows if (who, program) in pairs} - pairs:
        pairs |= more
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def list_tunggu(masalah: Masalah, orang: Ints, program: Ints) -> tuple[Ints, Bools]:
    """What each option waits for, and which options have all of it."""
    rows = masalah.menunggu[np.lexsort(masalah.menunggu.T[::-1])]
    keys = np.append(orang * len(masalah.pagu) + program, -1)
    wanted = rows[:, :1] * len(masalah.pagu) + rows[:, 1:]
    place = np.minimum(np.searchsorted(keys[:-1], wanted), len(keys) - 1)
    there = keys[place] == wanted
    place, complete = place[there[:, 0]], there[there[:, 0], 1]
    whole = np.ones(len(orang), dtype=bool)
    whole[place[~complete, 0]] = False
    tunggu = np.full((len(orang), 2), -1)
    place = place[complete]
    rank = np.arange(len(place)) - np.searchsorted(place[:, 0], place[:, 0])
    tunggu[place[rank < 2, 0], rank[rank < 2]] = place[rank < 2, 1]
    return tunggu, whole


def list_pilihan(masalah: Masalah) -> Pilihan:
    people, programmes = masalah.tolak.shape
    gap = masalah.syarat.astype(np.int64) > masalah.kini
    place = np.cumsum(gap, axis=1) - 1  # (P, C) where the gap of a competency is packed
    depth = max(1, int(gap.sum(axis=1).max(initial=0)))
    mandatory, locked = np.zeros((2, people, programmes), dtype=bool)
    mandatory[tuple(masalah.wajib.T)] = True
    locked[tuple(lock_pairs(masalah).T)] = True
    allowed = is_allowed(masalah)
    cut = masalah.aturan.potongan_lalu * np.maximum(0, masalah.lalu.astype(np.float64) - 1)
    parts = [options_of(masalah, program, place, depth, allowed, mandatory, locked, cut) for program in range(programmes)]
    orang = np.concatenate([part[0] for part in parts]) if parts else np.zeros(0, dtype=np.int64)
    program = np.repeat(np.arange(programmes), [len(part[0]) for part in parts])
    order = np.argsort(orang, kind="stable")
    tutup = np.concatenate([part[1] for part in parts])[order] if parts else np.zeros((0, depth))
    nilai = np.concatenate([part[2] for part in parts])[order] if parts else np.zeros(0)
    orang, program = orang[order], program[order]
    tunggu, whole = list_tunggu(masalah, orang, program)
    while not whole.all():
        orang, program, tutup, nilai = orang[whole], program[whole], tutup[whole], nilai[whole]
        tunggu, whole = list_tunggu(masalah, orang, program)
    program_wajib = np.unique(program[mandatory[orang, program]])
    produk = np.where(mandatory[orang, program], programmes + np.searchsorted(program_wajib, program), program)
    return Pilihan(
        masalah, orang, program, tutup, nilai, masalah.jp_program[program], produk, locked[orang, program],
        np.searchsorted(orang, np.arange(people + 1)), program_wajib, cut, tunggu,
    )  # fmt: skip


def options_of(
    masalah: Masalah, program: int, place: Ints, depth: int, allowed: Bools, mandatory: Bools, locked: Bools, cut: Floats
) -> tuple[Ints, Floats, Floats]:
    """People of a programme: allowed and of positive value, or locked whatever it is worth; what it closes, and the value."""
    raised = np.flatnonzero((masalah.target[program] > 0) & (masalah.efek[program] > 0))
    people = np.flatnonzero(allowed[:, program] | locked[:, program])
    now, need = (levels[np.ix_(people, raised)].astype(np.float64) for levels in (masalah.kini, masalah.syarat))
    closed = np.maximum(0, np.minimum(need, masalah.target[program, raised]) - now) * masalah.efek[program, raised]
    closed *= masalah.bobot[np.ix_(people, raised)]
    value = closed.sum(axis=1) + masalah.aturan.nilai_jp * np.minimum(masalah.jp_kurang[people], masalah.jp_program[program])
    value += masalah.aturan.nilai_wajib * mandatory[people, program] - cut[people]
    chosen = (value > 0) | locked[people, program]
    people, closed, value = people[chosen], closed[chosen], value[chosen]
    packed = np.zeros((len(people), depth))
    row, column = np.nonzero(closed)
    packed[row, place[people[row], raised[column]]] = closed[row, column]
    return people, packed, value


def nilai_bundel(pilihan: Pilihan, isi: Ints) -> Floats:
    """(n,) points of bundles (n, k) of options, -1 = no option."""
    if not len(pilihan.orang):
        return np.zeros(len(isi))
    masalah, present = pilihan.masalah, isi >= 0
    who = pilihan.orang[isi.max(axis=1, initial=0)]
    value: Floats = (pilihan.tutup[isi] * present[:, :, None]).max(axis=1, initial=0).sum(axis=1)
    hours = (pilihan.jp[isi] * present).sum(axis=1)
    value += masalah.aturan.nilai_jp * np.minimum(masalah.jp_kurang[who], hours)
    value += (present * (masalah.aturan.nilai_wajib * pilihan.wajib[isi] - pilihan.potongan[who][:, None])).sum(axis=1)
    return value
