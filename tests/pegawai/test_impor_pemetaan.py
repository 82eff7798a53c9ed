"""Files whose titles are not ours: proposed, told once, remembered (docs/keputusan/0066)."""

import io
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lib import waktu
from pegawai.models import BarisImpor, Impor, Pegawai, PemetaanKolom
from pegawai.services import impor as services
from pegawai.services import pekerjaan
from pegawai.services.impor import pemetaan
from tests.factories import make_nip, make_pengguna
from tests.pegawai import siasn
from tests.pintu import enter
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
JUDUL = ["No.", "Nomor Induk", "Nama Pegawai", "Tgl. Lhr", "NIK", "Alamat e-mail"]
NIK = "3674019999999999"


@pytest.fixture
def hr(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_pengguna("kepegawaian")


def orang(nip, nama="SUKMA AYU"):
    return ["1", nip, nama, f"{nip[6:8]}-{nip[4:6]}-{nip[:4]}", NIK, "a@contoh.go.id"]


def book(*sheets, name="pegawai.xlsx"):
    made, content = openpyxl.Workbook(), io.BytesIO()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def file_of(*rows, judul=JUDUL):
    return book(("Petunjuk", [["Petunjuk pengisian"], ["Isi semua kolom"]]), ("Data", [["DAFTAR PEGAWAI"], [], judul, *rows]))


def huruf(impor):
    return {kunci: row["huruf"] for kunci, row in impor.lihat["usul"].items()}


def rerun(impor):
    pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
    impor.refresh_from_db()
    return impor


def save(impor, by, kolom=None):
    return rerun(pemetaan.save_pemetaan(impor=impor, kolom=kolom or huruf(impor), by=by))


def test_other_titles_are_proposed_and_nothing_else_leaves_the_file(hr):
    impor = siasn.upload(hr, file_of(orang(make_nip())))
    assert (impor.status, impor.lihat["pilih"]) == ("pemetaan", {"lembar": "Data", "baris": 3})
    assert huruf(impor) == {"nip": "B", "nama": "C", "tanggal_lahir": "D", "email": "F"}
    assert NIK not in str(impor.lihat)
    assert Path(impor.berkas.path).exists()
    assert (Pegawai.objects.count(), BarisImpor.objects.count()) == (0, 0)


def test_a_csv_of_other_titles_is_asked_about_as_a_workbook_is(hr):
    csv = siasn.csv_file([dict(zip(JUDUL, orang(make_nip()), strict=True))])
    impor = siasn.upload(hr, csv)
    assert (impor.status, huruf(impor)["nip"]) == ("pemetaan", "B")


@pytest.mark.parametrize("lahir", ["10 Januari 1980", "10-Jan-1980", "10.01.1980"])
def test_days_are_known_as_offices_write_them(hr, lahir):
    nip = make_nip(9 * 999)
    impor = siasn.upload(hr, file_of([*orang(nip)[:3], lahir, NIK, "a@contoh.go.id"]))
    assert huruf(impor)["tanggal_lahir"] == "D"
    save(impor, hr)
    assert BarisImpor.objects.get().data["tanggal_lahir"] == "1980-01-10"


def test_what_was_told_is_remembered_and_the_next_file_of_that_shape_asks_nothing(hr):
    first, nip = save(siasn.upload(hr, file_of(orang(make_nip()))), hr), make_nip()
    assert (first.status, siasn.counts(first)) == ("pratinjau", {"baru": 1})
    second = siasn.upload(hr, file_of(orang(nip, "BUDI")))
    assert (second.status, second.pemetaan, second.tak_diambil) == (
        "pratinjau",
        PemetaanKolom.objects.get(),
        {"kolom": ["No.", "NIK"], "lembar": ["Petunjuk"]},
    )
    siasn.apply(second, hr)
    assert Pegawai.objects.get().nama == "BUDI"
    assert second.berkas.name == ""
    pemetaan.delete_pemetaan(pemetaan_id=second.pemetaan_id, by=hr)
    assert siasn.upload(hr, file_of(orang(make_nip()))).status == "pemetaan"


def test_titles_that_are_known_ask_nothing_and_say_what_was_not_taken(hr):
    impor = siasn.upload(hr, siasn.csv_file([siasn.row()]))
    assert (impor.status, impor.pemetaan, bool(impor.berkas)) == ("pratinjau", None, False)
    assert set(siasn.SECRETS) <= set(impor.tak_diambil["kolom"])


def test_a_column_that_looks_like_a_missing_one_is_asked_for(hr):
    """NIP and name are known; the day of birth would silently stay out."""
    impor = siasn.upload(hr, file_of(orang(make_nip()), judul=["No.", "NIP", "NAMA", "Tgl. Lahir Pegawai", "NIK", "x"]))
    assert (impor.status, huruf(impor)["tanggal_lahir"]) == ("pemetaan", "D")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"nama": None}, "wajib"),
        ({"nip": "C"}, "ganda"),
        ({"nip": "E", "nama": "C"}, "isi"),
        ({"nip": "ZZ"}, "kolom"),
        ({"gaib": "A"}, "kolom"),
    ],
)
def test_a_bad_mapping_is_refused_and_the_file_stays(hr, change, code):
    impor = siasn.upload(hr, file_of(orang(make_nip())))
    kolom = {kunci: letter for kunci, letter in (huruf(impor) | change).items() if letter}
    assert code_of(lambda: pemetaan.save_pemetaan(impor=impor, kolom=kolom, by=hr)) == code
    assert (PemetaanKolom.objects.count(), Path(impor.berkas.path).exists()) == (0, True)


