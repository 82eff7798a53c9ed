"""What every answer of the site carries or refuses. The ids are those of OWASP ASVS 5.0."""

import io
import json
import logging
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import include, path, reverse
from pytest_django import DjangoDbBlocker

from config.logs import JSONFormatter
from config.urls import handler400, handler403, handler404, handler429, handler500
from tests.bersama import held
from tests.factories import SANDI, make_pegawai, make_pengguna
from tests.pandangan import CSP, policy_of
from tests.pintu import enter
from tests.test_access import NAMES, ROWS, enter_as, make_kota
from tests.test_access_rows import close_file

pytestmark = pytest.mark.django_db
NIP = "198704122011012007"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def crash(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("rahasia-di-dalam-galat")


urlpatterns = [path("meledak/", crash), path("", include("config.urls"))]
__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]


@pytest.fixture(scope="module")
def kota(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, object]]:
    with held(django_db_blocker):
        yield make_kota()


def provoke(status: str, client: Client) -> HttpResponse:
    """One answer of each kind."""
    return PROVOKED[status](client)


PROVOKED: dict[str, Callable[[Client], HttpResponse]] = {
    "200": lambda client: client.get("/"),
    "301": lambda client: client.get("/pengguna"),
    "302": lambda client: Client().get("/"),
    "400": lambda client: client.get("/", HTTP_HOST="jahat.id"),
    "403": lambda client: enter(make_pengguna("pimpinan")).get("/pengguna/"),
    "403 csrf": lambda client: enter(make_pengguna("pimpinan"), enforce_csrf_checks=True).post("/peran/"),
    "404": lambda client: client.get("/tidak/ada/"),
    "405": lambda client: client.get("/peran/"),
    "413": lambda client: client.post("/peran/", {"berkas": io.BytesIO(b"x" * (django_settings.UPLOAD_MAX_BYTES + 1))}),
    "429": lambda client: [client.post(reverse("account_change_password"), {}) for _ in range(6)][-1],
    "500": lambda client: client.get("/meledak/"),
}
PAGES = {"400": 400, "403": 403, "403 csrf": 403, "404": 404, "413": 413, "429": 429, "500": 500}


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("status", sorted(PROVOKED))
def test_asvs_3_4_3_csp_and_headers_on_every_answer(status):
    response = provoke(status, enter(make_pengguna("admin"), raise_request_exception=False))
    assert response.status_code == int(status[:3])
    assert policy_of(response) == CSP
    assert {name: response.get(name) for name in HEADERS} == HEADERS
    assert "camera=()" in response["Permissions-Policy"]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("status", sorted(PAGES))
def test_asvs_16_5_1_error_pages_show_only_the_request_id(status):
    response = provoke(status, enter(make_pengguna("admin"), raise_request_exception=False))
    body = response.content.decode()
    assert response["X-Permintaan"] in body
    assert re.findall(r"Traceback|RuntimeError|rahasia-di-dalam|django|Django", body) == []
    assert body.count("<h1>") == 1


def test_static_files_carry_the_policy_too(client):
    response = client.get("/static/css/tokens.css")
    close_file(response)
    assert policy_of(response) == CSP


def test_asvs_13_4_1_nothing_hidden_is_served(client):
    paths = ("/.git/config", "/static/", "/media/", "/.env", "/config/settings.py", "/static/../config/settings.py")
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)


def test_asvs_3_4_2_no_cors(client):
    response = client.get("/akun/masuk/", HTTP_ORIGIN="https://jahat.id")
    assert [name for name in response.headers if name.lower().startswith("access-control")] == []


# Cross-site requests


def test_asvs_3_5_1_no_post_without_a_token(kota):
    urls = {row.name: row.url(kota) for row in ROWS}
    client = enter(kota["akun_admin"], enforce_csrf_checks=True)
    assert {name: client.post(url).status_code for name, url in urls.items()} == dict.fromkeys(urls, 403)


