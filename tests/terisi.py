"""A migrated database to copy, so that no test run migrates twice: a cluster kept in build/, named after what its migrations say."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from config.runner import paths, postgres
from tests import hari

NAMA: Final = "terisi"
KEEP: Final = 3
DAY_SECONDS: Final = 86_400  # what migrations made is older than any test
KEPT: Final = paths.BASE_DIR / "build" / "test"
SOURCES: Final = (
    "*/migrations/*.py",
    "requirements-dev.lock",
    "config/runner/postgres.py",
    "config/postgres/peran.sql",
    "config/hak.py",
    "tests/hari.py",
)
ISI: Final = "isi.txt"  # beside a kept cluster: what it was made from


def sources() -> set[str]:
    """The day, and each file with the hash of its content, a line each."""
    found = sorted(path for pattern in SOURCES for path in paths.BASE_DIR.glob(pattern))
    return {str(hari.PADA), *(f"{path.relative_to(paths.BASE_DIR)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in found)}


def key() -> str:
    return hashlib.sha256("\n".join(sorted(sources())).encode()).hexdigest()[:16]


def nearest() -> Path | None:
    """The kept cluster that lacks the fewest migrations and has none that are not here: only the missing ones are run."""
    here = sources()
    fixed = {line for line in here if "/migrations/" not in line}
    kept = {path.parent: set(path.read_text().splitlines()) for path in KEPT.glob(f"terisi-*/{ISI}")}
    return max((path for path, lines in kept.items() if fixed <= lines <= here), key=lambda path: len(kept[path]), default=None)


def start(server: postgres.Postgres) -> None:
    """Start a server that has the migrated database; the first run with these migrations makes it and leaves a copy for the next."""
    kept, near = KEPT / f"terisi-{key()}", nearest()
    if near is not None:
        _copy(near, server.data)
    server.start()
    if near == kept:
        return
    if near is None:
        to_server = ("-h", str(server.sockets), "-U", postgres.USER)
        server.launcher.run("createdb", *to_server, NAMA)
        server.launcher.run("psql", *to_server, "-d", NAMA, "-q", "-v", "ON_ERROR_STOP=1", "-c", hari.SQL)
        server.create_roles(NAMA)
    command = [sys.executable, "-W", "ignore", str(paths.BASE_DIR / "manage.py"), "migrate", "--noinput", "--skip-checks", "--verbosity=0"]
    subprocess.run(command, check=True, env={**hari.earlier(DAY_SECONDS), "DATABASE_URL": server.url(NAMA)})
    server.stop()
    _keep(server.data, kept)
    server.start()


def _keep(data: Path, kept: Path) -> None:
    """Beside the final name first: a half-made copy never counts. Another run may have been faster, and may be copying the last ones."""
    half_made = KEPT / f"baru-{os.getpid()}"
    _copy(data, half_made)
    (half_made / ISI).write_text("\n".join(sorted(sources())))
    try:
        half_made.rename(kept)
    except OSError:
        shutil.rmtree(half_made)
    for old in sorted(KEPT.glob("terisi-*"), key=lambda path: path.stat().st_mtime)[:-KEEP]:
        shutil.rmtree(old, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    """With owners and modes, which the server checks."""
    subprocess.run(["cp", "-a", "--reflink=auto", str(source), str(target)], check=True)
