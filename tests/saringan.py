"""Every list that is filtered: each choice answers, shows its chip, and travels with the export; nonsense is left out and said.

The lists are found by `tests/test_access.py` while it walks its table: whatever page has a filter; a new one needs no line here.
"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from django.test import Client
from django.utils.html import escape

from lib import waktu
from lib.saringan import CariField, CentangField, HariField, PilihField, SaringanForm
from tests.bersama import Semula
from tests.pandangan import Seen
from tests.pintu import again

READERS = ("pengelola", "kepegawaian", "admin", "pegawai")
NONSENSE = ("x", "-1", "0", "9" * 18, "9" * 30, "2026-13-45", "\x00", "²", "' OR 1=1")
MOST = 4  # choices of a field that are asked for
TOGETHER = {"dari", "sampai", "tanggal"}  # a room is free on a day between two times


def asked(form: SaringanForm) -> Iterator[tuple[str, str]]:
    """(field, value) of everything that the visible fields offer."""
    for bound in form.visible_fields():
        field, begin = bound.field, str(bound.initial or "")
        if isinstance(field, PilihField):
            keys = [str(key) for _, held in [("", list(field.choices))] for key, text in held if not isinstance(text, list)]
            yield from ((bound.name, key) for key in [key for key in keys if key not in ("", begin)][:MOST])
        elif isinstance(field, CariField):
            yield bound.name, "kata"
        elif isinstance(field, HariField):
            yield bound.name, waktu.today().replace(month=1, day=2).isoformat()
        elif isinstance(field, CentangField):
            yield bound.name, "1"


def faults_of(client: Client, url: str, name: str, value: str) -> Iterator[str]:
    where = f"{url}?{urlencode({name: value})}"
    response = client.get(where)
    if response.status_code != 200:
        yield f"{where}: {response.status_code}"
        return
    form, html = response.context["saringan"], response.content.decode()
    chips = dict(form.active())
    if name not in chips and getattr(form.fields[name], "chip", None) != "" and not set(form.fields) >= TOGETHER:
        yield f"{where}: no chip"
    if 'class="tk-chips"' in html and chips and not all(escape(text) in html for text in chips.values()):
        yield f"{where}: the chip is not shown"
    links = re.findall(rf'(?:href|action)="({re.escape(url)}(?:ekspor|excel)/[^"]*)"', html)
    yield from (f"{where}: {link} forgets it" for link in links if urlencode({name: value}) not in link.replace("&amp;", "&"))


def reader_of(method: str, answers: Mapping[str, str]) -> str:
    """Who tries the filter of this address."""
    return next((role for role in READERS if method == "GET" and answers[role] == "200"), "")


def faults(url: str, seen: Seen, semula: Semula) -> Iterator[str]:
    form = (getattr(seen.response, "context", None) or {}).get("saringan")
    if not isinstance(form, SaringanForm):
        return
    client = again(seen.response.client)
    with semula.undone():
        for name, value in asked(form):
            yield from faults_of(client, url, name, value)
        for value in NONSENSE:
            status = client.get(url, dict.fromkeys(form.fields, value)).status_code
            yield from [f"{url} with {value!r}: {status}"] if status not in (200, 404) else []
