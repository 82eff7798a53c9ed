"""The look at forms on the walk through the table of addresses (`tests/isian_kembali.py`) finds them, and names what they lose."""

import pytest
from django.urls import reverse

from tests import isian_kembali
from tests.factories import make_pengguna
from tests.pintu import enter

FORM = '<form method="post" action="/">{}</form>'
KEPT = '<input name="nama" value="Isian &lt;0&gt; &amp; kawan"><select name="jenis"><option value="a" selected></select>'
WRONG = '<input name="jumlah" type="number" value="31-31-31">'
EMPTY = FORM.format('<input name="nama"><select name="jenis"><option value="a"></select><input name="jumlah" type="number">')


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (FORM.format(KEPT + WRONG), ""),
        (FORM.format(KEPT.replace(" &amp; kawan", "") + WRONG), "1 isian"),
        (FORM.format(KEPT.replace(" selected", "") + WRONG), "1 isian"),
        ("<p>Tidak dapat disimpan.</p>", "formulirnya tidak kembali"),
    ],
)
def test_what_a_form_loses_is_named(answer: str, what: str):
    (sent,) = isian_kembali.forms_of(EMPTY, "/")
    assert (sent.salah, isian_kembali.lost(answer, "/", sent)) == ("jumlah", what)


@pytest.mark.django_db
def test_the_walk_finds_the_form_of_a_page_once():
    client, url, known = enter(make_pengguna("kepegawaian")), reverse("pegawai:unit-create"), set[str]()
    found = [list(isian_kembali.faults("pegawai:unit-create", url, client.get(url), client, known)) for _ in range(2)]
    assert (found, len(known)) == ([[], []], 1)
