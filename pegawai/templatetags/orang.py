"""People as lists name them: built in."""

from typing import Protocol

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lib.format import KOSONG, format_nip

register = template.Library()


class Orang(Protocol):
    nama: str
    nip: str


@register.simple_tag
def orang(siapa: Orang, url: str = "") -> SafeString:
    """The name, with a link where there is a page, and the NIP below it."""
    nama = format_html('<a href="{}">{}</a>', url, siapa.nama) if url else siapa.nama
    return format_html('{}<small class="tk-nip">{}</small>', nama, format_nip(siapa.nip))


@register.simple_tag
def kedudukan(jabatan: str | None, unit: str | None) -> SafeString:
    """The post, and the unit below it."""
    return format_html("<span>{}<small>{}</small></span>", jabatan or KOSONG, unit or "belum ditempatkan")
