"""Every page of the product, who looks at it, and in which states. A page without a line fails in test_semua_halaman."""

from dataclasses import dataclass

from django.urls import reverse

from tests.browser.dunia import Dunia

# name                                     as whom      arguments (a word of the city)     query
TABLE = """
account_change_password                    pegawai      -                                  -
account_inactive                           anonim       -                                  -
account_login                              anonim       -                                  -
account_logout                             pegawai      -                                  -
account_reauthenticate                     pegawai      -                                  -
account_reset_password                     anonim       -                                  -
account_reset_password_done                anonim       -                                  -
account_reset_password_from_key            anonim       uidb36=uid,key=kunci               -
account_reset_password_from_key            anonim       uidb36=uid,key=tidak-ada           -
account_reset_password_from_key_done       anonim       -                                  -
beranda                                    admin        -                                  -
beranda                                    atasan       -                                  -
beranda                                    auditor      -                                  -
beranda                                    kepegawaian  -                                  -
beranda                                    pegawai      -                                  -
beranda                                    pengelola    -                                  -
beranda                                    pimpinan     -                                  -
demo:akun                                  anonim       -                                  -
demo:surat-detail                          anonim       kode=surat                         -
demo:surat-list                            anonim       -                                  -
kompetensi:kompetensi-create               kepegawaian  -                                  -
kompetensi:kompetensi-detail               pengelola    pk=kompetensi                      -
kompetensi:kompetensi-list                 pegawai      -                                  -
kompetensi:kompetensi-update               kepegawaian  pk=kompetensi                      -
kompetensi:penilaian-cancel                kepegawaian  pk=penilaian                       -
kompetensi:penilaian-create                kepegawaian  -                                  -
kompetensi:penilaian-create                kepegawaian  -                                  pegawai={orang}
kompetensi:penilaian-list                  auditor      -                                  -
kompetensi:peta                            atasan       -                                  -
kompetensi:peta                            pimpinan     -                                  -
kompetensi:peta                            pengelola    -                                  unit={dinas}&ukur=memenuhi&per=2025-06-30
kompetensi:peta-pegawai                    atasan       -                                  unit={dinas}&kompetensi={kompetensi}
kompetensi:profil                          atasan       pk=orang                           -
kompetensi:profil                          auditor      pk=orang                           per=2025-01-31
kompetensi:profil-atasan                   atasan       pk=orang                           -
kompetensi:profil-bukti                    kepegawaian  pk=orang                           -
kompetensi:profil-mandiri                  pegawai      -                                  -
kompetensi:profil-saya                     pegawai      -                                  -
kompetensi:standar-detail                  pengelola    pk=jabatan                         -
kompetensi:standar-generate                kepegawaian  -                                  -
kompetensi:standar-list                    pengelola    -                                  -
kompetensi:standar-update                  kepegawaian  pk=jabatan                         -
mfa_activate_totp                          pegawai      -                                  -
mfa_add_webauthn                           pegawai      -                                  -
mfa_authenticate                           menunggu     -                                  -
mfa_deactivate_totp                        faktor       -                                  -
mfa_edit_webauthn                          berkunci     pk=kunci_sandi                     -
mfa_generate_recovery_codes                faktor       -                                  -
mfa_index                                  pegawai      -                                  -
mfa_index                                  faktor       -                                  -
mfa_list_webauthn                          berkunci     -                                  -
mfa_reauthenticate                         faktor       -                                  -
mfa_reauthenticate_webauthn                berkunci     -                                  -
mfa_remove_webauthn                        berkunci     pk=kunci_sandi                     -
mfa_view_recovery_codes                    faktor       -                                  -
panduan                                    kepegawaian  -                                  -
pegawai:akun-create                        admin        -                                  -
pegawai:akun-detail                        admin        pk=pegawai                         -
pegawai:akun-edit                          admin        pk=pegawai                         -
pegawai:akun-list                          admin        -                                  -
pegawai:impor-create                       kepegawaian  -                                  -
pegawai:impor-detail                       auditor      pk=impor_selesai                   -
pegawai:impor-detail                       kepegawaian  pk=impor_batal                     -
pegawai:impor-detail                       kepegawaian  pk=impor_ditolak                   -
pegawai:impor-detail                       kepegawaian  pk=impor_periksa                   -
pegawai:impor-detail                       kepegawaian  pk=impor_pratinjau                 -
pegawai:impor-list                         kepegawaian  -                                  -
pegawai:jabatan-create                     kepegawaian  -                                  -
pegawai:jabatan-detail                     kepegawaian  pk=jabatan                         -
pegawai:jabatan-edit                       kepegawaian  pk=jabatan                         -
pegawai:jabatan-list                       kepegawaian  -                                  -
pegawai:pegawai-create                     kepegawaian  -                                  -
pegawai:pegawai-detail                     kepegawaian  pk=orang                           -
pegawai:pegawai-edit                       kepegawaian  pk=orang                           -
pegawai:pegawai-list                       atasan       -                                  -
pegawai:pegawai-list                       kepegawaian  -                                  q=tidak-ada-nama-ini
pegawai:pegawai-list                       kepegawaian  -                                  unit={dinas}&urut=-nama&ukuran=50
pegawai:pegawai-riwayat                    kepegawaian  pk=orang                           -
pegawai:pekerjaan-detail                   kepegawaian  pk=kerja_gagal                     -
pegawai:pekerjaan-detail                   kepegawaian  pk=kerja_jalan                     -
pegawai:pekerjaan-detail                   kepegawaian  pk=kerja_selesai                   -
pegawai:pekerjaan-list                     kepegawaian  -                                  -
pegawai:penempatan-close                   kepegawaian  pk=penempatan                      -
pegawai:penempatan-create                  kepegawaian  pegawai_pk=orang                   -
pegawai:penempatan-edit                    kepegawaian  pk=penempatan                      -
pegawai:perubahan-list                     auditor      -                                  -
pegawai:unit-create                        kepegawaian  -                                  -
pegawai:unit-detail                        pimpinan     pk=dinas                           -
pegawai:unit-edit                          kepegawaian  pk=dinas                           -
pegawai:unit-list                          pimpinan     -                                  -
usersessions_list                          pegawai      -                                  -
"""

