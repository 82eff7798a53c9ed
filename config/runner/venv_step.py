"""Makes .venv from a hashed lock file: by uv when it is on PATH, else by venv and pip."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from . import interpreter, paths, stamps
from .say import RunnerError, info

OLDEST_PYTHON = (3, 11)
RUNTIME_LOCK = paths.BASE_DIR / "requirements.lock"
DEV_LOCK = paths.BASE_DIR / "requirements-dev.lock"
STAMPS = {RUNTIME_LOCK: paths.VENV / ".tangkas-runtime", DEV_LOCK: paths.VENV / ".tangkas-dev"}
# Byte code is made of what is imported, when it is: a third of what the packages hold.
STRICT = ("--require-hashes", "--only-binary=:all:", "--no-compile")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=paths.BASE_DIR, capture_output=True, text=True)


def pip_command() -> list[str] | None:
    """pip of this Python, told to work for the venv, which then needs none of its own; else the venv's."""
    for command in ([sys.executable, "-m", "pip", "--python", str(paths.VENV_PYTHON)], [str(paths.VENV_PYTHON), "-m", "pip"]):
        if paths.VENV_PYTHON.exists() and run(*command, "--version").returncode == 0:
            return command
    return None


def install(*arguments: str) -> None:
    """pip or uv install into the venv, wheels only, every hash checked."""
    if uv := shutil.which("uv"):
        strict = ("--require-hashes", "--only-binary", ":all:")
        command = [uv, "pip", "install", "--quiet", "--python", str(paths.VENV_PYTHON), *strict, *arguments]
    else:
        command = [*(pip_command() or []), "install", "--quiet", "--disable-pip-version-check", *STRICT, *arguments]
    done = run(*command)
    if done.returncode:
        raise RunnerError(f"Pemasangan paket Python gagal:\n{done.stdout[-1000:]}{done.stderr[-2000:]}")


def venv_command(python: str, *without: str) -> list[str]:
    if uv := shutil.which("uv"):
        return [uv, "venv", "--quiet", "--clear", "--python", python, str(paths.VENV)]
    return [python, "-m", "venv", "--clear", *without, str(paths.VENV)]


def create() -> None:
    """Bare where uv or a pip of this Python fills it. A Debian may have neither: then ensurepip, apt as root, or a plain sentence."""
    pythons = list(dict.fromkeys((interpreter.find_python(), sys.executable)))
    for python in pythons:
        if run(*venv_command(python, "--without-pip")).returncode == 0 and (shutil.which("uv") or pip_command()):
            return
    if any(run(*venv_command(python)).returncode == 0 for python in pythons):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        info("Memasang python3-venv dengan apt-get…")
        run("apt-get", "update", "-q")
        run("apt-get", "install", "-y", "-q", "--no-install-recommends", f"python3.{sys.version_info.minor}-venv")
        if run(*venv_command(sys.executable)).returncode == 0:
            return
    raise RunnerError("Python di mesin ini tidak dapat membuat venv. Pasang paket python3-venv, lalu ulangi.")


def is_usable() -> bool:
    return paths.VENV_PYTHON.exists() and run(str(paths.VENV_PYTHON), "-c", "import ssl").returncode == 0


def is_made(lock: Path) -> bool:
    return stamps.is_current(STAMPS[lock], lock) and paths.VENV_PYTHON.exists()


def make_frame(lock: Path = RUNTIME_LOCK) -> None:
    """The venv without its packages; several may be installed into and beside it at once."""
    if sys.version_info < OLDEST_PYTHON:
        raise RunnerError(f"Tangkas memerlukan Python 3.11 atau lebih baru; ini {sys.version.split()[0]}. Coba `make PYTHON=python3.11 …`.")
    if not is_made(lock) and not is_usable():
        create()


def make_venv(lock: Path = RUNTIME_LOCK) -> None:
    """The development lock contains the runtime one, so its venv serves the demo too."""
    make_frame(lock)
    if is_made(lock):
        return
    info("Memasang paket Python (sekali ini saja)…")
    install("-r", str(lock))
    for done in (RUNTIME_LOCK, DEV_LOCK) if lock == DEV_LOCK else (RUNTIME_LOCK,):
        stamps.write(STAMPS[done], done)
