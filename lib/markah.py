"""Help texts with a few marks: `# title`, `## section`, numbered and plain lists, **bold** and [links](name-of-an-address)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify

INLINE: Final = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\[(?P<text>[^\]]+)\]\((?P<target>[^)\s]+)\)")
ITEM: Final = re.compile(r"^(?:(?P<number>\d+\.)|-) +")


@dataclass(frozen=True, slots=True)
class Blok:
    """`jenis`: p, ol or ul; a paragraph has one part."""

    jenis: str
    isi: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bagian:
    kode: str
    judul: str
    blok: tuple[Blok, ...]


@dataclass(frozen=True, slots=True)
class Naskah:
    judul: str
    ringkas: str
    bagian: tuple[Bagian, ...]


def read(text: str) -> Naskah:
    head, *sections = re.split(r"^## ", text.strip(), flags=re.MULTILINE)
    title, _, lead = head.removeprefix("# ").partition("\n")
    return Naskah(title.strip(), " ".join(lead.split()), tuple(_section(part) for part in sections))


def _section(text: str) -> Bagian:
    title, _, body = text.partition("\n")
    parts = [part for part in re.split(r"\n\s*\n", body.strip()) if part]
    return Bagian(slugify(title), title.strip(), tuple(_block(part) for part in parts))


def _block(text: str) -> Blok:
    lines, found = text.splitlines(), ITEM.match(text)
    if found is None:
        return Blok("p", (" ".join(text.split()),))
    items: list[str] = []
    for line in lines:
        if ITEM.match(line):
            items.append(ITEM.sub("", line).strip())
        else:
            items[-1] += f" {line.strip()}"
    return Blok("ol" if found["number"] else "ul", tuple(items))


def render(text: str, link: Callable[[str], str]) -> SafeString:
    """The marks of one line as HTML, everything else escaped. `link` gives the address of a target, or "" where it is not to be a link."""
    parts: list[tuple[SafeString]] = []
    end = 0
    for found in INLINE.finditer(text):
        parts.append((format_html("{}", text[end : found.start()]),))
        if found["bold"]:
            parts.append((format_html("<b>{}</b>", found["bold"]),))
        else:
            url = link(found["target"])
            parts.append((format_html('<a href="{}">{}</a>', url, found["text"]) if url else format_html("<b>{}</b>", found["text"]),))
        end = found.end()
    parts.append((format_html("{}", text[end:]),))
    return format_html_join("", "{}", parts)
