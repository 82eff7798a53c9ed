"""What `pegawai.pribadi` cannot see in the models of this app."""

from django.db.models import Q

from evaluasi.models import (
    HasilSurvei,
    JawabanPasca,
    JawabanUjian,
    KomentarSurvei,
    LevelPasca,
    NilaiKomponen,
    PartisipasiSurvei,
    PengerjaanUjian,
    PenugasanEvaluasi,
)
from lib import waktu
from pegawai.models.simpan import Jenis
from pegawai.pribadi import hide, leave_out, narrow
from pegawai.simpan import erase, keep

ANONIM = "Umpan balik anonim tentang pengajaran Anda: milik yang mengisinya; hasilnya ada di halaman Umpan balik saya"
ORANG_LAIN = "Formulir yang diisi orang lain tentang Anda: catatan orang lain; level yang diakui darinya ada pada lembar hasil penilaian"

leave_out(HasilSurvei, "narasumber", ANONIM)
leave_out(KomentarSurvei, "narasumber", ANONIM)
leave_out(PenugasanEvaluasi, "pendaftaran", ORANG_LAIN)
hide(JawabanUjian, "butir")  # the questions are asked again
narrow(PengerjaanUjian, lambda: Q(ujian__selesai__lte=waktu.now()))
narrow(JawabanUjian, lambda: Q(pengerjaan__ujian__selesai__lte=waktu.now()))

DIRILIS = "t.blok_id IN (SELECT b.id FROM evaluasi_bloksurvei b WHERE b.dirilis < $2)"
DIKIRIM = "t.penugasan_id IN (SELECT p.id FROM evaluasi_penugasanevaluasi p WHERE p.dikirim_pada < $2)"
erase(KomentarSurvei, Jenis.TEKS, "teks", "alasan_sembunyi", syarat=DIRILIS)
erase(JawabanPasca, Jenis.TEKS, "teks", syarat=DIKIRIM)
erase(JawabanPasca, Jenis.ORANG, "teks")
erase(PengerjaanUjian, Jenis.ORANG, "alasan_tambahan")
erase(PenugasanEvaluasi, Jenis.ORANG, "alasan_tutup", draf="'{}'::jsonb")
erase(JawabanUjian, Jenis.TEKS, "teks", syarat="t.waktu < $2")
erase(JawabanUjian, Jenis.ORANG, "teks")
keep("angka dan kunci: hasil evaluasi dihitung darinya", HasilSurvei, LevelPasca, NilaiKomponen, PartisipasiSurvei)
