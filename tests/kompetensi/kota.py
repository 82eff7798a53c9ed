"""A small city for the gap report: two perangkat daerah, one with two subunits, people with and without results."""

from dataclasses import dataclass
from datetime import date

from kompetensi.models import Kompetensi
from kompetensi.services import profil
from pegawai.models import Jabatan, Pegawai, UnitKerja
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_penilaian, make_standar, make_unit

DULU = date(2025, 6, 1)


@dataclass
class Kota:
    dinas: UnitKerja
    bidang: UnitKerja
    seksi: UnitKerja
    badan: UnitKerja
    jabatan: Jabatan
    integritas: Kompetensi
    komunikasi: Kompetensi
    pegawai_dinas: list[Pegawai]
    pegawai_badan: list[Pegawai]


def make_kota(dinilai: int = 6) -> Kota:
    """Dinas: a head and `dinilai` people of level 2 against standard 3; badan: six people who meet it, one never assessed."""
    dinas, badan = make_unit("Dinas Kesehatan", singkatan="Dinkes"), make_unit("Badan Pendapatan")
    bidang = make_unit("Bidang Layanan", induk=dinas)
    seksi = make_unit("Seksi Obat", induk=bidang)
    jabatan = make_jabatan("Pengelola", jenis="fungsional", kelompok="jf_muda")
    integritas = make_kompetensi("Integritas Uji", jenis=Kompetensi.Jenis.MANAJERIAL, urutan=1)
    komunikasi = make_kompetensi("Komunikasi Uji", jenis=Kompetensi.Jenis.MANAJERIAL, urutan=2)
    make_standar(jabatan, integritas, 3)
    make_standar(jabatan, komunikasi, 2)
    here = [make_pegawai(f"Orang {n}", unit=seksi if n % 2 else bidang, jabatan=jabatan) for n in range(dinilai)]
    there = [make_pegawai(f"Petugas {n}", unit=badan, jabatan=jabatan) for n in range(7)]
    for pegawai in here:
        make_penilaian(pegawai, integritas, 2, tanggal=DULU)
    for pegawai in there[:6]:
        make_penilaian(pegawai, integritas, 3, tanggal=DULU)
    profil.refresh_profil(None)
    return Kota(dinas, bidang, seksi, badan, jabatan, integritas, komunikasi, here, there)
