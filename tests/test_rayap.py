"""What must never come of nonsense is seen where it comes: `tests/rayap.py`, and on the walk through the table `tests/rayap_dalam.py`."""

from random import Random

import pytest
from django.urls import reverse

from lib.format import format_nip
from lib.isian import _Reader
from tests.bersama import Semula
from tests.factories import make_pegawai, make_pengguna
from tests.pandangan import Seen
from tests.pintu import enter
from tests.rayap import TANDA, Jawaban, Rayap, compose
from tests.rayap_dalam import Perayap


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


@pytest.mark.django_db
def test_the_walk_sends_nonsense_to_the_page_that_it_opened_and_sees_what_stands_there() -> None:
    diri, lain = make_pegawai("Diri"), make_pegawai("Lain")
    signed_in, url = {"pegawai": enter(make_pengguna("kepegawaian"))}, reverse("pegawai:pegawai-list")
    perayap = Perayap("uji", signed_in, {"diri": diri.nip}, Semula())
    assert [perayap.draw(method, {"pegawai": "200", "admin": "403"}) for method in ("GET", "POST")] == ["pegawai", ""]
    perayap.visit("pegawai", url, Seen("GET", signed_in["pegawai"].get(url), [], None))
    assert perayap.walks["pegawai"].banyak > 2
    assert any(format_nip(lain.nip) in fault for fault in perayap.faults())
