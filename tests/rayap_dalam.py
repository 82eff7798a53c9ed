"""Nonsense (`tests/rayap.py`) in every parameter and field of the pages that `tests/test_access.py` opens, each as one of its readers.

Who, and which nonsense goes where, is drawn once for all; another draw: `RAYAP=2 python -m pytest tests/test_access.py`.
"""

import os
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lib.isian import _Reader
from pegawai.kuki_draf import PEMILIK
from tests.bersama import Semula
from tests.pandangan import WITHOUT_NIP, Seen
from tests.pintu import again
from tests.rayap import Berkas, Isi, Jawaban, Rayap, encode

FORM = "application/x-www-form-urlencoded"


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


class Perayap:
    """All of one file of the table."""

    def __init__(self, file: str, signed_in: Mapping[str, Client], nips: Mapping[str, str], semula: Semula) -> None:
        self.acak, self.known = Random(f"{file}-{os.environ.get('RAYAP', '1')}"), set[str]()
        own = {role: nips.get(key, "") for role, key in WITHOUT_NIP.items()}
        self.walks = {role: Rayap(Dalam(client, semula), self.acak, own.get(role)) for role, client in signed_in.items()}

    def draw(self, method: str, answers: Mapping[str, str]) -> str:
        """Who looks at this address; "" where it shows nothing to anybody."""
        readers = [role for role, answer in answers.items() if answer == "200"]
        return self.acak.choice(readers) if method == "GET" and readers else ""

    def visit(self, role: str, url: str, seen: Seen) -> None:
        walk, page = self.walks[role], Jawaban(seen.response.status_code, seen.response.headers, seen.content)
        walk.note("GET", url, None, page)
        if not page.is_html:
            return
        reader = _Reader(page.teks, url)
        walk.parameters(url, {one.name for one in reader.controls if one.form is None and one.name}, times=1)
        for form in reader.forms:
            key = f"{min(form.alamat, key=len)} {sorted({one.name for one in reader.controls_of(form)})[:4]}"
            if key not in self.known:
                self.known.add(key)
                walk.form(url, reader, form, times=1)

    def faults(self) -> Iterator[str]:
        yield from (f"{what} as {role}: {where}" for role, walk in self.walks.items() for what, where in walk.temuan.items())
