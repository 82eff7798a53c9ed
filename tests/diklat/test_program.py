"""Programmes: what the list finds and counts, facts by form, parts by rows without script, prerequisites without circles."""

from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from diklat.models import JenisDiklat, Minat, Program
from diklat.queries import program as queries
from diklat.services import program as services
from kompetensi.models import Kompetensi
from pegawai.models import Pengguna
from tests.diklat.pabrik import make_angkatan, make_program
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_unit
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
DAFTAR = reverse("diklat:program-list")


@pytest.fixture
def pengelola() -> Pengguna:
    return make_pengguna("pengelola")


@pytest.fixture
def hr(client: Client, pengelola: Pengguna) -> Client:
    client.force_login(pengelola)
    return client


def found(hr: Client, query: str) -> list[str]:
    return [row.nama for row in hr.get(f"{DAFTAR}?{query}").context["page"]]


@pytest.mark.parametrize("count", [1, 3])
def test_list_keeps_its_query_count(hr: Client, count: int, django_assert_num_queries: object) -> None:
    for _ in range(count):
        make_angkatan(make_program(kompetensi={make_kompetensi(): 3}))
    hr.get(DAFTAR)
    with django_assert_num_queries(6):  # type: ignore[operator]
        hr.get(DAFTAR)


def test_filters(hr: Client) -> None:
    kompetensi = make_kompetensi("Integritas Publik")
    a = make_program("Alfa", siasn_id=4, metode="daring", kompetensi={kompetensi: 3})
    make_program("Beta", is_aktif=False)
    assert {
        "": found(hr, ""),
        "nama": found(hr, "q=alf"),
        "kompetensi": found(hr, "q=integritas"),
        "jenis": found(hr, f"jenis={a.jenis_id}"),
        "metode": found(hr, "metode=daring"),
        "menaikkan": found(hr, f"kompetensi={kompetensi.pk}"),
        "dipakai": found(hr, "dipakai=ya"),
        "tidak": found(hr, "dipakai=tidak"),
        "ngawur": found(hr, "jenis=x&metode=y&kompetensi=-1&dipakai=mungkin&urut=acak"),
    } == {
        "": ["Alfa", "Beta"], "nama": ["Alfa"], "kompetensi": ["Alfa"], "jenis": ["Alfa"], "metode": ["Alfa"],
        "menaikkan": ["Alfa"], "dipakai": ["Alfa"], "tidak": ["Beta"], "ngawur": ["Alfa", "Beta"],
    }  # fmt: skip


def test_counts_of_batches_and_interest(pengelola: Pengguna) -> None:
    program = make_program()
    make_angkatan(program)
    make_angkatan(program, status="selesai")
    make_angkatan(program, status="batal", alasan_batal="Pagu")
    for _ in range(2):
        Minat.objects.create(program=program, pegawai=make_pegawai())
    row = queries.program_list(pengelola, queries.Saringan()).get()
    assert (row.angkatan_jumlah, row.buka_jumlah, row.minat_jumlah, row.kompetensi_jumlah) == (2, 1, 2, 0)


def test_export_holds_the_filtered_rows_with_numbers_as_numbers(hr: Client) -> None:
    make_program("Alfa", jp=12, biaya_angkatan=15_000_000, kompetensi={make_kompetensi("Integritas"): 3}, jenis_asn=["PNS", "PPPK"])
    make_program("Beta")
    answer = hr.get(reverse("diklat:program-export"), {"q": "alfa"})
    rows = list(openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0].values)
    data = dict(zip(rows[0], rows[1], strict=True))
    assert len(rows) == 2
    assert (data["NAMA PROGRAM"], data["JP"], data["BIAYA PER ANGKATAN (RUPIAH)"]) == ("Alfa", 12, 15_000_000)
    assert (data["KOMPETENSI"], data["JENIS ASN"]) == ("Integritas sampai level 3", "PNS, PPPK")


def facts(**changes: object) -> dict[str, object]:
    jenis = JenisDiklat.objects.get(siasn_id=3).pk
    return {
        "kode": "MPP-01", "nama": "Mengelola Perubahan", "jenis": jenis, "metode": "campuran", "penyelenggara": "BKPSDM", "jp": "12",
        "biaya_angkatan": "Rp15.000.000", "biaya_kursi": "", "kelompok_jabatan": ["pengawas"], "persetujuan": "atasan",
        "hadir_minimum": "80", "judul_sertifikat": "Sertifikat", **changes,
    }  # fmt: skip


