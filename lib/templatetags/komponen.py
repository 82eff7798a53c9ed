"""Parts of a page that hold a text: built in, so that no template loads them."""

from typing import Any

from django import template
from django.template import Context, Engine
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lib.templatetags.tangkas import icon, query

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


@register.simple_block_tag
def fakta(content: SafeString, label: object, kelas: str = "") -> SafeString:
    """One of the facts in a `<dl>`: what it is, and what it is now."""
    css = format_html(' class="{}"', kelas) if kelas else ""
    return format_html("<div><dt>{}</dt><dd{}>{}</dd></div>", label, css, SafeString(content.strip()))


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


@register.simple_block_tag(takes_context=True)
def kirim(context: Context, content: SafeString, view: str, *keys: Any, kelas: str = "btn btn-sm", sibuk: str = "") -> SafeString:
    """A button that sends nothing but itself; `sibuk` is what it says while that lasts."""
    busy = format_html(' data-busy="{}"', sibuk) if sibuk else ""
    return post(
        context,
        reverse(view, args=keys),
        format_html('<button class="{}" type="submit"{}>{}</button>', kelas, busy, SafeString(content.strip())),
    )


@register.simple_tag(takes_context=True)
def ekspor(context: Context, view: str, *keys: Any) -> SafeString:
    """The button that puts the whole list, as it is filtered, into a workbook."""
    button = format_html('<button class="btn" type="submit">{}Ekspor Excel</button>', icon("file-spreadsheet"))
    return post(context, reverse(view, args=keys) + query(context, halaman=None), button)


def post(context: Context, url: str, button: SafeString) -> SafeString:
    """Drawn by a template, for its token: it carries whose page it was."""
    with context.push(url=url, button=button):
        return Engine.get_default().get_template("components/post.html").render(context)


@register.simple_tag(takes_context=True)
def tak_cocok(context: Context, what: str, *, cari: bool = False) -> SafeString:
    """What stands where filters leave nothing; `cari` where the list can be searched by words."""
    text = SafeString("Longgarkan saringan, atau cari dengan kata lain." if cari else "Longgarkan saringannya.")
    more = {"title": f"Tidak ada {what} yang cocok", "button": "Hapus saringan", "url": context["saringan"].clear_url}
    return draw(context, "components/empty.html", text, **more)
