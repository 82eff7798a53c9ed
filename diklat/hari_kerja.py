"""Working days: deadlines skip the days of the week on which the office does not work, and those on which it is closed."""

from collections.abc import Container
from datetime import date, timedelta

from pegawai.queries.instansi import get_instansi


def is_hari_kerja(day: date, libur: Container[date]) -> bool:
    return day.isoweekday() in get_instansi().hari_kerja and day not in libur


def add_hari_kerja(day: date, jumlah: int, libur: Container[date]) -> date:
    """The `jumlah`-th working day after `day`; the day itself does not count."""
    while jumlah > 0:
        day += timedelta(days=1)
        jumlah -= is_hari_kerja(day, libur)
    return day
