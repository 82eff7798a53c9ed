"""What a final score is called on a certificate: the app above that keeps the bands says it, and registers when it is ready."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

Sebutan = Callable[[Decimal | None], str]
_MUAT: list[Callable[[date], Sebutan]] = []


def register_sebutan(muat: Callable[[date], Sebutan]) -> None:
    """`muat` gives the names by the bands in force on a day; "" for a score that is no passing one."""
    _MUAT.append(muat)


def sebutan_on(hari: date) -> Sebutan:
    found = [muat(hari) for muat in _MUAT]
    return lambda nilai: next((name for sebutan in found if (name := sebutan(nilai))), "")