def test_a_mapping_is_of_those_who_may_import_the_kind(hr):
    impor, other = siasn.upload(hr, file_of(orang(make_nip()))), make_pengguna("pengelola")
    assert code_of(lambda: pemetaan.save_pemetaan(impor=impor, kolom=huruf(impor), by=other)) == "peran"
    assert code_of(lambda: pemetaan.look_again(impor=impor, by=other)) == "peran"
    save(impor, hr)
    assert code_of(lambda: pemetaan.delete_pemetaan(pemetaan_id=PemetaanKolom.objects.get().pk, by=other)) == "peran"
    assert code_of(lambda: pemetaan.save_pemetaan(impor=impor, kolom={}, by=hr)) == "status"


def test_another_sheet_is_read_when_it_is_chosen(hr):
    january, june = orang(make_nip(), "JANUARI"), orang(make_nip(), "JUNI")
    impor = siasn.upload(hr, book(("Januari", [JUDUL, january]), ("Juni", [JUDUL, june])))
    assert impor.lihat["pilih"]["lembar"] == "Januari"
    assert code_of(lambda: pemetaan.look_again(impor=impor, by=hr, lembar="Gaib", baris=1)) == "lembar"
    impor = rerun(pemetaan.look_again(impor=impor, by=hr, lembar="Juni", baris=1))
    impor = save(impor, hr)
    assert [row.nama for row in BarisImpor.objects.filter(impor=impor)] == ["JUNI"]
    assert impor.tak_diambil["lembar"] == ["Januari"]


def test_a_preview_by_a_mapping_can_be_mapped_anew(hr):
    impor = save(siasn.upload(hr, file_of(orang(make_nip(), "SALAH"))), hr, {"nip": "B", "nama": "F"})
    assert [row.nama for row in BarisImpor.objects.filter(impor=impor)] == ["a@contoh.go.id"]
    impor = rerun(pemetaan.look_again(impor=impor, by=hr))
    assert (impor.status, huruf(impor), BarisImpor.objects.count()) == ("pemetaan", {"nip": "B", "nama": "F"}, 0)
    impor = save(impor, hr, {"nip": "B", "nama": "C"})
    assert [row.nama for row in BarisImpor.objects.filter(impor=impor)] == ["SALAH"]
    assert PemetaanKolom.objects.count() == 1


def test_faulty_rows_of_a_mapped_file_come_back_under_our_titles(hr):
    impor = save(siasn.upload(hr, file_of(orang(make_nip()), orang("123"))), hr)
    assert siasn.counts(impor)["galat"] == 1
    assert impor.kolom == ["NIP BARU", "NAMA", "TANGGAL LAHIR", "EMAIL"]


@pytest.mark.parametrize(("days", "kept"), [(1, True), (3, False)])
def test_a_file_that_is_not_mapped_goes_after_two_days(hr, days, kept):
    impor = siasn.upload(hr, file_of(orang(make_nip())))
    Impor.objects.update(dibuat=waktu.now() - timedelta(days=days))
    services.purge_impor()
    impor.refresh_from_db()
    assert (impor.status == "pemetaan", bool(impor.berkas)) == (kept, kept)


def test_two_columns_with_one_title_are_told_apart_by_mapping(hr):
    nip = make_nip()
    impor = siasn.upload(hr, siasn.xlsx_file([["NIP", "NAMA", "NAMA"], [nip, "Unit", "SUKMA AYU"]]))
    assert impor.status == "pemetaan"
    impor = save(impor, hr, {"nip": "A", "nama": "C"})
    assert [row.nama for row in BarisImpor.objects.all()] == ["SUKMA AYU"]


def test_pages(hr, django_capture_on_commit_callbacks):
    client, impor = enter(hr), siasn.upload(hr, file_of(orang(make_nip(), "<b>SUKMA</b>")))
    page = client.get(impor.get_absolute_url(), follow=True).content.decode()
    assert "Judulnya mirip" in page
    assert "&lt;b&gt;SUKMA" in page
    assert NIK not in page
    url = reverse("pegawai:impor-pemetaan", args=[impor.pk])
    kunci = [kolom.kunci for kolom in services.get_jenis("pegawai").kolom]
    data = {f"kolom_{kunci.index(name)}": letter for name, letter in huruf(impor).items()}
    refused = client.post(url, {**data, f"kolom_{kunci.index('nama')}": ""})
    assert "Pilih kolom berkas untuk NAMA" in refused.content.decode()
    assert client.post(url, data).url == impor.get_absolute_url()
    impor.refresh_from_db()
    rerun(impor)
    shown = client.get(impor.get_absolute_url()).content.decode()
    assert "Memakai pemetaan kolom yang diingat" in shown
    assert "NIK" in shown
    listed = client.get(reverse("pegawai:pemetaan-list")).content.decode()
    assert "Nomor Induk" in listed
    client.post(reverse("pegawai:pemetaan-delete", args=[PemetaanKolom.objects.get().pk]))
    assert PemetaanKolom.objects.count() == 0
