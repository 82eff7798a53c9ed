"""The editable words of a mail: plain text with $placeholders from a fixed list. Nothing in them is ever run.

`string.Template` knows names only, no attributes, calls or filters; a value is put in once and not read again.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from string import Template
from typing import Final

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.html import escape

from pegawai.models import AturanPengingat

INSTANSI: Final = ("badan", "pemerintah", "sebutan")
SELALU: Final = ("nama", "tautan")
DOLAR_SENDIRI: Final = "Tanda $ harus diikuti nama penanda, misalnya $nama. Untuk tanda dolar biasa tulis $$."
TOMBOL: Final = (
    '<table role="presentation" cellpadding="12" cellspacing="0" border="0"><tr><td bgcolor="#0E4A4F">'
    '<a href="$tautan"><font face="Arial, sans-serif" size="3" color="#FFFFFF"><b>Buka di Tangkas</b></font></a></td></tr></table>'
    '<p><font face="Arial, sans-serif" size="2" color="#4A5A57">$tautan</font></p>'
)
PARAGRAPHS: Final = re.compile(r"\n\s*\n")


def placeholders_of(aturan: AturanPengingat) -> tuple[str, ...]:
    """The names that the texts of this kind may use."""
    return tuple(dict.fromkeys((*SELALU, *aturan.penanda.replace("$", " ").replace(",", " ").split())))


def check_text(text: str, allowed: Iterable[str]) -> None:
    """Refuses with `dolar_sendiri` or `penanda_asing` (names it)."""
    template = Template(text)
    if not template.is_valid():
        raise ValidationError(DOLAR_SENDIRI, code="dolar_sendiri")
    known = set(allowed)
    for name in template.get_identifiers():
        if name not in known:
            offered = ", ".join(f"${word}" for word in known) if len(known) < 4 else "daftar penanda di halaman ini"
            raise ValidationError(f"Penanda ${name} tidak dikenal di sini. Pakai {offered}.", code="penanda_asing")


def render_text(text: str, values: Mapping[str, str]) -> str:
    return Template(text).safe_substitute(values)


def render_html(text: str, values: Mapping[str, str]) -> str:
    """The paragraphs as HTML: everything escaped, single line breaks kept, a paragraph that is only $tautan as a button."""
    escaped = {name: escape(value).replace("\n", "<br>\n") for name, value in values.items()}
    return _as_html(text).safe_substitute(escaped)


@lru_cache(maxsize=128)
def _as_html(text: str) -> Template:
    parts = [part.strip() for part in PARAGRAPHS.split(text.replace("\r\n", "\n").strip())]
    return Template("\n".join(_paragraph(part) for part in parts if part))


def _paragraph(text: str) -> str:
    if text in ("$tautan", "${tautan}"):
        return TOMBOL
    return f"<p>{escape(text)}</p>".replace("\n", "<br>\n")


@lru_cache(maxsize=2)
def frame(kind: str) -> Template:
    """The fixed part around the words ("txt" or "html"), the same for all mails."""
    names = ("judul", "nama", "isi", "sebab", "daftar", "situs")
    context = {name: f"${name}" for name in names}
    return Template(render_to_string(f"pegawai/surat/pengingat.{kind}", {**context, "instansi": {name: f"${name}" for name in INSTANSI}}))
