"""Instruments: the list, the head, and the life of a version from draft to archive."""

import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from evaluasi.models import Butir, Instrumen, VersiInstrumen
from evaluasi.queries.instrumen import butir_of, find_terbit
from evaluasi.queries.instrumen_syarat import list_kekurangan
from evaluasi.services import instrumen as services
from pegawai.models import Pengguna
from tests import factories
from tests.diklat.pabrik import make_angkatan, make_program
from tests.evaluasi.pabrik import make_butir, make_instrumen, make_ujian, make_versi
from tests.kepastian import confirm, shown
from tests.tolak import codes_of

pytestmark = pytest.mark.django_db
DAFTAR = reverse("evaluasi:instrumen-list")


@pytest.fixture
def by() -> Pengguna:
    return factories.make_pengguna("pengelola")


@pytest.fixture
def hr(client: Client, by: Pengguna) -> Client:
    client.force_login(by)
    return client


def make_draf(jenis: str, *butir: dict[str, object]) -> VersiInstrumen:
    versi = VersiInstrumen.objects.create(instrumen=make_instrumen(jenis), nomor=1)
    for fields in butir:
        make_butir(versi, **fields)
    return versi


def codes(versi: VersiInstrumen) -> list[str]:
    return [error.code for error in list_kekurangan(versi.instrumen, butir_of(versi.pk))]


@pytest.mark.parametrize("count", [1, 3])
def test_list_keeps_its_query_count(hr: Client, count: int, django_assert_num_queries: object) -> None:
    for _ in range(count):
        make_versi(instrumen=make_instrumen(program=make_program()))
    hr.get(f"{DAFTAR}?q=UJI-")
    with django_assert_num_queries(5):  # type: ignore[operator]
        hr.get(f"{DAFTAR}?q=UJI-")


@pytest.mark.parametrize("count", [1, 3])
def test_detail_and_editor_keep_their_query_counts(hr: Client, count: int, django_assert_num_queries: object) -> None:
    instrumen = make_instrumen("umpan_balik")
    for _ in range(count - 1):
        versi = make_versi(instrumen=instrumen)
        VersiInstrumen.objects.filter(pk=versi.pk).update(status="arsip")
    versi = make_versi(instrumen=instrumen, terbit=False, butir=("skala",) * count * 2)
    pages = [(instrumen.get_absolute_url(), 5), (reverse("evaluasi:versi-detail", args=[versi.pk]), 4)]
    for page, queries in pages:
        hr.get(page)
        with django_assert_num_queries(queries):  # type: ignore[operator]
            hr.get(page)


def test_list_finds_by_kind_state_and_programme(hr: Client) -> None:
    program = make_program()
    VersiInstrumen.objects.filter(instrumen__jenis="pasca_rekan").update(status="arsip")
    Instrumen.objects.filter(jenis="pasca_rekan").update(is_aktif=False)
    terbit = make_versi("pasca_rekan").instrumen
    draf = make_versi("pasca_rekan", terbit=False).instrumen
    khusus = make_versi("pasca_rekan", instrumen=make_instrumen("pasca_rekan", program=program)).instrumen
    make_versi("pasca_rekan", instrumen=khusus, terbit=False)
    base = f"{DAFTAR}?jenis=pasca_rekan"
    found = {
        "": {terbit, draf, khusus},
        "&keadaan=terbit": {terbit, khusus},
        "&keadaan=draf": {draf, khusus},
        "&keadaan=belum": {draf},
        f"&program={program.pk}": {khusus},
        f"&q={draf.kode}": {draf},
    }
    assert {query: set(hr.get(base + query).context["page"]) for query in found} == found
    assert [row.kode for row in hr.get(f"{base}&keadaan=arsip").context["page"]] == ["PASCA-REKAN"]


def test_export_is_what_is_shown(hr: Client) -> None:
    instrumen = make_versi("skm").instrumen
    make_versi(instrumen=instrumen, terbit=False)
    answer = hr.get(f"{reverse('evaluasi:instrumen-export')}?q={instrumen.kode}")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Instrumen"]
    (row,) = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert row[:5] + row[6:] == [instrumen.kode, instrumen.nama, "Survei kepuasan masyarakat", "umum", 1, 4, 2, "ya"]


