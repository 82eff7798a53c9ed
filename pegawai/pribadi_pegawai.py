"""What `pegawai.pribadi` cannot see in the models of this app and of the libraries below it."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from pegawai.models import Akses, Draf, KodeAktivasi, Pengguna, Titipan
from pegawai.pribadi import call, hide, leave_out

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
