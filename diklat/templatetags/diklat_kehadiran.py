"""Short forms for the sheet of attendance and the list of results."""

from datetime import datetime

from django import template

from diklat.queries.hasil import format_nilai
from lib import format as fmt
from lib import waktu

register = template.Library()


@register.filter
def hari_jam(moment: datetime) -> str:
    """Sen 08, or Sen 08.30 where it does not begin on the hour: the head of a narrow column."""
    local = waktu.local(moment)
    minutes = f".{local.minute:02d}" if local.minute else ""
    return f"{fmt.HARI[local.weekday()][:3]} {local.hour:02d}{minutes}"


register.filter("nilai", format_nilai)
