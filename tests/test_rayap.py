"""Nonsense in every parameter and field of every page, as every role in turn: no error, no mark unescaped, nobody else's number.

Which nonsense goes where is drawn once for all; another draw: `RAYAP=2 python -m pytest tests/test_rayap.py`.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoDbBlocker

from lib.isian import _Reader
from pegawai.kuki_draf import PEMILIK
from tests.bersama import Semula, held
from tests.pintu import again
from tests.rayap import TANDA, Berkas, Isi, Jawaban, Rayap, compose, encode
from tests.test_access import FILES, OWN, ROLES, enter_as, make_kota, read_table

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def kota(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Any]]:
    with held(django_db_blocker):
        kota = make_kota()
        yield kota | {"masuk": {role: enter_as(role, kota) for role in ROLES}}


class Dalam:
    """The site inside this process; what an answer changes is undone."""

    def __init__(self, signed_in: Client, semula: Semula) -> None:
        self.signed_in, self.semula = signed_in, semula

    def __call__(self, method: str, url: str, isi: Isi | None, berkas: Berkas) -> Jawaban:
        client = again(self.signed_in)
        with self.semula.undone():
            response = client.get(url) if method == "GET" else self.post(client, url, isi or [], berkas)
            content = b"".join(response.streaming_content) if response.streaming else response.content
        return Jawaban(response.status_code, response.headers, content)

    def post(self, client: Client, url: str, isi: Isi, berkas: Berkas) -> Any:
        isi = [pair for pair in isi if pair[0] != PEMILIK]
        if not berkas:
            return client.post(url, encode(isi), content_type=FORM)
        data: dict[str, Any] = {}
        for name, value in isi:
            data.setdefault(name, []).append(value.encode(errors="replace").decode())
        return client.post(url, data | {name: SimpleUploadedFile(title, content) for name, (title, content) in berkas.items()})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nonsense_in_every_parameter_and_field_is_borne(path: Path, kota: dict[str, Any]) -> None:
    acak = Random(f"{path.stem}-{os.environ.get('RAYAP', '1')}")
    walks: dict[str, Rayap] = {}
    known: set[str] = set()
    semula = Semula()
    for row in read_table(path):
        readers = [role for role in ROLES if row.answers[role] == "200"]
        if row.method != "GET" or not readers:
            continue
        role = acak.choice(readers)
        if role not in walks:
            own = {"pegawai": kota[OWN["pegawai"]].nip, "narasumber": ""}.get(role)
            walks[role] = Rayap(Dalam(kota["masuk"][role], semula), acak, own)
        visit(walks[role], row.url(kota), known)
    assert {role: walk.temuan for role, walk in walks.items() if walk.temuan} == {}


def visit(walk: Rayap, url: str, known: set[str]) -> None:
    page = walk.send("GET", url)
    if not page.is_html:
        return
    reader = _Reader(page.teks, url)
    walk.parameters(url, {one.name for one in reader.controls if one.form is None and one.name}, times=1)
    for form in reader.forms:
        key = f"{min(form.alamat, key=len)} {sorted({one.name for one in reader.controls_of(form)})[:4]}"
        if key not in known:
            known.add(key)
            walk.form(url, reader, form, times=1)


def test_what_must_not_come_is_seen() -> None:
    """So that a walk without a finding says something."""
    policy = {"Content-Security-Policy": "x", "Content-Type": "text/html; charset=utf-8"}
    other = "198001012005011002"
    for answer, told in (
        (Jawaban(500, policy, b""), ["500"]),
        (Jawaban(404, {}, b""), ["404 without the policy"]),
        (Jawaban(200, policy, f"<p>{TANDA}".encode()), ["a mark unescaped"]),
        (Jawaban(302, policy | {"Location": "//evil.example/"}, b""), ["leads to evil.example"]),
        (Jawaban(200, policy | {"X-Jahat": "1"}, b""), ["a header of the sender"]),
        (Jawaban(200, policy, f"<p>{other} 198001012005011001".encode()), [f"NIP {other}"]),
        (Jawaban(200, policy, b"<p>&lt;svg onload=x&gt;"), []),
    ):
        assert list(Rayap(lambda *_: answer, Random(1), own="198001012005011001").faults(answer)) == told  # noqa: B023


def test_every_way_of_a_form_reaches_every_field() -> None:
    page = '<form method=post action="/x/"><input name=a><select name=b><option value=1></select><input type=file name=c></form>'
    reader = _Reader(page, "/")
    sent = [compose(reader.controls_of(reader.forms[0]), way, Random(1)) for way in ("wajar", "satu", "semua", "ganda", "kunci")]
    assert all({name for name, _ in isi} == {"a", "b"} and set(berkas) == {"c"} for isi, berkas in sent)