def test_create_begins_with_a_copy_of_the_same_kind(hr: Client) -> None:
    program = make_program()
    data = {"kode": "ub-khusus", "nama": "Umpan balik khusus", "jenis": "umpan_balik", "program": program.pk}
    answer = hr.post(reverse("evaluasi:instrumen-create"), {**data, "sumber": find_terbit("umpan_balik").pk})
    versi = VersiInstrumen.objects.get(instrumen__kode="UB-KHUSUS")
    assert answer.url == reverse("evaluasi:versi-detail", args=[versi.pk])
    kept = [(row.teks, row.unsur, row.label_skala, row.is_wajib) for row in butir_of(find_terbit("umpan_balik").pk)]
    assert [(row.teks, row.unsur, row.label_skala, row.is_wajib) for row in butir_of(versi.pk)] == kept
    assert versi.petunjuk == find_terbit("umpan_balik").petunjuk
    answer = hr.post(reverse("evaluasi:instrumen-create"), {**data, "kode": "LAIN", "sumber": find_terbit("skm").pk})
    assert list(answer.context["form"].errors) == ["sumber"]
    assert not Instrumen.objects.filter(kode="LAIN").exists()


def test_the_kind_stays_once_something_was_published(hr: Client, by: Pengguna) -> None:
    terbit, draf = make_versi("skm").instrumen, make_versi("skm", terbit=False).instrumen
    for row in (terbit, draf):
        row.jenis = "umpan_balik"
    assert codes_of(services.save_instrumen, instrumen=terbit, by=by) == ["jenis_tetap"]
    assert services.save_instrumen(instrumen=draf, by=by).jenis == "umpan_balik"
    data = {"kode": terbit.kode, "nama": "Nama lain", "jenis": "skm", "program": ""}
    assert hr.post(reverse("evaluasi:instrumen-update", args=[terbit.pk]), data).url == terbit.get_absolute_url()
    assert Instrumen.objects.get(pk=terbit.pk).nama == "Nama lain"


def test_publishing_puts_the_version_before_it_away(by: Pengguna) -> None:
    lama = make_versi("umpan_balik", ("skala",))
    draf = services.draw_draf(instrumen_id=lama.instrumen_id, by=by)
    assert (draf.nomor, draf.status, draf.butir_list.count()) == (2, "draf", 1)
    draf.butir_list.update(unsur="Materi")
    terbit = services.publish_versi(versi_id=draf.pk, by=by)
    lama.refresh_from_db()
    assert (lama.status, terbit.status, terbit.diterbitkan_oleh, find_terbit("umpan_balik").nomor) == ("arsip", "terbit", by, 1 + 1)
    assert list(lama.butir_list.values_list("unsur", flat=True)) == [""]
    assert codes_of(services.publish_versi, versi_id=draf.pk, by=by) == ["terbit"]


def test_one_draft_at_a_time_and_drafts_can_be_thrown_away(by: Pengguna) -> None:
    lama = make_versi("skm")
    draf = services.draw_draf(instrumen_id=lama.instrumen_id, by=by)
    assert codes_of(services.draw_draf, instrumen_id=lama.instrumen_id, by=by) == ["draf_ada"]
    services.delete_draf(versi_id=draf.pk, by=by)
    assert list(lama.instrumen.versi_list.all()) == [lama]
    assert codes_of(services.delete_draf, versi_id=draf.pk, by=by) == ["hilang"]
    assert codes_of(services.delete_draf, versi_id=lama.pk, by=by) == ["terbit"]
    assert services.draw_draf(instrumen_id=lama.instrumen_id, by=by).nomor == 2


