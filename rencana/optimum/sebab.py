"""Facts that explain a plan: why a person is not in a programme, which limits bind. Each is read from the plan, none is a guess.

What more money buys is no fact of a plan: solve again with the larger budget and `warm=rencana.harga_awal`, compare value and bound.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from . import serakah
from .keadaan import Keadaan
from .masalah import Masalah, Rencana
from .pilihan import Pilihan, list_pilihan
from .susun import restore


@dataclass(frozen=True)
class Sebab:
    """`kode` of the first reason that is true, with its figures: `ada` found, `batas` the limit, `lain` the programmes or limits named."""

    kode: str
    ada: float = 0
    batas: float = 0
    lain: tuple[int, ...] = ()


class Penjelasan:
    def __init__(self, masalah: Masalah, rencana: Rencana) -> None:
        self.masalah, self.rencana = masalah, rencana
        self.pilihan: Pilihan = list_pilihan(masalah)
        self.keadaan: Keadaan = restore(self.pilihan, rencana.angkatan, rencana.kursi)

    def why_not(self, orang: int, program: int) -> Sebab | None:
        """None when the person has the seat."""
        option = self.pilihan.find(orang, program)
        if option >= 0 and self.keadaan.bulan[option] >= 0:
            return None
        for reason in ORDER:
            found = reason(self, orang, program)
            if found:
                return found
        return Sebab("harga", float(self.keadaan.gain(np.array([option]))[0]), self.price(option))

    def why_not_held(self, program: int) -> Sebab | None:
        """Too few want it, a limit keeps it from its first batch, or others close what they lack for less. None: it is held."""
        state, masalah = self.keadaan, self.masalah
        if state.angkatan[program].sum():
            return None
        wanted = self.wanted(program)
        if wanted < masalah.peserta_min[program]:
            return Sebab("kurang_peserta", wanted, int(masalah.peserta_min[program]))
        return missing_limit(self, program) or Sebab("tidak_terpilih", self.left(program), int(masalah.peserta_min[program]))

    def wanted(self, program: int) -> int:
        """People who may come and gain, whatever the plan gives them."""
        begin = self.pilihan.menurut_program[1]
        return int(begin[program + 1] - begin[program])

    def left(self, program: int) -> int:
        """Of them those whom the plan leaves something to gain there."""
        return len(serakah.list_calon(self.keadaan, program)[0])

    def price(self, option: int) -> float:
        """Points that the seat must bring; 0 when the plan has no shadow prices."""
        return float(self.rencana.bayangan.kursi[self.pilihan.produk[option]]) if self.rencana.bayangan else 0.0

    def bulan_of(self, orang: int) -> dict[int, int]:
        """The month of each seat of a person, by programme."""
        return {int(self.pilihan.program[option]): int(self.keadaan.bulan[option]) for option in self.keadaan.milik[orang]}

    def own(self, orang: int) -> tuple[int, ...]:
        return tuple(sorted(int(self.pilihan.program[option]) for option in self.keadaan.milik[orang]))


Reason = Callable[[Penjelasan, int, int], Sebab | None]


def no_gap(facts: Penjelasan, who: int, program: int) -> Sebab | None:
    masalah = facts.masalah
    gap = masalah.syarat[who] > masalah.kini[who]
    if not gap.any() and not masalah.jp_kurang[who]:
        return Sebab("tanpa_kesenjangan")
    raised = gap & (np.minimum(masalah.syarat[who], masalah.target[program]) > masalah.kini[who])
    helps = raised.any() or masalah.jp_kurang[who] or (masalah.wajib == [who, program]).all(axis=1).any()
    return None if helps else Sebab("tidak_menutup")


def refused(facts: Penjelasan, who: int, program: int) -> Sebab | None:
    masalah = facts.masalah
    if masalah.tolak[who, program]:
        return Sebab("tolak", int(masalah.tolak[who, program]))
    return None if masalah.pagu_unit[masalah.pagu[program], masalah.unit[who]] else Sebab("pagu_unit", lain=(int(masalah.pagu[program]),))


def idle_first(facts: Penjelasan, who: int, program: int) -> Sebab | None:
    """What he must pass first brings him nothing by itself: that is not planned, unless he is locked in (docs/keputusan/0058)."""
    masalah = facts.masalah
    first = masalah.menunggu[(masalah.menunggu[:, :2] == [who, program]).all(axis=1), 2].tolist()
    idle = tuple(other for other in first if facts.pilihan.find(who, other) < 0 and no_gap(facts, who, other))
    return Sebab("prasyarat", lain=idle) if idle else None


def waits(facts: Penjelasan, who: int, program: int) -> Sebab | None:
    """The plan gives the person no seat in what he must pass before, or none early enough."""
    masalah, months = facts.masalah, facts.bulan_of(who)
    first = masalah.menunggu[(masalah.menunggu[:, :2] == [who, program]).all(axis=1), 2].tolist()
    after = max((months.get(other, len(masalah.ruang)) for other in first), default=-1)
    running = np.flatnonzero(facts.keadaan.angkatan[program])
    late = after == len(masalah.ruang) or (len(running) and running.max() <= after)
    return Sebab("menunggu", after + 1, lain=tuple(first)) if late else None


def too_many(facts: Penjelasan, who: int, program: int) -> Sebab | None:
    masalah, own = facts.masalah, facts.own(who)
    if len(own) >= masalah.sisa_k[who]:
        return Sebab("k", len(own) + int(masalah.sudah[who]), masalah.aturan.k, own)
    hours = int(masalah.jp[who] + facts.keadaan.jp[who] + masalah.jp_program[program])
    return Sebab("jp_pppk", hours, masalah.aturan.jp_pppk, own) if masalah.pppk[who] and hours > masalah.aturan.jp_pppk else None


def worthless(facts: Penjelasan, who: int, program: int) -> Sebab | None:
    """Nothing is left that the programme would add to what the person has."""
    option = facts.pilihan.find(who, program)
    if option < 0:
        return Sebab("tanpa_nilai")
    gain = float(facts.keadaan.gain(np.array([option]))[0])
    return Sebab("sudah_tertutup", gain, lain=facts.own(who)) if gain <= 0 else None


def not_running(facts: Penjelasan, _who: int, program: int) -> Sebab | None:
    return facts.why_not_held(program)


def missing_limit(facts: Penjelasan, program: int) -> Sebab | None:
    state, masalah = facts.keadaan, facts.masalah
    if state.angkatan[program].sum() >= masalah.angkatan_maks[program]:
        return Sebab("angkatan_maks", int(state.angkatan[program].sum()), int(masalah.angkatan_maks[program]))
    cost = int(masalah.biaya_angkatan[program] + masalah.peserta_min[program] * masalah.biaya_kursi[program])
    rest = int(state.uang[masalah.pagu[program]])
    if rest < cost:
        return Sebab("pagu", rest, cost, (int(masalah.pagu[program]),))
    group = int(masalah.kelompok_pengajar[program])
    if group >= 0 and state.pengajar[group] < masalah.hari_pengajar[program]:
        return Sebab("pengajar", int(state.pengajar[group]), int(masalah.hari_pengajar[program]), (group,))
    if (state.angkatan[program] >= masalah.sebulan[program]).all():
        return Sebab("sebulan", int(state.angkatan[program].max()), int(masalah.sebulan[program].max()))
    rooms = state.ruang[state.angkatan[program] < masalah.sebulan[program]]
    return Sebab("ruang", int(rooms.max(initial=0)), int(masalah.hari_ruang[program])) if not len(state.may_open(program)) else None


def elsewhere(facts: Penjelasan, who: int, program: int) -> Sebab | None:
    """In every month of the programme the person is in another one."""
    months = np.flatnonzero(facts.keadaan.angkatan[program])
    option = np.array([facts.pilihan.find(who, program)])
    free = any(facts.keadaan.is_free(option, int(month))[0] for month in months)
    return None if free else Sebab("dua_tempat", len(months), lain=facts.own(who))


def full(facts: Penjelasan, who: int, program: int) -> Sebab | None:
    """`ada` is the person's rank among those who wait, `batas` the least that somebody in it gains."""
    state, pilihan = facts.keadaan, facts.pilihan
    if (state.free_seats(program) > 0).any():
        return None
    order, begin = pilihan.menurut_program
    options = order[begin[program] : begin[program + 1]]
    waiting = options[state.may_sit(options)]
    mine = float(state.gain(np.array([pilihan.find(who, program)]))[0])
    limit = missing_limit(facts, program)
    return Sebab("penuh", int((state.gain(waiting) > mine).sum()) + 1, len(waiting), () if limit is None else (LIMITS.index(limit.kode),))


def mandatory_waits(facts: Penjelasan, who: int, program: int) -> Sebab | None:
    option, waiting = facts.pilihan.find(who, program), int(facts.keadaan.wajib_sisa[program])
    return Sebab("wajib_dahulu", waiting) if waiting and not facts.pilihan.wajib[option] else None


def no_money(facts: Penjelasan, _who: int, program: int) -> Sebab | None:
    budget, cost = int(facts.masalah.pagu[program]), int(facts.masalah.biaya_kursi[program])
    rest = int(facts.keadaan.uang[budget])
    return Sebab("pagu", rest, cost, (budget,)) if rest < cost else None


LIMITS = ("angkatan_maks", "pagu", "pengajar", "ruang", "sebulan")  # `lain` of "penuh": what keeps the programme from one more batch
ORDER: tuple[Reason, ...] = (
    no_gap, refused, idle_first, waits, too_many, worthless, not_running, elsewhere, full, mandatory_waits, no_money,
)  # fmt: skip
