"""What the Makefile may ask for."""

from collections.abc import Callable, Sequence

from . import assets, backup, browser, demo, locks, templates, venv_step
from .say import RunnerError, info, warn


def prepare() -> int:
    """The venv with test and lint tools, and the assets."""
    venv_step.make_venv(venv_step.DEV_LOCK)
    assets.make_assets()
    return 0


def prepare_tests() -> int:
    prepare()
    info(f"Peramban untuk uji: {browser.make_browser() or 'tidak ada'}")
    return 0


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
