"""What `pegawai.pribadi` cannot see in the models of this app."""

from typing import Final

from diklat.models import (
    Angkatan,
    BahanAjar,
    BuktiDiklat,
    CatatanJP,
    Kehadiran,
    LanggananKalender,
    Mentoring,
    Minat,
    Narasumber,
    Pendaftaran,
    Penggantian,
    PertemuanMentoring,
    RiwayatLuar,
    Sertifikat,
    Sesi,
    Transisi,
    TujuanMentoring,
)
from pegawai.models.simpan import Jenis
from pegawai.pribadi import acts, hide, leave_out
from pegawai.simpan import erase, keep, remove

ISI: Final = """t.isi || '{"nama": "Pegawai dianonimkan", "nip": "", "lahir": ""}'::jsonb"""

acts(Angkatan, "penanggung_jawab")
acts(Mentoring, "mentor")
acts(Pendaftaran, "atasan")
leave_out(Kehadiran, "sesi", "Kehadiran peserta pada sesi yang Anda ajar: data peserta")
hide(LanggananKalender, "sidik")

erase(Narasumber, Jenis.ORANG, nama="'Narasumber dianonimkan ' || t.id", email="''")
erase(Pendaftaran, Jenis.ORANG, "alasan", "alasan_pengecualian")
erase(Transisi, Jenis.ORANG, "alasan")
erase(Penggantian, Jenis.ORANG, "alasan")
erase(Kehadiran, Jenis.ORANG, "alasan")
erase(BuktiDiklat, Jenis.ORANG, "alasan")
erase(Mentoring, Jenis.ORANG, "catatan_akhir", "alasan_batal")
erase(PertemuanMentoring, Jenis.ORANG, "topik", "catatan")
erase(TujuanMentoring, Jenis.ORANG, "uraian", "catatan")
erase(RiwayatLuar, Jenis.ORANG, "nomor_sertifikat", "nama_bukti", "catatan", berkas="bukti")
erase(Sertifikat, Jenis.ORANG, "usul_alasan", "alasan", isi=ISI, berkas="berkas")
remove(LanggananKalender, Jenis.ORANG)
keep("kunci, hari, jam pelajaran: JP dan laporan dihitung darinya", CatatanJP, Minat)
keep("milik angkatan, bukan tentang pengajarnya", BahanAjar, Sesi)
