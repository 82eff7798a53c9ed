"""What a `make` command hands on."""

import os
import subprocess

import pytest

NAMES = ("PORT", "DEMO_DIR", "DEMO_EMPTY", "ONLY", "FILE", "ROUNDS", "SEED", "GANGGUAN", "MINUTES", "TIMES")


@pytest.mark.parametrize("given", [{}, {"SEED": "4"}])
def test_what_nobody_chose_is_not_handed_on_as_an_empty_word(given: dict[str, str]) -> None:
    """`int("")` ended `make drill`, `make scale`, `make load` and three rows of `make bench` where no choice was made."""
    command = ["make", "--silent", "--eval", "tersiar:; @env", "tersiar", *(f"{name}={text}" for name, text in given.items())]
    env = {name: text for name, text in os.environ.items() if name not in NAMES}
    said = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    found = dict(line.split("=", 1) for line in said.splitlines() if line.partition("=")[0] in NAMES)
    assert found == given
