from datetime import date

from django import template

from lib.format import HARI

register = template.Library()


@register.filter
def nama_hari(day: date) -> str:
    return HARI[day.weekday()]
