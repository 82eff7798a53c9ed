"""What the Makefile may ask for."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from . import assets, backup, browser, demo, locks, templates, venv_step
from .say import RunnerError, info, warn

T = TypeVar("T")


def prepare() -> int:
    """The venv with test and lint tools, and beside it the assets: both wait for the network."""
    make_beside_venv(assets.make_assets)
    return 0


def prepare_tests() -> int:
    info(f"Peramban untuk uji: {make_beside_venv(make_for_tests) or 'tidak ada'}")
    return 0


def make_beside_venv(make: Callable[[], T]) -> T:
    venv_step.make_frame(venv_step.DEV_LOCK)
    with ThreadPoolExecutor(1) as beside:
        made = beside.submit(make)
        venv_step.make_venv(venv_step.DEV_LOCK)
        return made.result()


def make_for_tests() -> str | None:
    assets.make_assets()
    return browser.make_browser()


def copy_assets() -> int:
    """For the image, where another stage has already fetched node_modules."""
    assets.write_files(assets.TARGET)
    return 0


COMMANDS: dict[str, Callable[[], int]] = {
    "demo": demo.serve,
    "prepare": prepare,
    "prepare-tests": prepare_tests,
    "copy-assets": copy_assets,
    "lock": locks.make_locks,
    "check-locks": locks.check_locks,
    "check-templates": templates.check,
    "fmt-templates": templates.write,
    "backup": backup.save,
    "restore": backup.load,
}


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        warn(f"Pakai: python3 config/runner ({' | '.join(COMMANDS)})")
        return 2
    try:
        return COMMANDS[arguments[0]]()
    except RunnerError as problem:
        warn(f"\n{problem}")
        return 1
    except KeyboardInterrupt:
        return 130