def test_what_is_put_away_is_not_in_force_but_comes_back(hr: Client, by: Pengguna) -> None:
    instrumen = make_versi("pasca_bawahan", ("skala",)).instrumen
    assert find_terbit("pasca_bawahan").instrumen == instrumen
    hr.post(reverse("evaluasi:instrumen-status", args=[instrumen.pk]))
    assert find_terbit("pasca_bawahan").instrumen.kode == "PASCA-BAWAHAN"
    assert codes_of(services.draw_draf, instrumen_id=instrumen.pk, by=by) == ["tidak_dipakai"]
    draf = make_versi(instrumen=instrumen, terbit=False)
    assert codes_of(services.publish_versi, versi_id=draf.pk, by=by) == ["tidak_dipakai"]
    hr.post(reverse("evaluasi:instrumen-status", args=[instrumen.pk]), {"dipakai": "ya"})
    assert find_terbit("pasca_bawahan").instrumen == instrumen


def test_a_published_version_is_read_not_edited(hr: Client) -> None:
    versi = make_versi("umpan_balik")
    butir = versi.butir_list.earliest("urutan")
    page = reverse("evaluasi:versi-detail", args=[versi.pk])
    tries = [
        (reverse("evaluasi:butir-update", args=[butir.pk]), {"teks": "Lain"}),
        (reverse("evaluasi:butir-delete", args=[butir.pk]), {}),
        (reverse("evaluasi:butir-move", args=[butir.pk]), {"ke": "2"}),
        (reverse("evaluasi:butir-create", args=[versi.pk, "skala"]), {"teks": "Lain"}),
    ]
    for url, data in tries:
        answer = hr.post(url, data, follow=True)
        assert answer.redirect_chain[0][0].split("#")[0] == page
        assert [str(text) for text in answer.context["messages"]] == [services.TERBIT_TETAP]
    answer = hr.post(reverse("evaluasi:versi-update", args=[versi.pk]), {"petunjuk": "Lain"})
    assert [error.code for error in answer.context["form"].non_field_errors().as_data()] == ["terbit"]
    assert "aksi" not in hr.get(page).content.decode().split("<main")[1]
    assert [row.teks for row in butir_of(versi.pk)] == [f"Butir {number}" for number in range(1, 5)]


def test_a_batch_keeps_the_version_it_was_given(by: Pengguna) -> None:
    versi = make_versi("post_test")
    ujian = make_ujian(make_angkatan(), versi=versi)
    draf = services.draw_draf(instrumen_id=versi.instrumen_id, by=by)
    draf.butir_list.update(teks="Lain", unsur="")
    Butir.objects.filter(versi=draf).exclude(urutan=1).delete()
    services.publish_versi(versi_id=draf.pk, by=by)
    ujian.refresh_from_db()
    assert (ujian.versi, ujian.versi.status, ujian.versi.butir_list.count()) == (versi, "arsip", 4)


SKALA = [{"jenis": "skala", "unsur": f"U{number}"} for number in range(1, 10)]


@pytest.mark.parametrize(
    ("jenis", "butir", "wanted"),
    [
        ("umpan_balik", [], ["kosong"]),
        ("umpan_balik", [{"jenis": "teks"}], ["tanpa_skala"]),
        ("umpan_balik", [{"jenis": "skala"}], ["tanpa_unsur"]),
        ("umpan_balik", [{"jenis": "skala", "unsur": "Materi"}, {"jenis": "skala", "unsur": "Materi", "teks": "butir 1 "}], ["rangkap"]),
        ("umpan_balik", [{"jenis": "skala", "unsur": "Pengajar", "tentang": "pengajar"}], []),
        ("pasca_atasan", [{"jenis": "skala", "unsur": "Perilaku", "tentang": "pengajar"}], ["tentang"]),
        ("pasca_atasan", [{"jenis": "skala", "unsur": "Perilaku"}, {"jenis": "pilihan", "kunci": None}], []),
        ("post_test", [{"jenis": "teks"}], ["tanpa_soal"]),
        ("post_test", [{"jenis": "pilihan", "kunci": None}, {"jenis": "pilihan"}], ["tanpa_kunci"]),
        ("pre_test", [{"jenis": "pilihan"}], []),
        ("skm", SKALA, []),
        ("skm", [*SKALA, {"jenis": "teks", "unsur": "Saran"}], []),
        ("skm", SKALA[:8], ["unsur_skm"]),
        ("skm", [*SKALA, {"jenis": "skala", "unsur": "U1"}], ["unsur_skm"]),
        ("skm", [*SKALA, {"jenis": "skala", "unsur": "U10"}], ["unsur_asing"]),
        ("skm", [{**SKALA[0], "is_wajib": False}, *SKALA[1:]], ["tidak_wajib"]),
    ],
)
def test_what_is_missing_is_listed_before_publishing(by: Pengguna, jenis: str, butir: list[dict[str, object]], wanted: list[str]) -> None:
    versi = make_draf(jenis, *butir)
    assert codes(versi) == wanted
    if wanted:
        assert codes_of(services.publish_versi, versi_id=versi.pk, by=by) == wanted
    else:
        assert services.publish_versi(versi_id=versi.pk, by=by).status == "terbit"


