"""`make backup` and `make restore` for the embedded demo; real servers have their own pg_dump (docs/operasi.md)."""

import os
import shutil
import subprocess
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import IO

from . import paths, postgres, stamps
from .demo import Demo, lock_home
from .say import RunnerError, info

DUMP, MEDIA = "tangkas.dump", "media"
# Files on their way into the database hold what the product never keeps; the key of older demos lay here, too.
LEFT_OUT = ("impor", "kunci")
UNSENT = ("--exclude-table-data=pegawai_draf", "--exclude-table-data=pegawai_titipan")  # nobody could read them after a restore


def run_client(
    database: postgres.Postgres, program: str, *arguments: str, reads: IO[bytes] | None = None, writes: IO[bytes] | None = None
) -> None:
    command = [str(database.launcher.bin / program), "-h", str(database.sockets), "-U", postgres.USER, *arguments]
    done = subprocess.run(command, stdin=reads, stdout=writes, stderr=subprocess.PIPE, env=postgres.clean_env())
    if done.returncode:
        raise RunnerError(f"{program} gagal:\n{done.stderr.decode(errors='replace')[-2000:]}")


def open_database(demo: Demo) -> tuple[postgres.Postgres, bool]:
    """The cluster of this demo, and whether it was running before."""
    if demo.external_database:
        raise RunnerError("Cadangan ini hanya untuk basis data demo; lihat docs/operasi.md untuk server sendiri.")
    database = postgres.Postgres(demo.home, paths.socket_dir(demo.home), demo.log("postgres"))
    return database, database.start()


def save() -> int:
    """Works while the demo runs: pg_dump reads one consistent moment."""
    demo = Demo.from_environment()
    if not stamps.read(demo.home / "stamp" / "kota"):
        raise RunnerError(f"Belum ada data demo di {demo.home}.")
    database, was_running = open_database(demo)
    target = paths.BASE_DIR / "build" / f"cadangan-{datetime.now():%Y%m%d-%H%M%S}.zip"  # noqa: DTZ005  a local name for a person
    target.parent.mkdir(exist_ok=True)
    try:
        with tempfile.TemporaryFile(dir=demo.home) as dump:
            run_client(database, "pg_dump", "--format=custom", *UNSENT, postgres.USER, writes=dump)
            dump.seek(0)
            write_archive(target, dump, demo.home / MEDIA)
    finally:
        if not was_running:
            database.stop()
    info(f"Cadangan tersimpan: {target.relative_to(paths.BASE_DIR)}")
    return 0


def write_archive(target: Path, dump: IO[bytes], media: Path) -> None:
    target.touch(mode=0o600)
    with zipfile.ZipFile(target, "w") as archive:
        with archive.open(DUMP, "w", force_zip64=True) as out:
            shutil.copyfileobj(dump, out)
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
            database.create_database()
            with (Path(folder) / DUMP).open("rb") as dump:
                options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", f"--dbname={postgres.USER}")
                run_client(database, "pg_restore", *options, reads=dump)
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
