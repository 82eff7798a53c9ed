"""What the runner tells the person at the terminal, in Indonesian."""

import sys


class RunnerError(Exception):
    """An expected failure, told in one plain sentence without a traceback."""


def info(text: str) -> None:
    print(text, flush=True)


def warn(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
