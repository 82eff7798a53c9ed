"""What is locked goes into a plan first; a lock that breaks a limit by itself is named before anything is solved."""

import numpy as np

from .keadaan import Keadaan
from .masalah import Halangan, Ints, KunciMustahilError, Masalah
from .pilihan import Pilihan, is_allowed, lock_pairs


def start(pilihan: Pilihan) -> Keadaan:
    """A state with the locked batches and seats, each batch filled to its minimum; refuses with `KunciMustahilError`."""
    found = find_halangan(pilihan)
    if found:
        raise KunciMustahilError(tuple(found))
    state = Keadaan(pilihan)
    for program, month in np.argwhere(pilihan.masalah.kunci_angkatan > 0):
        state.open(int(program), int(month), int(pilihan.masalah.kunci_angkatan[program, month]))
    for option in order_locked(pilihan):
        place(state, option)
    for program in np.flatnonzero(state.angkatan.sum(axis=1)):
        fill(state, int(program))
    over = [Halangan("pagu", int(budget), -int(state.uang[budget]), 0) for budget in np.flatnonzero(state.uang < 0)]
    if over:
        raise KunciMustahilError(tuple(over))
    return state


def find_halangan(pilihan: Pilihan) -> list[Halangan]:
    """Limits that the locked rows break whatever else is planned."""
    masalah = pilihan.masalah
    pairs = lock_pairs(masalah)
    people, programmes = pairs.T
    allowed = is_allowed(masalah)
    found = [Halangan("pasangan", int(who), 1, 0, int(program)) for who, program in pairs if not allowed[who, program]]
    batches = masalah.kunci_angkatan.sum(axis=1)
    seats = np.bincount(programmes, minlength=len(batches))
    needed = np.maximum(batches, -(-seats // masalah.peserta_maks))
    found += compare("angkatan", needed, masalah.angkatan_maks)
    found += compare("bulan", (masalah.kunci_angkatan * ~masalah.bulan).sum(axis=1), np.zeros_like(batches))
    crowded = (masalah.kunci_angkatan > masalah.sebulan) & masalah.bulan
    found += [
        Halangan("sebulan", int(at), int(masalah.kunci_angkatan[at].max()), int(masalah.sebulan[at].max()))
        for at in np.flatnonzero(crowded.any(axis=1))
    ]
    found += compare("ruang", masalah.hari_ruang @ masalah.kunci_angkatan, masalah.ruang)
    taught = masalah.kelompok_pengajar >= 0
    days = np.bincount(masalah.kelompok_pengajar[taught], (needed * masalah.hari_pengajar)[taught], minlength=len(masalah.pengajar))
    found += compare("pengajar", days, masalah.pengajar)
    cost = needed * masalah.biaya_angkatan + np.maximum(seats, needed * masalah.peserta_min) * masalah.biaya_kursi
    found += compare("pagu", np.bincount(masalah.pagu, cost.astype(np.float64), minlength=len(masalah.pagu_rupiah)), masalah.pagu_rupiah)
    found += compare("peserta", needed * masalah.peserta_min, np.bincount(pilihan.program, minlength=len(batches)))
    return found + of_people(masalah, people, programmes)


def of_people(masalah: Masalah, people: Ints, programmes: Ints) -> list[Halangan]:
    seats = np.bincount(people, minlength=len(masalah.bobot))
    hours = np.bincount(people, masalah.jp_program[programmes], minlength=len(masalah.bobot)) + masalah.jp
    ceiling = np.where(masalah.pppk & (seats > 0), masalah.aturan.jp_pppk, hours)
    return compare("k", seats, np.maximum(masalah.sisa_k, np.where(seats, 0, seats))) + compare("jp_pppk", hours, ceiling)


def compare(batas: str, needed: Ints, limit: Ints) -> list[Halangan]:
    return [Halangan(batas, int(place), int(needed[place]), int(limit[place])) for place in np.flatnonzero(needed > limit)]


def refuse(batas: str, nomor: int, perlu: int = 1, ada: int = 0) -> KunciMustahilError:
    return KunciMustahilError((Halangan(batas, nomor, perlu, ada),))


def order_locked(pilihan: Pilihan) -> list[int]:
    """Locked options, each after those that it waits for."""
    found: list[int] = []
    left = np.flatnonzero(pilihan.terkunci).tolist()
    while left:
        ready = [option for option in left if not set(pilihan.tunggu[option].tolist()) & set(left)]
        found += ready or left
        left = [option for option in left if option not in set(found)]
    return found


def place(state: Keadaan, option: int) -> None:
    """Into the month with most free seats, else into a new batch in the month with most free rooms; early where others wait for it."""
    program = int(state.pilihan.program[option])
    one = np.array([option])
    free, first = state.free_seats(program), option in state.pilihan.penerus
    order = np.argsort(free < 1 if first else -free, kind="stable")
    months = [month for month in order if state.is_free(one, int(month))[0]]
    if not state.may_sit(one)[0] or not months:
        raise refuse("bulan_orang", int(state.pilihan.orang[option]))
    if free[months[0]] < 1:
        able = [month for month in state.may_open(program) if month in months]
        if not able:
            raise refuse("angkatan", program, int(state.angkatan[program].sum()) + 1, int(state.angkatan[program].sum()))
        months = sorted(able, key=lambda month: (0 if first else -state.ruang[month], month))
        state.open(program, int(months[0]))
    state.seat(option, int(months[0]))


def fill(state: Keadaan, program: int) -> None:
    """Mandatory people first (all of them, when anybody else sits), then whoever gains most, up to the minimum of each month."""
    order, begin = state.pilihan.menurut_program
    options = order[begin[program] : begin[program + 1]]
    if state.wajib_sisa[program] and state.terisi[program].sum() > (state.pilihan.wajib[options] & (state.bulan[options] >= 0)).sum():
        for option in options[state.pilihan.wajib[options] & (state.bulan[options] < 0)]:
            place(state, int(option))
    for month in np.flatnonzero(state.angkatan[program]):
        fill_month(state, program, int(month), options)


def fill_month(state: Keadaan, program: int, month: int, options: Ints) -> None:
    missing = int(state.angkatan[program, month] * state.masalah.peserta_min[program] - state.terisi[program, month])
    if missing <= 0:
        return
    able = options[state.may_sit(options) & state.is_free(options, month)]
    able = able[np.lexsort((able, -state.gain(able), ~state.pilihan.wajib[able]))]
    if state.pilihan.wajib[able].sum() != state.wajib_sisa[program]:
        able = able[state.pilihan.wajib[able]]
    if len(able) < missing:
        raise refuse("peserta", program, missing, len(able))
    for option in able[:missing]:
        state.seat(int(option), month)
