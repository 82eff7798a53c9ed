"""Every form of the product, sent with one wrong field: what else was typed and uploaded stands in the answer again.

The forms are read from the pages themselves, while `tests/test_access.py` walks its table, as the first role that sees them; a new form
needs no line here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from lib import waktu
from lib.isian import CSRF, _Control, _Reader, fill
from pegawai.balasan import NAMA
from pegawai.kuki_draf import PEMILIK
from tests.lib.dokumen.contoh import make_pdf
from tests.pintu import again

ORIGIN = "http://testserver"
ACCEPT = "text/html,application/xhtml+xml"  # a browser that opens a page
PENANDA = "§penanda§"
SKIP = ("account_", "mfa_", "usersessions_", "admin:", "demo:", "diklat:periksa")
TYPED = frozenset({"text", "textarea", "number", "date", "time", "email", "url", "tel", "search", "month"})


@dataclass(frozen=True)
class Sent:
    tujuan: str
    isi: dict[str, list[str]]
    berkas: dict[str, SimpleUploadedFile]
    salah: str


def kind_of(control: _Control) -> str:
    return control.attrs.get("data-tanggal") or control.type


def value_of(control: _Control, number: int) -> str:
    if control.tag == "select":
        return next((value for option in control.options if (value := option.attrs.get("value") or "")), "")
    if control.type in {"hidden", "radio", "checkbox"}:
        return control.attrs.get("value") or ("on" if control.type == "checkbox" else "")
    today, kind = f"{waktu.today():%d/%m/%Y}", kind_of(control)
    samples = {
        "date": today,
        "datetime-local": f"{today} 08.00",
        "time": "08:00",
        "email": "a@contoh.go.id",
        "url": "https://contoh.go.id/",
    }
    if kind not in samples and (kind == "number" or control.attrs.get("inputmode") in {"numeric", "decimal"}):
        return control.attrs.get("min") or "1"
    return samples.get(kind, f"Isian <{number}> & kawan")


def make_file(control: _Control) -> SimpleUploadedFile:
    pdf = "pdf" in (control.attrs.get("accept") or "")
    return SimpleUploadedFile("a.pdf" if pdf else "a.csv", make_pdf() if pdf else b"NIP\n1\n")


def compose(controls: list[_Control], tujuan: str) -> Sent | None:
    """A wrong word in one field, something sensible in every other."""
    isi: dict[str, list[str]] = {}
    berkas = {control.name: make_file(control) for control in controls if control.type == "file"}
    rows = [row for row in controls if row.name not in {"", CSRF, PEMILIK, *berkas} and "disabled" not in row.attrs]
    for number, control in enumerate(rows):
        value = value_of(control, number)
        if control.type != "radio" or (value and control.name not in isi):
            isi.setdefault(control.name, []).append(value)
    return break_one(Sent(tujuan, isi, berkas, ""), [row for row in rows if row.type in TYPED])


def break_one(sent: Sent, typed: list[_Control]) -> Sent | None:
    if not typed or len(sent.isi) + len(sent.berkas) < 2:
        return None
    wrong = next((row for row in typed if kind_of(row) in {"date", "datetime-local", "number", "time"}), typed[0])
    text = "31-31-31" if kind_of(wrong) != "text" else ""
    return Sent(sent.tujuan, {**sent.isi, wrong.name: [text, *sent.isi[wrong.name][1:]]}, sent.berkas, wrong.name)


def send(client: Client, sent: Sent, page: str) -> tuple[str, str]:
    """The page that stands in the browser afterwards, and its address; "" where the form was taken after all.

    No form answers with a page, only with the way to one: whoever comes back to it, or loads it again, sends nothing.
    """
    data: dict[str, Any] = {PEMILIK: client.pemilik, **sent.isi, **sent.berkas}
    response = client.post(sent.tujuan, data, HTTP_ORIGIN=ORIGIN, HTTP_REFERER=f"{ORIGIN}{page}", HTTP_ACCEPT=ACCEPT)
    assert response.status_code in {302, 303}, (sent.tujuan, response.status_code)
    came = urlsplit(response.url)
    address = f"{came.path}?{came.query}" if came.query else came.path
    if f"{NAMA}=" in address:
        return client.get(address, HTTP_ACCEPT=ACCEPT).content.decode(), sent.tujuan
    if not any(message.level >= 40 for message in response.wsgi_request._messages._queued_messages):
        return "", ""
    return client.get(address).content.decode(), address


def lost(html: str, address: str, sent: Sent) -> str:
    """What is no longer there; "" when everything is."""
    isi = {name: values for name, values in sent.isi.items() if name != sent.salah}
    typed = next(name for name in sent.isi if name != sent.salah or len(sent.isi) == 1)
    if not fill(html, halaman=address, tujuan=sent.tujuan, isi={**isi, typed: [PENANDA] * 3, sent.salah: [PENANDA]}).jumlah:
        return "formulirnya tidak kembali"
    kept = dict(isi)
    changed = fill(html, halaman=address, tujuan=sent.tujuan, isi={**kept, sent.salah: sent.isi[sent.salah]}).jumlah
    if changed:
        return f"{changed} isian"
    waits = sent.berkas if hasattr(resolve(urlsplit(sent.tujuan).path).func, "simpan_unggahan") else ()
    missing = [name for name in waits if f'name="_titipan-{name}"' not in html and not is_refused(html, name)]
    return f"berkas {missing}" if missing else ""


def count_summaries(html: str) -> str:
    """A page that marks a field says so once on top."""
    count = html.count('class="tk-errsum"')
    return f"{count} ringkasan galat" if count != 1 and 'aria-invalid="true"' in html else ""


def is_refused(html: str, name: str) -> bool:
    return any(control.name == name and control.attrs.get("aria-invalid") for control in _Reader(html, "/").controls)


def forms_of(html: str, url: str) -> list[Sent]:
    reader = _Reader(html, url)
    found = [compose(reader.controls_of(form), min(form.alamat, key=len)) for form in reader.forms]
    return [sent for sent in found if sent and not sent.tujuan.startswith(("/draf/", "/peran/", "/akun/"))]


def faults(name: str, url: str, response: HttpResponse, client: Client, known: set[str]) -> Iterator[str]:
    """What the forms of this page lose; `known` are those that other states of the address have shown. All is undone."""
    if name.startswith(SKIP) or response.streaming or b"<form" not in response.content:
        return
    for sent in forms_of(response.content.decode(), url):
        key = f"{name} {sent.tujuan} {sorted(sent.isi)[:3]}"
        if key in known:
            continue
        known.add(key)
        client = again(client)
        with transaction.atomic():
            answer, address = send(client, sent, url)
            if answer and (what := lost(answer, address, sent) or count_summaries(answer)):
                yield f"{key} ({sent.salah}): {what}"
            transaction.set_rollback(True)
