"""Attendance and scores as files: out, filled in, previewed with the errors of each row, applied, and nothing the second time."""

import io
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diklat.forms import berkas
from diklat.models import Kehadiran, Pendaftaran, Sesi
from diklat.queries import hasil as hasil_queries
from diklat.queries import kehadiran as queries
from diklat.services import hasil as hasil_services
from diklat.workbooks import hasil as hasil_workbooks
from diklat.workbooks import kehadiran as workbooks
from tests.diklat.kelas import Kelas, make_kelas
from tests.diklat.pabrik import make_kehadiran
from tests.factories import make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db


def download(client: Client, kelas: Kelas, name: str = "kehadiran") -> openpyxl.Workbook:
    answer = client.get(reverse(f"diklat:{name}-export", args=[kelas.angkatan.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def upload(client: Client, kelas: Kelas, book: openpyxl.Workbook, name: str = "kehadiran"):
    target = io.BytesIO()
    book.save(target)
    file = SimpleUploadedFile("isi.xlsx", target.getvalue())
    return client.post(reverse(f"diklat:{name}-import", args=[kelas.angkatan.pk]), {"berkas": file})


def apply(client: Client, kelas: Kelas, preview, name: str = "kehadiran", **more: str):
    return client.post(reverse(f"diklat:{name}-apply", args=[kelas.angkatan.pk]), {"isi": preview.context["isi"], **more})


def add_future(kelas: Kelas) -> Sesi:
    start = kelas.sesi.mulai + timedelta(days=9)
    return Sesi.objects.create(angkatan=kelas.angkatan, nomor=2, judul="Nanti", mulai=start, selesai=start + timedelta(hours=1))


def letters() -> list[tuple[int, str, str]]:
    return list(Kehadiran.objects.order_by("pendaftaran").values_list("pendaftaran", "status", "cara"))


def test_the_sheet_comes_back_filled_and_the_second_time_nothing_changes():
    kelas = make_kelas()
    make_kehadiran(kelas.sesi, kelas.rows[0])
    client = enter(kelas.pengelola)
    book = download(client, kelas)
    sheet = book["Kehadiran"]
    assert [cell.value for cell in sheet[1]] == ["NIP", "NAMA", "UNIT", "SESI 1", "HADIR", "SESI TERCATAT"]
    assert [[cell.value for cell in row[3:]] for row in sheet.iter_rows(min_row=2)] == [["H", 1, 1], [None, 0, 0], [None, 0, 0]]
    sheet["D2"], sheet["D3"], sheet["D4"] = "sakit", "h", "Tanpa keterangan"
    preview = upload(client, kelas, book)
    found = preview.context["bacaan"]
    assert (found.baru, found.ganti, found.sama, found.galat) == (2, 1, 0, [])
    assert len(letters()) == 1  # a preview writes nothing
    assert apply(client, kelas, preview).url == reverse("diklat:kehadiran", args=[kelas.angkatan.pk])
    rows = [row.pk for row in kelas.rows]
    assert letters() == [(rows[0], "S", "berkas"), (rows[1], "H", "berkas"), (rows[2], "T", "berkas")]
    again = upload(client, kelas, book)
    assert again.context["jumlah"] == 0
    assert again.context["bacaan"].sama == 3


def test_every_faulty_cell_says_where_and_what_to_do(tmp_path: Path):
    kelas = make_kelas()
    add_future(kelas)
    lembar = queries.get_lembar(kelas.angkatan.pk)
    nips = [row.pendaftaran.pegawai.nip for row in lembar.baris]
    book = openpyxl.Workbook()
    for row in (
        ["NIP", "Nama", "Sesi 1", "SESI 2"],
        [nips[0], "", "X", None],
        [nips[1], "", "H", "H"],
        [nips[1], "", "T", None],
        [int(nips[2]), "", "H", None],
        ["123", "", "H", None],
        ["198001012005011999", "", "H", None],
        ["", "", "H", None],
        [f"{nips[2][:8]} {nips[2][8:]}", "", "I", None],
    ):
        book.active.append(row)
    book.save(path := tmp_path / "isi.xlsx")
    found = workbooks.read_lembar(path, lembar)
    assert [(galat.baris, galat.kolom) for galat in found.galat] == [
        (2, "C (Sesi 1)"), (3, "D (SESI 2)"), (4, "A (NIP)"), (5, "A (NIP)"), (6, "A (NIP)"), (7, "A (NIP)"), (8, "A (NIP)"),
    ]  # fmt: skip
    assert found.ubah == {kelas.sesi.pk: {kelas.rows[1].pk: "H", kelas.rows[2].pk: "I"}}


def test_a_closed_session_asks_for_a_reason_and_keeps_the_preview():
    kelas = make_kelas(mulai=timedelta(days=-3))
    client = enter(kelas.pengelola)
    book = download(client, kelas)
    book["Kehadiran"]["D2"] = "H"
    preview = upload(client, kelas, book)
    assert preview.context["perlu_alasan"] is True
    refused = apply(client, kelas, preview)
    assert [error.code for error in refused.context["form"].errors.as_data()["alasan"]] == ["alasan"]
    assert apply(client, kelas, refused, alasan="menyalin daftar kertas").status_code == 302
    assert Kehadiran.objects.get().alasan == "menyalin daftar kertas"


def test_what_changed_since_the_preview_is_not_overwritten():
    kelas = make_kelas()
    client = enter(kelas.pengelola)
    book = download(client, kelas)
    book["Kehadiran"]["D2"] = "T"
    preview = upload(client, kelas, book)
    make_kehadiran(kelas.sesi, kelas.rows[0], cara="qr")
    assert apply(client, kelas, preview).context["form"].non_field_errors().as_data()[0].code == "berubah"
    assert letters() == [(kelas.rows[0].pk, "H", "qr")]


def test_a_preview_belongs_to_its_batch_and_its_reader():
    kelas, other = make_kelas(), make_kelas()
    client = enter(kelas.pengelola)
    book = download(client, kelas)
    book["Kehadiran"]["D2"] = "H"
    preview = upload(client, kelas, book)
    assert apply(client, other, preview).url == reverse("diklat:kehadiran-import", args=[other.angkatan.pk])
    assert apply(enter(make_pengguna("pengelola")), kelas, preview).url == reverse("diklat:kehadiran-import", args=[kelas.angkatan.pk])
    assert not Kehadiran.objects.exists()


def test_a_file_that_is_no_workbook_is_refused_in_words():
    kelas = make_kelas()
    url = reverse("diklat:kehadiran-import", args=[kelas.angkatan.pk])
    answer = enter(kelas.pengelola).post(url, {"berkas": SimpleUploadedFile("x.xlsx", b"bukan excel")})
    assert set(answer.context["form"].errors) == {"berkas"}


def test_the_sign_in_sheet_is_a_pdf_with_a_line_a_participant():
    kelas = make_kelas()
    answer = enter(kelas.pengelola).get(reverse("diklat:kehadiran-cetak", args=[kelas.sesi.pk]))
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_preview_that_lists_some_changes_counts_the_others(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(berkas, "DITAMPILKAN", 1)
    kelas = make_kelas()
    client = enter(kelas.pengelola)
    book = download(client, kelas, "hasil")
    column = [cell.value for cell in book["Hasil"][1]].index("NILAI AKHIR") + 1
    for row in (2, 3):
        book["Hasil"].cell(row, column, 82)
    assert "dan 1 perubahan lain" in upload(client, kelas, book, "hasil").content.decode()


def test_scores_come_back_from_the_list_and_the_second_time_nothing_changes():
    kelas = make_kelas()
    client = enter(kelas.pengelola)
    book = download(client, kelas, "hasil")
    sheet = book["Hasil"]
    titles = [cell.value for cell in sheet[1]]
    awal, akhir = titles.index("NILAI AWAL") + 1, titles.index("NILAI AKHIR") + 1
    sheet.cell(2, akhir, 82.5)
    sheet.cell(3, awal, "40")
    sheet.cell(3, akhir, "75,25")
    preview = upload(client, kelas, book, "hasil")
    assert (len(preview.context["bacaan"].ubah), preview.context["bacaan"].sama, preview.context["bacaan"].galat) == (2, 1, [])
    assert not Pendaftaran.objects.filter(nilai_akhir__isnull=False).exists()
    apply(client, kelas, preview, "hasil")
    found = Pendaftaran.objects.order_by("pk").values_list("nilai_awal", "nilai_akhir")
    assert [tuple(map(str, row)) for row in found] == [("None", "82.50"), ("40.00", "75.25"), ("None", "None")]
    assert len(upload(client, kelas, book, "hasil").context["bacaan"].ubah) == 0


def test_faulty_scores_and_those_of_set_results_stay_out(tmp_path: Path):
    kelas = make_kelas()
    Pendaftaran.objects.filter(pk=kelas.rows[2].pk).update(status="lulus")
    rows = hasil_queries.hasil_list(kelas.angkatan)
    book = openpyxl.Workbook()
    book.active.append(["NIP", "NILAI AKHIR"])
    for row, value in zip(rows, ("101", 70.125, 80), strict=True):
        book.active.append([row.pendaftaran.pegawai.nip, value])
    book.save(path := tmp_path / "isi.xlsx")
    found = hasil_workbooks.read_nilai(path, rows)
    assert ([galat.baris for galat in found.galat], found.ubah) == ([2, 3, 4], {})


def test_scores_that_changed_since_the_preview_are_kept():
    kelas = make_kelas()
    client = enter(kelas.pengelola)
    book = download(client, kelas, "hasil")
    titles = [cell.value for cell in book["Hasil"][1]]
    book["Hasil"].cell(2, titles.index("NILAI AKHIR") + 1, 90)
    preview = upload(client, kelas, book, "hasil")
    first = kelas.rows[0].pk
    hasil_services.record_nilai(angkatan_id=kelas.angkatan.pk, nilai={first: (None, 55)}, by=kelas.pengelola)  # type: ignore[dict-item]
    assert apply(client, kelas, preview, "hasil").url == reverse("diklat:hasil-import", args=[kelas.angkatan.pk])
    assert Pendaftaran.objects.get(pk=first).nilai_akhir == 55


@pytest.mark.parametrize("name", ["kehadiran", "hasil"])
def test_a_column_sorted_by_itself_is_noticed_and_still_read_by_nip(name: str):
    kelas = make_kelas()
    client = enter(kelas.pengelola)
    book = download(client, kelas, name)
    sheet = book.worksheets[0]
    first, second = sheet["A2"].value, sheet["A3"].value
    sheet["A2"], sheet["A3"] = second, first
    found = upload(client, kelas, book, name).context["bacaan"]
    owner = {row.pegawai.nip: row.pegawai.nama for row in kelas.rows}
    assert [(row.baris, row.nilai) for row in found.tanda] == [(2, owner[first]), (3, owner[second])]
    assert found.galat == []
