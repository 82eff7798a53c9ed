"""The door: who gets in, who does not, what is said, and how long a session lives."""

import os
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pegawai.models import KedudukanHukum, Pengguna
from pegawai.services import akun as services
from tests.factories import SANDI, make_pegawai, make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db
MASUK = "/akun/masuk/"
NIP = "198704122011012007"


def masuk(client: Client, login: str, sandi: str = SANDI, **extra):
    return client.post(MASUK, {"login": login, "password": sandi}, **extra)


def codes(response) -> list[str]:
    return [error.code for errors in response.context["form"].errors.as_data().values() for error in errors]


def is_inside(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_masuk_by_nip_with_spaces(client):
    pengguna = make_pengguna(pegawai=make_pegawai(nip=NIP))
    response = masuk(client, " 19870412 201101 2 007 ")
    assert response.url == reverse("beranda")
    assert client.session["_auth_user_id"] == str(pengguna.pk)


def test_masuk_by_email_in_any_case(client):
    pengguna = make_pengguna("auditor", email="rina@contoh.go.id")
    masuk(client, "Rina@Contoh.go.id")
    assert client.session["_auth_user_id"] == str(pengguna.pk)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("19870412 201101 2 00", "NIP harus 18 angka. Anda baru mengetik 17 angka."),
        ("19870412 201101 2 0077", "NIP harus 18 angka. Anda mengetik 19 angka."),
        ("", "Isi NIP atau surel Anda."),
    ],
)
def test_wrong_nip_is_explained(client, typed, sentence):
    assert masuk(client, typed).context["form"].errors["login"] == [sentence]


def test_wrong_pair_says_what_to_do(client):
    response = masuk(client, NIP, "bukan sandinya ini")
    assert response.context["form"].non_field_errors() == ["NIP atau kata sandi tidak cocok. Periksa lagi, atau atur ulang kata sandi."]


