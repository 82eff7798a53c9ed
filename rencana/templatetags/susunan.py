"""Drawings of a reckoning. Places are percents; the numbers stand beside and in the table."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lib.bulan import BULAN

register = template.Library()


@register.filter
def nama_bulan(number: int) -> str:
    return BULAN[number - 1]


@register.simple_tag
def batang_celah(tertutup: float, seluruh: float, terbanyak: float) -> SafeString:
    """A gap as long as it is beside the longest one: closed, and what stays as a hatched rest."""
    whole = 100 * seluruh / terbanyak if terbanyak > 0 else 0.0
    closed = whole * min(1.0, tertutup / seluruh) if seluruh > 0 else 0.0
    return format_html(
        '<svg class="tk-celah" aria-hidden="true"><rect class="r" width="{}%" height="100%" fill="url(#tk-arsir)"/>'
        '<rect class="v" width="{}%" height="100%"/></svg>',
        f"{whole:.1f}",
        f"{closed:.1f}",
    )


@register.simple_tag
def batang_bagian(persen: float, rata: float, skala: float) -> SafeString:
    """A share on a scale that ends at the greatest one, with the mean as an upright mark."""
    value, mark = (f"{100 * min(1.0, each / skala) if skala > 0 else 0.0:.1f}" for each in (persen, rata))
    return format_html(
        '<svg class="tk-bar" aria-hidden="true"><rect class="t" width="100%"/><rect class="v" width="{}%"/>'
        '<line class="m" x1="{}%" x2="{}%" y2="100%"/></svg>',
        value,
        mark,
        mark,
    )