def test_the_editor_names_what_is_missing_with_a_link(hr: Client) -> None:
    versi = make_draf("post_test", {"jenis": "pilihan", "kunci": None}, {"jenis": "pilihan", "kunci": None})
    page = reverse("evaluasi:versi-detail", args=[versi.pk])
    first, second = butir_of(versi.pk)
    want = [("Pertanyaan 1: pilih kunci jawabannya.", first.pk), ("Pertanyaan 2: pilih kunci jawabannya.", second.pk)]
    assert hr.get(page).context["kurang"] == want
    answer = hr.post(reverse("evaluasi:versi-publish", args=[versi.pk]), follow=True)
    assert [text.message.split(".")[0] for text in answer.context["messages"]] == ["Versi ini belum dapat diterbitkan"]
    assert VersiInstrumen.objects.get(pk=versi.pk).status == "draf"


def test_publish_and_draw_by_the_buttons(hr: Client) -> None:
    versi = make_draf("post_test", {"jenis": "pilihan"})
    instrumen = versi.instrumen
    assert confirm(hr, reverse("evaluasi:versi-publish", args=[versi.pk])).url == instrumen.get_absolute_url()
    answer = hr.post(reverse("evaluasi:versi-draw", args=[instrumen.pk]))
    draf = instrumen.versi_list.get(status="draf")
    assert (answer.url, draf.nomor) == (reverse("evaluasi:versi-detail", args=[draf.pk]), 2)
    assert hr.post(reverse("evaluasi:versi-draw", args=[instrumen.pk])).url == instrumen.get_absolute_url()
    assert hr.post(reverse("evaluasi:versi-delete", args=[draf.pk])).url == instrumen.get_absolute_url()
    assert list(instrumen.versi_list.values_list("nomor", "status")) == [(1, "terbit")]


def test_version_as_workbook(hr: Client) -> None:
    versi = make_draf(
        "post_test", {"jenis": "pilihan", "unsur": "Dasar", "bobot": 2}, {"jenis": "angka", "angka_min": 0, "is_wajib": False}
    )
    answer = hr.get(reverse("evaluasi:versi-export", args=[versi.pk]))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Pertanyaan"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows[0][:8] == [1, "Pilihan ganda", "Umum", "Dasar", "Butir 1", None, "ya", 2]
    assert rows[0][8:15] == ["Satu", "Dua", "Tiga", "Empat", None, None, 2]
    assert (rows[1][6], rows[1][-2:]) == ("tidak", [0, None])


def test_validation_errors_are_one_refusal() -> None:
    versi = make_draf("umpan_balik")
    with pytest.raises(ValidationError) as caught:
        services.check_terbit(versi.instrumen, [])
    assert [error.code for error in caught.value.error_list] == ["kosong"]


def test_publishing_shows_first_what_goes_into_the_archive_and_what_stays_with_it(hr: Client, by: Pengguna) -> None:
    lama = make_draf("post_test", {"jenis": "pilihan"})
    services.publish_versi(versi_id=lama.pk, by=by)
    ujian = make_ujian(make_angkatan(), versi=lama)
    draf = services.draw_draf(instrumen_id=lama.instrumen_id, by=by)
    asked = shown(hr.post(reverse("evaluasi:versi-publish", args=[draf.pk])))
    assert [row.baris for row in asked.dampak] == [(), (f"{ujian}: tetap memakai versi 1",)]
    assert VersiInstrumen.objects.get(pk=draf.pk).status == "draf"