def test_asvs_6_2_8_password_is_compared_as_typed(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    assert codes(masuk(client, NIP, SANDI + " ")) == ["username_password_mismatch"]


def test_asvs_6_2_9_megabytes_are_not_hashed(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    began = time.monotonic()
    assert codes(masuk(client, NIP, "x" * 2_000_000)) == ["max_length"]
    assert time.monotonic() - began < 1


def test_asvs_7_6_2_get_does_not_log_in(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    client.get(MASUK, {"login": NIP, "password": SANDI})
    assert not is_inside(client)


def test_asvs_7_2_4_new_session_id_at_login(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    client.get(MASUK)
    session = client.session
    session["x"] = 1
    session.save()
    client.cookies[django_settings.SESSION_COOKIE_NAME] = session.session_key
    masuk(client, NIP)
    assert client.session.session_key != session.session_key
    assert not Session.objects.filter(pk=session.session_key).exists()


@pytest.mark.parametrize(
    "target", ["//jahat.id", "https:jahat.id", "\\\\jahat.id", "https://jahat.id/", "\t//jahat.id", "javascript:alert(1)"]
)
def test_asvs_3_7_2_only_own_addresses_follow(client, target):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    response = client.post(MASUK, {"login": NIP, "password": SANDI, "next": target})
    assert response.url == reverse("beranda")


# Lock-out


def fail(client: Client, times: int, login: str = NIP, **extra) -> list[int]:
    return [masuk(client, login, f"salah sekali {number}", **extra).status_code for number in range(times)]


def test_asvs_6_3_1_sixth_try_is_refused_even_with_the_right_password(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    assert fail(client, 5) == [200] * 5
    response = masuk(client, NIP)
    assert codes(response) == ["too_many_login_attempts"]
    assert (response.status_code, response["Retry-After"]) == (429, "900")


def test_asvs_6_3_1_stranger_does_not_lock_the_owner_out(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    fail(client, 6, REMOTE_ADDR="203.0.113.9")
    assert masuk(Client(), NIP, REMOTE_ADDR="198.51.100.4").status_code == 302


def test_asvs_6_3_1_nip_and_email_share_the_count(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP), email="rina@contoh.go.id")
    fail(client, 3)
    fail(client, 2, login="rina@contoh.go.id")
    assert codes(masuk(client, NIP)) == ["too_many_login_attempts"]


def test_asvs_6_3_1_many_accounts_from_one_address_end_in_429(client):
    statuses = [masuk(client, f"akun.{number}", "salah sekali").status_code for number in range(31)]
    assert statuses == [200] * 30 + [429]


def test_admin_opens_the_lock(client):
    pengguna = make_pengguna(pegawai=make_pegawai(nip=NIP))
    fail(client, 5)
    services.unlock_akun(pengguna=pengguna, by=make_pengguna("admin"))
    assert masuk(client, NIP).status_code == 302


GUESS = """
import django; django.setup()
from django.test import Client
for number in range(3):
    Client().post("/akun/masuk/", {"login": "%s", "password": f"salah sekali {number}"})
"""


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_asvs_6_3_1_two_processes_share_the_count():
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    name = django_settings.DATABASES["default"]["NAME"]
    host = django_settings.DATABASES["default"]["HOST"]
    user = django_settings.DATABASES["default"]["USER"]
    url = f"postgresql://{user}@/{name}?host={host}"
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}
    guessers = [subprocess.Popen([sys.executable, "-c", GUESS % NIP], env=environment) for _ in range(2)]
    assert [guesser.wait(60) for guesser in guessers] == [0, 0]
    assert codes(masuk(Client(), NIP)) == ["too_many_login_attempts"]


# Who may be inside


def test_asvs_7_4_2_leaver_is_out_at_the_next_click(client):
    pegawai = make_pegawai(nip=NIP)
    make_pengguna(pegawai=pegawai)
    masuk(client, NIP)
    assert is_inside(client)
    pegawai.kedudukan = KedudukanHukum.objects.filter(is_aktif=False).first()
    pegawai.save()
    assert not is_inside(client)
    assert masuk(Client(), NIP).url == reverse("account_inactive")


def test_asvs_7_4_2_deactivated_account_loses_its_sessions(client):
    pengguna = make_pengguna(pegawai=make_pegawai(nip=NIP))
    masuk(client, NIP)
    key = client.session.session_key
    services.deactivate_akun(pengguna=pengguna, by=make_pengguna("admin"))
    assert not Session.objects.filter(pk=key).exists()
    assert UserSession.objects.filter(user=pengguna).count() == 0
    assert not is_inside(client)


def test_asvs_7_4_1_old_cookie_is_dead_after_logout(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    masuk(client, NIP)
    cookie = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    client.post("/akun/keluar/")
    replay = Client()
    replay.cookies[django_settings.SESSION_COOKIE_NAME] = cookie
    assert not is_inside(replay)


# Sessions


def shift(client: Client, **seconds: int) -> None:
    """Move the session's clock into the past."""
    session = client.session
    for key, value in seconds.items():
        session[key] -= value
    session.save()


@pytest.mark.parametrize(
    ("role", "minutes", "inside"), [("auditor", 29, True), ("auditor", 31, False), ("pimpinan", 31, True), ("pimpinan", 481, False)]
)
def test_asvs_7_3_1_idle_limit_per_role(role, minutes, inside):
    client = enter(make_pengguna(role))
    assert is_inside(client)
    shift(client, sesi_terakhir=minutes * 60)
    assert is_inside(client) is inside


def test_asvs_7_3_2_absolute_limit_while_active():
    client = enter(make_pengguna("pimpinan"))
    is_inside(client)
    shift(client, sesi_mulai=12 * 3600 + 1)
    assert not is_inside(client)


def test_asvs_7_1_2_sixth_login_ends_the_first():
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    clients = [Client() for _ in range(6)]
    for client in clients:
        masuk(client, NIP)
    assert [is_inside(client) for client in clients] == [False] + [True] * 5


def test_asvs_7_1_limits_are_those_written_down():
    assert django_settings.SESSION_ABSOLUTE_SECONDS == 12 * 3600
    assert dict.fromkeys(["pengelola", "kepegawaian", "admin", "auditor"], 1800) == django_settings.SESSION_IDLE_SECONDS
    assert (django_settings.SESSION_IDLE_DEFAULT_SECONDS, django_settings.SESSION_MAX_PER_ACCOUNT) == (8 * 3600, 5)
    assert django_settings.ACCOUNT_RATE_LIMITS["login_failed"] == "30/m/ip,5/15m/key"


def test_asvs_7_5_2_own_sessions_are_seen_and_ended():
    pengguna = make_pengguna(pegawai=make_pegawai(nip=NIP))
    here, there = Client(), Client()
    masuk(here, NIP)
    masuk(there, NIP)
    assert len(here.get("/akun/sesi/").context["sessions"]) == 2
    here.post("/akun/sesi/")
    assert (is_inside(here), is_inside(there)) == (True, False)
    assert UserSession.objects.filter(user=pengguna).count() == 1


def test_a_page_costs_no_query_for_the_session(django_assert_num_queries):
    client = enter(make_pengguna("pimpinan"))
    is_inside(client)
    with django_assert_num_queries(1):
        assert client.get("/akun/tautan/terkirim/").status_code == 200


# Duties before anything else


def test_temporary_password_must_be_changed_first(client):
    pengguna = make_pengguna(pegawai=make_pegawai(nip=NIP))
    sandi = services.set_sandi_sementara(pengguna=pengguna, by=make_pengguna("kepegawaian"))
    masuk(client, NIP, sandi)
    for url in ("/", "/akun/sesi/", "/akun/keamanan/", "/tidak-ada/"):
        assert client.get(url).url == reverse("account_change_password")
    baru = "gajah kecil menari sore"
    client.post("/akun/kata-sandi/", {"oldpassword": sandi, "password1": baru, "password2": baru})
    assert is_inside(client)
    pengguna.refresh_from_db()
    assert (pengguna.wajib_ganti_sandi, pengguna.sandi_sementara_sampai) == (False, None)
    assert pengguna.check_password(baru)


def test_asvs_6_4_1_temporary_password_ends_after_three_days(client):
    pengguna = make_pengguna(pegawai=make_pegawai(nip=NIP))
    sandi = services.set_sandi_sementara(pengguna=pengguna, by=make_pengguna("kepegawaian"))
    Pengguna.objects.filter(pk=pengguna.pk).update(sandi_sementara_sampai=timezone.now() - timedelta(seconds=1))
    assert masuk(client, NIP, sandi).url == reverse("account_inactive")


@pytest.mark.parametrize(
    ("role", "url"), [("pimpinan", None), ("kepegawaian", "/akun/keamanan/"), ("admin", "/akun/keamanan/"), ("auditor", "/akun/keamanan/")]
)
def test_asvs_6_3_3_role_without_factor_reaches_only_the_set_up(settings, role, url):
    settings.FACTOR_REQUIRED = True
    client = enter(make_pengguna(role))
    response = client.get("/")
    assert (response.url if url else response.status_code) == (url or 200)
    assert client.get("/akun/keamanan/").status_code == 200


def test_asvs_6_1_3_closed_ways_do_not_exist(client):
    for path in ("signup/", "login/", "login/code/", "login/code/confirm/", "confirm-email/", "email/", "social/", "daftar/"):
        assert client.get(f"/akun/{path}").status_code == 404
