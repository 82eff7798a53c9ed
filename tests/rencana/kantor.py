"""A small office with a gap, a programme that closes it, money, and a draft: what matters to a test is added in the test."""

from dataclasses import dataclass, field
from typing import Any

from diklat.models import Program
from kompetensi.models import Kompetensi
from lib import waktu
from pegawai.models import Jabatan, Pegawai, UnitKerja
from rencana.models import PaguAnggaran, PeriodeRencana
from rencana.queries.masalah import Bahan, Skenario, build_masalah
from tests.diklat.pabrik import make_program
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_penilaian, make_standar, make_unit
from tests.rencana.pabrik import make_pagu, make_periode


@dataclass
class Kantor:
    """The position asks for level 3; the plan is for next year, with one budget of Rp 1 million; a batch costs Rp 1,000, a seat Rp 100."""

    tahun: int = field(default_factory=lambda: waktu.today().year + 1)
    kompetensi: Kompetensi = field(default_factory=lambda: make_kompetensi("Analisis"))
    jabatan: Jabatan = field(default_factory=make_jabatan)
    unit: UnitKerja = field(default_factory=make_unit)

    def __post_init__(self) -> None:
        make_standar(self.jabatan, self.kompetensi, 3)
        self.program = self.make_program("Analisis Data")
        self.pagu: PaguAnggaran = make_pagu(1_000_000, tahun=self.tahun)
        self.periode: PeriodeRencana = make_periode(self.tahun)

    def make_program(self, nama: str = "", level: int = 3, **kwargs: Any) -> Program:
        return make_program(nama, kompetensi={self.kompetensi: level}, **{"biaya_angkatan": 1000, "biaya_kursi": 100, **kwargs})

    def make_pegawai(self, level: float | str | None = 1, **kwargs: Any) -> Pegawai:
        row = make_pegawai(**{"unit": self.unit, "jabatan": self.jabatan, **kwargs})
        if level is not None:
            make_penilaian(row, self.kompetensi, level)
        return row

    def build(self, **kwargs: Any) -> Bahan:
        return build_masalah(self.periode, Skenario(**kwargs))
