"""Words for levels and sources."""

from decimal import Decimal

from django import template

from kompetensi.models.penilaian import Sumber
from lib import format as fmt

register = template.Library()


@register.filter
def sumber(kode: str) -> str:
    return str(Sumber(kode).label) if kode in Sumber else kode


@register.filter
def selisih_level(value: Decimal | None) -> str:
    """A difference of levels with its sign: −1, 0, +0,50; en dash where there is nothing to compare."""
    return fmt.format_selisih(value, 0 if value is None or value % 1 == 0 else 2)
