"""What `pegawai.pribadi` cannot see in the models of this app."""

from insentif.models import (
    DataIP,
    KeberatanPoin,
    Nominasi,
    PenangguhanPoin,
    Penukaran,
    Piagam,
    PostingPoin,
    SembunyiPapan,
    SimulasiOrang,
)
from pegawai.models.simpan import Jenis
from pegawai.pribadi import leave_out
from pegawai.simpan import erase, keep

leave_out(SimulasiOrang, "pegawai", "Hitungan percobaan atas aturan poin yang belum berlaku; bukan poin siapa pun")

ISI = """t.isi || '{"nama": "Pegawai dianonimkan", "nip": ""}'::jsonb"""
erase(KeberatanPoin, Jenis.ORANG, "isi", "jawaban")
erase(Nominasi, Jenis.ORANG, "alasan", "alasan_putusan")
erase(PenangguhanPoin, Jenis.ORANG, "alasan")
erase(Penukaran, Jenis.ORANG, "alasan")
erase(Piagam, Jenis.ORANG, "usul_alasan", "alasan_cabut", isi=ISI, berkas="berkas")
keep("kunci, hari, dan angka: buku poin dan laporan dihitung darinya", DataIP, PostingPoin, SembunyiPapan, SimulasiOrang)
