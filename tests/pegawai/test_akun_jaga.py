"""What keeps an account besides its door: sessions that an admin ends, a hash made anew, codes that cannot be tried for ever."""

from typing import Any

import pytest
from allauth.core import ratelimit
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import PBKDF2PasswordHasher, identify_hasher
from django.test import Client, RequestFactory

from pegawai.models import Pengguna
from pegawai.services import akun as services
from tests.factories import SANDI, make_pengguna
from tests.tolak import refusing

pytestmark = pytest.mark.django_db


def log_in(akun: Pengguna) -> Client:
    client = Client()
    client.post("/akun/masuk/", {"login": akun.username, "password": SANDI})
    return client


def test_asvs_7_4_5_an_admin_ends_all_sessions_of_somebody_and_nobody_elses() -> None:
    akun, lain, admin = make_pengguna("pimpinan"), make_pengguna("auditor"), make_pengguna("admin")
    here, there, other = log_in(akun), log_in(akun), log_in(lain)
    with refusing("bukan_admin"):
        services.end_sessions(pengguna=akun, by=lain)
    assert services.end_sessions(pengguna=akun, by=admin) == 2
    assert [client.get("/").status_code for client in (here, there, other)] == [302, 302, 200]
    assert set(UserSession.objects.values_list("user", flat=True)) == {lain.pk}


def test_asvs_7_4_3_a_temporary_password_ends_all_sessions() -> None:
    """Their rows, too: the list of sessions shows what is open."""
    akun = make_pengguna("pimpinan")
    here = log_in(akun)
    services.set_sandi_sementara(pengguna=akun, by=make_pengguna("admin"))
    assert (here.get("/").status_code, UserSession.objects.filter(user=akun).count()) == (302, 0)


def test_asvs_11_4_2_a_hash_of_before_is_read_and_made_anew_at_the_next_entry(settings: Any) -> None:
    settings.PASSWORD_HASHERS = [name for name in settings.PASSWORD_HASHERS if "MD5" not in name]
    akun = make_pengguna("pimpinan")
    Pengguna.objects.filter(pk=akun.pk).update(password=PBKDF2PasswordHasher().encode(SANDI, "garam", iterations=1000))
    assert log_in(akun).get("/").status_code == 200
    akun.refresh_from_db()
    assert (identify_hasher(akun.password).algorithm, akun.check_password(SANDI)) == ("argon2", True)


def test_asvs_6_3_1_codes_from_letters_are_tried_so_often_from_one_address() -> None:
    page, asked = "/akun/aktivasi/", {"kode": "AAAA-AAAA-AAAA-AAAA"}
    for _ in range(299):
        ratelimit.consume(RequestFactory().post(page), action="aktivasi")
    assert [Client().post(page, asked).status_code for _ in range(2)] == [200, 429]
    assert Client(REMOTE_ADDR="10.0.0.9").post(page, asked).status_code == 200
