"""What `pegawai.pribadi` cannot see in the models of this app."""

from diklat.models import Angkatan, Kehadiran, LanggananKalender, Mentoring, Pendaftaran
from pegawai.pribadi import acts, hide, leave_out

acts(Angkatan, "penanggung_jawab")
acts(Mentoring, "mentor")
acts(Pendaftaran, "atasan")
leave_out(Kehadiran, "sesi", "Kehadiran peserta pada sesi yang Anda ajar: data peserta")
hide(LanggananKalender, "sidik")
