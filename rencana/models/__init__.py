"""The year's plan, its budgets and their ledger, and what asks for trainings."""

from rencana.models.acuan import Rekening, SubKegiatan
from rencana.models.bobot import BobotSusunan
from rencana.models.kebutuhan import BarisKebutuhan, DaftarWajib, KebutuhanRencana, UsulanDiklat
from rencana.models.komitmen import KomitmenBiaya, MutasiAnggaran
from rencana.models.kunci import KunciKursi
from rencana.models.laporan import LaporanBulanan
from rencana.models.pagu import PaguAnggaran, RevisiPagu
from rencana.models.periode import BarisRencana, PeriodeRencana
from rencana.models.susunan import Susunan
from rencana.models.susunan_isi import SusunanBaris, SusunanPagu, SusunanPeserta, SusunanTak, SusunanUnit
from rencana.models.susunan_kompetensi import SusunanKompetensi
from rencana.models.susunan_program import SusunanLewat, SusunanTutup
from rencana.models.tahun import AngkatanRencana, CalonRencana

__all__ = [
    "AngkatanRencana",
    "BarisKebutuhan",
    "BarisRencana",
    "BobotSusunan",
    "CalonRencana",
    "DaftarWajib",
    "KebutuhanRencana",
    "KomitmenBiaya",
    "KunciKursi",
    "LaporanBulanan",
    "MutasiAnggaran",
    "PaguAnggaran",
    "PeriodeRencana",
    "Rekening",
    "RevisiPagu",
    "SubKegiatan",
    "Susunan",
    "SusunanBaris",
    "SusunanKompetensi",
    "SusunanLewat",
    "SusunanPagu",
    "SusunanPeserta",
    "SusunanTak",
    "SusunanTutup",
    "SusunanUnit",
    "UsulanDiklat",
]
