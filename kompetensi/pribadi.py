"""What becomes of the words of this app about a person."""

from kompetensi.models import Penilaian, ProfilKompetensi, ProfilPegawai
from pegawai.models.simpan import Jenis
from pegawai.simpan import erase, keep

erase(Penilaian, Jenis.ORANG, "keterangan", "alasan_batal")
keep("level dan selisihnya, diturunkan dari hasil penilaian", ProfilKompetensi, ProfilPegawai)