def test_asvs_3_5_1_token_from_a_foreign_origin_is_refused(client):
    client = Client(enforce_csrf_checks=True)
    client.get("/akun/masuk/")
    token = client.cookies[django_settings.CSRF_COOKIE_NAME].value
    data = {"login": NIP, "password": "x", "csrfmiddlewaretoken": token}
    assert client.post("/akun/masuk/", data).status_code == 200
    assert client.post("/akun/masuk/", data, HTTP_ORIGIN="https://jahat.id").status_code == 403


# What is in the pages


def test_public_names_of_libraries_are_not_reachable():
    assert [name for name in NAMES if "signup" in name or "confirm_email" in name or "login_code" in name] == []


# Uploads and sizes


def test_asvs_5_2_1_too_large_upload_is_413_whatever_comes_first():
    client = enter(make_pengguna("kepegawaian"), enforce_csrf_checks=True)
    client.get("/akun/kata-sandi/")
    body = {"berkas": io.BytesIO(b"x" * (django_settings.UPLOAD_MAX_BYTES + 1)), "csrfmiddlewaretoken": "nanti"}
    assert client.post("/peran/", body).status_code == 413


def test_too_many_fields_and_too_long_bodies_are_refused():
    client = enter(make_pengguna("kepegawaian"))
    assert client.post("/peran/", {f"f{number}": "x" for number in range(1001)}).status_code == 400
    assert client.post("/peran/", {"f": "x" * 3_000_000}).status_code == 413


# Cookies and production


