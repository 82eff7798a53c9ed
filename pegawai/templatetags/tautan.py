"""`{% tautan "unit" unit.pk %}`: the buttons that other apps hang on this page."""

from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from lib.templatetags.tangkas import icon
from pegawai.permissions import peran_of
from pegawai.tautan import tautan_of

register = template.Library()


@register.simple_tag(takes_context=True)
def tautan(context: template.Context, halaman: str, pk: Any) -> SafeString:
    links = tautan_of(halaman, peran_of(context["request"].user))
    return format_html_join("", '<a class="btn" href="{}">{}{}</a>', ((link.url(pk), icon(link.icon), link.label) for link in links))
