"""The independent checker: plain loops over the input and the plan, no code of the solver, no arithmetic of arrays.

Its findings are named by the law that is broken; an empty list means that the plan may be shown.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from .masalah import Ints, Masalah

Seats = list[tuple[int, int, int]]


@dataclass(frozen=True)
class Temuan:
    """A law that a plan breaks: which person, programme, month or limit, what was found and what is allowed."""

    hukum: str
    nomor: int
    ada: float
    boleh: float


def check(masalah: Masalah, angkatan: Ints, kursi: Ints, nilai: float | None = None) -> list[Temuan]:
    seats: Seats = [(int(who), int(program), int(month)) for who, program, month in kursi]
    batches: list[list[int]] = [[int(count) for count in row] for row in angkatan]
    found = [
        *of_batches(masalah, batches),
        *of_rooms(masalah, batches),
        *of_teachers(masalah, batches),
        *of_seats(masalah, batches, seats),
        *of_money(masalah, batches, seats),
    ]
    found += [
        *of_people(masalah, seats),
        *of_pairs(masalah, seats),
        *of_order(masalah, seats),
        *of_mandatory(masalah, seats),
        *of_locks(masalah, batches, seats),
    ]
    if nilai is not None:
        counted = count_nilai(masalah, seats)
        if abs(counted - nilai) > 1e-6 * max(1.0, abs(counted)):
            found.append(Temuan("nilai", 0, nilai, counted))
    return found


def of_batches(masalah: Masalah, batches: list[list[int]]) -> Iterator[Temuan]:
    for program, row in enumerate(batches):
        if min(row, default=0) < 0 or sum(row) > masalah.angkatan_maks[program]:
            yield Temuan("angkatan", program, sum(row), float(masalah.angkatan_maks[program]))
        for month, count in enumerate(row):
            if count and not masalah.sebulan[program][month]:
                yield Temuan("bulan", program, month, 0)
            elif count > masalah.sebulan[program][month]:
                yield Temuan("sebulan", program, count, float(masalah.sebulan[program][month]))


def of_rooms(masalah: Masalah, batches: list[list[int]]) -> Iterator[Temuan]:
    for month in range(len(masalah.ruang)):
        used = sum(row[month] * int(masalah.hari_ruang[program]) for program, row in enumerate(batches))
        if used > masalah.ruang[month]:
            yield Temuan("ruang", month, used, float(masalah.ruang[month]))


def of_teachers(masalah: Masalah, batches: list[list[int]]) -> Iterator[Temuan]:
    for group in range(len(masalah.pengajar)):
        mine = [program for program in range(len(batches)) if masalah.kelompok_pengajar[program] == group]
        days = sum(sum(batches[program]) * int(masalah.hari_pengajar[program]) for program in mine)
        if days > masalah.pengajar[group]:
            yield Temuan("pengajar", group, days, float(masalah.pengajar[group]))


def of_seats(masalah: Masalah, batches: list[list[int]], seats: Seats) -> Iterator[Temuan]:
    taken = Counter((program, month) for _, program, month in seats)
    for program, row in enumerate(batches):
        for month, count in enumerate(row):
            sitting = taken[program, month]
            if sitting > count * int(masalah.peserta_maks[program]):
                yield Temuan("peserta_maks", program, sitting, float(count * masalah.peserta_maks[program]))
            if sitting < count * int(masalah.peserta_min[program]):
                yield Temuan("peserta_min", program, sitting, float(count * masalah.peserta_min[program]))


def of_money(masalah: Masalah, batches: list[list[int]], seats: Seats) -> Iterator[Temuan]:
    spent: Counter[int] = Counter()
    for program, row in enumerate(batches):
        spent[int(masalah.pagu[program])] += sum(row) * int(masalah.biaya_angkatan[program])
    for _, program, _ in seats:
        spent[int(masalah.pagu[program])] += int(masalah.biaya_kursi[program])
    for budget, rupiah in spent.items():
        if rupiah > int(masalah.pagu_rupiah[budget]):
            yield Temuan("pagu", budget, rupiah, int(masalah.pagu_rupiah[budget]))


def of_people(masalah: Masalah, seats: Seats) -> Iterator[Temuan]:
    programmes: dict[int, list[int]] = defaultdict(list)
    elsewhere: set[tuple[int, int]] = set()
    for who, program, month in seats:
        programmes[who].append(program)
        if masalah.menyita[program]:
            if (who, month) in elsewhere or masalah.sibuk[who][month]:
                yield Temuan("dua_tempat", who, month, 0)
            elsewhere.add((who, month))
    for who, taken in programmes.items():
        if len(set(taken)) != len(taken):
            yield Temuan("kursi_ganda", who, len(taken), len(set(taken)))
        if len(taken) + int(masalah.sudah[who]) > masalah.aturan.k:
            yield Temuan("k", who, len(taken), masalah.aturan.k - int(masalah.sudah[who]))
        hours = int(masalah.jp[who]) + sum(int(masalah.jp_program[program]) for program in taken)
        if masalah.pppk[who] and hours > masalah.aturan.jp_pppk:
            yield Temuan("jp_pppk", who, hours, masalah.aturan.jp_pppk)


def of_pairs(masalah: Masalah, seats: Seats) -> Iterator[Temuan]:
    locked = asked(masalah)
    mandatory = {(int(who), int(program)) for who, program in masalah.wajib}
    for who, program, _ in seats:
        if masalah.tolak[who][program]:
            yield Temuan("tolak", who, program, 0)
        if not masalah.pagu_unit[masalah.pagu[program]][masalah.unit[who]]:
            yield Temuan("pagu_unit", who, program, 0)
        if (who, program) not in locked and worth(masalah, who, [program], mandatory) <= 0:
            yield Temuan("tanpa_guna", who, program, 0)


def asked(masalah: Masalah) -> set[tuple[int, int]]:
    """Locked pairs, and whatever has to be passed for them."""
    pairs = {(int(who), int(program)) for who, program in masalah.kunci_kursi}
    locked = {who for who, _ in pairs}
    waits = [(who, program, first) for who, program, first in masalah.menunggu.tolist() if who in locked]
    more = pairs
    while more:
        more = {(who, first) for who, program, first in waits if (who, program) in more} - pairs
        pairs |= more
    return pairs


def of_order(masalah: Masalah, seats: Seats) -> Iterator[Temuan]:
    """Who has to pass another programme first has a seat in it in an earlier month."""
    months = {(who, program): month for who, program, month in seats}
    for who, program, first in masalah.menunggu.tolist():
        if (who, program) in months and months.get((who, first), len(masalah.ruang)) >= months[who, program]:
            yield Temuan("prasyarat", who, program, first)


def of_mandatory(masalah: Masalah, seats: Seats) -> Iterator[Temuan]:
    """Nobody else sits in a programme while somebody for whom it is mandatory, due and allowed does not."""
    mandatory = {(int(who), int(program)) for who, program in masalah.wajib}
    sitting = {(who, program) for who, program, _ in seats}
    others = {program for who, program in sitting - mandatory}
    for who, program in mandatory:
        if program in others and (who, program) not in sitting and may_take(masalah, who, program, mandatory):
            yield Temuan("wajib", who, program, 0)


def may_take(masalah: Masalah, who: int, program: int, mandatory: set[tuple[int, int]]) -> bool:
    if masalah.tolak[who][program] or not masalah.pagu_unit[masalah.pagu[program]][masalah.unit[who]]:
        return False
    if masalah.pppk[who] and int(masalah.jp[who]) + int(masalah.jp_program[program]) > masalah.aturan.jp_pppk:
        return False
    months = [month for month, most in enumerate(masalah.sebulan[program]) if most]
    if masalah.menyita[program] and all(masalah.sibuk[who][month] for month in months):
        return False
    return int(masalah.sudah[who]) < masalah.aturan.k and worth(masalah, who, [program], mandatory) > 0


def of_locks(masalah: Masalah, batches: list[list[int]], seats: Seats) -> Iterator[Temuan]:
    sitting = {(who, program) for who, program, _ in seats}
    for who, program in masalah.kunci_kursi:
        if (int(who), int(program)) not in sitting:
            yield Temuan("kunci_kursi", int(who), int(program), 0)
    for program, row in enumerate(batches):
        for month, count in enumerate(row):
            if count < masalah.kunci_angkatan[program][month]:
                yield Temuan("kunci_angkatan", program, count, float(masalah.kunci_angkatan[program][month]))


def count_nilai(masalah: Masalah, seats: Seats) -> float:
    """Points of a plan: each competency of a person counts its best closing, once."""
    programmes: dict[int, list[int]] = defaultdict(list)
    served: Counter[int] = Counter()
    mandatory = {(int(who), int(program)) for who, program in masalah.wajib}
    for who, program, _ in seats:
        programmes[who].append(program)
    total = sum(worth(masalah, who, taken, mandatory) for who, taken in programmes.items())
    for who in programmes:
        served[int(masalah.unit[who])] += 1
    short = sum(max(0, int(least) - served[unit]) for unit, least in enumerate(masalah.layani_min))
    return total - masalah.aturan.denda_unit * short


def worth(masalah: Masalah, who: int, taken: list[int], mandatory: set[tuple[int, int]]) -> float:
    rules, total = masalah.aturan, 0.0
    for competency, needed in enumerate(masalah.syarat[who].tolist()):
        now = int(masalah.kini[who][competency])
        if needed > now:
            closed = (
                float(masalah.efek[program][competency]) * max(0, min(needed, int(masalah.target[program][competency])) - now)
                for program in taken
            )
            total += float(masalah.bobot[who][competency]) * max(closed)
    if not masalah.pppk[who]:
        missing = max(0, rules.jp_wajib - int(masalah.jp[who]))
        total += rules.nilai_jp * min(missing, sum(int(masalah.jp_program[program]) for program in taken))
    total += rules.nilai_wajib * sum((who, program) in mandatory for program in taken)
    return total - rules.potongan_lalu * max(0, int(masalah.lalu[who]) - 1) * len(taken)