TANPA_HALAMAN = {
    "account_set_password": "leads on: everybody who gets in has a password",
    "beranda-tren": "a fragment of the home page",
    "healthz": "for machines",
    "kompetensi:kompetensi-export": "POST",
    "kompetensi:kompetensi-status": "POST",
    "kompetensi:penilaian-export": "POST",
    "kompetensi:peta-export": "a workbook",
    "kompetensi:peta-pegawai-export": "POST",
    "kompetensi:standar-export": "POST",
    "mfa_download_recovery_codes": "a text file",
    "mfa_login_webauthn": "data for a script",
    "pegawai:akun-peran": "POST",
    "pegawai:akun-sandi": "POST",
    "pegawai:akun-tautan": "POST",
    "pegawai:akun-tindakan": "POST",
    "pegawai:impor-apply": "POST",
    "pegawai:impor-cancel": "POST",
    "pegawai:impor-deactivate": "POST",
    "pegawai:impor-galat": "a workbook",
    "pegawai:impor-template": "a workbook",
    "pegawai:jabatan-export": "POST",
    "pegawai:jabatan-pilihan": "a fragment of forms",
    "pegawai:pegawai-export": "POST",
    "pegawai:pekerjaan-cancel": "POST",
    "pegawai:pekerjaan-download": "a workbook",
    "pegawai:perubahan-export": "POST",
    "pegawai:unit-cabang": "a fragment of the tree",
    "pegawai:unit-export": "POST",
    "pegawai:unit-pilihan": "a fragment of forms",
    "peran-switch": "POST",
    "readyz": "for machines",
}


@dataclass(frozen=True)
class Halaman:
    nama: str
    peran: str
    arguments: str
    query: str

    def __str__(self) -> str:
        more = "".join(f" {part}" for part in (self.arguments, self.query) if part != "-")
        return f"{self.nama} as {self.peran}{more}"

    def url(self, dunia: Dunia) -> str:
        keys = {word: getattr(value, "pk", value) for word, value in dunia.items()}
        pairs = [part.split("=") for part in self.arguments.split(",") if self.arguments != "-"]
        query = "" if self.query == "-" else f"?{self.query.format_map(keys)}"
        return reverse(self.nama, kwargs={name: keys.get(word, word) for name, word in pairs}) + query


HALAMAN = tuple(Halaman(*line.split()) for line in TABLE.strip().splitlines())
