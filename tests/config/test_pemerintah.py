"""The second government: texts that no walk over the pages shows, mails of every kind and the help."""

from pathlib import Path

import pytest
from django.conf import settings

from pegawai.models import AturanPengingat
from pegawai.queries.instansi import at_office
from pegawai.services.notifikasi.jenis import JENIS
from tests import instansi, pemerintah

HELP = Path(settings.BASE_DIR) / "config" / "bantuan"


@pytest.mark.django_db
def test_no_kind_of_mail_says_a_word_of_the_first_government() -> None:
    instansi.change(**pemerintah.KEDUA)
    with at_office():
        said = {kode: [jenis.sebab, jenis.wajib, *jenis.nilai_contoh().values()] for kode, jenis in JENIS.items()}
    for row in AturanPengingat.objects.all():
        said.setdefault(row.kode, []).extend((row.nama, row.judul, row.isi, row.arti_hari))
    assert len(said) > 40
    assert {kode: found for kode, words in said.items() if (found := pemerintah.strange_words("\n".join(words).encode()))} == {}


def test_the_help_speaks_to_any_government() -> None:
    pages = {path.name: pemerintah.strange_words(path.read_bytes()) for path in HELP.glob("*.md")}
    assert len(pages) > 10
    assert {name: words for name, words in pages.items() if words} == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>BKPSDM Kota Tangerang Selatan, 08.00 WIB</p>", ["BKPSDM", "Kota", "Tangerang", "WIB"]),
        ('<a title="Seluruh kota" class="kota" href="/?lingkup=kota">Kabupaten/Kota, kabupaten/kota</a>', ["kota"]),
    ],
)
def test_a_strange_word_is_seen_where_somebody_reads_it(text: str, words: list[str]) -> None:
    assert pemerintah.strange_words(text.encode()) == words