def test_a_new_programme_goes_on_to_its_competencies(hr: Client) -> None:
    answer = hr.post(reverse("diklat:program-create"), facts())
    program = Program.objects.get()
    assert answer.url == reverse("diklat:program-kompetensi", args=[program.pk])
    assert (program.biaya_angkatan, program.biaya_kursi, program.kelompok_jabatan, program.jenis_asn) == (15_000_000, 0, ["pengawas"], [])


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"biaya_angkatan": "lima juta"}, "biaya_angkatan", "invalid"),
        ({"biaya_kursi": "-5"}, "biaya_kursi", "min_value"),
        ({"hadir_minimum": "101"}, "hadir_minimum", "max_value"),
        ({"kode": "ADA"}, "kode", "unique"),
        ({"kelompok_jabatan": ["raja"]}, "kelompok_jabatan", "invalid_choice"),
    ],
)
def test_senseless_facts_are_refused_and_kept(hr: Client, changes: dict[str, object], field: str, code: str) -> None:
    make_program(kode="ADA")
    form = hr.post(reverse("diklat:program-create"), facts(**changes)).context["form"]
    assert ([error.code for error in form.errors.as_data()[field]], form["nama"].value()) == ([code], "Mengelola Perubahan")


def rows(*values: dict[str, object], first: int = 0, **more: object) -> dict[str, object]:
    data: dict[str, object] = {"form-TOTAL_FORMS": len(values), "form-INITIAL_FORMS": first, **more}
    return data | {f"form-{place}-{name}": value for place, row in enumerate(values) for name, value in row.items()}


@pytest.fixture
def kompetensi() -> Kompetensi:
    return make_kompetensi("Integritas")


def test_competencies_are_replaced_as_a_whole(hr: Client, kompetensi: Kompetensi) -> None:
    program, lain = make_program(kompetensi={kompetensi: 2, make_kompetensi(): 3}), make_kompetensi()
    kept = program.kompetensi_list.get(kompetensi=kompetensi)
    url = reverse("diklat:program-kompetensi", args=[program.pk])
    hr.post(url, rows(
        {"kompetensi": kompetensi.pk, "level": 4, "cara": "naik"}, {"kompetensi": "", "level": "", "cara": "bukti"},
        {"kompetensi": lain.pk, "level": 1, "cara": "bukti"}, first=2,
    ))  # fmt: skip
    assert program.kompetensi_list.order_by("pk").values_list("pk", "kompetensi", "level", "cara").first() == (
        kept.pk,
        kompetensi.pk,
        4,
        "naik",
    )
    assert set(program.kompetensi_list.values_list("kompetensi", flat=True)) == {kompetensi.pk, lain.pk}


def test_a_row_without_level_is_named_and_nothing_is_saved(hr: Client, kompetensi: Kompetensi) -> None:
    program = make_program()
    answer = hr.post(
        reverse("diklat:program-kompetensi", args=[program.pk]), rows({"kompetensi": kompetensi.pk, "level": "", "cara": "bukti"})
    )
    assert 'href="#id_form-0-level">Baris 1, Sampai level: Pilih level yang dicapai.</a>' in answer.content.decode()
    assert program.kompetensi_list.count() == 0


def test_the_same_competency_twice_is_refused(kompetensi: Kompetensi) -> None:
    isi = [services.IsiKompetensi(kompetensi.pk, 2, "bukti"), services.IsiKompetensi(kompetensi.pk, 3, "bukti")]
    assert code_of(services.set_kompetensi, program_id=make_program().pk, isi=isi, by=make_pengguna("pengelola")) == "ganda"


