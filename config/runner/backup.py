"""`make backup` and `make restore` for the demo: its servers around the commands that every installation has (config/cadangan)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from . import paths, postgres, stamps
from .demo import Demo, lock_home
from .say import RunnerError, info

RESTORED = f"{postgres.USER}_pulih"
NOWHERE = {"REDIS_URL": "unix:///nonexistent", "EMAIL_URL": "smtp://127.0.0.1:9"}  # neither is asked for anything


@contextmanager
def open_database(demo: Demo) -> Iterator[postgres.Postgres]:
    """The cluster of this demo; it runs on if it ran before."""
    if demo.external_database:
        raise RunnerError("Cadangan ini hanya untuk basis data demo; lihat docs/operasi.md untuk server sendiri.")
    database = postgres.Postgres(demo.home, paths.socket_dir(demo.home), demo.log("postgres"))
    was_running = database.start()
    try:
        yield database
    finally:
        if not was_running:
            database.stop()


def manage(demo: Demo, database: postgres.Postgres, url: str, *arguments: str) -> None:
    demo.env = demo.settings() | NOWHERE | {"DATABASE_URL": url, "TANGKAS_PG_BIN": str(database.launcher.bin)}
    demo.manage(*arguments)


def save() -> int:
    """Works while the demo runs: the dump reads one consistent moment, by the role that only reads."""
    demo = Demo.from_environment()
    if not stamps.read(demo.home / "stamp" / "kota"):
        raise RunnerError(f"Belum ada data demo di {demo.home}.")
    target = paths.BASE_DIR / "build" / f"cadangan-{datetime.now():%Y%m%d-%H%M%S}.zip"  # noqa: DTZ005  a local name for a person
    target.parent.mkdir(exist_ok=True)
    with open_database(demo) as database:
        database.create_roles()
        manage(demo, database, database.url(user=postgres.BACKUP), "cadangkan", "--ke", str(target))
    info(f"Cadangan tersimpan: {target.relative_to(paths.BASE_DIR)}")
    return 0


def load() -> int:
    """Replaces database and files of a stopped demo: the database by one beside it that is proven equal, row by row, before."""
    file = Path(os.environ.get("FILE", ""))
    if not file.is_file():
        raise RunnerError("Sebutkan berkas cadangannya: make restore FILE=build/cadangan-….zip")
    demo = Demo.from_environment()
    with lock_home(demo.home), open_database(demo) as database:
        run_client(database, "dropdb", "--if-exists", "--force", RESTORED)
        run_client(database, "createdb", RESTORED)
        manage(demo, database, database.url(RESTORED), "pulihkan", str(file.resolve()))
        run_client(database, "dropdb", "--if-exists", "--force", postgres.USER)
        run_client(database, "psql", "-d", "postgres", "-q", "-c", f"ALTER DATABASE {RESTORED} RENAME TO {postgres.USER}")
    for name in ("database", "kota"):
        stamps.write_text(demo.home / "stamp" / name, "kota")
    for name in ("migrate", "akun"):
        (demo.home / "stamp" / name).unlink(missing_ok=True)
    info("Cadangan dipulihkan. Jalankan `make demo`.")
    return 0


def run_client(database: postgres.Postgres, program: str, *arguments: str) -> None:
    done = database.launcher.run(program, "-h", str(database.sockets), "-U", postgres.USER, *arguments)
    if done.returncode:
        raise RunnerError(f"{program} gagal:\n{done.stderr[-2000:]}")
