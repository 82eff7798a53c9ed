"""What `pegawai.pribadi` cannot see in the models of this app."""

from insentif.models import SimulasiOrang
from pegawai.pribadi import leave_out

leave_out(SimulasiOrang, "pegawai", "Hitungan percobaan atas aturan poin yang belum berlaku; bukan poin siapa pun")
