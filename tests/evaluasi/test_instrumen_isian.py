"""The form that fills in any version, and which version is in force."""

from decimal import Decimal
from typing import Any

import pytest

from evaluasi.forms.isian import IsianForm
from evaluasi.models import Butir, VersiInstrumen
from evaluasi.queries import instrumen as queries
from tests.diklat.pabrik import make_narasumber, make_program
from tests.evaluasi.pabrik import make_butir, make_instrumen, make_versi

pytestmark = pytest.mark.django_db


def make_draf(*butir: dict[str, Any]) -> list[Butir]:
    versi = VersiInstrumen.objects.create(instrumen=make_instrumen("umpan_balik"), nomor=1)
    for fields in butir:
        make_butir(versi, **fields)
    return queries.butir_of(versi.pk)


def test_answers_have_the_types_of_their_items():
    rows = make_draf({"jenis": "pilihan"}, {"jenis": "skala"}, {"jenis": "angka"}, {"jenis": "teks"}, {"jenis": "teks", "is_wajib": False})
    pilihan, skala, angka, teks, _ = (f"b{row.pk}" for row in rows)
    form = IsianForm({pilihan: "4", skala: "1", angka: "1.500,5", teks: " baik "}, butir=rows)
    assert form.is_valid(), form.errors
    keys = [str(row.pk) for row in rows]
    assert form.jawaban == {keys[0]: 4, keys[1]: 1, keys[2]: Decimal("1500.5"), keys[3]: "baik"}


@pytest.mark.parametrize(
    ("text", "code"), [("1,5", ""), ("1.5", ""), ("12", "max_value"), ("−1", "min_value"), ("dua", "invalid"), ("", "required")]
)
def test_a_number_keeps_its_bounds(text: str, code: str):
    rows = make_draf({"jenis": "angka", "angka_min": Decimal(0), "angka_maks": Decimal(10)})
    name = f"b{rows[0].pk}"
    errors = IsianForm({name: text}, butir=rows).errors.as_data()
    assert [error.code for error in errors.get(name, [])] == [code] * bool(code)


@pytest.mark.parametrize(("jenis", "value"), [("pilihan", "5"), ("pilihan", "0"), ("skala", "5"), ("skala", "x")])
def test_only_what_is_offered_is_an_answer(jenis: str, value: str):
    rows = make_draf({"jenis": jenis})
    name = f"b{rows[0].pk}"
    assert [error.code for error in IsianForm({name: value}, butir=rows).errors.as_data()[name]] == ["invalid_choice"]


def test_a_draft_may_have_gaps():
    rows = make_draf({"jenis": "skala"}, {"jenis": "pilihan"})
    data = {f"b{rows[0].pk}": "3"}
    assert not IsianForm(data, butir=rows).is_valid()
    form = IsianForm(data, butir=rows, wajib=False)
    assert form.is_valid()
    assert form.jawaban == {str(rows[0].pk): 3}


def test_items_about_the_teacher_come_once_a_teacher():
    rows = make_draf(
        {"jenis": "skala", "unsur": "Materi"},
        {"jenis": "skala", "unsur": "Pengajar", "tentang": "pengajar"},
        {"jenis": "teks", "unsur": "Pengajar", "tentang": "pengajar", "is_wajib": False},
        {"jenis": "skala", "unsur": "Manfaat"},
    )
    orang = [make_narasumber(nama="Ani"), make_narasumber(nama="Budi")]
    form = IsianForm(butir=rows, pengajar=orang)
    assert [(judul, [field.name for *_, field in bagian]) for judul, bagian in form.bagian] == [
        ("Materi", [f"b{rows[0].pk}"]),
        ("Pengajar: Ani", [f"b{rows[1].pk}_{orang[0].pk}", f"b{rows[2].pk}_{orang[0].pk}"]),
        ("Pengajar: Budi", [f"b{rows[1].pk}_{orang[1].pk}", f"b{rows[2].pk}_{orang[1].pk}"]),
        ("Manfaat", [f"b{rows[3].pk}"]),
    ]
    data = {f"b{rows[0].pk}": "4", f"b{rows[1].pk}_{orang[0].pk}": "2", f"b{rows[1].pk}_{orang[1].pk}": "3", f"b{rows[3].pk}": "1"}
    form = IsianForm(data, butir=rows, pengajar=orang)
    assert form.is_valid(), form.errors
    assert form.jawaban == {
        str(rows[0].pk): 4, f"{rows[1].pk}:{orang[0].pk}": 2, f"{rows[1].pk}:{orang[1].pk}": 3, str(rows[3].pk): 1,
    }  # fmt: skip


def test_without_teachers_nothing_is_asked_about_them():
    rows = make_draf({"jenis": "skala", "tentang": "pengajar"})
    assert IsianForm(butir=rows).bagian == []


def test_what_was_kept_is_shown_again():
    rows = make_draf({"jenis": "skala"}, {"jenis": "angka"}, {"jenis": "teks"})
    kept = {str(rows[0].pk): 3, str(rows[1].pk): "7.50", str(rows[2].pk): "begitu"}
    form = IsianForm(butir=rows, jawaban=kept)
    html = [str(field) for _, bagian in form.bagian for *_, field in bagian]
    assert 'value="3" class="form-check-input" id="id_b' in html[0]
    assert html[0].count("checked") == 1
    assert 'value="7,5"' in html[1]
    assert "begitu</textarea>" in html[2]


def test_a_shuffled_test_has_no_headings():
    rows = make_draf(*({"jenis": "pilihan", "unsur": unsur} for unsur in "ABA"))
    assert [judul for judul, _ in IsianForm(butir=rows).bagian] == ["A", "B", "A"]
    ((judul, bagian),) = IsianForm(butir=rows, bersambung=True).bagian
    assert (judul, len(bagian)) == ("", 3)


def test_the_programmes_own_version_comes_before_the_general_one():
    program = make_program()
    VersiInstrumen.objects.filter(instrumen__jenis="pasca_rekan").update(status="arsip")
    assert queries.find_terbit("pasca_rekan", program.pk) is None
    umum = make_versi("pasca_rekan")
    make_versi("pasca_rekan", instrumen=make_instrumen("pasca_rekan", program=make_program()))
    assert queries.find_terbit("pasca_rekan", program.pk) == umum
    sendiri = make_versi("pasca_rekan", instrumen=make_instrumen("pasca_rekan", program=program))
    assert queries.find_terbit("pasca_rekan", program.pk) == sendiri
    assert queries.find_terbit("pasca_rekan") == umum


def test_a_retired_instrument_or_a_draft_is_not_in_force():
    VersiInstrumen.objects.filter(instrumen__jenis="skm").update(status="arsip")
    make_versi("skm", terbit=False)
    make_versi("skm", instrumen=make_instrumen("skm", is_aktif=False))
    assert queries.find_terbit("skm") is None
