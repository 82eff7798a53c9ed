"""An office months after a training: a supervisor, three colleagues, and graduates of a batch that ended on a given day."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from diklat.models import Angkatan, Pendaftaran
from evaluasi.models import PenugasanEvaluasi
from kompetensi.models import Kompetensi
from pegawai.models import Pegawai, UnitKerja
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.evaluasi.pabrik import make_versi
from tests.factories import make_kompetensi, make_pegawai, make_unit

SELESAI = date(2026, 3, 31)
JATUH = date(2026, 9, 30)  # six calendar months later, the last day of a shorter month
PERAN = ("alumnus", "atasan", "rekan", "bawahan")


@dataclass
class Kantor:
    dinas: UnitKerja = field(default_factory=lambda: make_unit("Dinas"))
    kompetensi: Kompetensi = field(default_factory=make_kompetensi)

    def __post_init__(self) -> None:
        self.bidang = make_unit("Bidang", self.dinas)
        self.kadis = make_pegawai("Kadis", unit=self.dinas, memimpin=True)
        self.kabid = make_pegawai("Kabid", unit=self.bidang, memimpin=True)
        self.rekan = [make_pegawai(f"Rekan {n}", unit=self.bidang) for n in range(1, 4)]
        self.alumnus = make_pegawai("Alumnus", unit=self.bidang)
        self.angkatan = self.hold()

    def hold(self, selesai: date = SELESAI, status: str = "ditutup") -> Angkatan:
        program = make_program(kompetensi={self.kompetensi: 3})
        return make_angkatan(program, status=status, mulai=selesai, selesai=selesai)

    def graduate(self, pegawai: Pegawai | None = None, angkatan: Angkatan | None = None, status: str = "lulus") -> Pendaftaran:
        return make_pendaftaran(angkatan or self.angkatan, pegawai or self.alumnus, status)


def forms(**where: object) -> list[tuple[str, str, str]]:
    """(role, rater, state), in the order in which they were opened."""
    rows = PenugasanEvaluasi.objects.filter(**where).order_by("pk")
    return list(rows.values_list("peran", "penilai__nama", "status"))


def publish_all() -> None:
    for peran in PERAN:
        make_versi(f"pasca_{peran}")


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Jakarta"))
