"""`make demo`: from a bare checkout to a served site, and back to silence on Ctrl-C."""

import fcntl
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from . import assets, paths, postgres, procs, stamps, valkey, venv_step
from .crew import Child, Crew, Server, end_left_overs
from .say import RunnerError, info, warn

HOST = "127.0.0.1"
READY_SECONDS = 300  # a server that dies is noticed at once; a busy machine is only slow
APPS = ("pegawai", "kompetensi", "diklat", "evaluasi", "insentif", "rencana", "config")


class Stop(BaseException):
    """Ctrl-C, TERM or a closed terminal."""


def raise_stop(_number: int, _frame: FrameType | None) -> None:
    raise Stop


def set_signals(handler: "signal.Handlers | object") -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)  # type: ignore[arg-type]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise RunnerError(f"Port {port} tidak boleh dipakai pengguna biasa; pilih di atas 1023: `make demo PORT=8000`.") from None
        except OSError:
            raise RunnerError(
                f"Port {port} sedang dipakai program lain. Hentikan program itu, atau: `make demo PORT={port + 1}`."
            ) from None


def read_port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise RunnerError(f"PORT harus bilangan 1 sampai 65535, bukan {text!r}.")
    return int(text)


def read_secret(home: Path) -> str:
    """Made at the first start, kept so that sessions outlive a restart."""
    file = home / "secret_key"
    if not file.exists():
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(64))
    return file.read_text().strip()


