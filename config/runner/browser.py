"""Finds a Chromium for the browser tests, or gets one without touching the machine."""

import os
import shutil
import subprocess
from pathlib import Path

from . import assets, paths, stamps
from .say import RunnerError, info, warn

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SOURCE = paths.BASE_DIR / "tests" / "chromium"
HOME = paths.BASE_DIR / "build" / "chromium"
WRAPPER = HOME / "chromium.sh"
ARGUMENTS = [
    *("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    # no page stands long enough to earn what optimising its scripts costs, nor a tidy heap
    "--js-flags=--no-maglev --no-turbofan --initial-heap-size=128",
]

UNPACK = """
const fs = require("fs"), zlib = require("zlib"), {pipeline} = require("stream");
const [from, to] = process.argv.slice(1);
pipeline(fs.createReadStream(from), zlib.createBrotliDecompress(), fs.createWriteStream(to), (e) => { if (e) throw e; });
"""
# The package carries libraries and a font for bare machines; a machine's own libraries are preferred.
SCRIPT = """#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
{libraries}[ -d /etc/fonts ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" "$@"
"""
OWN_LIBRARIES = 'export LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"\n'


def find_browser() -> str | None:
    """CHROMIUM_PATH, then PATH, then the one fetched into build/."""
    if chosen := os.environ.get("CHROMIUM_PATH"):
        return chosen
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (str(WRAPPER) if WRAPPER.exists() else None)


def unpack(name: str, target: Path) -> None:
    node = (assets.node_on_path() and shutil.which("node")) or assets.node_from_wheel()[0]
    source = HOME / "node_modules" / "@sparticuz" / "chromium" / "bin" / f"{name}.br"
    subprocess.run([node, "-e", UNPACK, "--", str(source), str(target)], check=True)
    if name.endswith(".tar"):
        shutil.unpack_archive(target, HOME / "fonts" if name.startswith("fonts") else HOME, "tar")
        target.unlink()


def fetch_from_npm() -> None:
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(SOURCE / name, HOME / name)
    assets.npm_ci(HOME)
    for name in ("chromium", "swiftshader.tar", "al2023.tar", "fonts.tar"):
        unpack(name, HOME / name)
    (HOME / "chromium").chmod(0o755)
    shutil.rmtree(HOME / "node_modules")
    lacking = "not found" in subprocess.run(["ldd", str(HOME / "chromium")], capture_output=True, text=True).stdout
    WRAPPER.write_text(SCRIPT.format(libraries=OWN_LIBRARIES if lacking else ""))
    WRAPPER.chmod(0o755)
    subprocess.run([str(WRAPPER), "--version"], check=True, capture_output=True)


def fetch_from_apt() -> None:
    subprocess.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"], check=True, capture_output=True)


def make_browser() -> str | None:
    """First into the checkout; the machine's package manager only where that does not run (other processors)."""
    stamp, lock = HOME / ".stamp", SOURCE / "package-lock.json"
    if (found := find_browser()) and (found != str(WRAPPER) or stamps.is_current(stamp, lock)):
        return found
    info("Mengambil Chromium untuk uji peramban…")
    try:
        fetch_from_npm()
        stamps.write(stamp, lock)
    except (RunnerError, OSError, subprocess.SubprocessError) as problem:
        WRAPPER.unlink(missing_ok=True)
        warn(f"Chromium dari npm tidak dapat dipakai: {problem}")
        if os.geteuid() == 0 and shutil.which("apt-get"):
            subprocess.run(["apt-get", "update", "-q"], capture_output=True)
            fetch_from_apt()
    return find_browser()
