"""What the settings make of the environment."""

import runpy
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper

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
