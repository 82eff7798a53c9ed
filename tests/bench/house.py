"""The throw-away servers of a benchmark run, its databases, and the processes that work in them.

PostgreSQL runs as in the tests (no fsync, no synchronous commit) with its own defaults otherwise; Valkey without saving. Both
sides of every ratio use the same servers, so what durability would add is left out of both.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import psycopg

from config.runner import crew, paths, postgres, procs, valkey
from tests.services import free_port

RUNS = paths.BASE_DIR / "build" / "bench"
ADMIN = "postgres"
PATIENCE_SECONDS = 10
DATABASES = (
    "anggaran",
    "bersih",
    "kosong",
    "kota",
    "besar",
    "impor",
    "sama",
    "daftar",
    "katalog",
    "surel",
    "ruang",
    "sertifikat",
    "layar",
    "ujian",
    "hasil",
    "dampak",
    "hidup",
    "beranda",
    "poin",
    "jejak",
    "pulih",
)


class ChildError(RuntimeError):
    """A measuring process failed; its own traceback stands above on stderr."""


class Child:
    """A process with Django and one module of this package loaded; `ask("name", key=value)` calls a function of that module."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def ask(self, call: str, **arguments: Any) -> Any:
        self._pipe("stdin").write(json.dumps({"call": call, "arguments": arguments}) + "\n")
        self._pipe("stdin").flush()
        answer = self._pipe("stdout").readline()
        if not answer:
            raise ChildError(call)
        return json.loads(answer)

    def close(self) -> None:
        self._pipe("stdin").close()
        self.process.wait(60)

    def _pipe(self, name: str) -> IO[str]:
        pipe: IO[str] = getattr(self.process, name)
        return pipe


class House:
    def __init__(self) -> None:
        sweep()
        self.owner = os.getpid()
        self.home = RUNS / f"run-{self.owner}"
        self.home.mkdir(parents=True)
        sockets = paths.socket_dir(self.home)
        self.sockets = sockets
        self.postgres = postgres.Postgres(self.home, sockets, self.home / "postgres.log", postgres.THROW_AWAY, die_with_parent=True)
        self.valkey = valkey.Valkey(self.home / "valkey", sockets, self.home / "valkey.log", durable=False, die_with_parent=True)

    def start(self) -> None:
        self.postgres.start()
        self.valkey.start()

    def stop(self) -> None:
        self.valkey.stop()
        self.postgres.stop(signal.SIGQUIT)
        shutil.rmtree(self.sockets, ignore_errors=True)
        shutil.rmtree(self.home, ignore_errors=True)

    def create(self, name: str, template: str = "template0") -> None:
        """A database, or an exact copy of another one that nobody is connected to; an older one of that name goes."""
        with self.connect(ADMIN) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")

    def connect(self, name: str) -> "psycopg.Connection[tuple[Any, ...]]":
        return psycopg.connect(self.postgres.url(name), autocommit=True)

    def env(self, database: str) -> dict[str, str]:
        """What the settings read: as the demo runs, with a connection pool; each database has a cache of its own."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "TANGKAS_MODE": "demo",
            "SECRET_KEY": "bench-only-key-of-a-throw-away-database-0123456789abcdef",
            "DATABASE_URL": self.postgres.url(database),
            "REDIS_URL": f"unix://{self.valkey.socket}?db={DATABASES.index(database)}",
            "EMAIL_URL": f"smtp://127.0.0.1:{free_port()}",
            "MEDIA_ROOT": str(self.home / "media"),
            "BENCH_HOME": str(self.home),
            "PYTHONPATH": str(paths.BASE_DIR),
        }

    def manage(self, database: str, *arguments: str, **env: str) -> None:
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=paths.BASE_DIR, env=self.env(database) | env, check=True, stdout=subprocess.DEVNULL)

    @contextmanager
    def child(self, module: str, database: str) -> Iterator[Child]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.child", f"bench.{module}"],
            cwd=paths.BASE_DIR,
            env=self.env(database),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        child = Child(process)
        try:
            yield child
            child.close()
        finally:
            process.kill()
            process.wait()

    @contextmanager
    def web(self, database: str, workers: int) -> Iterator[int]:
        """A real granian with the site and the floor page; gives its port."""
        port = free_port()
        served = ["--interface", "wsgi", "--workers", str(workers), "--blocking-threads", "4", "--host", "127.0.0.1", "--port", str(port)]
        command = [sys.executable, "-m", "granian", *served, "--no-log", "tests.bench.wsgi:application"]
        process = procs.spawn(command, self.home / "web.log", env=self.env(database), cwd=paths.BASE_DIR)
        try:
            yield port
        finally:
            procs.stop_pid(process.pid, signal.SIGTERM, PATIENCE_SECONDS)
            crew.kill_group(process.pid)
            process.wait()

    @contextmanager
    def sink(self) -> Iterator[int]:
        """A mail server in a process of its own that counts and keeps nothing; gives its port."""
        port = free_port()
        command = [sys.executable, "-m", "tests.sink", str(port)]
        process = subprocess.Popen(command, cwd=paths.BASE_DIR, stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout is not None
            process.stdout.readline()
            yield port
        finally:
            process.kill()
            process.wait()


def sweep() -> None:
    """Remove what killed runs left behind; a folder is named after the process that owns it."""
    for old in RUNS.glob("run-*"):
        pid = old.name.removeprefix("run-")
        if pid.isdigit() and not procs.look_up(int(pid)):
            shutil.rmtree(paths.socket_dir(old), ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)
