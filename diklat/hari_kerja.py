"""Working days: deadlines skip Saturdays, Sundays and the days on which the office is closed."""

from collections.abc import Container
from datetime import date, timedelta
from typing import Final

SABTU: Final = 5


def is_hari_kerja(day: date, libur: Container[date]) -> bool:
    return day.weekday() < SABTU and day not in libur


def add_hari_kerja(day: date, jumlah: int, libur: Container[date]) -> date:
    """The `jumlah`-th working day after `day`; the day itself does not count."""
    while jumlah > 0:
        day += timedelta(days=1)
        jumlah -= is_hari_kerja(day, libur)
    return day
