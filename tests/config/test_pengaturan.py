"""What the settings make of the environment."""

import runpy
from typing import Any

import pytest

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
