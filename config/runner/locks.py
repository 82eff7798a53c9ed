"""Lock files: hashes, no host names, and a first line that says which dependency list they were made from."""

import hashlib
import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

from . import paths
from .say import RunnerError, info

EXPORTS = {
    "requirements.lock": ("--group", "embedded"),
    "requirements-dev.lock": ("--group", "embedded", "--group", "test", "--group", "lint"),
    "requirements-node.lock": ("--only-group", "node"),
    "requirements-prod.lock": ("--group", "klien"),
    "requirements-sentry.lock": ("--only-group", "sentry"),
}
NPM_FOLDERS = ("", "tests/chromium")
MARK = "# dependency list: "


def dependency_digest() -> str:
    """Of what pyproject.toml asks for, not of its layout or tool settings."""
    table = tomllib.loads((paths.BASE_DIR / "pyproject.toml").read_text())
    asked = [table["project"]["requires-python"], table["project"]["dependencies"], table["dependency-groups"]]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:16]


def make_locks() -> int:
    uv = shutil.which("uv")
    if uv is None:
        raise RunnerError("Membuat ulang berkas kunci memerlukan uv di PATH.")
    subprocess.run([uv, "lock", "--quiet"], cwd=paths.BASE_DIR, check=True)
    for name, groups in EXPORTS.items():
        command = [uv, "export", "--quiet", "--frozen", "--no-emit-project", "--no-annotate", "--no-header", *groups]
        done = subprocess.run(command, cwd=paths.BASE_DIR, check=True, capture_output=True, text=True)
        (paths.BASE_DIR / name).write_text(f"{MARK}{dependency_digest()}\n{done.stdout}")
        info(f"{name}: {done.stdout.count('==')} paket")
    return 0


def python_problems(name: str) -> list[str]:
    text = (paths.BASE_DIR / name).read_text()
    pins = re.split(r"\n(?=\S)", text.strip())[1:]
    problems = [f"{name}: {pin.split()[0]} tanpa hash" for pin in pins if "--hash=sha256:" not in pin]
    if "://" in text:
        problems.append(f"{name}: memuat alamat server")
    if text.split("\n", 1)[0] != f"{MARK}{dependency_digest()}":
        problems.append(f"{name}: tidak sesuai pyproject.toml; jalankan `make lock`")
    return problems


def npm_problems(folder: str) -> list[str]:
    base = paths.BASE_DIR / folder
    asked = json.loads((base / "package.json").read_text())["dependencies"]
    packages = json.loads((base / "package-lock.json").read_text())["packages"]
    name = Path(folder) / "package-lock.json"
    problems = [f"{name}: {key} memuat alamat server" for key, entry in packages.items() if "resolved" in entry]
    problems += [f"{name}: {key} tanpa hash" for key, entry in packages.items() if key and "integrity" not in entry]
    if packages[""].get("dependencies") != asked:
        problems.append(f"{name}: tidak sesuai package.json; jalankan `npm install --package-lock-only`")
    return problems


def find_problems() -> list[str]:
    return [
        *(problem for name in EXPORTS for problem in python_problems(name)),
        *(problem for folder in NPM_FOLDERS for problem in npm_problems(folder)),
    ]


def check_locks() -> int:
    problems = find_problems()
    if problems:
        raise RunnerError("\n".join(problems))
    return 0