def test_asvs_3_3_cookies_in_development(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    client.get("/akun/masuk/")
    client.post("/akun/masuk/", {"login": NIP, "password": SANDI})
    cookies = {
        name: (bool(morsel["httponly"]), morsel["samesite"], morsel["path"], morsel["domain"]) for name, morsel in client.cookies.items()
    }
    assert {name: cookies[name] for name in ("sesi", "csrf")} == dict.fromkeys(("sesi", "csrf"), (True, "Lax", "/", ""))


def test_asvs_14_2_4_messages_with_names_stay_on_the_server(kota):
    client = enter_as("pegawai", kota)
    answer = client.post("/notifikasi-saya/dibaca/")
    page = client.get("/notifikasi-saya/")
    assert (answer.status_code, set(answer.cookies) - {"sesi", "csrf", "draf"}) == (302, set())
    assert "Semua pemberitahuan ditandai sudah dibaca." in page.content.decode()


def test_asvs_7_2_3_session_ids_are_long(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    client.post("/akun/masuk/", {"login": NIP, "password": SANDI})
    assert len(client.session.session_key) == 32


PRODUCTION = {
    "TANGKAS_MODE": "production",
    "SECRET_KEY": "Zq7-" + "kJ8wPm2xVt5nRb9cLd4f" * 3,
    "BASE_URL": "https://tangkas.contoh.go.id",
    "ALLOWED_HOSTS": "tangkas.contoh.go.id",
    "KONTAK_KEAMANAN": "keamanan@contoh.go.id",
    "TRUSTED_PROXY_COUNT": "1",
}
SHOW = """
import django, json; django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
call_command("check", deploy=True, fail_level="WARNING")
plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}).enable()  # nothing need be collected for this
keep = ("Strict-Transport-Security", "Location")
answers = {
    "http": Client().get("/akun/masuk/", HTTP_HOST="tangkas.contoh.go.id", HTTP_ACCEPT="text/html"),
    "host": Client().get("/healthz", HTTP_HOST="jahat.id", HTTP_X_FORWARDED_PROTO="https"),
    "sehat": Client().get("/healthz", HTTP_HOST="tangkas.contoh.go.id"),
    "https": Client().get("/healthz", HTTP_HOST="tangkas.contoh.go.id", HTTP_X_FORWARDED_PROTO="https"),
}
print(json.dumps({
    "cookies": [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.PERANGKAT_COOKIE_NAME],
    "secure": [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE],
    "faktor": settings.FACTOR_REQUIRED,
    "answers": {
        name: [answer.status_code, "Content-Security-Policy" in answer, *(answer.get(header, "") for header in keep)]
        for name, answer in answers.items()
    },
}))
"""


def url_of_test() -> str:
    place = connection.settings_dict
    return f"postgresql://{place['USER']}@/{place['NAME']}?host={place['HOST']}"


def run_production(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """With the database of this test: the one of the environment is not there, and asking for it takes ten seconds each time."""
    database = {"DATABASE_URL": url_of_test()}
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", **database, **PRODUCTION, **changes}
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    command = [sys.executable, "-W", "ignore", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=django_settings.BASE_DIR)


def test_asvs_3_3_1_and_3_4_1_and_13_4_2_cookies_and_hsts_in_production_and_a_silent_deploy_check():
    """One process for all, for it takes seconds to start."""
    done = run_production("-c", SHOW)
    assert (done.returncode, done.stderr.count("WARNINGS")) == (0, 0), done.stderr
    shown = json.loads(done.stdout.splitlines()[-1])
    hsts = "max-age=63072000; includeSubDomains; preload"
    assert shown["cookies"] == ["__Host-sesi", "__Host-csrf", "__Host-perangkat"]
    assert shown["secure"] == [True, True]
    assert shown["faktor"] is True
    assert shown["answers"] == {
        "http": [301, True, "", "https://tangkas.contoh.go.id/akun/masuk/"],
        "host": [400, True, hsts, ""],
        "sehat": [200, True, "", ""],
        "https": [200, True, hsts, ""],
    }


@pytest.mark.django_db
def test_asvs_4_1_2_only_pages_lead_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    page = {"accept": "text/html,application/xhtml+xml"}
    asked = (
        (client.get("/akun/masuk/", headers=page), 301),
        (client.get("/healthz"), 200),
        (client.get("/akun/masuk/"), 403),
        (client.post("/akun/masuk/", {"login": "x", "password": "y"}, headers=page), 403),
        (client.get("/akun/masuk/", headers=page, secure=True), 200),
    )
    for answer, status in asked:
        assert (answer.status_code, "Content-Security-Policy" in answer) == (status, True)
    assert asked[0][0]["Location"] == "https://testserver/akun/masuk/"


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"SECRET_KEY": "demo-pendek"}, "SECRET_KEY"),
        ({"SECRET_KEY": "demo" + "x" * 60}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"KONTAK_KEAMANAN": " "}, "KONTAK_KEAMANAN"),
        ({"BASE_URL": "http://tangkas.contoh.go.id"}, "BASE_URL"),
        ({"MEDIA_ROOT": "/data/media", "SIGNING_DIR": "/data/media/kunci"}, "SIGNING_DIR"),
        ({"REDIS_URL": "redis://:x@redis:6379/0"}, "REDIS_URL"),
        ({"FACTOR_ROLES": "atasan,kepala"}, "FACTOR_ROLES"),
        ({"MEDIA_ROOT": "/data/media", "SEAL_DIR": "/data/media/segel"}, "SEAL_DIR"),
    ],
)
def test_asvs_13_2_3_production_refuses_weak_settings(changes, word):
    done = run_production("manage.py", "check", **changes)
    assert done.returncode != 0
    assert word in done.stderr


# The same answer for known and unknown


class CountingHasher(MD5PasswordHasher):
    """The hash is what takes time; how often it is computed says what a stopwatch only hints at."""

    algorithm = "hitung"
    computed = 0

    def encode(self, password: str, salt: str) -> str:
        CountingHasher.computed += 1
        return super().encode(password, salt)


