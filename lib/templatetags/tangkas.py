"""Tags and filters of the interface: icons, numbers, dates, badges, meters, links that change the query string."""

from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

import segno
from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BaseFormSet
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lib import format as fmt
from lib import waktu
from lib.forms import TanggalInput
from lib.meter import Level, draw_meter

register = template.Library()

register.filters |= {
    "nip": fmt.format_nip,
    "angka": fmt.format_angka,
    "desimal": fmt.format_desimal,
    "level": fmt.format_level,
    "persen": fmt.format_persen,
    "selisih": fmt.format_selisih,
    "rupiah": fmt.format_rupiah,
    "rupiah_pendek": fmt.format_rupiah_pendek,
    "tanggal": fmt.format_tanggal,
    "tanggal_pendek": fmt.format_tanggal_pendek,
    "hari_tanggal": fmt.format_hari_tanggal,
    "jam": fmt.format_jam,
    "waktu": fmt.format_waktu,
    "waktu_pendek": fmt.format_waktu_pendek,
    "lama": fmt.format_lama,
    "ukuran_berkas": fmt.format_ukuran,
}

STATUS_ICONS = {"ok": "check", "warn": "clock", "bad": "x", "info": "info-circle", "teal": "check", "": "minus"}
LEVELS = 1024  # pairs of a level and what it is held against: few on all pages of a list
BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@register.simple_tag
def zona() -> str:
    """WIB, WITA or WIT, behind an hour."""
    return waktu.zone_label()


@register.filter
def berzona(label: str) -> str:
    """Mulai (WIB): the head of a column of moments."""
    return f"{label} ({waktu.zone_label()})"


@register.filter
def sampai(start: date, end: date) -> str:
    """3–5 Des 2026."""
    return fmt.format_rentang(start, end)


@register.filter
def bertingkat(text: str | None) -> SafeString | str:
    """Subbagian Keuangan, and in small letters what it belongs to."""
    head, _, tail = (text or "").partition(" · ")
    return format_html("{}<small>{}</small>", head, tail) if tail else head


@register.filter
def inisial(name: str | None) -> str:
    """First letters of the first and the last word of a name."""
    words = [word for word in (name or "").replace(".", " ").split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in (words[0], words[-1])[: len(words)]) if words else "?"


@register.filter
def persen_dari(value: Level | None, total: Level | None) -> Decimal | None:
    """The exact percent of ``value`` in ``total``, for ``persen`` to write and ``bar`` to draw; None of nothing."""
    if value is None or not total:
        return None
    return Decimal(str(value)) * 100 / Decimal(str(total))


@register.filter
def persen_batas(value: Decimal | None, batas: int) -> str:
    """A whole percent held against a bound: 79.96 of 80 is written 79%."""
    return fmt.format_persen(None if value is None else fmt.round_ke_pita(value, [Decimal(batas)], 0), 0)


@register.simple_tag
@cache
def icon(name: str, size: str = "") -> SafeString:
    """A page draws some fifty of them, of the few that templates name."""
    css = f"tk-i tk-i-{size}" if size else "tk-i"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>', css, static("icons.svg"), name)


@register.simple_tag
def status(kind: str, label: str, icon_name: str = "") -> SafeString:
    """A badge of icon and word; kinds: ok, warn, bad, info, teal and the neutral empty string."""
    kind = "" if kind in ("net", "neutral") else kind
    picture = icon(icon_name or STATUS_ICONS.get(kind, "minus"))
    css = f"tk-status {kind}".rstrip()
    return format_html('<span class="{}">{}{}</span>', css, picture, label)


@register.simple_tag
@lru_cache(LEVELS)
def jenjang(level: Level | None, standar: Level | None = None, size: str = "") -> SafeString:
    """The five-cell meter, the only drawing of a level. ``size`` "w" is the wide one that stands alone."""
    meter = draw_meter(level, standar, 36 if size == "w" else 24)
    cells = "n" if level is None else "c"
    parts = ((cells, meter.cells), ("h", meter.have), ("g", meter.short), ("u", meter.above), ("s", meter.mark))
    return format_html(
        '<svg class="tk-jenjang" role="img" aria-label="{}" width="{}" height="20" viewBox="0 0 {} 20" fill="url(#tk-arsir)">{}</svg>',
        _jenjang_label(level, standar),
        meter.width,
        meter.width,
        format_html_join("", '<path class="{}" d="{}"/>', (part for part in parts if part[1])),
    )


@register.simple_tag
@lru_cache(LEVELS)
def jenjang_kata(level: Level | None, standar: Level | None = None, kata: str = "") -> SafeString:
    """The meter of a list, and below it the level in words; `kata` names what it is held against: standar, tujuan."""
    words = "Belum dinilai" if level is None else f"Level {fmt.format_level(level)}"
    against = f", {kata} {fmt.format_level(standar)}" if kata else ""
    return format_html("<span>{}<small>{}{}</small></span>", jenjang(level, standar), words, against)


