"""The quickest Python of this version makes the venv, unless one was asked for."""

import sys
from pathlib import Path

import pytest

from config.runner import interpreter


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A name on PATH for what claims to be another Python of this version."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(interpreter.ASKED, raising=False)
    return tmp_path / f"python3.{sys.version_info.minor}"


def write_script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def test_without_another_it_is_the_running_one(beside):
    assert interpreter.find_python() == sys.executable


def test_the_running_one_by_another_name_is_no_other(beside):
    beside.symlink_to(Path(sys.executable).resolve())
    assert list(interpreter.others()) == []


@pytest.mark.parametrize(("text", "is_chosen"), [("echo 0.000001", True), ("echo 1000", False), ("exit 1", False)])
def test_another_must_be_clearly_quicker_and_able_to_make_a_venv(beside, text, is_chosen):
    write_script(beside, text)
    assert interpreter.find_python() == (str(beside) if is_chosen else sys.executable)


def test_who_asks_for_one_gets_it(beside, monkeypatch):
    write_script(beside, "echo 0.000001")
    monkeypatch.setenv(interpreter.ASKED, "python3.13")
    assert interpreter.find_python() == sys.executable
