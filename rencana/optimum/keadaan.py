"""A plan in the making: batches, seats in months, and what is left of every limit. Every step keeps every limit."""

import numpy as np

from .masalah import Bools, Floats, Ints, Pemakaian
from .pilihan import Pilihan


class Keadaan:
    def __init__(self, pilihan: Pilihan) -> None:
        masalah = pilihan.masalah
        self.pilihan, self.masalah = pilihan, masalah
        people, programmes, months = len(masalah.bobot), len(masalah.pagu), len(masalah.ruang)
        self.angkatan = np.zeros((programmes, months), dtype=np.int64)
        self.terisi = np.zeros((programmes, months), dtype=np.int64)
        self.bulan = np.full(len(pilihan.orang), -1, dtype=np.int64)  # (N,) month of the seat, -1 = no seat
        self.milik: list[list[int]] = [[] for _ in range(people)]  # options seated, per person
        self.banyak = np.zeros(people, dtype=np.int64)
        self.jp = np.zeros(people, dtype=np.int64)
        self.tercapai = np.zeros((people, pilihan.tutup.shape[1]))  # best closing at each place
        self.sibuk = masalah.sibuk.copy()
        self.uang = masalah.pagu_rupiah.astype(np.int64)
        self.ruang = masalah.ruang.astype(np.int64)
        self.pengajar = masalah.pengajar.astype(np.int64)
        self.terlayani = np.zeros(len(masalah.layani_min), dtype=np.int64)
        self.wajib_sisa = pilihan.banyak_wajib.astype(np.int64)
        self.kurang, self.sisa_k = masalah.jp_kurang, masalah.sisa_k

    def may_sit(self, options: Ints) -> Bools:
        """No seat in it yet; k, hours and what it waits for allow it. Months and money are asked elsewhere."""
        who = self.pilihan.orang[options]
        fits: Bools = (self.bulan[options] < 0) & (self.banyak[who] < self.sisa_k[who])
        first = self.pilihan.tunggu[options]
        fits &= ((first < 0) | (self.bulan[first] >= 0)).all(axis=1)
        fits &= ~self.masalah.pppk[who] | (self.masalah.jp[who] + self.jp[who] + self.pilihan.jp[options] <= self.masalah.aturan.jp_pppk)
        return fits

    def is_free(self, options: Ints, month: int) -> Bools:
        """The person is not elsewhere in the month, and what the option waits for is seated before."""
        first = self.pilihan.tunggu[options]
        free: Bools = ~(self.masalah.menyita[self.pilihan.program[options]] & self.sibuk[self.pilihan.orang[options], month])
        free &= (np.where(first >= 0, self.bulan[first], -1) < month).all(axis=1)
        return free

    def gain(self, options: Ints) -> Floats:
        """Points that a seat would add to what its person has already."""
        rules, who = self.masalah.aturan, self.pilihan.orang[options]
        value: Floats = np.maximum(0, self.pilihan.tutup[options] - self.tercapai[who]).sum(axis=1)
        short, hours = self.kurang[who], self.jp[who]
        value += rules.nilai_jp * (np.minimum(short, hours + self.pilihan.jp[options]) - np.minimum(short, hours))
        value += rules.nilai_wajib * self.pilihan.wajib[options] - self.pilihan.potongan[who]
        return value + rules.denda_unit * self.is_missed(who)

    def is_missed(self, who: Ints) -> Bools:
        """People without a seat in a unit that is short of people served."""
        units = self.masalah.unit[who]
        missed: Bools = (self.banyak[who] == 0) & (self.terlayani[units] < self.masalah.layani_min[units])
        return missed

    def may_open(self, program: int, *, paid: bool = True) -> Ints:
        """Months in which one more batch with its fewest participants could run; not `paid`: whatever money is left."""
        masalah = self.masalah
        if self.angkatan[program].sum() >= masalah.angkatan_maks[program]:
            return np.zeros(0, dtype=np.int64)
        if paid and self.afford(program, 1) < masalah.peserta_min[program]:
            return np.zeros(0, dtype=np.int64)
        group = masalah.kelompok_pengajar[program]
        if group >= 0 and self.pengajar[group] < masalah.hari_pengajar[program]:
            return np.zeros(0, dtype=np.int64)
        return np.flatnonzero((self.angkatan[program] < masalah.sebulan[program]) & (self.ruang >= masalah.hari_ruang[program]))

    def afford(self, program: int, batches: int) -> int:
        """Seats that the rest of the budget buys after so many new batches; -1 when not even those."""
        rest = int(self.uang[self.masalah.pagu[program]]) - batches * int(self.masalah.biaya_angkatan[program])
        cost = int(self.masalah.biaya_kursi[program])
        return -1 if rest < 0 else rest // cost if cost else len(self.banyak)

    def open(self, program: int, month: int, batches: int = 1) -> None:
        """Also closes, with a negative number of batches."""
        masalah = self.masalah
        self.angkatan[program, month] += batches
        self.uang[masalah.pagu[program]] -= batches * masalah.biaya_angkatan[program]
        self.ruang[month] -= batches * masalah.hari_ruang[program]
        if masalah.kelompok_pengajar[program] >= 0:
            self.pengajar[masalah.kelompok_pengajar[program]] -= batches * masalah.hari_pengajar[program]

    def seat(self, option: int, month: int) -> None:
        who, program = int(self.pilihan.orang[option]), int(self.pilihan.program[option])
        self._count(option, month, 1)
        self.bulan[option] = month
        self.milik[who].append(option)
        np.maximum(self.tercapai[who], self.pilihan.tutup[option], out=self.tercapai[who])
        if self.masalah.menyita[program]:
            self.sibuk[who, month] = True

    def unseat(self, option: int) -> list[tuple[int, int]]:
        """Also what waits for it; options with the months they had, in the order in which they may be seated again."""
        after = [seat for later in self.pilihan.penerus.get(option, ()) if self.bulan[later] >= 0 for seat in self.unseat(later)]
        seat = option, int(self.bulan[option])
        self._leave(option)
        return [seat, *after]

    def _leave(self, option: int) -> None:
        who, program, month = int(self.pilihan.orang[option]), int(self.pilihan.program[option]), int(self.bulan[option])
        self._count(option, month, -1)
        self.bulan[option] = -1
        self.milik[who].remove(option)
        self.tercapai[who] = self.pilihan.tutup[self.milik[who]].max(axis=0, initial=0)
        if self.masalah.menyita[program]:
            self.sibuk[who, month] = self.masalah.sibuk[who, month]

    def _count(self, option: int, month: int, step: int) -> None:
        who, program = self.pilihan.orang[option], self.pilihan.program[option]
        unit = self.masalah.unit[who]
        self.terlayani[unit] += step * int(self.banyak[who] == (0 if step > 0 else 1))
        self.banyak[who] += step
        self.jp[who] += step * self.pilihan.jp[option]
        self.terisi[program, month] += step
        self.uang[self.masalah.pagu[program]] -= step * self.masalah.biaya_kursi[program]
        if self.pilihan.wajib[option]:
            self.wajib_sisa[program] -= step

    def free_seats(self, program: int) -> Ints:
        """(M,) seats left in the batches that run."""
        free: Ints = self.angkatan[program] * self.masalah.peserta_maks[program] - self.terisi[program]
        return free

    @property
    def nilai(self) -> float:
        """Points of the plan, as documented in `masalah.py`."""
        rules, masalah = self.masalah.aturan, self.masalah
        seated = np.flatnonzero(self.bulan >= 0)
        total = self.tercapai.sum() + rules.nilai_jp * np.minimum(self.kurang, self.jp).sum()
        total += rules.nilai_wajib * self.pilihan.wajib[seated].sum() - self.pilihan.potongan[self.pilihan.orang[seated]].sum()
        return float(total - rules.denda_unit * np.maximum(0, masalah.layani_min - self.terlayani).sum())

    @property
    def kursi(self) -> Ints:
        """(n, 3) person, programme, month."""
        seated = np.flatnonzero(self.bulan >= 0)
        return np.stack([self.pilihan.orang[seated], self.pilihan.program[seated], self.bulan[seated]], axis=1)

    @property
    def pemakaian(self) -> Pemakaian:
        masalah = self.masalah
        return Pemakaian(
            masalah.pagu_rupiah - self.uang,
            masalah.ruang - self.ruang,
            masalah.pengajar - self.pengajar,
        )
