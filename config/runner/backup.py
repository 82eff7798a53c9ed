"""`make backup` and `make restore` for the embedded demo; real servers have their own pg_dump (docs/operasi.md)."""

import os
import shutil
import subprocess
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import IO

from . import paths, postgres, sidik, stamps
from .demo import Demo, lock_home
from .say import RunnerError, info

DUMP, SUMS, MEDIA = "tangkas.dump", "sidik.txt", "media"
RESTORED = f"{postgres.USER}_pulih"
# Files on their way into the database hold what the product never keeps; the key of older demos lay here, too.
LEFT_OUT = ("impor", "aktivasi", "kunci")
UNSENT = tuple(f"--exclude-table-data={table}" for table in sidik.LEFT_OUT)


def run_client(
    database: postgres.Postgres,
    program: str,
    *arguments: str,
    user: str = postgres.USER,
    reads: IO[bytes] | None = None,
    writes: IO[bytes] | None = None,
) -> None:
    command = [str(database.launcher.bin / program), "-h", str(database.sockets), "-U", user, *arguments]
    done = subprocess.run(command, stdin=reads, stdout=writes, stderr=subprocess.PIPE, env=postgres.clean_env())
    if done.returncode:
        raise RunnerError(f"{program} gagal:\n{done.stderr.decode(errors='replace')[-2000:]}")


def open_database(demo: Demo) -> tuple[postgres.Postgres, bool]:
    """The cluster of this demo, and whether it was running before."""
    if demo.external_database:
        raise RunnerError("Cadangan ini hanya untuk basis data demo; lihat docs/operasi.md untuk server sendiri.")
    database = postgres.Postgres(demo.home, paths.socket_dir(demo.home), demo.log("postgres"))
    return database, database.start()


def dump(database: postgres.Postgres, target: IO[bytes], name: str = postgres.USER) -> str:
    """By the role that only reads; the checksums are of the moment that the dump shows."""
    with sidik.hold(database, name, postgres.BACKUP) as moment:
        options = ("--format=custom", f"--snapshot={moment.name}", *UNSENT)
        run_client(database, "pg_dump", *options, name, user=postgres.BACKUP, writes=target)
        return moment.reckon()


def restore(database: postgres.Postgres, source: IO[bytes], sums: str, name: str = postgres.USER) -> None:
    """Into an empty database beside the present one, which is replaced only by one that is proven equal, row by row."""
    run_client(database, "dropdb", "--if-exists", "--force", RESTORED)
    run_client(database, "createdb", RESTORED)
    options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", f"--dbname={RESTORED}")
    run_client(database, "pg_restore", *options, reads=source)
    if sums and (unequal := sidik.differences(sums, sidik.reckon(database, RESTORED))):
        raise RunnerError(f"Hasil pemulihan tidak sama dengan cadangannya, data lama dibiarkan: {', '.join(unequal)}")
    run_client(database, "dropdb", "--if-exists", "--force", name)
    run_client(database, "psql", "-d", "postgres", "-q", "-c", f"ALTER DATABASE {RESTORED} RENAME TO {name}")


def save() -> int:
    """Works while the demo runs: pg_dump reads one consistent moment."""
    demo = Demo.from_environment()
    if not stamps.read(demo.home / "stamp" / "kota"):
        raise RunnerError(f"Belum ada data demo di {demo.home}.")
    database, was_running = open_database(demo)
    target = paths.BASE_DIR / "build" / f"cadangan-{datetime.now():%Y%m%d-%H%M%S}.zip"  # noqa: DTZ005  a local name for a person
    target.parent.mkdir(exist_ok=True)
    try:
        database.create_roles()
        with tempfile.TemporaryFile(dir=demo.home) as file:
            sums = dump(database, file)
            file.seek(0)
            write_archive(target, file, sums, demo.home / MEDIA)
    finally:
        if not was_running:
            database.stop()
    info(f"Cadangan tersimpan: {target.relative_to(paths.BASE_DIR)}")
    return 0


def write_archive(target: Path, source: IO[bytes], sums: str, media: Path) -> None:
    target.touch(mode=0o600)
    with zipfile.ZipFile(target, "w") as archive:
        with archive.open(DUMP, "w", force_zip64=True) as out:
            shutil.copyfileobj(source, out)
        archive.writestr(SUMS, sums)
        for file in sorted(media.rglob("*")):
            place = file.relative_to(media)
            if file.is_file() and place.parts[0] not in LEFT_OUT:
                archive.write(file, f"{MEDIA}/{place}")


def load() -> int:
    """Replaces database and files of a stopped demo by those of the archive; the database all or nothing."""
    file = Path(os.environ.get("FILE", ""))
    if not zipfile.is_zipfile(file):
        raise RunnerError("Sebutkan berkas cadangannya: make restore FILE=build/cadangan-….zip")
    demo = Demo.from_environment()
    with lock_home(demo.home), tempfile.TemporaryDirectory(dir=demo.home) as folder:
        with zipfile.ZipFile(file) as archive:
            archive.extractall(folder)
        database, _ = open_database(demo)
        try:
            sums = Path(folder) / SUMS  # older archives have none
            with (Path(folder) / DUMP).open("rb") as source:
                restore(database, source, sums.read_text() if sums.exists() else "")
        finally:
            database.stop()
        shutil.rmtree(demo.home / MEDIA)
        (Path(folder) / MEDIA).mkdir(exist_ok=True)
        shutil.move(Path(folder) / MEDIA, demo.home / MEDIA)
    for name in ("database", "kota"):
        stamps.write_text(demo.home / "stamp" / name, "kota")
    for name in ("migrate", "akun"):
        (demo.home / "stamp" / name).unlink(missing_ok=True)
    info("Cadangan dipulihkan. Jalankan `make demo`.")
    return 0
