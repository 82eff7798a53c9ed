"""The one clock of the product. Nothing else reads the time of day; `ruff` refuses it."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.timezone import now

__all__ = ["day", "local", "now", "today"]


def today() -> date:
    """The day in the office's time zone."""
    return timezone.localdate()


def local(moment: datetime) -> datetime:
    return timezone.localtime(moment)


def day(moment: datetime) -> date:
    """The office's day on which the moment lies."""
    return timezone.localdate(moment)
