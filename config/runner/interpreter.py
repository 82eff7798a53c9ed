"""Which Python the venv is made of. One built without profile-guided optimisation, as pyenv builds them, takes a third longer for all that
it ever runs here, and most machines that have such a one have the distribution's beside it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ASKED = "PYTHON"  # `make PYTHON=…`
LAPS = 3
CLEARLY = 0.85  # of the time that the running one takes: two equal ones never take turns
# Attributes, calls, texts and dictionaries, as pages are made of; the best of several rounds.
# Without these modules no venv can be made of it.
RACE = """
import ctypes, ensurepip, ssl, sys, time
class Row:
    def __init__(self, number): self.number = number
    def text(self): return f"{self.number:04d}"
def once():
    begun, found = time.process_time(), {}
    for number in range(10_000):
        text = Row(number).text()
        found[text[-2:]] = found.get(text[-2:], 0) + len(text)
    return time.process_time() - begun
assert sys.version_info[:2] == (%d, %d)
print(min(once() for _ in range(5)))
"""


def find_python() -> str:
    """The one that was asked for, else the quickest of this version on PATH."""
    if os.environ.get(ASKED, "python3") != "python3":
        return sys.executable
    runners = [sys.executable, *others()]
    if len(runners) == 1:
        return sys.executable
    laps = [[measure(python) for python in runners] for _ in range(LAPS)]  # in turns: the machine may be busy with something else
    best, python = min((min(times), python) for *times, python in zip(*laps, runners, strict=True))
    return python if best < min(lap[0] for lap in laps) * CLEARLY else sys.executable


def others() -> Iterator[str]:
    """Each once, by whatever names it is reached."""
    named = (Path(folder) / f"python3.{sys.version_info.minor}" for folder in os.get_exec_path())
    found = {path.resolve(): str(path) for path in named if path.is_file()}
    found.pop(Path(sys.executable).resolve(), None)
    return iter(found.values())


def measure(python: str) -> float:
    """Seconds of processor time; for ever when it is of no use."""
    done = subprocess.run([python, "-I", "-c", RACE % sys.version_info[:2]], capture_output=True, text=True)
    return float(done.stdout) if done.returncode == 0 else float("inf")
