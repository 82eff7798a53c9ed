"""Graduates with evidence before, after and months later, for the tests of the effect pages."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from diklat.models import Angkatan, Pendaftaran, Program
from evaluasi.models import JawabanPasca, VersiInstrumen
from kompetensi.models import Kompetensi, Penilaian
from pegawai.models import Jabatan, Pegawai
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.evaluasi.pabrik import make_penugasan, make_versi
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_penilaian, make_standar, make_unit

MULAI = date(2025, 3, 10)
SELESAI = date(2025, 3, 14)


@dataclass
class Dunia:
    """A programme that raises one competency to 3, which a position asks at level 3; a batch in March 2025."""

    kompetensi: Kompetensi = field(default_factory=lambda: make_kompetensi("Analisis"))
    jabatan: Jabatan = field(default_factory=make_jabatan)

    def __post_init__(self) -> None:
        make_standar(self.jabatan, self.kompetensi, 3)
        self.unit = make_unit()
        self.program: Program = make_program(
            "Analisis Data", kompetensi={self.kompetensi: 3}, biaya_angkatan=6_000_000, biaya_kursi=1_000_000
        )
        self.angkatan = self.make_angkatan()

    def make_angkatan(self, mulai: date = MULAI, selesai: date = SELESAI, status: str = "ditutup") -> Angkatan:
        return make_angkatan(self.program, status=status, mulai=mulai, selesai=selesai, kuota=100)

    def make_pegawai(self) -> Pegawai:
        return make_pegawai(unit=self.unit, jabatan=self.jabatan)

    def nilai(self, pegawai: Pegawai, level: str, hari: date, sumber: str = "asesmen") -> Penilaian:
        sampai = hari + timedelta(days=3 * 365)
        return make_penilaian(pegawai, self.kompetensi, level, tanggal=hari, berlaku_sampai=sampai, sumber=sumber)

    def make_lulusan(self, awal: str = "", sesudah: str = "", kemudian: str = "", **fields: object) -> Pendaftaran:
        """`kemudian` is a competency test half a year later."""
        angkatan = fields.pop("angkatan", self.angkatan)
        assert isinstance(angkatan, Angkatan)
        row = make_pendaftaran(angkatan, self.make_pegawai(), str(fields.pop("status", "lulus")), **fields)
        if awal:
            self.nilai(row.pegawai, awal, angkatan.mulai - timedelta(days=100))
        if sesudah:
            self.nilai(row.pegawai, sesudah, angkatan.selesai, "diklat")
        if kemudian:
            self.nilai(row.pegawai, kemudian, angkatan.selesai + timedelta(days=180), "uji")
        return row

    def versi_pasca(self) -> VersiInstrumen:
        """A supervisor's form: behaviour, effect, use at work."""
        versi = make_versi("pasca_atasan", ("skala", "skala", "pilihan"), terbit=False)
        for butir, unsur in zip(versi.butir_list.order_by("urutan"), ("Perilaku", "Dampak", "Penerapan"), strict=True):
            butir.unsur = unsur
            butir.save(update_fields=["unsur"])
        versi.status, versi.diterbitkan_pada = "terbit", timezone.now()
        versi.save(update_fields=["status", "diterbitkan_pada"])
        return versi

    def answer(self, row: Pendaftaran, versi: VersiInstrumen, penilai: Pegawai, perilaku: int, dampak: int, terap: int) -> None:
        kirim = {"status": "selesai", "dikirim_pada": timezone.now()}
        tugas = make_penugasan(row, penilai, "atasan", versi=versi, **kirim)
        butir = list(versi.butir_list.order_by("urutan"))
        JawabanPasca.objects.bulk_create(
            [
                JawabanPasca(penugasan=tugas, butir=butir[0], skala=perilaku),
                JawabanPasca(penugasan=tugas, butir=butir[1], skala=dampak),
                JawabanPasca(penugasan=tugas, butir=butir[2], pilihan=terap),
            ]
        )


def two(value: Decimal | None) -> str:
    return "-" if value is None else f"{value:.2f}"
