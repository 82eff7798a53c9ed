"""Every way in, and the account pages of allauth that are used here. What is not listed does not exist: no sign-up, no login by code."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as pemulihan
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as usersessions
from django.urls import path, re_path

from pegawai.views import aktivasi, akun, surel

urlpatterns = [
    path("masuk/", akun.MasukView.as_view(), name="account_login"),
    path("masuk/langkah-kedua/", mfa.authenticate, name="mfa_authenticate"),
    path("masuk/kunci-sandi/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("keluar/", akun.KeluarView.as_view(), name="account_logout"),
    path("tidak-aktif/", account.account_inactive, name="account_inactive"),
    path("pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("pastikan/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("pastikan/kunci-sandi/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("kata-sandi/", account.password_change, name="account_change_password"),
    path("kata-sandi/buat/", account.password_set, name="account_set_password"),
    path("aktivasi/", aktivasi.akun_aktivasi, name="akun-aktivasi"),
    path("tautan/", akun.akun_tautan_minta, name="account_reset_password"),
    path("tautan/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    path("tautan/tersimpan/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^tautan/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>.{1,100})/$",
        akun.SandiDariTautanView.as_view(),
        name="account_reset_password_from_key",
    ),
    path("keamanan/", mfa.index, name="mfa_index"),
    path("keamanan/autentikator/aktifkan/", totp.activate_totp, name="mfa_activate_totp"),
    path("keamanan/autentikator/hapus/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("keamanan/kode-pemulihan/", pemulihan.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("keamanan/kode-pemulihan/buat/", pemulihan.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("keamanan/kode-pemulihan/unduh/", pemulihan.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("keamanan/kunci-sandi/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("keamanan/kunci-sandi/tambah/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("keamanan/kunci-sandi/<int:pk>/ubah/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("keamanan/kunci-sandi/<int:pk>/hapus/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("surel/<str:kunci>/", surel.surel_keberatan, name="surel-keberatan"),
    path("sesi/", usersessions.list_usersessions, name="usersessions_list"),
]
