"""Processes of their own, copied from one that has loaded the product: each would else load it for three seconds.

A copy of the test process itself would hang on what its threads held. `termuat.Process(target=f, args=…)`; `f` begins with `into(name)`.
"""

import multiprocessing
from typing import Final

import django
from django.apps import apps

termuat: Final = multiprocessing.get_context("forkserver")
termuat.set_forkserver_preload(["tests.termuat", "pytest"])
if not apps.ready:  # in the process to copy
    django.setup()

from django.db import connection  # noqa: E402

import config.urls  # noqa: E402, F401


def into(name: str) -> None:
    """The database of the test that started this process."""
    connection.settings_dict["NAME"] = name
