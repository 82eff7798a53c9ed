"""What `pegawai.pribadi` cannot see in the models of this app."""

from pegawai.pribadi import acts, leave_out
from rencana.models import SusunanPeserta, SusunanTak, UsulanDiklat

PERCOBAAN = "Hitungan percobaan susunan rencana; yang dipakai ada pada lembar calon peserta rencana"

acts(UsulanDiklat, "pengusul")
leave_out(SusunanPeserta, "pegawai", PERCOBAAN)
leave_out(SusunanTak, "pegawai", PERCOBAAN)
