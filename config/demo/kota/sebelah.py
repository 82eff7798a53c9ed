"""A second process that fills beside the first: two threads would share one interpreter."""

import atexit
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

import django
from django.conf import settings
from django.db import connection

Work = Callable[[], object]
Start = Callable[[Work], Callable[[], object]]


@contextmanager
def helper() -> Iterator[Start]:
    """Give it work, and later wait for it: one thing after the other by a process that starts here, so that its imports cost no time.

    No other connection sees what a transaction has written: within one the work is done where it is given.
    """
    if connection.in_atomic_block:
        yield _do_here
        return
    with ProcessPoolExecutor(1, get_context("spawn"), _begin, (connection.settings_dict,)) as other:
        other.submit(import_module, "config.demo.kota.semua")
        work = import_module("config.demo.kota.salin").alone
        yield lambda task: other.submit(partial(work, task)).result


def _do_here(task: Work) -> Callable[[], object]:
    task()
    return lambda: None


def _begin(database: dict[str, Any]) -> None:
    """This module imports no model, for it is read before Django is ready. At the end nothing is taken apart, which took a second."""
    atexit.register(os._exit, 0)
    settings.DATABASES["default"] = database
    django.setup()
    Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
