"""Lets every Python process of a test run live in the same second: Python imports this module when it starts (tests/hari.py)."""

import importlib.util
import os
import time
from typing import Final

GESER: Final = "TANGKAS_TEST_GESER"  # seconds from the machine's clock to the tests'


def pin() -> None:
    import time_machine  # noqa: PLC0415  not every Python of a run has it

    time_machine.travel(time.time() + float(os.environ[GESER])).start()
    time.time()  # from the first reading on the clock ticks


if __name__ == "sitecustomize" and GESER in os.environ and importlib.util.find_spec("time_machine"):
    pin()
