"""The day of the tests: a Wednesday, late in the morning, so that no run crosses midnight. The machine's own date plays no part.

`UJI_PADA=2028-02-29T10:00+07:00 pytest …` moves it. The clock ticks, alike in this process and in workers, servers and scripts that it
starts, and in the databases of the tests: triggers stamp the change log by `now()`. A test that wants another moment travels from here
(fixture `time_machine`), alone: the database stays.
"""

import os
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from tests.jam.sitecustomize import GESER, pin

JAM: Final = Path(__file__).parent / "jam"
GUC: Final = "tangkas.geser"
# `now()` and its like are looked for in `public`, then here; the path belongs to the role, so every connection has it.
SQL: Final = f"""
    CREATE SCHEMA jam;
    CREATE FUNCTION jam.now() RETURNS timestamptz STABLE PARALLEL SAFE LANGUAGE sql
        AS $$ SELECT pg_catalog.now() + make_interval(secs => current_setting('{GUC}')::float8) $$;
    CREATE FUNCTION jam.statement_timestamp() RETURNS timestamptz STABLE PARALLEL SAFE LANGUAGE sql
        AS $$ SELECT pg_catalog.statement_timestamp() + make_interval(secs => current_setting('{GUC}')::float8) $$;
    CREATE FUNCTION jam.clock_timestamp() RETURNS timestamptz VOLATILE PARALLEL SAFE LANGUAGE sql
        AS $$ SELECT pg_catalog.clock_timestamp() + make_interval(secs => current_setting('{GUC}')::float8) $$;
    GRANT USAGE ON SCHEMA jam TO PUBLIC;
    ALTER ROLE CURRENT_USER SET search_path = public, jam, pg_catalog;
"""
PADA: Final = datetime.fromisoformat(os.environ.get("UJI_PADA", "2026-11-25T10:00+07:00"))


def start() -> None:
    """Once, in the outermost process."""
    os.environ[GESER] = str(PADA.timestamp() - time.time())
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(JAM), os.environ.get("PYTHONPATH"))))
    pin()


def earlier(seconds: float) -> Mapping[str, str]:
    """The environment of a process that lives so much earlier."""
    return {**os.environ, GESER: str(float(os.environ[GESER]) - seconds)}
