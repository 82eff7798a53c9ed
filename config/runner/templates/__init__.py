"""Templates that a person can read: `make fmt` lays them out, `make check` refuses what is laid out otherwise or too long for a line."""

from pathlib import Path

from ..paths import BASE_DIR
from ..say import info, warn
from .layout import lay_out

LONGEST = 160
FOLDERS = ("templates", "config/demo/templates", "tests/bench/templates")


def find_files() -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (BASE_DIR / folder).rglob("*.html"))


def write() -> int:
    for path in find_files():
        source = path.read_text()
        if (text := lay_out(source)) != source:
            path.write_text(text)
            info(f"Dirapikan: {path.relative_to(BASE_DIR)}")
    return 0


def check() -> int:
    faults = [f"{path.relative_to(BASE_DIR)}{fault}" for path in find_files() for fault in find_faults(path.read_text())]
    for fault in faults:
        warn(fault)
    return 1 if faults else 0


def find_faults(source: str) -> list[str]:
    long = [
        f":{n}: {len(line)} huruf sebaris, paling banyak {LONGEST}" for n, line in enumerate(source.split("\n"), 1) if len(line) > LONGEST
    ]
    return [*long, *([": belum rapi; jalankan `make fmt`"] if lay_out(source) != source else [])]