def _jenjang_label(level: Level | None, standar: Level | None) -> str:
    wanted = "" if standar is None else f", standar {fmt.format_level(standar)}"
    if level is None:
        return f"Belum dinilai{wanted}"
    short = Decimal(str(standar)) - Decimal(str(level)) if standar is not None else Decimal(0)
    missing = f", kurang {fmt.format_level(short)}" if short > 0 else ""
    return f"Level {fmt.format_level(level)} dari 5{wanted}{missing}"


@register.simple_tag
def bar(nilai: Level | None, target: Level | None = None, label: str = "", kind: str = "") -> SafeString:
    """A bar in percent, with an upright mark where a target exists. Without a label it is decoration."""
    css = f"tk-bar {kind}".rstrip()
    fill = format_html('<rect class="t" width="100%"/><rect class="v" width="{}%"/>', _percent(nilai))
    mark = "" if target is None else format_html('<line class="m" x1="{0}%" x2="{0}%" y2="100%"/>', _percent(target))
    if label:
        return format_html('<svg class="{}" role="img" aria-label="{}">{}{}</svg>', css, label, fill, mark)
    return format_html('<svg class="{}" aria-hidden="true">{}{}</svg>', css, fill, mark)


def _percent(value: Level | None) -> str:
    return f"{max(0.0, min(100.0, float(value or 0))):.1f}"


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """The current query string with some parameters replaced; None or "" removes one."""
    params = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None or value == "":
            params.pop(name, None)
        else:
            params[name] = str(value)
    return f"?{params.urlencode()}"


@register.simple_tag(takes_context=True)
def urut(context: Context, key: str, label: str, kelas: str = "") -> SafeString:
    """A column head that sorts, in a table that is no `daftar`."""
    return sort_head(context, key, label, kelas)


def sort_head(context: Context, key: str, label: str, css: str, *, is_stack: bool = False) -> SafeString:
    """?urut=key, then ?urut=-key. The view names its default in ``urut``."""
    current = context.get("urut") or context["request"].GET.get("urut", "")
    direction, arrow = {key: ("ascending", "arrow-up"), f"-{key}": ("descending", "arrow-down")}.get(current, ("", ""))
    url = query(context, urut=f"-{key}" if direction == "ascending" else key, halaman=None)
    link = format_html('<a class="tk-sort" href="{}">{}{}</a>', url, label, icon(arrow, "s") if arrow else "")
    return column_head(link, css, is_stack=is_stack, direction=direction)


def column_head(title: str, css: str, *, is_stack: bool, direction: str = "") -> SafeString:
    return format_html(
        '<th scope="col"{}{}{}>{}</th>',
        SafeString(' role="columnheader"' if is_stack else ""),
        format_html(' class="{}"', css) if css else "",
        format_html(' aria-sort="{}"', direction) if direction else "",
        title,
    )


@register.filter
def halaman_dekat(page: Page[Any]) -> list[int | str]:
    """Page numbers to offer: first, last and the neighbours, with … between."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag(takes_context=True)
def ringkasan_galat(context: Context) -> list[dict[str, str]]:
    """Of the page's `form` and `formset`, where it has them."""
    return galat_isian(context.get("form"), context.get("formset"))


def galat_isian(form: BaseForm | None, formset: BaseFormSet | None = None) -> list[dict[str, str]]:  # type: ignore[type-arg]
    """What the error summary lists: the lines of the whole form, then one per field with its name and the id to jump to, then rows."""
    lines = _lines(form) if form else []
    if formset:
        lines += [{"target": "", "text": str(text)} for text in formset.non_form_errors()]
        for number, row in enumerate(formset.forms, 1):
            lines += [{**line, "text": f"Baris {number}, {line['text']}"} for line in _lines(row)]
    return lines


def _lines(form: BaseForm) -> list[dict[str, str]]:
    lines = [{"target": "", "text": str(text)} for text in form.non_field_errors()]
    for name, errors in form.errors.items():
        if name in form.fields and errors:
            field, text = form[name], str(errors[0])
            named = text if field.label.lower() in text.lower() else f"{field.label}: {text}"
            lines.append({"target": field.id_for_label or f"div_{field.auto_id}", "text": named})
    return lines


@register.simple_tag
def tanggal_input(name: str, value: date | None, *, id: str, size: str = "") -> SafeString:  # noqa: A002 -- the attribute's name
    """The field of a day in a form that is written out in its template, as `TanggalField` draws it."""
    return TanggalInput().render(name, value, {"id": id, "class": f"form-control {size}".rstrip()})


@register.simple_tag
def qr(text: str, label: str) -> SafeString:
    """A QR code as inline SVG: pictures from data: addresses are refused by the content policy."""
    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=2))
    dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
    return format_html(
        '<svg class="tk-qr" role="img" aria-label="{}" viewBox="0 0 {} {}"><path d="{}"/></svg>',
        label,
        len(rows),
        len(rows),
        dots,
    )


@register.simple_tag
def saat_ini() -> str:
    return fmt.format_waktu(waktu.now())


@register.filter
def peramban(user_agent: str) -> str:
    """Browser and system from a User-Agent, in the words people use."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "Peramban lain")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    return f"{browser} di {system}" if system else browser
