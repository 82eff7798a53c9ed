"""Stamp files: a step is skipped while the files it depends on hash to what the stamp says."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(*files: Path) -> str:
    """Hash over names and contents; a missing file counts as such."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest() if file.exists() else b"-")
    return total.hexdigest()


def digest_tree(folders: Iterable[Path]) -> str:
    """Hash over paths, sizes and times: quick, for folders of many files."""
    total = hashlib.sha256()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.name != ".stamp":
                state = file.stat()
                total.update(f"{file}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return total.hexdigest()


def read(stamp: Path) -> str:
    return stamp.read_text().strip() if stamp.exists() else ""


def is_current(stamp: Path, *files: Path) -> bool:
    return read(stamp) == digest(*files)


def write(stamp: Path, *files: Path) -> None:
    write_text(stamp, digest(*files))


def write_text(stamp: Path, text: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(f"{text}\n")
