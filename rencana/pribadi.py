"""What `pegawai.pribadi` cannot see in the models of this app."""

from pegawai.models.simpan import Jenis
from pegawai.pribadi import acts, leave_out
from pegawai.simpan import erase, keep
from rencana.models import CalonRencana, KunciKursi, SusunanPeserta, SusunanTak, UsulanDiklat

PERCOBAAN = "Hitungan percobaan susunan rencana; yang dipakai ada pada lembar calon peserta rencana"

acts(UsulanDiklat, "pengusul")
leave_out(SusunanPeserta, "pegawai", PERCOBAAN)
leave_out(SusunanTak, "pegawai", PERCOBAAN)

erase(UsulanDiklat, Jenis.ORANG, "keterangan", "alasan_putusan")
keep("kunci orang dalam rencana; jumlah dan biayanya dihitung darinya", CalonRencana, KunciKursi, SusunanPeserta, SusunanTak)
