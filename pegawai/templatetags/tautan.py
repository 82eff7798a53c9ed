"""`{% tautan "unit" unit.pk %}`: the buttons that other apps hang on this page."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lib.templatetags.tangkas import icon
from pegawai.permissions import peran_of
from pegawai.tautan import tautan_of

register = template.Library()
LINK = '<a class="{}" href="{}">{}{}</a>'
SUBMIT = '<button class="btn btn-sm" type="submit" formmethod="get" formaction="{}">{}{}</button>'
FIELD = '<input type="hidden" name="{}" value="{}">'
BUTTON = '<form method="post" action="{}">{}<button class="{}" type="submit">{}{}</button></form>'


@register.simple_tag(takes_context=True)
def tautan(context: template.Context, halaman: str, row: Any, kelas: str = "", teks: str = "", **isian: Any) -> SafeString:
    """`row`: what the page is about, or its key; `kelas` = "btn-sm" among small buttons; `teks` stands on a button that acts, where many do
    the same for something else; `isian` is what such a button sends along."""
    links, pk = tautan_of(halaman, row, peran_of(context["request"].user)), getattr(row, "pk", row)
    css, size = f"btn {kelas}".rstrip(), "s" if kelas else ""
    plain = ((css, link.url(pk), icon(link.icon, size), link.label) for link in links if not link.kirim)
    fields = format_html_join("", FIELD, {"csrfmiddlewaretoken": context.get("csrf_token", ""), **isian}.items())
    acting = ((link.url(pk), fields, css, icon(link.icon, size), _label(link.label, teks)) for link in links if link.kirim)
    return format_html_join("", LINK, plain) + format_html_join("", BUTTON, acting)


def _label(label: str, teks: str) -> str:
    return format_html('<span class="visually-hidden">{}: </span>{}', label, teks) if teks else label


@register.simple_tag(takes_context=True)
def tautan_pilihan(context: template.Context, halaman: str) -> SafeString:
    """The buttons that other apps hang on the ticked rows of a list of people: each opens a page with what is ticked in its address."""
    links = tautan_of(halaman, 0, peran_of(context["request"].user))
    return format_html_join("", SUBMIT, ((link.url(0), icon(link.icon, "s"), link.label) for link in links))
