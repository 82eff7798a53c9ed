"""What the runner tells the person at the terminal, in Indonesian."""

import sys
from contextlib import suppress
from typing import TextIO


class RunnerError(Exception):
    """An expected failure, told in one plain sentence without a traceback."""


def info(text: str) -> None:
    _tell(text, sys.stdout)


def warn(text: str) -> None:
    _tell(text, sys.stderr)


def _tell(text: str, stream: TextIO) -> None:
    """Where it cannot be written, to a full disk or a terminal that is gone, what runs goes on."""
    with suppress(OSError):
        print(text, file=stream, flush=True)