def test_asvs_6_3_8_login_hashes_as_often_for_unknown_accounts(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.{CountingHasher.__name__}"]
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    computed = []
    for login in (NIP, "199001012015011001"):
        before = CountingHasher.computed
        Client().post("/akun/masuk/", {"login": login, "password": "salah sama sekali"})
        computed.append(CountingHasher.computed - before)
    assert computed == [1, 1]


def test_asvs_6_3_8_asking_for_a_link_does_the_same_work_for_everybody():
    make_pengguna(pegawai=make_pegawai(nip=NIP))
    work = []
    for login in (NIP, "199001012015011001"):
        with CaptureQueriesContext(connection) as queries:
            Client().post("/akun/tautan/", {"login": login})
        work.append([re.findall(r"SELECT|SAVEPOINT|INSERT INTO \S+|UPDATE", query["sql"]) for query in queries])
    assert work[0] == work[1] != []


# Cache, health, log


def test_one_client_of_the_cache_serves_all_commands():
    kept = cache._cache.get_client("a", write=True)
    assert cache._cache.get_client("b") is kept


def test_asvs_1_5_2_cache_holds_json_not_pickle():
    cache.set("uji", {"a": [1, "dua"]})
    raw = cache._cache.get_client().get(cache.make_key("uji"))
    assert json.loads(raw) == {"a": [1, "dua"]}
    cache._cache.get_client().set(cache.make_key("jahat"), pickle.dumps({"a": 1}))
    with pytest.raises(ValueError, match=r"codec|Expecting|JSON"):
        cache.get("jahat")


def test_readyz_names_what_is_missing(client, settings):
    assert client.get("/readyz").json() == {"siap": True, "basis_data": True, "cache": True, "migrasi": True}
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:9/0"}}
    response = client.get("/readyz")
    assert (response.status_code, response.json()["cache"]) == (503, False)


@pytest.fixture
def lines():
    """The log of this test as dictionaries, through the formatter of production."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JSONFormatter())
    loggers = [logging.getLogger(name) for name in ("config.akses", "pegawai.masuk")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


def test_asvs_16_3_1_logins_are_logged_without_names(lines, client):
    akun = make_pengguna(pegawai=make_pegawai("Rina Rahmawati", nip=NIP))
    client.post("/akun/masuk/", {"login": NIP, "password": "salah sama sekali"})
    client.post("/akun/masuk/", {"login": "x@contoh.go.id", "password": "salah sama sekali"})
    client.post("/akun/masuk/", {"login": NIP, "password": SANDI})
    assert [(line["tindakan"], line["hasil"], line.get("pengguna_id")) for line in lines()] == [
        ("masuk", "gagal", akun.pk),
        ("masuk", "gagal", None),
        ("masuk", "berhasil", akun.pk),
    ]
    assert re.findall(rf"{NIP}|Rina|x@contoh|salah|{SANDI}", json.dumps(lines())) == []


def test_asvs_16_3_2_refusals_are_logged(lines, kota):
    client = enter_as("pimpinan", kota)
    client.get("/pengguna/")
    client.get("/akun/keamanan/kunci-sandi/999/hapus/")
    client.get("/tidak/ada/")
    akun = kota["akun_pimpinan"].pk
    assert [(line["tindakan"], line["hasil"], line["objek"], line["pengguna_id"]) for line in lines()] == [
        ("akses_ditolak", "tanpa_peran", "pegawai:akun-list", akun),
        ("akses_ditolak", "di_luar_lingkup", "mfa_remove_webauthn 999", akun),
    ]


def test_asvs_16_4_1_a_line_break_cannot_start_a_new_line():
    record = logging.LogRecord("x", logging.INFO, "f", 1, 'nama\r\n{"palsu": 1}', None, None)
    assert len(JSONFormatter().format(record).splitlines()) == 1


def test_source_has_no_door_in_the_fence():
    root = Path(django_settings.BASE_DIR)
    apps, found = ("config", "rencana", "insentif", "evaluasi", "diklat", "kompetensi", "pegawai", "lib"), []
    files = [*(file for app in apps for file in root.glob(f"{app}/**/*.py")), *root.glob("templates/**/*.html")]
    assert {file.relative_to(root).parts[0] for file in files} == {*apps, "templates"}
    for file in files:
        text = file.read_text(encoding="utf-8")
        found += [
            (file.name, word) for word in ("csrf_exempt", "|safe", "autoescape off", "mark_safe(", "xframe_options_exempt") if word in text
        ]
    assert found == []
