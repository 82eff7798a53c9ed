"""The bank of questions: the list, one question, and Excel in and out."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from evaluasi.models import Soal
from evaluasi.workbooks.soal import BARIS_MAKS, COLUMNS
from kompetensi.models import Kompetensi
from pegawai.models import Pengguna
from tests import factories
from tests.evaluasi.pabrik import PILIHAN, make_butir, make_versi

pytestmark = pytest.mark.django_db
DAFTAR, IMPOR = reverse("evaluasi:soal-list"), reverse("evaluasi:soal-import")
KEPALA = tuple(column.title for column in COLUMNS)


@pytest.fixture
def by() -> Pengguna:
    return factories.make_pengguna("pengelola")


@pytest.fixture
def hr(client: Client, by: Pengguna) -> Client:
    client.force_login(by)
    return client


def make_soal(kode: str, **kwargs: object) -> Soal:
    return Soal.objects.create(kode=kode, **{"topik": "Uji", "teks": f"Soal {kode}?", "pilihan": PILIHAN, "kunci": 3, **kwargs})


def sheet(*rows: tuple[object, ...], head: tuple[str, ...] = KEPALA) -> SimpleUploadedFile:
    book, content = openpyxl.Workbook(), BytesIO()
    for row in (head, *rows):
        book.active.append(list(row))
    book.save(content)
    return SimpleUploadedFile("soal.xlsx", content.getvalue())


def baris(
    kode: object, *, topik: str = "Uji", teks: str = "Apa?", pilihan: tuple[object, ...] = ("Ya", "Tidak"), kunci: object = 1
) -> list:
    return [kode, topik, teks, *pilihan, *[""] * (6 - len(pilihan)), kunci, "", ""]


def upload(hr: Client, berkas: SimpleUploadedFile) -> dict:
    context = hr.post(IMPOR, {"berkas": berkas}).context
    assert "isi" in context, context["form"].errors
    return context


def run(hr: Client, context: dict) -> list[str]:
    answer = hr.post(reverse("evaluasi:soal-apply"), {"isi": context["isi"]}, follow=True)
    return [str(text) for text in answer.context["messages"]]


@pytest.mark.parametrize("count", [1, 3])
def test_list_keeps_its_query_count(hr: Client, count: int, django_assert_num_queries: object) -> None:
    for number in range(count):
        make_soal(f"S-{number}", kompetensi=Kompetensi.objects.earliest("pk"))
    hr.get(f"{DAFTAR}?materi=Uji")
    with django_assert_num_queries(6):  # type: ignore[operator]
        hr.get(f"{DAFTAR}?materi=Uji")


def test_list_finds_and_counts(hr: Client) -> None:
    kompetensi = Kompetensi.objects.earliest("pk")
    satu, dua = make_soal("S-1", kompetensi=kompetensi), make_soal("S-2", teks="Siapa wali kota?", tingkat="sukar")
    lama = make_soal("S-3", is_aktif=False)
    make_butir(make_versi(terbit=False), "pilihan", soal=satu)
    found = {
        "": [satu, dua], "&q=wali siapa": [dua], "&q=s-1": [satu], "&tingkat=sukar": [dua], f"&kompetensi={kompetensi.pk}": [satu],
        "&dipakai=tidak": [lama],
    }  # fmt: skip
    assert {query: list(hr.get(f"{DAFTAR}?materi=Uji{query}").context["page"]) for query in found} == found
    assert [row.butir_count for row in hr.get(f"{DAFTAR}?materi=Uji").context["page"]] == [1, 0]


def test_one_question_by_hand(hr: Client) -> None:
    data = {
        "kode": "s-9",
        "topik": "Uji",
        "teks": "Apa?",
        "tingkat": "mudah",
        "pilihan_1": "A",
        "pilihan_2": "B",
        "pilihan_4": "C",
        "kunci": "4",
    }
    assert hr.post(reverse("evaluasi:soal-create"), data).url == DAFTAR
    row = Soal.objects.get(kode="S-9")
    assert (row.pilihan, row.kunci, row.tingkat, row.is_aktif) == (["A", "B", "C"], 3, "mudah", True)
    hr.post(reverse("evaluasi:soal-update", args=[row.pk]), {**data, "kunci": "1", "teks": "Mana?"})
    row.refresh_from_db()
    assert (row.teks, row.kunci) == ("Mana?", 1)
    hr.post(reverse("evaluasi:soal-status", args=[row.pk]))
    hr.post(reverse("evaluasi:soal-status", args=[row.pk]))
    row.refresh_from_db()
    assert not row.is_aktif
    answer = hr.post(reverse("evaluasi:soal-create"), {**data, "pilihan_4": "a", "kunci": "6"})
    found = {name: [error.code for error in errors] for name, errors in answer.context["form"].errors.as_data().items()}
    assert found == {"kode": ["unique"], "pilihan_4": ["rangkap"], "kunci": ["kosong"]}


def test_export_read_back_changes_nothing(hr: Client) -> None:
    make_soal("S-1", teks="Baris satu\nbaris dua", pilihan=["1,5", "2", "=1+1"], kompetensi=Kompetensi.objects.earliest("pk"))
    content = hr.get(reverse("evaluasi:soal-export")).content
    context = upload(hr, SimpleUploadedFile("bank.xlsx", content))
    assert (context["jumlah"], context["galat"], context["kerja"]) == ({"sama": 21}, [], 0)


def test_preview_tells_new_changed_and_same_and_writes_nothing(hr: Client) -> None:
    make_soal("S-1", teks="Apa?", pilihan=["Ya", "Tidak"], kunci=1)
    make_soal("S-2", teks="Apa?", pilihan=["Ya", "Tidak"], kunci=1, is_aktif=False)
    make_soal("S-3", teks="Apa?", pilihan=["Ya", "Tidak"], kunci=1)
    rows = (baris("s-1"), baris("S-2"), baris("S-3", teks="Apa itu?", kunci="B"), baris("S-4", pilihan=(10, 12.5), kunci=2))
    context = upload(hr, sheet(*rows))
    assert context["jumlah"] == {"sama": 1, "ubah": 2, "baru": 1}
    ((_, ubah), (_, baru)) = context["kelompok"]
    assert [(row.baris, row.ubah) for row in ubah] == [(3, ("dipakai lagi",)), (4, ("pertanyaan", "kunci"))]
    assert [(row.baris, row.kode, row.nilai["pilihan"], row.nilai["kunci"]) for row in baru] == [(5, "S-4", ["10", "12,5"], 2)]
    assert list(Soal.objects.filter(topik="Uji").values_list("kode", "teks", "is_aktif")) == [
        ("S-1", "Apa?", True), ("S-2", "Apa?", False), ("S-3", "Apa?", True),
    ]  # fmt: skip


def test_apply_does_what_was_seen_and_twice_does_once(hr: Client) -> None:
    make_soal("S-1", tingkat="sukar")
    context = upload(hr, sheet(baris("S-1"), baris("S-2", pilihan=("A", "", "C"), kunci=3)))
    assert run(hr, context) == ["1 soal ditambahkan, 1 diubah."]
    found = list(Soal.objects.filter(topik="Uji").values_list("kode", "teks", "pilihan", "kunci", "tingkat"))
    assert found == [("S-1", "Apa?", ["Ya", "Tidak"], 1, "sedang"), ("S-2", "Apa?", ["A", "C"], 2, "sedang")]
    assert run(hr, context) == ["Tidak ada soal yang berubah."]
    assert upload(hr, sheet(baris("S-1"), baris("S-2", pilihan=("A", "C"), kunci=2)))["jumlah"] == {"sama": 2}


def test_a_column_that_is_not_there_changes_nothing(hr: Client) -> None:
    make_soal("S-1", tingkat="sukar", kompetensi=Kompetensi.objects.earliest("pk"))
    head = ("Kode soal", "Topik", "Soal", "Pilihan 1", "Pilihan 2", "Kunci")
    context = upload(hr, sheet(("S-1", "Uji", "Baru?", "Ya", "Tidak", 2), head=head))
    assert [row.ubah for row in context["kelompok"][0][1]] == [("pertanyaan", "pilihan jawaban", "kunci")]
    run(hr, context)
    row = Soal.objects.get(kode="S-1")
    assert (row.teks, row.tingkat, row.kompetensi_id is not None) == ("Baru?", "sukar", True)


def test_each_fault_names_row_column_and_remedy(hr: Client) -> None:
    rows = [
        baris("", kunci=1),
        baris("S-1", teks=""),
        baris("S-2", pilihan=("Ya",)),
        baris("S-3", pilihan=("Ya", "ya")),
        baris("S-4", kunci=4),
        baris("S-5", kunci="Z"),
        baris("S-6"),
        baris("s-6"),
        [*baris("S-7")[:-2], "gampang", ""],
        [*baris("S-8")[:-1], "X.99"],
        baris("S-9", topik="x" * 81),
    ]
    context = upload(hr, sheet(*rows))
    assert [(row.baris, row.kolom) for row in context["galat"]] == [
        (2, "A (KODE)"), (3, "C (PERTANYAAN)"), (4, "E (PILIHAN 2)"), (5, "E (PILIHAN 2)"), (6, "J (KUNCI)"), (7, "J (KUNCI)"),
        (9, "A (KODE)"), (10, "K (TINGKAT)"), (11, "KOMPETENSI"), (12, "B (MATERI)"),
    ]  # fmt: skip
    assert context["galat"][6].pesan == "Kode ini sudah ada di baris 8. Hapus salah satunya, atau beri kode lain."
    assert context["jumlah"] == {"baru": 1}
    assert run(hr, context) == ["1 soal ditambahkan, 0 diubah."]
    assert list(Soal.objects.filter(kode__startswith="S-").values_list("kode", flat=True)) == ["S-6"]


def test_a_question_that_changed_since_the_preview_is_not_overwritten(hr: Client) -> None:
    row = make_soal("S-1")
    context = upload(hr, sheet(baris("S-1"), baris("S-2")))
    Soal.objects.filter(pk=row.pk).update(teks="Diubah orang lain?")
    assert run(hr, context) == ["Soal S-1 berubah sejak pratinjau. Unggah kembali berkasnya."]
    assert list(Soal.objects.filter(topik="Uji").values_list("kode", "teks")) == [("S-1", "Diubah orang lain?")]


def test_the_preview_of_somebody_else_or_none_is_refused(hr: Client, by: Pengguna) -> None:
    context = upload(hr, sheet(baris("S-1")))
    hr.force_login(factories.make_pengguna("pengelola"))
    assert run(hr, context) == ["Pratinjau ini sudah kedaluwarsa. Unggah kembali berkasnya."]
    assert Soal.objects.filter(topik="Uji").count() == 0


def test_an_upload_is_bounded(hr: Client) -> None:
    many = sheet(*(baris(f"S-{number}") for number in range(BARIS_MAKS + 1)))
    for berkas in (many, SimpleUploadedFile("soal.xlsx", b"bukan"), sheet(("a", "b"), head=("X", "Y"))):
        assert list(hr.post(IMPOR, {"berkas": berkas}).context["form"].errors) == ["berkas"]


def test_the_template_is_read_as_empty(hr: Client) -> None:
    content = hr.get(reverse("evaluasi:soal-template")).content
    book = openpyxl.load_workbook(BytesIO(content))
    assert [cell.value for cell in book["Soal"][1]] == list(KEPALA)
