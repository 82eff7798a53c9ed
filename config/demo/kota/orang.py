"""The people of the demo city: 12,000 invented civil servants with a post, a rank and some history."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from config.demo.kota.asal import asal
from config.demo.kota.daftar import BELAKANG, DEPAN_L, DEPAN_P, JABATAN_FUNGSIONAL
from config.demo.kota.unit import EDUCATION, GENERAL, HEALTH, Unit, siasn_id

JUMLAH = 12_000
HARI_INI = date(2026, 11, 24)
RANK = {
    "jpt_pratama": ("IV/b", "IV/c"),
    "administrator": ("IV/a", "IV/b"),
    "pengawas": ("III/c", "III/d"),
    "jf_madya": ("IV/a", "IV/b"),
    "jf_muda": ("III/c", "III/d"),
    "jf_pertama": ("III/a", "III/b"),
    "jf_penyelia": ("III/c", "III/d"),
    "jf_mahir": ("III/a", "III/b"),
    "jf_terampil": ("II/c", "II/d"),
    "pelaksana": ("II/b", "II/c", "II/d", "III/a", "III/b"),
}
PPPK_RANK = {"jf_pertama": "IX", "jf_muda": "XI", "jf_madya": "XIII", "jf_penyelia": "XI", "jf_mahir": "IX", "jf_terampil": "VII"}
LOWER_RANK = {"III/b": "III/a", "III/c": "III/b", "III/d": "III/c", "IV/a": "III/d", "IV/b": "IV/a", "IV/c": "IV/b", "II/d": "II/c"}
EDUCATION_LEVEL = {"II": ("15", "30"), "III": ("40", "40", "45"), "IV": ("45", "45", "50"), "V": ("15",), "VII": ("30",)}


@dataclass
class Orang:
    id: int
    nip: str
    nama: str
    kelamin: str
    lahir: date
    jenis: str
    kedudukan: str
    golongan: str
    tmt_golongan: date
    tmt: date
    pendidikan: str
    unit: Unit
    jabatan: str
    memimpin: bool
    mulai: date
    selesai: date | None = None
    lama: tuple[Unit, date] | None = None
    gelar: tuple[str, str] = ("", "")
    tempat: str = ""
    riwayat: list[tuple[str, date]] = field(default_factory=list)

    @property
    def siasn_id(self) -> str:
        return siasn_id("orang", self.id)

    @property
    def email(self) -> str:
        return f"{self.nama.lower().replace(' ', '.')}{self.id}@{asal().domain}"


def allot_staff(units: list[Unit], total: int) -> Iterator[tuple[Unit, int]]:
    """Share the staff by weight; largest remainders get the last seats, so the sum is exact."""
    weight = sum(unit.bobot for unit in units)
    exact = [total * unit.bobot / weight for unit in units]
    seats = [int(value) for value in exact]
    by_rest = sorted(range(len(units)), key=lambda i: seats[i] - exact[i])
    for index in by_rest[: total - sum(seats)]:
        seats[index] += 1
    return zip(units, seats, strict=True)


class Town:
    """Draws people one after the other from one seeded generator."""

    def __init__(self, seed: int = 36_74) -> None:
        self.random = Random(seed)  # noqa: S311 -- invented people, not secrets
        self.people: list[Orang] = []
        self.serial: dict[str, int] = {}
        self.choices = {
            corak: ([row for row in JABATAN_FUNGSIONAL if row[3][corak]], [row[3][corak] for row in JABATAN_FUNGSIONAL if row[3][corak]])
            for corak in (EDUCATION, HEALTH, GENERAL)
        }

    def populate(self, units: list[Unit], jumlah: int = JUMLAH) -> list[Orang]:
        heads = [unit for unit in units if unit.kepala]
        for unit in heads:
            self.add(unit, unit.kepala, unit.kelompok, pns=True, memimpin=True)
        for unit, seats in allot_staff(units, jumlah - len(heads)):
            for seat in range(seats):
                rows, weights = self.choices[unit.corak]
                nama, kelompok, _, _ = self.random.choices(rows, weights)[0]
                head = seat == 0 and not unit.kepala
                self.add(unit, nama, kelompok, pns=head or self.random.random() < 0.55, memimpin=head)
        self.scatter(units)
        return self.people

    def add(self, unit: Unit, jabatan: str, kelompok: str, *, pns: bool, memimpin: bool) -> None:
        draw = self.random
        female = draw.random() < (0.68 if unit.corak != GENERAL else 0.47)
        age = draw.randint(44, 57) if kelompok in ("jpt_pratama", "administrator") else draw.randint(26, 56)
        lahir = HARI_INI - timedelta(days=age * 365 + draw.randint(0, 364))
        start_year = draw.randint(2021, 2025) if not pns else min(2022, lahir.year + draw.randint(23, 29))
        tmt = date(start_year, draw.randint(1, 12), 1)
        golongan = draw.choice(RANK[kelompok]) if pns else PPPK_RANK.get(kelompok, draw.choice(("V", "VII")))
        tmt_golongan = max(tmt, date(draw.randint(2020, 2026), draw.choice((4, 10)), 1)) if pns else tmt
        tmt_golongan = min(tmt_golongan, date(2026, 10, 1))
        level = draw.choice(EDUCATION_LEVEL.get(golongan.split("/")[0], ("40",)))
        names = [draw.choice(DEPAN_P if female else DEPAN_L), draw.choice(BELAKANG)]
        if draw.random() < 0.35:
            names.append(draw.choice(BELAKANG))
        orang = Orang(
            id=len(self.people) + 1,
            nip=self.make_nip(lahir, tmt, pns=pns, female=female),
            nama=" ".join(dict.fromkeys(names)),
            kelamin="P" if female else "L",
            lahir=lahir,
            jenis="PNS" if pns else "PPPK",
            kedudukan="01" if pns else "71",
            golongan=golongan,
            tmt_golongan=tmt_golongan,
            tmt=tmt,
            pendidikan=level,
            unit=unit,
            jabatan=jabatan,
            memimpin=memimpin,
            mulai=max(tmt, date(draw.randint(2016, 2023), draw.randint(1, 12), 1)),
            gelar=("dr." if jabatan.startswith("Dokter") else "", {"40": "S.E.", "45": "M.Si.", "50": "Ph.D."}.get(level, "")),
            tempat=draw.choice(asal().kelahiran),
        )
        lower = LOWER_RANK.get(golongan)
        if lower and tmt_golongan.year >= 2024 and tmt < date(tmt_golongan.year - 4, 1, 1):
            orang.riwayat.append((lower, date(tmt_golongan.year - 4, tmt_golongan.month, 1)))
        self.people.append(orang)

    def make_nip(self, lahir: date, tmt: date, *, pns: bool, female: bool) -> str:
        """Birth date, appointment (PPPK: year and 21), sex, and a running number among equal beginnings."""
        stem = f"{lahir:%Y%m%d}{tmt:%Y}{tmt.month if pns else 21:02d}{2 if female else 1}"
        self.serial[stem] = self.serial.get(stem, 0) + 1
        return f"{stem}{self.serial[stem]:03d}"

    def scatter(self, units: list[Unit]) -> None:
        """Some moved between units of the same kind in the last three years, some are on leave or have left."""
        alike = {corak: [unit for unit in units if unit.corak == corak] for corak in (EDUCATION, HEALTH, GENERAL)}
        for orang in self.people:
            luck = self.random.random()
            if orang.memimpin:
                continue
            if luck < 0.12 and orang.mulai < date(2023, 6, 1):
                former = self.random.choice(alike[orang.unit.corak])
                moved = date(2023, 7, 1) + timedelta(days=self.random.randint(0, 1180))
                if former is not orang.unit and orang.mulai < moved:
                    orang.lama, orang.mulai = (former, orang.mulai), moved
            elif luck > 0.988 and orang.jenis == "PNS":
                orang.kedudukan = self.random.choice(("98", "02"))
                orang.selesai = date(2026, self.random.randint(1, 11), 1)
            elif luck > 0.98 and orang.jenis == "PNS":
                orang.kedudukan = "03"
