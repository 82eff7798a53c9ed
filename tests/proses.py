"""A second process of the product for tests that kill one or run two: a copy of this one, so nothing is imported again."""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.context import ForkProcess

from django.db import connections


def start(act: Callable[..., object], *arguments: object) -> ForkProcess:
    """Only for `django_db(transaction=True)`: each process opens connections of its own. `exitcode` 0 says that `act` came to its end."""
    connections.close_all()
    process = get_context("fork").Process(target=act, args=arguments, daemon=True)
    process.start()
    return process
