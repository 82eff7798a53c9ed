"""What `pegawai.pribadi` cannot see in the models of this app and of the libraries below it."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from pegawai.models import (
    Akses,
    BarisImpor,
    CatatanAkun,
    Draf,
    GalatImpor,
    GantiSurel,
    KodeAktivasi,
    Notifikasi,
    Pegawai,
    Penempatan,
    Pengguna,
    PerbaikanData,
    PilihanSurel,
    RiwayatGolongan,
    RiwayatKedudukan,
    SuratAkun,
    Titipan,
    UsulKepala,
)
from pegawai.models.simpan import Jenis
from pegawai.pribadi import call, hide, leave_out
from pegawai.simpan import NAMA, erase, keep, remove

TERENKRIPSI = "Isian yang belum dikirim: terenkripsi dengan kunci yang hanya ada di peramban Anda"

leave_out(Draf, "pengguna", TERENKRIPSI)
leave_out(Titipan, "pengguna", TERENKRIPSI)
hide(Akses, "saringan", "alamat")
hide(KodeAktivasi, "sidik")
hide(Pengguna, "password")
hide(Authenticator, "data")
hide(EmailConfirmation, "key")
hide(UserSession, "session_key")
call(Authenticator, "langkah kedua")
call(EmailAddress, "alamat surel akun")
call(EmailConfirmation, "konfirmasi surel akun")
call(Pengguna.groups.through, "peran akun")
call(Pengguna.user_permissions.through, "hak akun")
call(UserSession, "sesi masuk")

erase(
    Pegawai,
    Jenis.ORANG,
    "siasn_id",
    "tanggal_lahir",
    "tmt_cpns",
    "tahun_lulus",
    nama=NAMA,
    nip="lpad(t.id::text, 18, '0')",
    **dict.fromkeys(("gelar_depan", "gelar_belakang", "jenis_kelamin", "tempat_lahir", "pendidikan", "email", "telepon"), "''"),
)
erase(
    Pengguna,
    Jenis.ORANG,
    nama="'Pegawai dianonimkan ' || t.pegawai_id",
    username="'dianonimkan-' || t.id",
    email="''",
    password="'!'",  # noqa: S106 -- none fits
    is_active="false",
)
erase(CatatanAkun, Jenis.ORANG, "rincian")
erase(PerbaikanData, Jenis.ORANG, "tertulis", "seharusnya", "alasan", "jawaban", "nama_bukti", berkas="bukti")
TUTUP = "t.status NOT IN ('menunggu', 'mulai')"
SISA = {"data": "'{}'::jsonb", "alamat": "CASE WHEN t.pegawai_id IS NULL AND t.pengguna_id IS NULL THEN '[dihapus]' ELSE '' END"}
erase(Notifikasi, Jenis.ORANG, "keterangan", **SISA)
erase(Notifikasi, Jenis.SUREL, "keterangan", syarat=f"t.dibuat < $2 AND {TUTUP}", **SISA)
erase(SuratAkun, Jenis.ORANG, "masukan")
erase(SuratAkun, Jenis.SUREL, "masukan", syarat="t.dibuat < $2 AND t.ditutup IS NOT NULL")
erase(GantiSurel, Jenis.ORANG, "lama", "baru")
erase(GantiSurel, Jenis.SUREL, "lama", "baru", syarat="t.waktu < $2")
erase(Akses, Jenis.AKSES, alamat="NULL", saringan="''", syarat="t.waktu < $2")
DIIMPOR = "t.impor_id IN (SELECT i.id FROM pegawai_impor i WHERE i.dibuat < $2)"
remove(BarisImpor, Jenis.IMPOR, syarat=DIIMPOR)
remove(GalatImpor, Jenis.IMPOR, syarat=DIIMPOR)
remove(EmailConfirmation, Jenis.ORANG)
remove(EmailAddress, Jenis.ORANG)
remove(Authenticator, Jenis.ORANG)
remove(UserSession, Jenis.ORANG)
keep(
    "kedudukan, jabatan, unit, golongan dengan tanggal dan nomor SK: laporan hari yang lewat dihitung darinya",
    Penempatan,
    RiwayatGolongan,
    RiwayatKedudukan,
)
keep("hanya kunci, pilihan, dan waktu", KodeAktivasi, PilihanSurel, UsulKepala, Pengguna.groups.through, Pengguna.user_permissions.through)
keep("terenkripsi, dihapus sesudah 7 hari", Draf, Titipan)
