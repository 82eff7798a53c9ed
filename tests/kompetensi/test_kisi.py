"""Names by competencies on one screen: level and standard in each cell, the largest gaps first, at most sixty people."""

from decimal import Decimal

import pytest
from django.urls import reverse

from kompetensi.queries.peta import kisi as queries
from kompetensi.services import profil
from pegawai.models import UnitKerja
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit

pytestmark = pytest.mark.django_db
URL = reverse("kompetensi:peta-kisi")


@pytest.fixture
def unit() -> UnitKerja:
    """Two people of a position that asks for two competencies at 3, a third of one that asks for one; their head is asked nothing."""
    unit, analis, arsiparis = make_unit(), make_jabatan(), make_jabatan()
    satu, dua = make_kompetensi("Satu", jenis="manajerial"), make_kompetensi("Dua", jenis="manajerial")
    for jabatan, kompetensi in ((analis, satu), (analis, dua), (arsiparis, dua)):
        make_standar(jabatan, kompetensi, 3)
    make_pegawai("Agus", unit=unit, jabatan=analis)  # never assessed
    levels = {"Ana": (analis, "2.5", "1"), "Budi": (analis, "3", None), "Citra": (arsiparis, None, "0")}
    for nama, (jabatan, first, second) in levels.items():
        person = make_pegawai(nama, unit=unit, jabatan=jabatan)
        for kompetensi, level in ((satu, first), (dua, second)):
            if level is not None:
                make_penilaian(person, kompetensi, level)
    make_pengguna(pegawai=make_pegawai("Kepala", unit=unit, memimpin=True))
    profil.refresh_profil(None)
    return unit


def test_cells_hold_level_and_standard_and_the_largest_gaps_come_first(unit: UnitKerja, client) -> None:
    client.force_login(unit.penempatan_list.get(memimpin=True).pegawai.akun)
    page = client.get(URL, {"lingkup": "semua"})
    kisi = page.context["kisi"]
    assert [(row.nama, row.kurang) for row in kisi.kolom] == [("Dua", Decimal(5)), ("Satu", Decimal("0.5"))]
    found = [(row.nama, row.kurang, [sel and (sel.level, sel.standar) for sel in row.sel]) for row in kisi.baris]
    assert found == [
        ("Citra", Decimal(3), [(Decimal(0), 3), None]),
        ("Ana", Decimal("2.5"), [(Decimal(1), 3), (Decimal("2.5"), 3)]),
        ("Budi", Decimal(0), [(None, 3), (Decimal(3), 3)]),
        ("Agus", None, [(None, 3), (None, 3)]),
    ]
    assert [[kelas for _, kelas in row.kelas] for row in kisi.baris] == [["h-4", ""], ["h-4", "h-1"], ["hx", "h2"], ["hx", "hx"]]
    assert reverse("diklat:usul-kelompok") in page.text


@pytest.mark.parametrize(
    ("kurang", "kelas"),
    [(None, "hx"), ("0", "h2"), ("0.01", "h-1"), ("0.99", "h-1"), ("1", "h-2"), ("1.99", "h-2"), ("2", "h-4"), ("5", "h-4")],
)
def test_less_than_two_levels_short_is_a_class_of_its_own(kurang: str | None, kelas: str) -> None:
    assert queries.kelas_of(Decimal(kurang) if kurang else None) == kelas


def test_more_people_than_a_screen_holds_are_sent_to_a_smaller_unit(unit: UnitKerja, client, monkeypatch) -> None:
    monkeypatch.setattr(queries, "ORANG_MAX", 2)
    client.force_login(make_pengguna("pengelola"))
    page = client.get(URL, {"unit": unit.pk, "lingkup": "semua"})
    assert (page.context["kisi"], page.context["orang"]) == (None, 4)
    assert reverse("diklat:usul-kelompok") not in page.text


def test_the_grid_costs_the_same_for_one_and_for_three(unit: UnitKerja, client, django_assert_max_num_queries) -> None:
    client.force_login(unit.penempatan_list.get(memimpin=True).pegawai.akun)
    client.get(URL)
    with django_assert_max_num_queries(12):
        client.get(URL, {"lingkup": "semua"})
