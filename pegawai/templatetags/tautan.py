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
def tautan(context: template.Context, halaman: str, pk: Any, kelas: str = "") -> SafeString:
    """`kelas` = "btn-sm" among small buttons."""
    user = context["request"].user
    links = tautan_of(halaman, pk, user, peran_of(user))
    css, size = f"btn {kelas}".rstrip(), "s" if kelas else ""
    rows = ((css, link.url(pk), icon(link.icon, size), link.label) for link in links)
    return format_html_join("", '<a class="{}" href="{}">{}{}</a>', rows)
