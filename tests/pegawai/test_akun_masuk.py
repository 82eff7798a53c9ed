"""The door: who gets in, who does not, what is said, and how long a session lives."""

import re
from contextlib import suppress
from datetime import timedelta

import pytest
from allauth.account import app_settings as account_settings
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from pegawai import perangkat
from pegawai.models import KedudukanHukum, Pengguna
from pegawai.services import akun as services
from pegawai.services import kunci_masuk, surat_akun
from tests.factories import SANDI, make_pegawai, make_pengguna, make_unit
from tests.kerja import work
from tests.pintu import enter
from tests.termuat import into, termuat

pytestmark = pytest.mark.django_db
MASUK = "/akun/masuk/"
NIP = "198704122011012007"
LAIN = "197903052005021002"


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
    before = work()
    assert codes(masuk(client, NIP, "x" * 2_000_000)) == ["max_length"]
    assert work() - before < 1


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


def test_page_names_who_hears_of_a_weakness(client, settings):
    settings.KONTAK_KEAMANAN = "satgas@contoh.go.id"
    assert "Laporkan ke satgas@contoh.go.id." in client.get(MASUK).content.decode()


# Lock-out


def fail(client: Client, times: int, login: str = NIP, **extra) -> list[int]:
    return [masuk(client, login, f"salah sekali {number}", **extra).status_code for number in range(times)]


