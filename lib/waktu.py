"""The one clock of the product. Nothing else reads the time of day; `ruff` refuses it.

The office's time zone is the current one of Django: whoever begins work (a request, a task, a command) has set it
(pegawai/queries/instansi.py).
"""

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from django.utils import timezone
from django.utils.timezone import now

__all__ = ["day", "last_day", "local", "moment", "now", "today", "years_before", "zone", "zone_label", "zone_name"]

ZONA: Final = {7: "WIB", 8: "WITA", 9: "WIT"}


def today() -> date:
    """The day in the office's time zone."""
    return timezone.localdate()


def local(moment: datetime) -> datetime:
    return timezone.localtime(moment)


def day(moment: datetime) -> date:
    """The office's day on which the moment lies."""
    return timezone.localdate(moment)


def moment(day: date, hour: time = time.min) -> datetime:
    """When it is that hour in the office; without one, when its day begins."""
    return timezone.make_aware(datetime.combine(day, hour))


def last_day(tahun: int) -> date:
    """Of a past year its last, of the present one today."""
    return min(today(), date(tahun, 12, 31))


def years_before(day: date, years: int = 1) -> date:
    """29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def zone() -> tzinfo:
    return timezone.get_current_timezone()


def zone_name() -> str:
    """As databases and calendars call it: Asia/Jakarta."""
    return timezone.get_current_timezone_name()


def zone_label() -> str:
    """As people call it: WIB. The three zones have no summer time."""
    offset = local(now()).utcoffset() or timedelta()
    return ZONA.get(round(offset / timedelta(hours=1)), zone_name())
