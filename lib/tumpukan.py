"""Room for the calls of a thread.

Python keeps the frames of calls in pieces of 16 KiB and gives a piece back to the kernel as soon as the call that opened it returns. A loop
that stands where a piece ends takes a new one with each of its calls, at two hundred times the price of a call: a fifth of a page's time.
A function that says it needs a large stack opens one large piece instead, and all that it calls finds room there.
"""

from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
PLACES: Final = 1 << 16  # eight bytes each: the piece is the next power of two, and half of it is left for what is called


def give_room(function: Callable[P, R]) -> Callable[P, R]:
    """For what a thread begins with: a request, a task, a command."""

    def roomy(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=PLACES)
    return wraps(function)(roomy)
