"""What the settings make of the environment."""

import runpy
from collections.abc import Callable
from contextlib import nullcontext
from ssl import CERT_REQUIRED
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper
from kombu.utils.url import parse_url

from config import env
from config.runner import paths


@pytest.mark.parametrize(("query", "pooled"), [("", False), ("?pgbouncer=1&sslmode=require", True)])
def test_behind_a_pgbouncer_nothing_is_asked_that_outlives_a_transaction(monkeypatch: pytest.MonkeyPatch, query: str, pooled: bool) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://tangkas_aplikasi:x@pooler:6432/tangkas{query}")
    database: dict[str, Any] = runpy.run_path(str(paths.BASE_DIR / "config" / "settings.py"))["DATABASES"]["default"]
    asked = database["OPTIONS"]
    assert (database["DISABLE_SERVER_SIDE_CURSORS"], "options" not in asked, asked.get("sslmode")) == (
        pooled,
        pooled,
        "require" if pooled else None,
    )
    assert "pgbouncer" not in asked


DALAM = "postgresql://tangkas_aplikasi:x@postgres:5432/tangkas"


@pytest.mark.parametrize(
    ("name", "url", "refused"),
    [
        ("DATABASE_URL", DALAM, True),
        ("DATABASE_URL", f"{DALAM}?sslmode=require", True),
        ("DATABASE_URL", f"{DALAM}?sslmode=verify-ca", True),
        ("DATABASE_URL", f"{DALAM}?sslmode=verify-full&sslrootcert=/run/secrets/tls_ca", False),
        ("DATABASE_URL", "postgresql://tangkas@/tangkas?host=postgres", True),
        ("DATABASE_URL", "postgresql://tangkas@/tangkas?host=/var/run/postgresql", False),
        ("DATABASE_URL", "postgresql://tangkas@127.0.0.1/tangkas", False),
        ("REDIS_URL", "redis://:x@redis:6379/0", True),
        ("REDIS_URL", "rediss://:x@redis:6379/0?ssl_cert_reqs=none", True),
        ("REDIS_URL", "rediss://:x@redis:6379/0?ssl_check_hostname=false", True),
        ("REDIS_URL", "rediss://:x@redis:6379/0?ssl_ca_certs=/run/secrets/tls_ca", False),
        ("REDIS_URL", "unix:///run/valkey.sock?db=0", False),
        ("EMAIL_URL", "smtp://surel.contoh.go.id", True),
        ("EMAIL_URL", "smtp://127.0.0.1:25", False),
        ("EMAIL_URL", "smtp+starttls://u:p@surel.contoh.go.id:587", False),
    ],
)
def test_asvs_12_3_1_and_12_3_3_nothing_goes_to_another_machine_unless_it_shows_whose_it_is(name: str, url: str, refused: bool) -> None:
    with pytest.raises(ImproperlyConfigured, match=name) if refused else nullcontext():
        env.refuse_open(name, url)


def test_asvs_12_3_4_the_broker_too_checks_the_certificate() -> None:
    """Kombu by itself takes any."""
    found = [parse_url(url) for url in env.parse_redis("rediss://:x@redis:6379/0?ssl_ca_certs=/run/secrets/tls_ca")]
    assert [one["ssl"] for one in found] == [{"ssl_cert_reqs": CERT_REQUIRED, "ssl_ca_certs": "/run/secrets/tls_ca"}] * 2


@pytest.mark.django_db
def test_a_connection_that_died_in_the_pool_is_handed_to_nobody(monkeypatch: pytest.MonkeyPatch, tunggu: Callable[..., None]) -> None:
    monkeypatch.setenv("TANGKAS_MODE", "demo")
    asked = runpy.run_path(str(paths.BASE_DIR / "config" / "settings.py"))["DATABASES"]["default"]
    pool = {"OPTIONS": connection.settings_dict["OPTIONS"] | {"pool": asked["OPTIONS"]["pool"] | {"max_size": 1}}}
    site = DatabaseWrapper(connection.settings_dict | asked | {"NAME": connection.settings_dict["NAME"]} | pool, alias="default")
    try:
        with site.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            [dead] = cursor.fetchone()
        site.close()
        tunggu(lambda: site.pool.get_stats()["pool_available"] == 1)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [dead])
        with site.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            assert cursor.fetchone() != (dead,)
    finally:
        site.close()
        site.close_pool()
