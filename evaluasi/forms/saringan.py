"""Filters of the lists of instruments, questions, surveys, tests, results and what was asked afterwards."""

from typing import Any

from diklat.queries import bukti
from diklat.queries.pendaftaran_kota import unit_pilihan
from evaluasi.models import PenugasanEvaluasi, Soal, Survei
from evaluasi.models.instrumen import JenisInstrumen
from evaluasi.queries import instrumen_daftar, soal, ujian_kelola
from evaluasi.queries.dampak import program as dampak
from evaluasi.queries.hasil import daftar as hasil
from evaluasi.queries.pasca import kelola
from evaluasi.queries.survei import daftar as survei
from lib.saringan import CariField, HariField, KunciField, PilihField, SaringanForm, TahunField, dipakai_field

PERAN = PenugasanEvaluasi.Peran.choices


def pasca_tahun() -> TahunField:
    return TahunField("Dibuka pada tahun", kelola.tahun_pilihan, chip="Dibuka {value}")


class SaringanPascaForm(SaringanForm):
    nilai_class = kelola.Saringan
    lain = ("peran", "tahun")

    q = CariField("Cari nama atau NIP alumnus atau penilai")
    keadaan = PilihField("Keadaan", kelola.KEADAAN.items())
    program = KunciField("Program", kelola.program_pilihan)
    unit = KunciField("Perangkat daerah", unit_pilihan)
    peran = PilihField("Peran penilai", PERAN)
    tahun = pasca_tahun()


class SaringanPascaUnitForm(SaringanForm):
    nilai_class = kelola.Saringan

    program = KunciField("Program", kelola.program_pilihan)
    peran = PilihField("Peran penilai", PERAN)
    tahun = pasca_tahun()


class SaringanBuktiForm(SaringanForm):
    nilai_class = bukti.Saringan
    lain = ("kompetensi", "dari", "sampai")

    q = CariField("Cari nama atau NIP")
    status = PilihField("Keadaan", bukti.Status.choices)
    program = KunciField("Program", bukti.program_pilihan)
    unit = KunciField("Perangkat daerah", unit_pilihan)
    kompetensi = KunciField("Kompetensi", bukti.kompetensi_pilihan)
    dari = HariField("Diklat selesai mulai", chip="Mulai {value}")
    sampai = HariField("Diklat selesai sampai", chip="Sampai {value}")


class SaringanInstrumenForm(SaringanForm):
    nilai_class = instrumen_daftar.Saringan

    q = CariField("Cari nama, kode, atau program")
    jenis = PilihField("Jenis", JenisInstrumen.choices)
    keadaan = PilihField("Keadaan", instrumen_daftar.KEADAAN.items(), semua="Semua yang dipakai")
    program = KunciField("Khusus program", instrumen_daftar.program_dipakai)


class SaringanSoalForm(SaringanForm):
    nilai_class = soal.Saringan

    q = CariField("Cari pertanyaan, kode, atau materi")
    materi = PilihField("Materi", lambda: [(materi, materi) for materi in soal.topik_list()])
    tingkat = PilihField("Tingkat", Soal.Tingkat.choices)
    kompetensi = KunciField("Kompetensi", soal.kompetensi_dipakai)
    dipakai = dipakai_field()

    @property
    def nilai(self) -> Any:
        return self.make_nilai(dipakai=self.is_dipakai)


class SaringanSoalPilihForm(SaringanSoalForm):
    """Only what is in use can be taken."""

    dipakai = None  # type: ignore[assignment]
    is_dipakai = True


class SaringanSurveiForm(SaringanForm):
    nilai_class = survei.Saringan

    q = CariField("Cari survei atau program")
    jenis = PilihField("Jenis", Survei.Jenis.choices)
    status = PilihField("Keadaan", Survei.Status.choices)


class SaringanUjianForm(SaringanForm):
    q = CariField("Cari", "Nama atau NIP")
    keadaan = PilihField("Keadaan", [(kode, label) for kode, (label, _) in ujian_kelola.KEADAAN.items()])


class SaringanDampakForm(SaringanForm):
    q = CariField("Cari program")
    tahun = TahunField("Tahun berakhir", dampak.tahun_list)


class SaringanHasilForm(SaringanForm):
    nilai_class = hasil.Saringan

    q = CariField("Cari nama program")
    program = KunciField("Program", hasil.program_pilihan)
    sejak = HariField("Hari terakhir sejak", chip="sejak {value}")
    sampai = HariField("Sampai", chip="sampai {value}")


class SaringanBandingForm(SaringanForm):
    q = CariField("Cari nama atau kode program")
    sejak = HariField("Terbit sejak", chip="sejak {value}")
    sampai = HariField("Sampai", chip="sampai {value}")


class SaringanBandingPengajarForm(SaringanBandingForm):
    q = CariField("Cari nama atau instansi")
