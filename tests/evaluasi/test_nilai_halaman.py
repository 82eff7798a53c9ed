"""Pages of scores: entering, the workbook out and in, weights of a programme, dated bands."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from diklat.models import Pendaftaran
from evaluasi.models import KategoriNilai, KomponenNilai, NilaiKomponen
from evaluasi.queries import nilai as queries
from tests.diklat.kelas import Kelas, make_kelas
from tests.evaluasi.test_nilai_angkatan import GURU, POST, make_tes, set_komponen
from tests.pintu import enter

pytestmark = pytest.mark.django_db


def url(nama: str, kelas: Kelas) -> str:
    return reverse(f"evaluasi:nilai-{nama}", args=[kelas.angkatan.pk])


def test_scores_are_entered_on_the_page_and_the_final_score_follows():
    kelas = make_kelas(2)
    make_tes(kelas, ("40", "80"))
    _, guru = set_komponen(kelas.angkatan.program, ("Tes", POST, "50"), ("Praktik", GURU, "50"))
    client, key = enter(kelas.pengelola), f"n-{kelas.rows[0].pk}-{guru.pk}"
    names = set(client.get(url("list", kelas)).context["form"].fields)
    assert len(names) == 3  # the test of the first was sat for here
    assert list(client.post(url("save", kelas), {key: "101"}).context["form"].errors) == [key]
    assert client.post(url("save", kelas), {key: "90,5"}).url == url("list", kelas) + "?halaman=1"
    assert Pendaftaran.objects.get(pk=kelas.rows[0].pk).nilai_akhir == Decimal("85.25")


def test_the_workbook_goes_out_and_comes_back():
    kelas = make_kelas(3)
    make_tes(kelas, ("40", "80"))
    tes, guru = set_komponen(kelas.angkatan.program, ("Tes", POST, "50"), ("Praktik", GURU, "50"))
    client = enter(kelas.pengelola)
    book = load_workbook(BytesIO(client.get(url("export", kelas)).content))
    sheet = book["Nilai"]
    titles = [cell.value for cell in sheet[1]]
    at = {part: titles.index(f"NILAI {part.nama.upper()} ({part.pk})") + 1 for part in (tes, guru)}
    sheet.cell(2, at[tes]).value = 99  # sat for here: not to be written
    sheet.cell(2, at[guru]).value = 70
    sheet.cell(3, at[tes]).value = "66,5"
    sheet.cell(3, at[guru]).value = 110
    target = BytesIO()
    book.save(target)
    page = client.post(url("import", kelas), {"berkas": SimpleUploadedFile("nilai.xlsx", target.getvalue())})
    bacaan = page.context["bacaan"]
    assert [(row.nama, row.komponen, row.baru) for row in bacaan.ubah.values()] == [
        ("Peserta A", "Praktik", 70),
        ("Peserta B", "Tes", Decimal("66.5")),
    ]
    assert [galat.baris for galat in bacaan.galat] == [2, 3]
    assert NilaiKomponen.objects.count() == 0
    assert client.post(url("apply", kelas), {"isi": page.context["isi"]}).url == url("list", kelas)
    assert NilaiKomponen.objects.count() == 2
    assert client.post(url("apply", kelas), {"isi": page.context["isi"]}).url == url("list", kelas)
    NilaiKomponen.objects.update(nilai=1)
    assert client.post(url("apply", kelas), {"isi": page.context["isi"]}).url == url("import", kelas)
    assert client.post(url("apply", kelas), {"isi": "palsu"}).url == url("import", kelas)


def test_without_parts_paper_scores_go_through_the_results_page():
    kelas = make_kelas(1)
    assert enter(kelas.pengelola).get(url("import", kelas)).url == reverse("diklat:hasil-import", args=[kelas.angkatan.pk])


def test_computing_says_how_many_changed():
    kelas = make_kelas(1)
    make_tes(kelas, ("40", "80"))
    answer = enter(kelas.pengelola).post(url("compute", kelas), follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Nilai 1 peserta diperbarui."]
    answer = enter(kelas.pengelola).post(url("compute", kelas), {"tetapkan": "1"}, follow=True)
    assert "sesudah sesi terakhir" in str(next(iter(answer.context["messages"])))


def rows_of(*rows: dict[str, str]) -> dict[str, str]:
    data = {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": "0"}
    return data | {f"form-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}


def test_weights_of_a_programme_are_set_on_its_page():
    kelas = make_kelas(1)
    client, page = enter(kelas.pengelola), reverse("evaluasi:komponen-update", args=[kelas.angkatan.program_id])
    assert len(client.get(page).context["formset"].forms) == 3
    tes, guru = {"nama": "Tes", "sumber": POST, "bobot": "62,5"}, {"nama": "Praktik", "sumber": GURU, "bobot": "37,5"}
    answer = client.post(page, rows_of(tes, {**guru, "bobot": "30"}, {"sumber": GURU}))
    assert answer.context["form"].non_field_errors() == ["Bobot harus berjumlah 100, sekarang 92,50."]
    assert client.post(page, rows_of(tes, {**guru, "bobot": "x"})).context["formset"].total_error_count() == 1
    assert client.post(page, rows_of(tes, guru, {"sumber": GURU})).status_code == 302
    assert list(KomponenNilai.objects.values_list("nama", "bobot")) == [("Tes", Decimal("62.50")), ("Praktik", Decimal("37.50"))]
    kept = client.get(page).context["formset"]
    assert [form["bobot"].value() for form in kept.forms[:2]] == ["62,5", "37,5"]


def test_bands_get_a_new_set_from_a_day_on():
    kelas = make_kelas(1)
    client, page = enter(kelas.pengelola), reverse("evaluasi:kategori-update", args=["kualifikasi"])
    today = timezone.localdate()
    rows = rows_of({"nama": "Lulus", "batas_bawah": "60,01", "is_lulus": "on"}, {"nama": "Tidak lulus", "batas_bawah": "0"})
    assert len(client.get(page).context["formset"].forms) == 8
    refused = client.post(page, rows | {"berlaku_mulai": str(today - timedelta(days=1))})
    assert list(refused.context["form"].errors) == ["berlaku_mulai"]
    assert client.post(page, rows | {"berlaku_mulai": str(today + timedelta(days=5)), "dasar": "SK"}).status_code == 302
    assert KategoriNilai.objects.filter(dasar="SK").count() == 2
    states = [(now, len(bands)) for label, _, now, bands in queries.perangkat_list(today) if label.startswith("Kualifikasi")]
    assert states == [(False, 2), (True, 5)]
    assert client.get(reverse("evaluasi:kategori-update", args=["lain"])).status_code == 404
