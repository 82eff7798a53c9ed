"""Parts of a page that hold a text: built in, so that no template loads them."""

from typing import Any

from django import template
from django.template import Context, Engine
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lib.templatetags.tangkas import icon

register = template.Library()

NOTE_KINDS = {"success": "ok", "error": "bad", "warning": "warn", "debug": "info"}
NOTE_ICONS = {"ok": "circle-check", "bad": "alert-circle", "warn": "alert-triangle", "info": "info-circle"}


@register.simple_block_tag(takes_context=True)
def note(context: Context, content: SafeString, kind: str) -> SafeString:
    """A notice that stays on the page: ok, info, warn, bad, or the level of a message."""
    kind = NOTE_KINDS.get(kind, kind) or "info"
    return draw(context, "components/note.html", content, kind=kind, icon_name=NOTE_ICONS.get(kind, "info-circle"))


@register.simple_block_tag(takes_context=True)
def kosong(context: Context, content: SafeString, title: str, **more: Any) -> SafeString:
    """What stands where there is nothing yet: a title, a sentence, and perhaps a button (`button`, `url`, `primary`)."""
    return draw(context, "components/empty.html", content, title=title, **more)


@register.simple_block_tag(takes_context=True)
def konfirmasi(context: Context, content: SafeString, **more: Any) -> SafeString:
    """The dialog before an act that hurts; what it needs stands in its template."""
    return draw(context, "components/confirm.html", content, **more)


def draw(context: Context, name: str, content: SafeString, **more: Any) -> SafeString:
    """The part with the text of the block in it, on one line: attributes may show it."""
    with context.push(text=SafeString(" ".join(content.split())), **more):
        return Engine.get_default().get_template(name).render(context)


@register.simple_block_tag
def aksi(content: SafeString, label: str, view: str, *keys: Any, gambar: str = "", kelas: str = "") -> SafeString:
    """The button by which something is done with a row; its block says with which, for those who only hear it."""
    return format_html(
        '<a class="{}" href="{}">{}{}<span class="visually-hidden"> {}</span></a>',
        f"btn btn-sm {kelas}".rstrip(),
        reverse(view, args=keys),
        icon(gambar, "s") if gambar else "",
        label,
        SafeString(" ".join(content.split())),
    )
