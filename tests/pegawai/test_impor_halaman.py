"""The pages of an import, as a browser asks for them."""

import io

import openpyxl
import pytest
from django.urls import reverse

from pegawai.models import Impor, Pegawai
from pegawai.services import pekerjaan
from tests.factories import make_nip, make_pegawai, make_pengguna, make_unit
from tests.kepastian import confirm, shown
from tests.pegawai import siasn
from tests.pintu import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_unit("Dinas Kesehatan", siasn_id=siasn.UNIT)
    return make_pengguna("kepegawaian")


@pytest.fixture
def client(hr):
    return enter(hr)


def url(name, impor):
    return reverse(f"pegawai:impor-{name}", args=[impor.pk])


def read_xlsx(response):
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return [[cell.value for cell in line] for line in book.worksheets[0].iter_rows()]


def test_upload_queues_the_check(client, hr, django_capture_on_commit_callbacks):
    data = {"jenis": "pegawai", "berkas": siasn.csv_file([siasn.row()]), "cara": "perbarui"}
    response = client.post(reverse("pegawai:impor-create"), data)
    impor = Impor.objects.get()
    assert (response.status_code, response.url) == (302, impor.get_absolute_url())
    assert (impor.status, impor.pekerjaan.jenis, impor.oleh, impor.berkas_penuh) == ("diperiksa", "impor-periksa", hr, False)
    assert "Memeriksa siasn.csv" in client.get(impor.get_absolute_url()).content.decode()
    pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
    assert client.get(impor.get_absolute_url(), headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_upload_without_a_file_says_so(client):
    response = client.post(reverse("pegawai:impor-create"), {"jenis": "pegawai", "cara": "perbarui"})
    assert response.status_code == 200
    assert "Pilih berkas Excel atau CSV." in response.content.decode()
    assert Impor.objects.count() == 0


def test_unknown_kind_is_refused(client):
    response = client.post(reverse("pegawai:impor-create"), {"jenis": "gaib", "cara": "perbarui", "berkas": siasn.csv_file([siasn.row()])})
    assert (response.status_code, Impor.objects.count()) == (200, 0)


def test_preview_shows_counts_causes_and_remedies(client, hr):
    impor = siasn.upload(hr, [siasn.row(), siasn.row("123"), siasn.row("456", nama="<script>alert(1)</script>")])
    page = client.get(impor.get_absolute_url()).content.decode()
    assert "2 baris belum dapat diimpor" in page
    assert "NIP bukan 18 angka: 2 baris" in page
    assert "Jalankan impor untuk 1 baris" in page
    assert "Sel ini berisi 3 angka; 15 angka mungkin hilang." in page
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("tab", ["galat", "peringatan", "ubah", "baru", "absen", "ngawur"])
def test_tabs(client, hr, tab):
    nip = make_nip()
    siasn.upload_and_apply(hr, [siasn.row(nip)])
    make_pegawai("TIDAK ADA DI BERKAS")
    rows = [siasn.row(nip, nama="NAMA LAIN"), siasn.row(nama="ORANG BARU", email="rusak"), siasn.row("1", nama="SALAH")]
    impor = siasn.upload(hr, rows, berkas_penuh=True)
    page = client.get(impor.get_absolute_url(), {"tab": tab}).content.decode()
    names = {
        "galat": "SALAH",
        "peringatan": "ORANG BARU",
        "ubah": "NAMA LAIN",
        "baru": "ORANG BARU",
        "absen": "TIDAK ADA DI BERKAS",
        "ngawur": "SALAH",
    }
    assert f">{names[tab]}<" in page


def test_one_cause_at_a_time(client, hr):
    impor = siasn.upload(hr, [siasn.row("1", nama="SATU"), siasn.row(nama="")])
    page = client.get(impor.get_absolute_url(), {"tab": "galat", "sebab": "nama_kosong"}).content.decode()
    assert ">(tanpa nama)<" in page
    assert ">SATU<" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_preview_needs_the_same_queries_for_any_rows(client, hr, count, django_assert_num_queries):
    impor = siasn.upload(hr, [siasn.row(str(number + 1), nama=f"ORANG {number}") for number in range(count)])
    client.get(reverse("pegawai:impor-list"))
    with django_assert_num_queries(7):
        client.get(impor.get_absolute_url())


@pytest.mark.parametrize("count", [1, 3])
def test_history_needs_the_same_queries_for_any_rows(client, hr, count, django_assert_num_queries):
    for _ in range(count):
        siasn.upload(hr, [siasn.row()])
    client.get(reverse("pegawai:impor-create"))
    with django_assert_num_queries(3):
        client.get(reverse("pegawai:impor-list"))


def test_faulty_rows_come_back_in_their_own_columns_and_can_be_uploaded_again(client, hr):
    nip = make_nip()
    impor = siasn.upload(hr, [siasn.row(nip[:16], nama="SALAH", gelar_belakang="S.E."), siasn.row()])
    header, *lines = read_xlsx(client.get(url("galat", impor)))
    assert header[-1] == "CATATAN GALAT"
    assert "NIK" not in header
    (line,) = lines
    values = dict(zip(header, line, strict=True))
    assert (values["NIP BARU"], values["NAMA"], values["GELAR BELAKANG"]) == (nip[:16], "SALAH", "S.E.")
    assert values["CATATAN GALAT"] == "NIP BARU: Tulis 18 angka. Sel ini berisi 16 angka; 2 angka mungkin hilang."
    line[header.index("NIP BARU")] = nip
    siasn.upload_and_apply(hr, siasn.xlsx_file([header, line]))
    assert Pegawai.objects.get(nip=nip).gelar_belakang == "S.E."


def test_warnings_as_a_list(client, hr):
    impor = siasn.upload(hr, [siasn.row(nama="SURYA", email="rusak")])
    header, line = read_xlsx(client.get(url("galat", impor), {"berat": "peringatan"}))
    assert (header[0], line[:4]) == ("Baris", [2, "SURYA", "EMAIL", "rusak"])


@pytest.mark.parametrize("jenis", ["pegawai", "unit"])
def test_template_is_read_back(client, hr, jenis):
    header, *lines = read_xlsx(client.get(reverse("pegawai:impor-template", args=[jenis])))
    assert lines == []
    values = {"NIP BARU": make_nip(), "NAMA": "BUDI", "ID": "X1", "NAMA_UNOR": "Dinas"}
    impor = siasn.upload(hr, siasn.xlsx_file([header, [values.get(title, "") for title in header]]), jenis)
    assert siasn.counts(impor) == {"baru": 1}


def test_apply_cancel_and_deactivate_from_the_pages(client, hr):
    gone = make_pegawai("PERGI")
    impor = siasn.upload(hr, [siasn.row()], berkas_penuh=True)
    client.post(url("apply", impor))
    impor.refresh_from_db()
    assert impor.status == "diterapkan"
    client.post(url("apply", impor))
    pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
    assert "Impor selesai." in client.get(impor.get_absolute_url()).content.decode()
    ticked = {"pilih": [str(gone.pk), "x", "9" * 40]}
    asked = client.post(url("deactivate", impor), ticked)
    assert ([row.baris for row in shown(asked).dampak], f"pilih={gone.pk}" in asked.content.decode()) == ([("PERGI",)], True)
    assert Pegawai.objects.active().filter(pk=gone.pk).exists()
    confirm(client, url("deactivate", impor), ticked)
    gone.refresh_from_db()
    assert gone.kedudukan.siasn_id == "X1"
    other = siasn.upload(hr, [siasn.row()])
    client.post(url("cancel", other))
    other.refresh_from_db()
    assert other.status == "dibatalkan"
    assert client.get(other.get_absolute_url()).status_code == 200


def test_all_proposed_at_once(client, hr):
    for number in range(3):
        make_pegawai(f"PERGI {number}")
    impor = siasn.upload_and_apply(hr, [siasn.row()], berkas_penuh=True)
    confirm(client, url("deactivate", impor), {"semua": "1"})
    assert list(Pegawai.objects.active().values_list("nama", flat=True)) == ["SUKMA AYU WULANDARI"]


def test_only_the_result_offers_to_deactivate(client, hr):
    make_pegawai("PERGI")
    impor = siasn.upload(hr, [siasn.row()], berkas_penuh=True)
    preview = client.get(impor.get_absolute_url(), {"tab": "absen"}).content.decode()
    assert ">PERGI<" in preview
    assert "Sesudah impor dijalankan, halaman hasilnya memberi pilihan" in preview
    assert url("deactivate", impor) not in preview
    assert 'name="pilih"' not in preview
    result = client.get(siasn.apply(impor, hr).get_absolute_url(), {"tab": "absen"}).content.decode()
    assert "> Nonaktifkan 1 pegawai <" in result
    assert 'name="pilih"' in result


def test_warnings_are_told_by_cause(client, hr):
    rows = [siasn.row(nama="SATU", email="rusak"), siasn.row(nama="DUA", email="rusak"), siasn.row(nama="TIGA", unor_id="X9")]
    impor = siasn.upload(hr, rows)
    page = client.get(impor.get_absolute_url())
    assert [(cause["kode"], cause["jumlah"]) for cause in page.context["peringatan_list"]] == [("surel_rusak", 2), ("unit_tak_dikenal", 1)]
    assert '<a href="?tab=peringatan&amp;sebab=unit_tak_dikenal#baris">Unit tidak dikenal: 1 baris</a>' in page.content.decode()
    filtered = client.get(impor.get_absolute_url(), {"tab": "peringatan", "sebab": "unit_tak_dikenal"})
    assert [row.nama for row in filtered.context["page"]] == ["TIGA"]


def test_refused_file_has_a_page(client, hr):
    impor = siasn.upload(hr, siasn.xlsx_file([[1, 2], [3, 4]]))
    page = client.get(impor.get_absolute_url()).content.decode()
    assert "Berkas ini tidak dapat diperiksa" in page
    assert "Tidak ada lembar yang memuat kolom NIP BARU, NAMA" in page


def test_new_people_are_invited_next_by_those_who_may(client, hr):
    impor = siasn.upload_and_apply(hr, [siasn.row()])
    invite = f'href="{reverse("pegawai:aktivasi-list")}">Undang ke akun'
    readers = (client, enter(make_pengguna("auditor")))
    assert [invite in reader.get(impor.get_absolute_url()).content.decode() for reader in readers] == [True, False]
    again = siasn.upload_and_apply(hr, [siasn.row(Pegawai.objects.get().nip, nama="LAIN")])
    assert invite not in client.get(again.get_absolute_url()).content.decode()


def test_auditor_reads_and_writes_nothing(hr):
    impor = siasn.upload(hr, [siasn.row()])
    auditor = enter(make_pengguna("auditor"))
    page = auditor.get(impor.get_absolute_url()).content.decode()
    assert "Jalankan impor untuk" not in page
    assert [auditor.post(url(name, impor)).status_code for name in ("apply", "cancel", "deactivate")] == [403, 403, 403]


def test_undo_shows_what_it_would_do_and_then_does_it(client, hr):
    nip = make_nip()
    siasn.upload_and_apply(hr, [siasn.row(nip, nama="NAMA LAMA")])
    impor = siasn.upload_and_apply(hr, [siasn.row(nip, nama="NAMA BARU"), siasn.row()])
    assert reverse("pegawai:impor-undo", args=[impor.pk]) in client.get(impor.get_absolute_url()).content.decode()
    page = client.get(url("undo", impor)).content.decode()
    assert ("Batalkan impor ini" in page, "NAMA LAMA → <b" in page) == (True, True)
    assert client.post(url("undo", impor)).url == impor.get_absolute_url()
    impor.refresh_from_db()
    assert "Membatalkan impor siasn.csv" in client.get(impor.get_absolute_url()).content.decode()
    pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
    page = client.get(impor.get_absolute_url()).content.decode()
    assert ("Impor ini dibatalkan" in page, url("undo", impor) in page) == (True, False)
    assert "Dibatalkan" in client.get(reverse("pegawai:impor-list")).content.decode()
    assert list(Pegawai.objects.values_list("nama", flat=True)) == ["NAMA LAMA"]


def test_undo_names_what_stands_in_the_way(client, hr):
    impor = siasn.upload_and_apply(hr, [siasn.row(nama="SITI")])
    make_pengguna(pegawai=Pegawai.objects.get())
    page = client.get(url("undo", impor)).content.decode()
    assert ("belum dapat dibatalkan" in page, "SITI" in page, "Batalkan impor ini" in page) == (True, True, False)
    client.post(url("undo", impor))
    impor.refresh_from_db()
    assert (impor.status, Pegawai.objects.count()) == ("selesai", 1)
