"""Staff, units, positions, placements, accounts, imports and background jobs."""

from pegawai.models.akses import Akses
from pegawai.models.aktivasi import Aktivasi, KodeAktivasi
from pegawai.models.akun import CatatanAkun, GantiSurel, Pengguna, SuratAkun
from pegawai.models.draf import Draf, Titipan
from pegawai.models.impor import BarisImpor, GalatImpor, Impor, JejakImpor, KelahiranImpor
from pegawai.models.instansi import Instansi
from pegawai.models.kedudukan import RiwayatKedudukan
from pegawai.models.kepala import UsulKepala
from pegawai.models.lari import LariTugas
from pegawai.models.notifikasi import AturanPengingat, Notifikasi, PilihanSurel
from pegawai.models.padanan import PadananUnit
from pegawai.models.pegawai import Pegawai, Penempatan, RiwayatGolongan
from pegawai.models.pekerjaan import Pekerjaan
from pegawai.models.pemetaan import PemetaanKolom
from pegawai.models.perbaikan import PerbaikanData
from pegawai.models.referensi import Golongan, Jabatan, KedudukanHukum, KelompokJabatan, TingkatPendidikan
from pegawai.models.rekap import Rekap
from pegawai.models.segel import IsiSegel, Segel
from pegawai.models.simpan import MasaSimpan, Pemusnahan, Redaksi, RincianSimpan
from pegawai.models.unit import RiwayatInduk, UnitKerja

__all__ = [
    "Akses",
    "Aktivasi",
    "AturanPengingat",
    "BarisImpor",
    "CatatanAkun",
    "Draf",
    "GalatImpor",
    "GantiSurel",
    "Golongan",
    "Impor",
    "Instansi",
    "IsiSegel",
    "Jabatan",
    "JejakImpor",
    "KedudukanHukum",
    "KelahiranImpor",
    "KelompokJabatan",
    "KodeAktivasi",
    "LariTugas",
    "MasaSimpan",
    "Notifikasi",
    "PadananUnit",
    "Pegawai",
    "Pekerjaan",
    "PemetaanKolom",
    "Pemusnahan",
    "Penempatan",
    "Pengguna",
    "PerbaikanData",
    "PilihanSurel",
    "Redaksi",
    "Rekap",
    "RincianSimpan",
    "RiwayatGolongan",
    "RiwayatInduk",
    "RiwayatKedudukan",
    "Segel",
    "SuratAkun",
    "TingkatPendidikan",
    "Titipan",
    "UnitKerja",
    "UsulKepala",
]
