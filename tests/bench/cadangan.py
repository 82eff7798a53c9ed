"""The row of backups: ours, encrypted and proven, beside PostgreSQL's programs alone."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.bench.report import Goal, Row

if TYPE_CHECKING:
    from tests.bench.house import House
    from tests.bench.rows import Stage

ROUNDS = 3
KEY = "kunci-acak-untuk-mengukur-cadangan-0123456789"


def cadangan(stage: "Stage") -> Iterator[Row]:
    """Backup and restore of the whole demo city into an empty place, in turns."""
    yield Row("cadangan", "ms", Goal(1.3), [(ours(stage), alone(stage)) for _ in range(ROUNDS)])


def ours(stage: "Stage") -> float:
    house, file = stage.house, stage.house.home / "cadangan.zip.sandi"
    env = {"CADANGAN_KUNCI": KEY, "TANGKAS_PG_BIN": str(house.postgres.launcher.bin)}
    source = stage.hidup
    house.create("pulih")
    began = time.monotonic()
    house.manage(source, "cadangkan", "--ke", str(file), **env)
    house.manage("pulih", "pulihkan", str(file), MEDIA_ROOT=str(house.home / "media-pulih"), **env)
    took = time.monotonic() - began
    shutil.rmtree(house.home / "media-pulih")
    return took * 1000


def alone(stage: "Stage") -> float:
    house, file = stage.house, stage.house.home / "saja.dump"
    source = stage.hidup
    house.create("pulih")
    began = time.monotonic()
    with file.open("wb") as out:
        run(house, source, "pg_dump", "--format=custom", f"--dbname={house.postgres.url(source)}", stdout=out)
    run(house, source, "pg_restore", "--no-owner", "--single-transaction", f"--dbname={house.postgres.url('pulih')}", str(file))
    return (time.monotonic() - began) * 1000


def run(house: "House", database: str, program: str, *options: str, **pipes: object) -> None:
    command = [str(house.postgres.launcher.bin / program), *options]
    subprocess.run(command, cwd="/", env=house.env(database), check=True, **pipes)  # type: ignore[call-overload]
