"""The help centre: every topic says what it should, its links open for those it is for, and pages lead to their section."""

from pathlib import Path

import pytest
from django.test import RequestFactory
from django.urls import resolve, reverse

from config.context import shell
from config.queries import bantuan
from lib import markah
from pegawai.models import Pengguna
from pegawai.peran import LABELS, Peran
from tests.factories import make_pegawai, make_pengguna

COLUMNS = ("anonim", "pegawai", "atasan", "pengelola", "kepegawaian", "pimpinan", "auditor", "admin", "narasumber")
AKSES = sorted((Path(__file__).parent.parent / "akses").glob("*.txt"))
KODE = [topik.kode for topik in bantuan.TOPIK]


def open_pages(role: str) -> set[str]:
    """The addresses without arguments that the access matrix opens to the role."""
    found = set()
    for path in AKSES:
        for line in path.read_text().splitlines():
            name, method, arguments, *answers = line.split()
            if (method, arguments, dict(zip(COLUMNS, answers, strict=True))[role]) == ("GET", "-", "200"):
                found.add(name)
    return found


def targets(kode: str) -> set[str]:
    text = (bantuan.FOLDER / f"{kode}.md").read_text()
    return {found["target"] for found in markah.INLINE.finditer(text) if found["target"]}


@pytest.mark.parametrize("kode", KODE)
def test_every_topic_has_steps_and_words(kode: str) -> None:
    naskah = bantuan.read_naskah(kode)
    codes = [section.kode for section in naskah.bagian]
    assert (len(codes), codes[-1], bool(naskah.ringkas)) == (len(set(codes)), "arti-kata", True)
    assert any(block.jenis == "ol" for section in naskah.bagian for block in section.blok)
    assert [block.jenis for block in naskah.bagian[-1].blok] == ["ul"]


@pytest.mark.parametrize("kode", KODE)
def test_its_links_open_for_those_it_is_for(kode: str) -> None:
    roles = [role for role in bantuan.BY_KODE[kode].peran if role in COLUMNS]
    for role in roles:
        assert targets(kode) - open_pages(role) == set()
    for target in targets(kode):
        assert reverse(target)


def test_no_text_without_a_topic_and_every_role_has_one() -> None:
    assert sorted(path.stem for path in bantuan.FOLDER.glob("*.md")) == sorted(KODE)
    assert set(LABELS) == {role for topik in bantuan.TOPIK for role in topik.peran}


def test_every_page_named_leads_to_a_section_that_is_there() -> None:
    for places in bantuan.HALAMAN.values():
        for place in places:
            kode, _, section = place.partition("#")
            assert section in {part.kode for part in bantuan.read_naskah(kode).bagian}


@pytest.mark.parametrize(
    ("path", "groups", "heads", "expected"),
    [
        ("/katalog-diklat/", (), (), "/panduan/pegawai/#memilih-dan-mendaftar-diklat"),
        ("/notifikasi-saya/", (), (), "/panduan/pegawai/#pemberitahuan-dan-surel"),
        ("/pengingat/", ("pengelola",), (), "/panduan/sertifikat/#surel-dan-pengingat"),
        ("/peta/", (), (3,), "/panduan/atasan/#membaca-peta-kesenjangan"),
        ("/pegawai/", (), (3,), ""),
        ("/ruang/papan/", ("pengelola",), (), "/panduan/angkatan/#papan-ruang"),
        ("/program-diklat/7/pola-sesi/", ("pengelola",), (), "/panduan/angkatan/#pola-sesi"),
        ("/angkatan/7/isi-dari-pola/", ("pengelola",), (), "/panduan/angkatan/#pola-sesi"),
        ("/impor/7/kolom/", ("kepegawaian",), (), "/panduan/kepegawaian/#memetakan-kolom"),
        ("/aktivasi/", ("kepegawaian",), (), "/panduan/kepegawaian/#aktivasi-satu-unit"),
        ("/perbaikan-data/", ("kepegawaian",), (), "/panduan/kepegawaian/#memutus-perbaikan-data"),
        ("/data-saya/perbaikan/", ("kepegawaian",), (), "/panduan/pegawai/#bila-data-anda-keliru"),
        ("/data-saya/", (), (), "/panduan/pegawai/#salinan-data-anda"),
        ("/perubahan/", ("auditor",), (), "/panduan/auditor/#memeriksa-perubahan"),
        ("/segel/", ("auditor",), (), "/panduan/auditor/#memeriksa-perubahan"),
        ("/", (), (), ""),
    ],
)
def test_a_page_leads_to_its_section_for_the_roles_of_the_reader(path: str, groups: tuple, heads: tuple, expected: str) -> None:
    request = RequestFactory().get(path)
    user = Pengguna(nama="Rina", pegawai_id=7)
    user.group_names, user.headed_unit_ids = frozenset(groups), heads
    request.user, request.session, request.resolver_match = user, {}, resolve(path)
    assert str(shell(request)["bantuan_url"]) == expected


@pytest.mark.django_db
def test_everybody_reads_everything_and_gets_the_links_of_the_own_topics(client) -> None:
    client.force_login(make_pengguna(pegawai=make_pegawai("Rina")))
    page = client.get(reverse("panduan")).context
    assert [topik.kode for topik in page["milik"]] == ["pegawai", "masuk"]
    assert [topik.kode for topik in page["lain"]] == [kode for kode in KODE if kode not in ("pegawai", "masuk")]
    own = client.get(reverse("panduan-topik", args=["pegawai"])).content.decode()
    assert f'<a href="{reverse("diklat:katalog-list")}">Katalog diklat</a>' in own
    foreign = client.get(reverse("panduan-topik", args=["admin"])).content.decode()
    assert "<b>Akun dan peran</b>" in foreign
    assert reverse("pegawai:akun-list") not in foreign
    assert client.get(reverse("panduan-topik", args=["sihir"])).status_code == 404


def test_marks_become_html_and_the_rest_is_escaped() -> None:
    text = "# Judul\nRing\nkas.\n\n## Satu & dua\n\nSatu <b>\nbaris.\n\n1. Buka [Peta](peta)\n2. Tekan **A & B**\n   lalu tunggu\n\n- x"
    naskah = markah.read(text)
    assert (naskah.judul, naskah.ringkas) == ("Judul", "Ring kas.")
    [section] = naskah.bagian
    assert (section.kode, section.judul) == ("satu-dua", "Satu & dua")
    assert [(block.jenis, block.isi) for block in section.blok] == [
        ("p", ("Satu <b> baris.",)), ("ol", ("Buka [Peta](peta)", "Tekan **A & B** lalu tunggu")), ("ul", ("x",)),
    ]  # fmt: skip
    assert markah.render("Satu <b> [P](peta) **A & B**", lambda target: f"/{target}/") == (
        'Satu &lt;b&gt; <a href="/peta/">P</a> <b>A &amp; B</b>'
    )
    assert markah.render("[P](peta)", lambda _: "") == "<b>P</b>"


def test_roles_of_topics_are_roles() -> None:
    assert {role for topik in bantuan.TOPIK for role in topik.peran} <= {value for name, value in vars(Peran).items() if name.isupper()}