@contextmanager
def lock_home(home: Path) -> Iterator[None]:
    """One runner per data folder. The kernel drops the lock when the runner dies."""
    with (home / "run" / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise RunnerError(f"Demo di {home} sudah berjalan. Hentikan dulu (Ctrl-C), atau pakai DEMO_DIR= yang lain.") from None
        yield


@dataclass
class Demo:
    home: Path
    port: int
    crew: Crew
    env: dict[str, str] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)  # what differs for the role that makes tables

    @classmethod
    def from_environment(cls) -> "Demo":
        home = Path(os.environ.get("DEMO_DIR") or paths.BASE_DIR / ".demo").expanduser().resolve()
        for folder in (home, *(home / name for name in ("log", "run", "stamp", "surat", "media"))):
            folder.mkdir(parents=True, exist_ok=True)
        return cls(home, read_port(), Crew(home=home))

    @property
    def external_database(self) -> bool:
        return "DATABASE_URL" in os.environ

    def log(self, name: str) -> Path:
        return self.home / "log" / f"{name}.log"

    def settings(self) -> dict[str, str]:
        """What Django is told, but for its servers."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "TANGKAS_MODE": "demo",
            "PYTHONUNBUFFERED": "1",
            "DEMO_DIR": str(self.home),
            "MEDIA_ROOT": str(self.home / "media"),
            "BASE_URL": os.environ.get("BASE_URL", f"http://{HOST}:{self.port}"),
            "SECRET_KEY": os.environ.get("SECRET_KEY") or read_secret(self.home),
        }

    def start_servers(self) -> None:
        """Real servers named in the environment replace the embedded ones, each on its own."""
        sockets, self.env = paths.socket_dir(self.home), self.settings()
        if not self.external_database:
            database = postgres.Postgres(self.home, sockets, self.log("postgres"))
            self.crew.start(Server("PostgreSQL", database, database.log))
            self.make_database(database)
            self.env["DATABASE_URL"] = database.url(user=postgres.APPLICATION)
            self.owner = {"DATABASE_URL": database.url()}
        if "REDIS_URL" not in os.environ:
            broker = valkey.Valkey(self.home / "valkey", sockets, self.log("valkey"))
            self.crew.start(Server("Valkey", broker, broker.log))
            self.env["REDIS_URL"] = broker.url()
        if "EMAIL_URL" not in os.environ:
            self.add_sink(free_port())

    def make_database(self, database: postgres.Postgres) -> None:
        """One whose filling was interrupted counts for nothing: the site has never been served from it."""
        if stamps.read(self.filling) and not stamps.read(self.filled):
            warn("Pengisian data demo terputus; diulang dari awal.")
            database.drop_database()
            self.forget_stamps()
        if database.fresh:
            self.forget_stamps()
        if not stamps.read(self.home / "stamp" / "database"):
            database.create_database()
            stamps.write_text(self.home / "stamp" / "database", postgres.USER)
        database.create_roles()

    def forget_stamps(self) -> None:
        """What was done to another cluster was not done to this one."""
        for stamp in (self.home / "stamp").iterdir():
            stamp.unlink()

    def add_sink(self, port: int) -> None:
        folder = self.home / "surat"
        command = [str(paths.VENV_PYTHON), "-m", "config.demo.sink", "--port", str(port), "--folder", str(folder)]
        self.env |= {"EMAIL_URL": f"smtp://{HOST}:{port}", "EMAIL_SINK_DIR": str(folder)}
        self.crew.start(self.child("Penampung surel", "surel", command))

    def child(self, label: str, name: str, command: list[str], patience: float = 10) -> Child:
        return Child(label, name, command, self.home, dict(self.env), patience)

    def manage(self, *arguments: str) -> str:
        command = [str(paths.VENV_PYTHON), "manage.py", *arguments]
        done = subprocess.run(command, cwd=paths.BASE_DIR, env=self.env | self.owner, capture_output=True, text=True)
        with self.log("persiapan").open("a") as log:
            log.write(f"$ manage.py {' '.join(arguments)}\n{done.stdout}{done.stderr}")
        if done.returncode:
            raise RunnerError(f"`manage.py {' '.join(arguments)}` gagal. Catatannya ({log.name}):\n{procs.tail(self.log('persiapan'))}")
        return done.stdout

    def prepare(self, beside: ThreadPoolExecutor, assets_made: "Future[None]") -> None:
        """Schema and the demo city, and beside them the static files; each skipped while its sources are unchanged."""
        static = beside.submit(self.collect_static, assets_made)
        migrations = sorted(file for app in APPS for file in (paths.BASE_DIR / app / "migrations").rglob("*.py"))
        schema = stamps.digest(venv_step.RUNTIME_LOCK, paths.BASE_DIR / "config" / "hak.py", *migrations)
        if self.external_database or stamps.read(self.home / "stamp" / "migrate") != schema:
            info("Menyiapkan tabel…")
            self.manage("migrate", "--noinput")
            stamps.write_text(self.home / "stamp" / "migrate", schema)
        self.load_city()
        static.result()

    def collect_static(self, assets_made: "Future[None]") -> None:
        assets_made.result()
        files = stamps.digest_tree([paths.BASE_DIR / "static", assets.TARGET])
        files += stamps.digest(venv_step.RUNTIME_LOCK, paths.BASE_DIR / "config" / "statis.py")
        stamp = paths.BASE_DIR / "build" / "static.stamp"
        if stamps.read(stamp) != files or not (paths.BASE_DIR / "staticfiles").exists():
            self.manage("collectstatic", "--noinput", "--verbosity", "0")
            stamps.write_text(stamp, files)

    def load_city(self) -> None:
        """The command fills an empty database only, and tells who may sign in; that is kept for later starts."""
        wanted = "kosong" if os.environ.get("DEMO_EMPTY") == "1" else "kota"
        present = "" if self.external_database else stamps.read(self.filled)
        if present and present != wanted:
            warn(f"{self.home} sudah berisi data ({present}); data itu dibiarkan. Untuk memulai yang lain, pakai DEMO_DIR= baru.")
        if present and self.accounts.exists():
            return
        if not present:
            info("Mengisi data demo…")
            stamps.write_text(self.filling, "" if self.external_database else wanted)
        stamps.write_text(self.accounts, self.manage("demo_kota", *(["--kosong"] if wanted == "kosong" else [])).rstrip())
        stamps.write_text(self.filled, present or wanted)

    @property
    def filling(self) -> Path:
        return self.home / "stamp" / "mengisi"

    @property
    def filled(self) -> Path:
        return self.home / "stamp" / "kota"

    @property
    def accounts(self) -> Path:
        return self.home / "stamp" / "akun"

    def start_web(self) -> None:
        served = ["--interface", "wsgi", "--workers", "2", "--blocking-threads", "4", "--host", HOST, "--port", str(self.port)]
        web = [str(paths.VENV_PYTHON), "-m", "granian", *served, "--workers-kill-timeout", "5", "config.wsgi:application"]
        self.crew.start(self.child("Server web", "web", web))

    def start_workers(self) -> None:
        celery = [str(paths.VENV_PYTHON), "-m", "celery", "-A", "config"]
        queues = ["-P", "threads", "-c", "4", "-Q", "interaktif,mail,berat", "--without-gossip", "--without-mingle"]
        self.crew.start(self.child("Pekerja Celery", "worker", [*celery, "worker", *queues], patience=20))
        schedule = str(self.home / "run" / "beat-schedule")
        self.crew.start(self.child("Penjadwal Celery", "beat", [*celery, "beat", "--pidfile=", "-s", schedule]))

    def answers(self) -> bool:
        try:
            urllib.request.urlopen(f"http://{HOST}:{self.port}/healthz", timeout=5).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    def wait_for_web(self) -> None:
        web = self.crew.members[-1]
        if not procs.wait_until(lambda: self.answers() or not web.is_alive(), READY_SECONDS, pause=0.1) or not web.is_alive():
            raise RunnerError(f"Server web tidak menjawab. Catatan terakhir:\n{procs.tail(self.log('web'))}")

    def greet(self, seconds: float) -> None:
        info(f"\nTangkas siap dalam {seconds:.1f} detik: http://{HOST}:{self.port}\n")
        info(stamps.read(self.accounts))
        info(f"\nData dan catatan: {self.home}\nTekan Ctrl-C untuk berhenti.")

    def run(self, began: float, beside: ThreadPoolExecutor, assets_made: "Future[None]") -> None:
        end_left_overs(self.home)
        check_port(self.port)
        try:
            self.start_servers()
            self.prepare(beside, assets_made)
            self.start_web()
            self.wait_for_web()  # alone, for all of them at once share the processors
            self.start_workers()
            self.greet(time.monotonic() - began)
            self.crew.watch()
        finally:
            set_signals(signal.SIG_IGN)
            info("\nMenghentikan Tangkas…")
            self.crew.stop()
            shutil.rmtree(paths.socket_dir(self.home), ignore_errors=True)


def serve() -> int:
    began = time.monotonic()
    set_signals(raise_stop)
    try:
        demo = Demo.from_environment()
        with lock_home(demo.home), ThreadPoolExecutor(1) as beside:
            venv_step.make_frame()
            assets_made = beside.submit(assets.make_assets)  # beside the long way from packages to tables to people
            venv_step.make_venv()
            demo.run(began, beside, assets_made)
    except Stop:
        info("Selesai.")
    return 0
