"""Where things lie: the checkout, the venv, the data of one demo or test run, the short folder for sockets."""

import hashlib
import importlib.util
import os
import tempfile
from pathlib import Path

from .say import RunnerError

BASE_DIR = Path(__file__).resolve().parents[2]
VENV = BASE_DIR / ".venv"
VENV_PYTHON = VENV / "bin" / "python"


def make_private(folder: Path) -> Path:
    """The folder, only for us. Refuses one that someone else made at the same place."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.geteuid():
        raise RunnerError(f"Folder {folder} milik pengguna lain; hapus dulu.")
    folder.chmod(0o700)
    return folder


def socket_dir(data: Path) -> Path:
    """A short folder per data folder: socket paths end at about 107 bytes, checkout paths need not."""
    digest = hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:10]
    return make_private(Path(tempfile.gettempdir()) / f"tangkas-{os.geteuid()}-{digest}")


def find_package(name: str) -> Path | None:
    """Folder of an installed package, without importing it: in this Python, else in the venv."""
    for found in VENV.glob(f"lib/python3.*/site-packages/{name}"):
        return found
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None