def test_more_rows_keep_what_was_typed_and_save_nothing(hr: Client) -> None:
    program = make_program()
    url = reverse("diklat:program-mata", args=[program.pk])
    typed = [{"judul": "Pembukaan", "jp": "dua", "uraian": ""}, {"judul": "", "jp": "", "uraian": ""}]
    shown = hr.post(url, rows(*typed, tambah="1")).context["baris"]
    assert (len(shown.forms), shown.forms[0]["jp"].value(), program.mata_list.count()) == (5, "dua", 0)
    count = hr.post(url, {"form-TOTAL_FORMS": "99999", "form-INITIAL_FORMS": "0", "tambah": "1"}).context["baris"].total_form_count()
    assert count == 60


def test_syllabus_in_the_order_typed_and_its_hours_compared(hr: Client) -> None:
    program = make_program(jp=10)
    program.mata_list.create(judul="Lama", jp=10)
    url = reverse("diklat:program-mata", args=[program.pk])
    answer = hr.post(url, rows({"judul": "Satu", "jp": 3, "uraian": "Awal"}, {"judul": "Dua", "jp": 6, "uraian": ""}, first=1), follow=True)
    assert list(program.mata_list.values_list("urutan", "judul", "jp", "uraian")) == [(1, "Satu", 3, "Awal"), (2, "Dua", 6, "")]
    assert [message.level_tag for message in answer.context["messages"]] == ["success", "warning"]


def test_prerequisites_never_lead_back() -> None:
    satu, dua, tiga = make_program("Satu"), make_program("Dua"), make_program("Tiga")
    by = make_pengguna("pengelola")
    services.set_prasyarat(program_id=dua.pk, prasyarat_ids=[satu.pk], by=by)
    services.set_prasyarat(program_id=tiga.pk, prasyarat_ids=[dua.pk], by=by)
    assert code_of(services.set_prasyarat, program_id=satu.pk, prasyarat_ids=[tiga.pk], by=by) == "melingkar"
    assert code_of(services.set_prasyarat, program_id=satu.pk, prasyarat_ids=[satu.pk], by=by) == "diri_sendiri"
    assert list(satu.prasyarat.all()) == []


def test_withdrawing_and_restoring(hr: Client) -> None:
    program = make_program()
    states = []
    for _ in range(2):
        hr.post(reverse("diklat:program-status", args=[program.pk]))
        program.refresh_from_db()
        states.append(program.is_aktif)
    assert states == [False, True]


@pytest.mark.parametrize("count", [1, 3])
def test_detail_and_interest_keep_their_query_count(hr: Client, count: int, django_assert_num_queries: object) -> None:
    program = make_program()
    for _ in range(count):
        make_angkatan(program)
        program.mata_list.create(judul="Mata", jp=1)
        program.kompetensi_list.create(kompetensi=make_kompetensi(), level=2)
        program.prasyarat.add(make_program())
        Minat.objects.create(program=program, pegawai=make_pegawai(unit=make_unit()))
    for name, queries_ in (("program-detail", 10), ("program-minat", 5)):
        url = reverse(f"diklat:{name}", args=[program.pk])
        hr.get(url)
        with django_assert_num_queries(queries_):  # type: ignore[operator]
            hr.get(url)


@pytest.mark.parametrize(("count", "shown", "link"), [(10, 10, 0), (11, 10, 1)])
def test_detail_shows_ten_batches_and_leads_to_all(hr: Client, count: int, shown: int, link: int) -> None:
    program = make_program()
    for _ in range(count):
        make_angkatan(program)
    html = hr.get(program.get_absolute_url()).content.decode()
    assert (html.count('data-l="Kursi terisi"'), html.count(f'href="{reverse("diklat:angkatan-list")}?program={program.pk}"')) == (
        shown,
        link,
    )


def test_interest_list_is_searched_and_exported_with_the_nip_as_text(hr: Client) -> None:
    program = make_program()
    for nama in ("Rina", "Dodi"):
        Minat.objects.create(program=program, pegawai=make_pegawai(nama, unit=make_unit()))
    page = hr.get(reverse("diklat:program-minat", args=[program.pk]), {"q": "rina"}).context["page"]
    assert [row.pegawai.nama for row in page] == ["Rina"]
    answer = hr.get(reverse("diklat:program-minat-export", args=[program.pk]), {"urut": "nama"})
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0]
    assert [(type(row[0]), row[1]) for row in list(sheet.values)[1:]] == [(str, "Dodi"), (str, "Rina")]
