"""Seeded inputs: a city for measuring, small offices for holding against brute force. Equal seed, equal input."""

from dataclasses import replace
from typing import Any

import numpy as np

from .masalah import Aturan, Bools, Floats, Ints, Masalah
from .pilihan import list_pilihan

Draw = np.random.Generator
JUTA = 1_000_000
KINDS = 8
KOMPETENSI, UMUM = 40, 12
BULAN = 12
PAGU_BAGIAN = (0.42, 0.18, 0.12, 0.20, 0.08)
TOLAK_JENIS, TOLAK_LULUS = 1, 4
SEBULAN = 2


def make_kota(seed: int, *, people: int = 12_000, programmes: int = 300, budget: float = 0.6, k: int = 3) -> Masalah:
    """A city of 37 units and 5 budgets; `budget` is million rupiah per person over all of them."""
    draw = np.random.default_rng(seed)
    unit, kind = draw_units(draw, people)
    staff = draw_people(draw, kind)
    offer = draw_programmes(draw, programmes)
    open_to = offer.pop("untuk")
    size = {"P": people, "J": programmes, "U": 37}
    pairs = draw_pairs(draw, size, kind, open_to, offer["target"])
    units = draw.random((5, 37)) < 0.45
    units[[0, 3]] = True
    share = min(0.30, 0.28 * budget + 0.05)
    whole = np.round(budget * people * np.array(PAGU_BAGIAN) * JUTA).astype(np.int64)
    none: dict[str, Any] = {
        "kunci_kursi": np.zeros((0, 2), dtype=np.int64),
        "kunci_angkatan": np.zeros((programmes, BULAN), dtype=np.int64),
    }
    city = Masalah(
        unit=unit, sudah=np.zeros(people, dtype=np.int64), sibuk=draw.random((people, BULAN)) < 0.02,
        pagu=draw.choice(5, programmes, p=PAGU_BAGIAN), pagu_rupiah=whole, pagu_unit=units,
        ruang=np.full(BULAN, max(10, int(budget * people / 120))), pengajar=np.full(12, max(12, int(budget * people / 100))),
        layani_min=np.ceil(share * np.bincount(unit, minlength=37)).astype(np.int64), aturan=Aturan(k=k), **staff, **offer, **pairs, **none,
    )  # fmt: skip
    return lock_kota(city)


def draw_units(draw: Draw, people: int) -> tuple[Ints, Ints]:
    """(P,) unit: education 35 %, health 18 %; (P,) kind of position: 0 teachers, 1 health staff, 2 heads, 3..7 others."""
    shares = np.concatenate([[0.35, 0.18], 0.47 * draw.dirichlet(np.full(35, 2.0))])
    unit = draw.choice(37, people, p=shares / shares.sum())
    other = np.array([0.03, 0.03, 0.10, 0.28, 0.22, 0.16, 0.10, 0.08])
    mix = np.tile(other, (37, 1))
    mix[0], mix[1] = 0.2 * other, 0.3 * other
    mix[0, 0] += 0.8
    mix[1, 1] += 0.7
    place = (draw.random(people)[:, None] > np.cumsum(mix / mix.sum(axis=1, keepdims=True), axis=1)[unit]).sum(axis=1)
    return unit, np.minimum(place, KINDS - 1)


def draw_people(draw: Draw, kind: Ints) -> dict[str, Any]:
    people = len(kind)
    needs = draw_positions(draw)
    zipf = 1 / np.arange(1, 21) ** 0.9
    syarat = needs[kind * 20 + draw.choice(20, people, p=zipf / zipf.sum())]
    able = draw.normal(0, 0.5, people)[:, None]
    gap = np.clip(np.round(draw.normal(0.75, 0.95, syarat.shape) - able), 0, 3).astype(np.int64)
    assessed = draw.random(syarat.shape) < np.where(np.arange(KOMPETENSI) < UMUM, 0.88, 0.65)
    assessed &= (draw.random(people) >= 0.12)[:, None]
    kini = np.where(syarat > 0, np.maximum(0, syarat - gap), 0)
    syarat = np.where(assessed, syarat, 0)
    pppk = draw.random(people) < np.where(kind == 0, 0.45, np.where(kind == 2, 0.0, 0.25))
    return {
        "syarat": syarat, "kini": np.where(assessed, kini, 0), "pppk": pppk,
        "jp": np.minimum(draw.exponential(5, people), np.where(pppk, 24, 60)).astype(np.int64), "lalu": draw.poisson(0.8, people),
        "bobot": (draw.uniform(1.0, 2.2, KINDS)[kind] * draw.choice([0.9, 1.0, 1.1], people))[:, None] * draw.uniform(0.5, 2, KOMPETENSI),
    }  # fmt: skip


