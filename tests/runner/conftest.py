"""A database and a broker of their own for tests that kill them."""

import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.runner import paths, postgres, valkey


@pytest.fixture
def sockets(tmp_path: Path) -> Iterator[Path]:
    folder = paths.socket_dir(tmp_path)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def initdb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `initdb` leaves, made once: a test copies it before anything has run from it."""
    home = tmp_path_factory.mktemp("initdb")
    folder = paths.socket_dir(home)
    made = postgres.Postgres(home, folder, home / "postgres.log")
    made.make_cluster()
    shutil.rmtree(folder)
    return made.data


@pytest.fixture
def cluster(tmp_path: Path, sockets: Path, initdb: Path) -> Iterator[postgres.Postgres]:
    """Durable like the demo's: fsync on, not bound to this process."""
    database = postgres.Postgres(tmp_path, sockets, tmp_path / "postgres.log")
    subprocess.run(["cp", "-a", str(initdb), str(database.data)], check=True)
    database.fresh = True
    database.start()
    yield database
    database.stop(signal.SIGQUIT)


@pytest.fixture
def broker(tmp_path: Path, sockets: Path) -> Iterator[valkey.Valkey]:
    server = valkey.Valkey(tmp_path / "valkey", sockets, tmp_path / "valkey.log")
    server.start()
    yield server
    server.stop()
