"""What `pegawai.pribadi` cannot see in the models of this app."""

from django.db.models import Q

from evaluasi.models import HasilSurvei, JawabanUjian, KomentarSurvei, PengerjaanUjian, PenugasanEvaluasi
from lib import waktu
from pegawai.pribadi import hide, leave_out, narrow

ANONIM = "Umpan balik anonim tentang pengajaran Anda: milik yang mengisinya; hasilnya ada di halaman Umpan balik saya"
ORANG_LAIN = "Formulir yang diisi orang lain tentang Anda: catatan orang lain; level yang diakui darinya ada pada lembar hasil penilaian"

leave_out(HasilSurvei, "narasumber", ANONIM)
leave_out(KomentarSurvei, "narasumber", ANONIM)
leave_out(PenugasanEvaluasi, "pendaftaran", ORANG_LAIN)
hide(JawabanUjian, "butir")  # the questions are asked again
narrow(PengerjaanUjian, lambda: Q(ujian__selesai__lte=waktu.now()))
narrow(JawabanUjian, lambda: Q(pengerjaan__ujian__selesai__lte=waktu.now()))
