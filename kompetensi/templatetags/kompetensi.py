"""Words for levels and sources."""

from collections.abc import Mapping
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kompetensi.asal import Asal
from kompetensi.models.kamus import LEVEL_MAX
from kompetensi.models.penilaian import Sumber
from kompetensi.queries.kata import Kata
from kompetensi.saran import Saran
from lib import format as fmt

register = template.Library()


@register.filter
def sumber(kode: str) -> str:
    return str(Sumber(kode).label) if kode in Sumber else kode


@register.filter
def asal_dari(asal: Mapping[int, Asal], penilaian_id: int | None) -> Asal | None:
    """Where this piece of evidence came from, where an app above knows it."""
    return asal.get(penilaian_id) if penilaian_id is not None else None


@register.simple_tag
def kata_level(kata: Kata, kompetensi_id: int, level: Decimal | int | None, sebutan: str = "") -> SafeString:
    """A line that says what the level means, where the dictionary does; `sebutan` names it and its number before: Sekarang, Diminta."""
    words = kata.kalimat(kompetensi_id, level, sebutan) if sebutan else kata.of(kompetensi_id, level)
    return format_html('<small class="tk-kata">{}</small>', words) if words else SafeString("")


@register.filter
def arti_level(kata: Kata, kompetensi_id: int) -> list[str]:
    """The words of levels 1 to 5; none where the dictionary has none."""
    words = [kata.of(kompetensi_id, level) for level in range(1, LEVEL_MAX + 1)]
    return words if any(words) else []


@register.filter
def saran_untuk(saran: Mapping[int, Saran], kompetensi_id: int) -> Saran | None:
    return saran.get(kompetensi_id)


@register.filter
def selisih_level(value: Decimal | None) -> str:
    """A difference of levels with its sign: −1, 0, +0,50; en dash where there is nothing to compare."""
    return fmt.format_selisih(value, 0 if value is None or value % 1 == 0 else 2)