def draw_positions(draw: Draw) -> Ints:
    """(160, C) levels required: 8 of 12 general and 4 of the technical competencies of the kind."""
    needs = np.zeros((160, KOMPETENSI), dtype=np.int64)
    for position in range(160):
        technical = UMUM + (position // 20 * 3 + draw.choice(9, 4, replace=False)) % (KOMPETENSI - UMUM)
        chosen = np.concatenate([draw.choice(9, 8, replace=False), technical])
        needs[position, chosen] = draw.integers(1, 6, 12)
    return needs


def draw_programmes(draw: Draw, count: int) -> dict[str, Any]:
    form = draw.choice(3, count, p=[0.35, 0.45, 0.20])  # online, class, blended
    online, technical = form == 0, draw.random(count) < 0.5
    target, open_to = np.zeros((count, KOMPETENSI), dtype=np.int64), draw.random((count, KINDS)) < 0.6
    for program in range(count):
        kinds = draw.choice(KINDS, 1 + int(draw.random() < 0.5), replace=False)
        if technical[program]:
            open_to[program] = np.isin(np.arange(KINDS), kinds)
        pool = UMUM + (int(kinds[0]) * 3 + np.arange(9)) % (KOMPETENSI - UMUM) if technical[program] else np.arange(9)
        effects = draw.choice(pool, 1 + draw.choice(5, p=[0.25, 0.30, 0.25, 0.12, 0.08]), replace=False)
        target[program, effects] = draw.integers(1, 4, len(effects)) if online[program] else draw.integers(2, 6, len(effects))
    jp = np.where(online, draw.integers(3, 13, count), np.where(form == 1, draw.integers(8, 41, count), draw.integers(12, 33, count)))
    low = np.where(online, 30, draw.integers(12, 21, count))
    return {
        "target": target, "efek": np.ones(target.shape), "jp_program": jp, "untuk": open_to, "menyita": ~online,
        "biaya_angkatan": rupiah(np.where(online, draw.uniform(3, 10, count), draw.uniform(12, 45, count))),
        "biaya_kursi": rupiah(np.where(online, draw.uniform(0.10, 0.45, count), draw.uniform(0.6, 3.2, count))),
        "peserta_min": low, "peserta_maks": np.where(online, draw.integers(60, 151, count), draw.integers(28, 41, count)),
        "angkatan_maks": 1 + draw.poisson(np.where(online, 1.0, 1.5), count), "sebulan": SEBULAN * months(draw, count),
        "hari_ruang": np.where(online, 0, -(-jp // 8)), "hari_pengajar": -(-jp // 8), "kelompok_pengajar": draw.integers(0, 12, count),
    }  # fmt: skip


def rupiah(juta: Floats) -> Ints:
    """In steps of Rp 1,000."""
    return np.round(juta * 1000).astype(np.int64) * 1000


def months(draw: Draw, count: int, total: int = BULAN, share: float = 0.55) -> Bools:
    """Each month with this share, and at least one."""
    allowed: Bools = draw.random((count, total)) < share
    allowed[np.arange(count), draw.integers(0, total, count)] = True
    return allowed


def draw_pairs(draw: Draw, size: dict[str, int], kind: Ints, open_to: Bools, target: Ints) -> dict[str, Any]:
    people, programmes = size["P"], size["J"]
    refused = np.where(open_to[:, kind].T, 0, TOLAK_JENIS).astype(np.uint8)
    asked = draw.random(programmes) < 0.10
    waiting = asked & (draw.random((people, programmes)) >= 0.35)
    refused |= (np.where(draw.random((people, programmes)) < 0.03, TOLAK_LULUS, 0)).astype(np.uint8)
    mandatory = np.zeros((people, programmes), dtype=bool)
    for program in np.flatnonzero(draw.random(programmes) < 0.04):
        mandatory[:, program] = (kind == draw.integers(0, KINDS)) & (draw.random(people) < 0.15)
    who, later = np.nonzero(waiting & ~mandatory & (refused == 0))
    return {
        "tolak": np.where(waiting & mandatory, TOLAK_JENIS, refused).astype(np.uint8), "wajib": np.argwhere(mandatory & ~waiting),
        "menunggu": np.column_stack([who, later, first_of(asked, open_to, target)[later]]),
    }  # fmt: skip


def first_of(asked: Bools, open_to: Bools, target: Ints) -> Ints:
    """(J,) of the programmes that wait for nothing the one that shares most kinds of people and competencies."""
    shared = open_to.astype(np.int64) @ open_to.T + 3 * ((target > 0).astype(np.int64) @ (target > 0).T > 0)
    first: Ints = np.where(asked, -1, shared).argmax(axis=1)
    return first


def lock_kota(city: Masalah) -> Masalah:
    """One seat in 400 people, in three cheap programmes, and a batch in two others."""
    options = list_pilihan(city)
    many = np.bincount(options.program, minlength=len(city.pagu)) >= 60
    cheap = np.flatnonzero(many & (city.biaya_angkatan < 25 * JUTA) & (options.banyak_wajib == 0))[:5]
    batches = city.kunci_angkatan.copy()
    for program in cheap[3:]:
        batches[program, int(np.argmax(city.bulan[program]))] = 1
    each = max(1, len(city.bobot) // 1200)
    pairs = [
        (who, program) for place, program in enumerate(cheap[:3]) for who in options.orang[options.program == program][place::3][:each]
    ]
    alone = {int(who): (who, program) for who, program in reversed(pairs)}  # one locked seat a person
    return replace(city, kunci_kursi=np.array(sorted(alone.values()), dtype=np.int64).reshape(-1, 2), kunci_angkatan=batches)


def make_kantor(seed: int) -> Masalah:
    """A tiny office with every rule in play: 4 to 7 people, 3 or 4 programmes, 3 months, 2 budgets, k of 1 to 3."""
    draw = np.random.default_rng([seed, 7])
    people, programmes, competencies, units = int(draw.integers(4, 8)), int(draw.integers(3, 5)), 3, 2
    refused = np.where(draw.random((people, programmes)) < 0.12, TOLAK_JENIS, 0).astype(np.uint8)
    mandatory = np.argwhere((draw.random(programmes) < 0.3) & (draw.random((people, programmes)) < 0.4))
    unit_of_budget = np.ones((2, units), dtype=bool)
    unit_of_budget[1, 1] = draw.random() < 0.6
    low = draw.integers(1, 4, programmes)
    office = Masalah(
        bobot=draw.choice([0.9, 1.0, 1.5, 2.2], (people, competencies)),
        unit=draw.integers(0, units, people), pppk=draw.random(people) < 0.3,
        jp=draw.integers(0, 16, people), lalu=draw.poisson(1.0, people), sudah=(draw.random(people) < 0.1).astype(np.int64),
        sibuk=draw.random((people, 3)) < 0.1, kini=draw.integers(0, 3, (people, competencies)),
        syarat=draw.integers(0, 5, (people, competencies)),
        target=draw.integers(0, 5, (programmes, competencies)), efek=draw.choice([0.4, 0.75, 1.0], (programmes, competencies)),
        jp_program=draw.integers(3, 13, programmes), biaya_angkatan=rupiah(draw.uniform(1, 6, programmes)),
        biaya_kursi=rupiah(draw.uniform(0.1, 2, programmes)), peserta_min=low, peserta_maks=low + draw.integers(0, 3, programmes),
        angkatan_maks=draw.integers(1, 3, programmes), sebulan=2 * months(draw, programmes, 3, 0.4),
        hari_ruang=draw.integers(0, 4, programmes),
        hari_pengajar=draw.integers(0, 4, programmes), kelompok_pengajar=draw.integers(-1, 2, programmes),
        menyita=draw.random(programmes) < 0.7, pagu=draw.integers(0, 2, programmes), pagu_rupiah=rupiah(draw.uniform(4, 22, 2)),
        pagu_unit=unit_of_budget, ruang=draw.integers(2, 7, 3), pengajar=draw.integers(3, 9, 2), layani_min=draw.integers(0, 3, units),
        tolak=refused, wajib=mandatory, menunggu=np.zeros((0, 3), dtype=np.int64), kunci_kursi=np.zeros((0, 2), dtype=np.int64),
        kunci_angkatan=np.zeros((programmes, 3), dtype=np.int64), aturan=Aturan(k=int(draw.integers(1, 4))),
    )  # fmt: skip
    return wait_some(np.random.default_rng([seed, 11]), lock_some(draw, office))


def wait_some(draw: Draw, office: Masalah) -> Masalah:
    """Every third programme runs once a month; in every second office, then richer, one or two wait for another for most people."""
    people, programmes = office.tolak.shape
    sebulan = np.minimum(office.sebulan, np.where(draw.random(programmes) < 0.33, 1, 2)[:, None])
    sebulan = np.maximum(sebulan, np.minimum(office.kunci_angkatan, 1))
    due = {(int(who), int(program)) for who, program in office.wajib}
    rows: set[tuple[int, int, int]] = set()
    for _ in range(int(draw.integers(1, 3)) if draw.random() < 0.5 else 0):
        first, program = (int(place) for place in np.sort(draw.choice(programmes, 2, replace=False)))
        sebulan[first, [0, 2]], sebulan[program, 2] = np.maximum([1, 0], np.minimum(office.kunci_angkatan[first, [0, 2]], 1)), 1
        rows |= {(who, program, first) for who in np.flatnonzero(draw.random(people) < 0.8).tolist() if (who, program) not in due}
    more = 2 if rows else 1
    waits = np.array(sorted(rows), dtype=np.int64).reshape(-1, 3)
    return replace(office, sebulan=sebulan, menunggu=waits, pagu_rupiah=office.pagu_rupiah * more, pengajar=office.pengajar * more)


def lock_some(draw: Draw, office: Masalah) -> Masalah:
    """In every third office a seat, in every third a batch; some of them cannot be met."""
    seats, batches = office.kunci_kursi, office.kunci_angkatan.copy()
    if draw.random() < 0.33:
        seats = np.array([[draw.integers(0, len(office.bobot)), draw.integers(0, len(office.pagu))]])
    if draw.random() < 0.33:
        program = int(draw.integers(0, len(office.pagu)))
        batches[program, int(np.argmax(office.bulan[program]))] = 1
    return replace(office, kunci_kursi=seats, kunci_angkatan=batches)
