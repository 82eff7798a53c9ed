"""Every address × role → the expected answer, by GET and, where something is done, by POST. An unlisted address fails.

To add an address: one line in TABLE, in the order of names; `python -m pytest tests/test_access.py -k <name>`.
  arguments   `pk=bawahan` takes the key of that row of `make_kota`; another word is taken as it stands; `-` is none
  answers     a status; `in` = to the login page, and back here afterwards; 302 = any other redirect
People: the head of unit A (atasan), `pegawai` works in A1 below it, `bawahan` too, `sejawat` in A, `lain` in B, `mantan` was in A and is
in B now. The city-wide roles have no employee of their own. An address for POST only is listed with POST only; a service's
refusal, as of an auditor who stops somebody's job, is a 302 with a message. Which *rows* come back: `test_access_rows.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kompetensi.models import Kompetensi
from pegawai.models import Pekerjaan, Penempatan, Pengguna
from tests.factories import make_impor, make_jabatan, make_pegawai, make_penempatan, make_pengguna, make_penilaian, make_unit
from tests.pintu import enter

pytestmark = pytest.mark.django_db
ROLES = ("anonim", "pegawai", "atasan", "pengelola", "kepegawaian", "pimpinan", "auditor", "admin")

# name                                   how  arguments                                ano peg ata pen kep pim aud adm
TABLE = """
account_change_password                  GET  -                                        in  200 200 200 200 200 200 200
account_inactive                         GET  -                                        200 200 200 200 200 200 200 200
account_login                            GET  -                                        200 302 302 302 302 302 302 302
account_logout                           GET  -                                        302 200 200 200 200 200 200 200
account_logout                           POST -                                        302 302 302 302 302 302 302 302
account_reauthenticate                   GET  -                                        in  200 200 200 200 200 200 200
account_reset_password                   GET  -                                        200 200 200 200 200 200 200 200
account_reset_password_done              GET  -                                        200 200 200 200 200 200 200 200
account_reset_password_from_key          GET  uidb36=1,key=tidak-ada                   200 200 200 200 200 200 200 200
account_reset_password_from_key_done     GET  -                                        200 200 200 200 200 200 200 200
account_set_password                     GET  -                                        in  302 302 302 302 302 302 302
beranda                                  GET  -                                        in  200 200 200 200 200 200 200
beranda-tren                             GET  -                                        in  403 403 200 200 200 200 403
demo:akun                                GET  -                                        200 200 200 200 200 200 200 200
demo:surat-detail                        GET  kode=tidak-ada                           404 404 404 404 404 404 404 404
demo:surat-list                          GET  -                                        200 200 200 200 200 200 200 200
healthz                                  GET  -                                        200 200 200 200 200 200 200 200
kompetensi:kompetensi-create             GET  -                                        in  403 403 200 200 403 403 403
kompetensi:kompetensi-create             POST -                                        in  403 403 200 200 403 403 403
kompetensi:kompetensi-detail             GET  pk=kompetensi                            in  200 200 200 200 200 200 200
kompetensi:kompetensi-export             POST -                                        in  403 403 302 302 403 302 403
kompetensi:kompetensi-list               GET  -                                        in  200 200 200 200 200 200 200
kompetensi:kompetensi-status             POST pk=kompetensi                            in  403 403 302 302 403 403 403
kompetensi:kompetensi-update             GET  pk=kompetensi                            in  403 403 200 200 403 403 403
kompetensi:kompetensi-update             POST pk=kompetensi                            in  403 403 200 200 403 403 403
kompetensi:penilaian-cancel              GET  pk=nilai_bawahan                         in  403 403 403 200 403 403 403
kompetensi:penilaian-cancel              POST pk=nilai_bawahan                         in  403 403 403 200 403 403 403
kompetensi:penilaian-create              GET  -                                        in  403 403 403 200 403 403 403
kompetensi:penilaian-create              POST -                                        in  403 403 403 200 403 403 403
kompetensi:penilaian-export              POST -                                        in  403 302 302 302 302 302 302
kompetensi:penilaian-list                GET  -                                        in  403 200 200 200 200 200 200
kompetensi:peta                          GET  -                                        in  403 200 200 200 200 200 403
kompetensi:peta-export                   GET  -                                        in  403 200 200 200 200 200 403
kompetensi:peta-pegawai                  GET  -                                        in  403 200 200 200 200 200 403
kompetensi:peta-pegawai-export           POST -                                        in  403 302 302 302 302 302 403
kompetensi:profil                        GET  pk=bawahan                               in  404 200 200 200 200 200 200
kompetensi:profil                        GET  pk=diri                                  in  200 200 200 200 200 200 200
kompetensi:profil                        GET  pk=lain                                  in  404 404 200 200 200 200 200
kompetensi:profil                        GET  pk=mantan                                in  404 404 200 200 200 200 200
kompetensi:profil                        GET  pk=sejawat                               in  404 200 200 200 200 200 200
kompetensi:profil-atasan                 GET  pk=bawahan                               in  403 200 403 403 403 403 403
kompetensi:profil-atasan                 GET  pk=kepala                                in  403 404 403 403 403 403 403
kompetensi:profil-atasan                 GET  pk=lain                                  in  403 404 403 403 403 403 403
kompetensi:profil-atasan                 POST pk=bawahan                               in  403 200 403 403 403 403 403
kompetensi:profil-atasan                 POST pk=lain                                  in  403 404 403 403 403 403 403
kompetensi:profil-bukti                  GET  pk=bawahan                               in  404 200 200 200 200 200 200
kompetensi:profil-bukti                  GET  pk=lain                                  in  404 404 200 200 200 200 200
kompetensi:profil-mandiri                GET  -                                        in  200 200 403 403 403 403 403
kompetensi:profil-mandiri                POST -                                        in  200 200 403 403 403 403 403
kompetensi:profil-saya                   GET  -                                        in  200 200 403 403 403 403 403
kompetensi:standar-detail                GET  pk=jabatan                               in  403 403 200 200 200 200 200
kompetensi:standar-export                POST -                                        in  403 403 302 302 403 302 403
kompetensi:standar-generate              GET  -                                        in  403 403 403 200 403 403 403
kompetensi:standar-generate              POST -                                        in  403 403 403 200 403 403 403
kompetensi:standar-list                  GET  -                                        in  403 403 200 200 200 200 200
kompetensi:standar-update                GET  pk=jabatan                               in  403 403 403 200 403 403 403
kompetensi:standar-update                POST pk=jabatan                               in  403 403 403 200 403 403 403
mfa_activate_totp                        GET  -                                        in  200 200 200 200 200 200 200
mfa_add_webauthn                         GET  -                                        in  200 200 200 200 200 200 200
mfa_authenticate                         GET  -                                        302 302 302 302 302 302 302 302
mfa_deactivate_totp                      GET  -                                        in  404 404 404 404 404 404 404
mfa_download_recovery_codes              GET  -                                        in  404 404 404 404 404 404 404
mfa_edit_webauthn                        GET  pk=akun_lain                             in  404 404 404 404 404 404 404
mfa_generate_recovery_codes              GET  -                                        in  200 200 200 200 200 200 200
mfa_index                                GET  -                                        in  200 200 200 200 200 200 200
mfa_list_webauthn                        GET  -                                        in  200 200 200 200 200 200 200
mfa_login_webauthn                       GET  -                                        302 302 302 302 302 302 302 302
mfa_reauthenticate                       GET  -                                        in  302 302 302 302 302 302 302
mfa_reauthenticate_webauthn              GET  -                                        in  302 302 302 302 302 302 302
mfa_remove_webauthn                      GET  pk=akun_lain                             in  404 404 404 404 404 404 404
mfa_view_recovery_codes                  GET  -                                        in  404 404 404 404 404 404 404
panduan                                  GET  -                                        in  200 200 200 200 200 200 200
pegawai:akun-create                      GET  -                                        in  403 403 403 403 403 403 200
pegawai:akun-create                      POST -                                        in  403 403 403 403 403 403 200
pegawai:akun-detail                      GET  pk=akun_lain                             in  403 403 403 403 403 403 200
pegawai:akun-edit                        GET  pk=akun_lain                             in  403 403 403 403 403 403 200
pegawai:akun-edit                        POST pk=akun_lain                             in  403 403 403 403 403 403 200
pegawai:akun-list                        GET  -                                        in  403 403 403 403 403 403 200
pegawai:akun-peran                       GET  pk=akun_lain                             in  405 405 405 405 405 405 405
pegawai:akun-peran                       POST pk=akun_lain                             in  403 403 403 403 403 403 302
pegawai:akun-sandi                       POST pk=akun_lain                             in  403 403 403 200 403 403 200
pegawai:akun-tautan                      POST pk=lain                                  in  403 403 403 302 403 403 302
pegawai:akun-tindakan                    POST pk=akun_lain,tindakan=nonaktifkan        in  403 403 403 403 403 403 302
pegawai:impor-apply                      POST pk=impor                                 in  403 403 403 302 403 403 302
pegawai:impor-cancel                     POST pk=impor                                 in  403 403 403 302 403 403 302
pegawai:impor-create                     GET  -                                        in  403 403 403 200 403 403 200
pegawai:impor-create                     POST -                                        in  403 403 403 200 403 403 200
pegawai:impor-deactivate                 POST pk=impor                                 in  403 403 403 302 403 403 302
pegawai:impor-detail                     GET  pk=impor                                 in  403 403 403 200 403 200 200
pegawai:impor-galat                      GET  pk=impor                                 in  403 403 403 200 403 200 200
pegawai:impor-list                       GET  -                                        in  403 403 403 200 403 200 200
pegawai:impor-template                   GET  jenis=pegawai                            in  403 403 403 200 403 403 200
pegawai:jabatan-create                   GET  -                                        in  403 403 403 200 403 403 403
pegawai:jabatan-create                   POST -                                        in  403 403 403 200 403 403 403
pegawai:jabatan-detail                   GET  pk=jabatan                               in  403 200 200 200 200 200 200
pegawai:jabatan-edit                     GET  pk=jabatan                               in  403 403 403 200 403 403 403
pegawai:jabatan-edit                     POST pk=jabatan                               in  403 403 403 200 403 403 403
pegawai:jabatan-export                   POST -                                        in  403 302 302 302 302 302 302
pegawai:jabatan-list                     GET  -                                        in  403 200 200 200 200 200 200
pegawai:jabatan-pilihan                  GET  -                                        in  403 200 200 200 200 200 200
pegawai:pegawai-create                   GET  -                                        in  403 403 403 200 403 403 403
pegawai:pegawai-create                   POST -                                        in  403 403 403 200 403 403 403
pegawai:pegawai-detail                   GET  pk=bawahan                               in  404 200 200 200 200 200 200
pegawai:pegawai-detail                   GET  pk=diri                                  in  200 200 200 200 200 200 200
pegawai:pegawai-detail                   GET  pk=lain                                  in  404 404 200 200 200 200 200
pegawai:pegawai-detail                   GET  pk=mantan                                in  404 404 200 200 200 200 200
pegawai:pegawai-detail                   GET  pk=sejawat                               in  404 200 200 200 200 200 200
pegawai:pegawai-edit                     GET  pk=bawahan                               in  403 403 403 200 403 403 403
pegawai:pegawai-edit                     POST pk=bawahan                               in  403 403 403 200 403 403 403
pegawai:pegawai-export                   POST -                                        in  403 302 302 302 302 302 302
pegawai:pegawai-list                     GET  -                                        in  403 200 200 200 200 200 200
pegawai:pegawai-riwayat                  GET  pk=bawahan                               in  403 403 403 200 403 200 200
pegawai:pegawai-riwayat                  GET  pk=lain                                  in  403 403 403 200 403 200 200
pegawai:pekerjaan-cancel                 POST pk=pekerjaan                             in  404 404 404 302 404 302 302
pegawai:pekerjaan-detail                 GET  pk=pekerjaan                             in  404 404 404 200 404 200 200
pegawai:pekerjaan-download               GET  pk=pekerjaan                             in  404 404 404 404 404 404 404
pegawai:pekerjaan-list                   GET  -                                        in  200 200 200 200 200 200 200
pegawai:penempatan-close                 GET  pk=tempat_bawahan                        in  403 403 403 200 403 403 403
pegawai:penempatan-close                 POST pk=tempat_bawahan                        in  403 403 403 200 403 403 403
pegawai:penempatan-create                GET  pegawai_pk=bawahan                       in  403 403 403 200 403 403 403
pegawai:penempatan-create                POST pegawai_pk=bawahan                       in  403 403 403 200 403 403 403
pegawai:penempatan-edit                  GET  pk=tempat_bawahan                        in  403 403 403 200 403 403 403
pegawai:penempatan-edit                  POST pk=tempat_bawahan                        in  403 403 403 200 403 403 403
pegawai:perubahan-export                 POST -                                        in  403 403 403 302 403 302 302
pegawai:perubahan-list                   GET  -                                        in  403 403 403 200 403 200 200
pegawai:unit-cabang                      GET  pk=a                                     in  403 200 200 200 200 200 200
pegawai:unit-create                      GET  -                                        in  403 403 403 200 403 403 403
pegawai:unit-create                      POST -                                        in  403 403 403 200 403 403 403
pegawai:unit-detail                      GET  pk=a                                     in  403 200 200 200 200 200 200
pegawai:unit-detail                      GET  pk=a1                                    in  403 200 200 200 200 200 200
pegawai:unit-detail                      GET  pk=b                                     in  403 404 200 200 200 200 200
pegawai:unit-edit                        GET  pk=a                                     in  403 403 403 200 403 403 403
pegawai:unit-edit                        POST pk=a                                     in  403 403 403 200 403 403 403
pegawai:unit-export                      POST -                                        in  403 302 302 302 302 302 302
pegawai:unit-list                        GET  -                                        in  403 200 200 200 200 200 200
pegawai:unit-pilihan                     GET  -                                        in  403 200 200 200 200 200 200
peran-switch                             GET  -                                        in  405 405 405 405 405 405 405
peran-switch                             POST -                                        in  403 403 403 403 403 403 403
readyz                                   GET  -                                        200 200 200 200 200 200 200 200
usersessions_list                        GET  -                                        in  200 200 200 200 200 200 200
"""


@dataclass(frozen=True)
class Row:
    name: str
    method: str
    arguments: str
    answers: dict[str, str]

    def url(self, kota: dict[str, object]) -> str:
        pairs = [part.split("=") for part in self.arguments.split(",") if self.arguments != "-"]
        kwargs = {key: getattr(kota.get(word), "pk", word) for key, word in pairs}
        return reverse(self.name, kwargs=kwargs)


def read_table(text: str = TABLE) -> list[Row]:
    rows = []
    for line in text.strip().splitlines():
        name, method, arguments, *answers = line.split()
        rows.append(Row(name, method, arguments, dict(zip(ROLES, answers, strict=True))))
    return rows


def make_kota() -> dict[str, object]:
    """Two offices and one account per role; see the docstring of the module."""
    a = make_unit("Dinas A")
    a1, b = make_unit("Bidang A1", a), make_unit("Dinas B")
    kota: dict[str, object] = {
        "a": a, "a1": a1, "b": b,
        "kepala": make_pegawai("Kepala A", unit=a, memimpin=True),
        "diri": make_pegawai("Diri Sendiri", unit=a1),
        "bawahan": make_pegawai("Bawahan A1", unit=a1),
        "sejawat": make_pegawai("Sejawat A", unit=a),
        "lain": make_pegawai("Orang Lain B", unit=b, email="lain@contoh.go.id"),
        "mantan": make_pegawai("Mantan A"),
    }  # fmt: skip
    make_penempatan(kota["mantan"], a, selesai=date(2024, 1, 1))
    make_penempatan(kota["mantan"], b, mulai=date(2024, 1, 1))
    kota["akun_lain"] = make_pengguna(pegawai=kota["lain"])
    kota["akun_pegawai"] = make_pengguna(pegawai=kota["diri"])
    kota["akun_atasan"] = make_pengguna(pegawai=kota["kepala"])
    for role in ROLES[3:]:
        kota[f"akun_{role}"] = make_pengguna(role)
    petugas, kompetensi = kota["akun_kepegawaian"], Kompetensi.objects.order_by("pk")[0]
    kota |= {"kompetensi": kompetensi, "jabatan": make_jabatan(), "impor": make_impor(petugas)}
    kota["nilai_bawahan"] = make_penilaian(kota["bawahan"], kompetensi)
    kota["tempat_bawahan"] = Penempatan.objects.get(pegawai=kota["bawahan"])
    kota["pekerjaan"] = Pekerjaan.objects.create(jenis="uji", judul="Uji", oleh=petugas)
    return kota


def enter_as(role: str, kota: dict[str, object]) -> Client:
    if role == "anonim":
        return Client(raise_request_exception=False)
    akun = Pengguna.objects.get(pk=kota[f"akun_{role}"].pk)  # a fresh object: roles are cached on it
    return enter(akun, raise_request_exception=False)


def answer_of(response) -> str:
    if response.status_code == 302 and response.url.startswith("/akun/masuk/?next="):
        return "in"
    return str(response.status_code)


def walk(patterns, prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inside = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from walk(pattern.url_patterns, inside)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


NAMES = sorted(name for name in set(walk(get_resolver().url_patterns)) if not name.startswith("admin:"))
ROWS = read_table()


def test_asvs_8_2_1_every_address_is_listed():
    assert sorted({row.name for row in ROWS}) == NAMES


def test_table_is_sorted():
    assert [row.name for row in ROWS] == sorted(row.name for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name}-{row.method}-{row.arguments}")
def test_asvs_8_2_1_answer_per_role(row):
    kota = make_kota()
    url = row.url(kota)
    got = {}
    for role in ROLES:
        with transaction.atomic():
            client = enter_as(role, kota)
            got[role] = answer_of(client.get(url) if row.method == "GET" else client.post(url))
            transaction.set_rollback(True)
    assert got == row.answers


PUBLIC = {
    "account_inactive", "account_login", "account_logout", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "healthz", "mfa_authenticate",
    "mfa_login_webauthn", "readyz",
    "demo:akun",
    "demo:surat-detail",
    "demo:surat-list",
}  # fmt: skip


def test_public_addresses_are_a_literal_list():
    assert {row.name for row in ROWS if row.answers["anonim"] != "in"} == PUBLIC


def admin_names() -> list[str]:
    names = {name for name in walk(get_resolver().url_patterns) if name.startswith("admin:")}
    with_arguments = re.compile(r"_(change|delete|history)$|admin:(None|app_list|autocomplete|view_on_site)$")
    return sorted(name for name in names if not with_arguments.search(name))


@pytest.mark.parametrize("name", admin_names())
def test_maintenance_pages_are_for_admins(name):
    kota = make_kota()
    refused = {role: answer_of(enter_as(role, kota).get(reverse(name))) for role in ROLES[:-1]}
    assert set(refused.values()) <= {"in", "302", "403"}
    assert answer_of(enter_as("admin", kota).get(reverse(name))) in {"200", "302"}