def test_asvs_6_3_1_sixth_try_is_refused_even_with_the_right_password(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    assert fail(client, 5) == [200] * 5
    response = masuk(client, NIP)
    assert codes(response) == ["too_many_login_attempts"]
    assert response.status_code == 429
    assert 890 <= int(response["Retry-After"]) <= 900
    assert response.context["form"].non_field_errors()[0].startswith("Terlalu banyak percobaan yang salah. Coba lagi dalam 15 menit,")


def test_asvs_6_3_1_stranger_does_not_lock_the_owner_out(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    fail(client, 6, REMOTE_ADDR="203.0.113.9")
    assert masuk(Client(), NIP, REMOTE_ADDR="198.51.100.4").status_code == 302


def test_asvs_6_3_1_nip_and_email_share_the_count(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP), email="rina@contoh.go.id")
    fail(client, 3)
    fail(client, 2, login="rina@contoh.go.id")
    assert codes(masuk(client, NIP)) == ["too_many_login_attempts"]


def test_asvs_6_3_1_many_accounts_from_one_address_wait_for_the_rest_of_the_minute(client):
    guess("127.0.0.1", *[None] * 299)
    statuses = [masuk(client, f"lain.{number}", "salah sekali").status_code for number in range(2)]
    assert statuses == [200, 429]
    refused = masuk(client, "lain.2", "salah sekali")
    assert 0 < int(refused["Retry-After"]) <= 60
    assert f"dalam {refused['Retry-After']} detik" in refused.context["form"].non_field_errors()[0]


def test_asvs_6_3_1_many_addresses_on_one_account_share_a_count():
    akun = make_pengguna(pegawai=make_pegawai(nip=NIP))
    for number in range(12):
        guess(f"203.0.113.{number}", *[akun] * 5)
    refused = masuk(Client(), NIP, REMOTE_ADDR="198.51.100.4")
    assert refused.status_code == 429
    assert 3500 < int(refused["Retry-After"]) <= 3600


# Known browsers


def exhaust(*accounts: Pengguna) -> None:
    """A stranger behind the same address, and others elsewhere, use up every count there is."""
    for address in ("127.0.0.1", *(f"203.0.113.{number}" for number in range(11))):
        guess(address, *[akun for akun in accounts for _ in range(5)])
    guess("127.0.0.1", *[None] * 300)


def guess(address: str, *accounts: Pengguna | None) -> None:
    """What the door does before it looks at a password."""
    request = RequestFactory().post(MASUK, REMOTE_ADDR=address)
    for number, akun in enumerate(accounts):
        limits = kunci_masuk.get_limits(pengguna_id=akun and akun.pk, login=f"akun.{number}", address=address, perangkat="")
        with suppress(ValidationError):
            kunci_masuk.count_try(request, limits)


def test_asvs_6_3_1_known_browser_gets_in_whatever_strangers_do():
    akun = make_pengguna(pegawai=make_pegawai(nip=NIP))
    petinggi = make_pengguna("admin", email="admin@contoh.go.id")
    desk, admin = Client(), Client()
    for client, login in ((desk, NIP), (admin, "admin@contoh.go.id")):
        masuk(client, login)
        client.post("/akun/keluar/")
    exhaust(akun, petinggi)
    assert masuk(Client(), NIP).status_code == 429
    assert masuk(Client(), "admin@contoh.go.id").status_code == 429
    assert masuk(admin, "admin@contoh.go.id").status_code == 302
    assert masuk(desk, NIP, REMOTE_ADDR="203.0.113.3").status_code == 302
    assert desk.session["_auth_user_id"] == str(akun.pk)


def test_asvs_6_3_1_known_browser_has_ten_tries_of_its_own():
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    client = Client()
    masuk(client, NIP)
    client.post("/akun/keluar/")
    statuses = [masuk(client, NIP, "salah sekali", REMOTE_ADDR=f"203.0.113.{number}").status_code for number in range(11)]
    assert statuses == [200] * 10 + [429]


def test_asvs_6_3_1_note_of_a_browser_serves_one_account_and_cannot_be_made(settings):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    mine = make_pengguna(email="saya@contoh.go.id")
    client = Client()
    masuk(client, "saya@contoh.go.id")
    client.post("/akun/keluar/")
    assert fail(client, 6) == [200] * 5 + [429]
    forged = Client()
    forged.cookies[settings.PERANGKAT_COOKIE_NAME] = signing.dumps({str(Pengguna.objects.get(username=NIP).pk): "x"}, salt="lain")
    assert masuk(forged, NIP).status_code == 429
    assert perangkat.get_id(RequestFactory().get("/"), mine.pk) == ""


def test_asvs_3_3_4_note_of_a_browser_is_closed_to_scripts(client, settings):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    cookie = masuk(client, NIP).cookies[settings.PERANGKAT_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Lax", "/", "")
    assert cookie["max-age"] == 365 * 24 * 3600
    again = masuk(client, NIP, "lain")
    assert settings.PERANGKAT_COOKIE_NAME not in again.cookies


def test_a_shared_computer_keeps_the_ten_newest_accounts(settings):
    request, response = RequestFactory().get("/"), HttpResponse()
    for pk in range(1, 13):
        perangkat.remember(request, response, pk)
        request.COOKIES[settings.PERANGKAT_COOKIE_NAME] = response.cookies[settings.PERANGKAT_COOKIE_NAME].value
    assert [pk for pk in range(1, 13) if perangkat.get_id(request, pk)] == list(range(3, 13))


def test_new_password_by_the_mailed_link_makes_the_browser_known(client):
    akun = make_pengguna(pegawai=make_pegawai(nip=NIP))
    shown = client.get(surat_akun.get_tautan(akun).removeprefix("http://127.0.0.1:8000"), follow=True)
    client.post(shown.context["action_url"], {"password1": "gajah kecil menari sore", "password2": "gajah kecil menari sore"})
    exhaust(Pengguna.objects.get())
    assert masuk(Client(), NIP, "gajah kecil menari sore").status_code == 429
    assert masuk(client, NIP, "gajah kecil menari sore").status_code == 302


def test_asvs_6_1_1_limits_written_down_are_those_in_force(settings):
    text = (settings.BASE_DIR / "docs" / "keamanan.md").read_text()
    written = dict(re.findall(r"`(\w+)` `(\d+/\w+/\w+)`", text))
    in_force = {action: rate for action, rate in account_settings.RATE_LIMITS.items() if rate and action in settings.ACCOUNT_RATE_LIMITS}
    assert written == in_force
    ways = {"signup", "change_phone", "request_login_code", "confirm_email", "verify_phone"}  # of allauth, closed here
    assert set(account_settings.RATE_LIMITS) - set(settings.ACCOUNT_RATE_LIMITS) == ways
    assert f"{settings.TAUTAN_JEDA_SECONDS // 60} menit per akun" in text


# An admin opens every lock


def test_admin_opens_the_locks_of_password_factor_and_proof(client):
    akun = make_pengguna("auditor", email="rina@contoh.go.id")
    totp.TOTP.activate(akun, totp.generate_totp_secret())
    inside = enter(akun, age=360)
    for number in range(11):
        inside.post("/akun/pastikan/", {"password": f"salah sekali {number}"}, REMOTE_ADDR=f"203.0.113.{number}")
    masuk(client, "rina@contoh.go.id")
    for _ in range(6):
        client.post("/akun/masuk/langkah-kedua/", {"code": "000000"})
    fail(Client(), 6, "rina@contoh.go.id")

    def states() -> tuple[int, str, int]:
        code = client.post("/akun/masuk/langkah-kedua/", {"code": "000000"}).context["form"].errors.as_data()
        codes = {error.code for errors in code.values() for error in errors}
        proof = inside.post("/akun/pastikan/", {"password": "salah"}, REMOTE_ADDR="198.51.100.4").status_code
        return masuk(Client(), "rina@contoh.go.id", "salah").status_code, codes.pop(), proof

    assert states() == (429, "too_many_login_attempts", 429)
    services.unlock_akun(pengguna=akun, by=make_pengguna("admin"))
    assert states() == (200, "incorrect_code", 200)


def guess_thrice(database: str) -> None:
    into(database)
    for number in range(3):
        Client().post("/akun/masuk/", {"login": NIP, "password": f"salah sekali {number}"})


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_asvs_6_3_1_two_processes_share_the_count():
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    guessers = [termuat.Process(target=guess_thrice, args=(connection.settings_dict["NAME"],)) for _ in range(2)]
    for guesser in guessers:
        guesser.start()
    for guesser in guessers:
        guesser.join(60)
    assert [guesser.exitcode for guesser in guessers] == [0, 0]
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
    ("role", "minutes", "inside"),
    [("auditor", 29, True), ("auditor", 31, False), ("pimpinan", 31, False), ("", 31, True), ("", 481, False)],
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
    assert (django_settings.SESSION_IDLE_KOTA_SECONDS, django_settings.SESSION_IDLE_SECONDS) == (1800, 8 * 3600)
    assert django_settings.SESSION_MAX_PER_ACCOUNT == 5


def test_asvs_7_5_2_own_sessions_are_seen_and_ended():
    pengguna = make_pengguna(pegawai=make_pegawai(nip=NIP))
    here, there = Client(), Client()
    masuk(here, NIP)
    masuk(there, NIP)
    assert len(here.get("/akun/sesi/").context["sessions"]) == 2
    here.post("/akun/sesi/")
    assert (is_inside(here), is_inside(there)) == (True, False)
    assert UserSession.objects.filter(user=pengguna).count() == 1


def test_asvs_7_5_2_nobody_ends_the_sessions_of_somebody_else():
    """Whatever key stands in the request: the page ends the other sessions of who asks, and no more."""
    lain, here, there, theirs = make_pegawai(nip=LAIN), Client(), Client(), Client()
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    make_pengguna(pegawai=lain)
    for client, nip in ((here, NIP), (there, NIP), (theirs, LAIN)):
        masuk(client, nip)
    row = UserSession.objects.get(user__pegawai=lain)
    keys = {"session_key": row.session_key, "session": row.pk, "pk": row.pk, "id": row.pk, "user": row.user_id, "sessions": row.pk}
    here.post(f"/akun/sesi/?session={row.pk}&user={row.user_id}", keys)
    assert [is_inside(client) for client in (here, there, theirs)] == [True, False, True]
    assert row.session_key not in here.get("/akun/sesi/").text


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


@pytest.mark.parametrize("role", ["pimpinan", "pengelola", "kepegawaian", "admin", "auditor", "narasumber", ""])
def test_asvs_6_3_3_city_wide_role_without_factor_reaches_only_the_set_up(settings, role):
    settings.FACTOR_REQUIRED = True
    akun = make_pengguna(role)
    client = enter(akun)
    response = client.get("/")
    assert (response.status_code == 302 and response.url == "/akun/keamanan/") is akun.has_city_scope is (role not in ("narasumber", ""))
    assert client.get("/akun/keamanan/").status_code == 200


@pytest.mark.parametrize(("roles", "led"), [([], False), (["narasumber"], False), (["atasan"], True)])
def test_asvs_6_3_3_the_office_asks_other_roles_too(settings, roles, led):
    settings.FACTOR_REQUIRED, settings.FACTOR_ROLES = True, roles
    client = enter(make_pengguna(pegawai=make_pegawai(unit=make_unit(), memimpin=True)))
    assert (getattr(client.get("/"), "url", "") == "/akun/keamanan/") is led


def test_asvs_6_1_3_closed_ways_do_not_exist(client):
    for path in ("signup/", "login/", "login/code/", "login/code/confirm/", "confirm-email/", "email/", "social/", "daftar/"):
        assert client.get(f"/akun/{path}").status_code == 404
