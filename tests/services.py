"""pytest plugin: one throw-away Postgres and Valkey per test run, started before Django reads its settings.

Loaded by `-p tests.services`. The outermost process starts the servers; xdist workers find them in the environment.
"""

import atexit
import os
import shlex
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import pytest

from config.runner import paths, postgres, procs, valkey
from tests import hari, terisi

KEPT = paths.BASE_DIR / "build" / "test"
READ_ONCE = ("constants", "unicode_data", "tmp")  # what hypothesis finds in our files and in all characters, and where it writes it first
MEMORY = Path("/dev/shm")
RUNS = MEMORY / f"tangkas-uji-{os.geteuid()}"
ROOM = 6 * 2**30
NAME = "PYTEST_XDIST_WORKER"
COPIED = pytest.StashKey[Path | None]()
ASK = Path(__file__).with_name("minta_salinan.py")
SECONDS = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def has_room() -> bool:
    """Whether a run may lie in memory. On a disk, ext4 goes by every file removed in the last seconds whenever one is made, and databases
    and browsers make and remove them all the time: a quarter of what the kernel did for a whole run."""
    try:
        known = dict(line.split(":") for line in Path("/proc/meminfo").read_text().splitlines())
        return min(shutil.disk_usage(MEMORY).free, int(known["MemAvailable"].removesuffix("kB")) * 1024) >= ROOM
    except (OSError, KeyError):
        return False


def make_home() -> Path:
    """The folder of this run, and of all that its processes call temporary when it lies in memory."""
    name = f"run-{os.getpid()}"
    if not has_room():
        return KEPT / name
    home = paths.make_private(RUNS) / name
    (home / "tmp").mkdir(parents=True)
    os.environ["TMPDIR"], tempfile.tempdir = str(home / "tmp"), None
    return home


def sweep() -> None:
    """Remove what killed runs left behind; a folder is named after the process that owns it."""
    for old in (*KEPT.glob("run-*"), *RUNS.glob("run-*")):
        pid = old.name.removeprefix("run-")
        if pid.isdigit() and not procs.look_up(int(pid)):
            shutil.rmtree(paths.socket_dir(old), ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)


class Services:
    def __init__(self, home: Path) -> None:
        self.owner = os.getpid()
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        self.sockets = paths.socket_dir(home)
        self.copied = self.sockets / "salinan"
        options = {**postgres.THROW_AWAY, "deadlock_timeout": "100ms", hari.GUC: os.environ[hari.GESER]}
        self.postgres = postgres.Postgres(home, self.sockets, home / "postgres.log", options, die_with_parent=True)
        self.valkey = valkey.Valkey(home / "valkey", self.sockets, home / "valkey.log", durable=False, die_with_parent=True)

    def start(self, arguments: Sequence[str]) -> None:
        """With the arguments of a run of several processes also the one that they are copies of, which reads the tests meanwhile."""
        atexit.register(self.stop)
        self.valkey.start()
        os.environ["TANGKAS_TEST_REDIS"] = f"unix://{self.valkey.socket}"
        os.environ["TANGKAS_TEST_HOME"] = str(self.home)
        os.environ["DATABASE_URL"] = self.postgres.url()
        set_environment()
        if arguments:
            command = [sys.executable, "-m", "tests.salinan", str(self.copied), *arguments]
            procs.spawn(command, self.home / "tests.log", env={**os.environ, NAME: "gw9", "OPENBLAS_NUM_THREADS": "1"}, cwd=paths.BASE_DIR)
        terisi.start(self.postgres)

    def stop(self) -> None:
        if os.getpid() != self.owner or not self.home.exists():
            return
        self.valkey.stop()
        self.postgres.stop(signal.SIGQUIT)
        shutil.rmtree(self.sockets, ignore_errors=True)
        shutil.rmtree(self.home, ignore_errors=True)


def set_environment() -> None:
    """Everything the settings read; each xdist worker has its own Redis database and media folder."""
    worker = os.environ.get(NAME, "")
    number = int(worker.removeprefix("gw") or 0) + 1 if worker else 0
    os.environ["REDIS_URL"] = f"{os.environ['TANGKAS_TEST_REDIS']}?db={number}"
    os.environ["TANGKAS_MODE"] = "test"
    os.environ["SECRET_KEY"] = "test-only-key-of-a-throw-away-database-0123456789abcdef"
    os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{free_port()}"
    os.environ["MEDIA_ROOT"] = str(Path(os.environ["TANGKAS_TEST_HOME"]) / f"media-{number}")
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(make_store(Path(os.environ["TANGKAS_TEST_HOME"]) / f"hypothesis-{number}"))
    os.environ["PYTEST_DEBUG_TEMPROOT"] = os.environ["TANGKAS_TEST_HOME"]
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    for name in (
        "BASE_URL",
        "KONTAK_KEAMANAN",
        "ALLOWED_HOSTS",
        "TRUSTED_PROXY_COUNT",
        "FACTOR_REQUIRED",
        "FACTOR_ROLES",
        "SECRET_KEY_FALLBACKS",
        "EMAIL_SINK_DIR",
        "METRICS_TOKEN",
        "CADANGAN_DIR",
        "CADANGAN_KUNCI",
        "SEAL_MAIL",
    ):
        os.environ.pop(name, None)


def make_store(folder: Path) -> Path:
    """Examples are of this process; what hypothesis would read anew in each one is kept for the next run."""
    folder.mkdir(exist_ok=True)
    for name in READ_ONCE:
        (KEPT / name).mkdir(parents=True, exist_ok=True)
        if not (folder / name).exists():
            (folder / name).symlink_to(KEPT / name)
    return folder


def stop(*_: object) -> None:
    """The run ends. An `Exception`, as pytest's own way out is one, would be a failed job to the code under test, and the run goes on."""
    raise KeyboardInterrupt("SIGTERM")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> Generator[None, None, None]:
    if NAME not in os.environ:
        signal.signal(signal.SIGTERM, stop)
        hari.start()
        sweep()
        services = Services(make_home())
        several = (early_config.known_args_namespace.numprocesses or 0) > 1
        early_config.stash[COPIED] = services.copied if several else None
        services.start(args if several else ())
    else:
        set_environment()
    return (yield)


def pytest_xdist_setupnodes(config: pytest.Config, specs: list[Any]) -> None:
    """Each of them is begun as a copy."""
    if copied := config.stash.get(COPIED, None):
        procs.wait_until(copied.exists, SECONDS)
        for spec in specs:
            spec.python = shlex.join([sys.executable, "-I", "-S", str(ASK), str(copied)])
