"""The estimate of units: the same figures as the people's pages, sums by row, drill-down, scope, export."""

import io
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from diklat.queries.jp.laporan import Saringan
from insentif.models import ButirIP, DataIP
from insentif.queries.ip import get_ip
from insentif.queries.ip import unit as queries
from insentif.services import ekspor_ip
from insentif.services.ip import tabel
from kompetensi.queries import peta
from lib import paging, waktu
from lib.format import format_waktu
from pegawai.models import Pegawai, Pekerjaan, Rekap, TingkatPendidikan, UnitKerja
from pegawai.services import pekerjaan
from tests.bersama import held
from tests.diklat.pabrik import make_program
from tests.factories import make_jabatan, make_pegawai, make_penempatan, make_pengguna, make_unit
from tests.insentif.pabrik import make_lulus
from tests.insentif.test_ip import SEMINAR, TEKNIS, luar
from tests.pintu import enter
from tests.tolak import refusing

pytestmark = pytest.mark.django_db
PER = timezone.localdate()


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Any]]:
    with held(django_db_blocker):
        yield make_kota()


@pytest.fixture
def kota(dunia: dict[str, Any]) -> dict[str, Any]:
    return deepcopy(dunia)


def make_kota() -> dict[str, Any]:
    """A: a head with all that competence asks, A1 below: one with half; B: one with nothing. Only the head has all four dimensions."""
    a, b = make_unit("Dinas A"), make_unit("Dinas B")
    a1 = make_unit("Bidang A1", a)
    s1 = TingkatPendidikan.objects.get(siasn_id="40")
    found: dict[str, Any] = {"a": a, "a1": a1, "b": b}
    found["kepala"] = make_pegawai("Kepala", unit=a, memimpin=True, jabatan=make_jabatan(jenis="struktural"), tingkat_pendidikan=s1)
    found["setengah"] = make_pegawai("Setengah", unit=a1, tingkat_pendidikan=s1)
    found["nol"] = make_pegawai("Nol", unit=b, jabatan=make_jabatan(jenis="fungsional", kelompok="jf_muda"), jenis_asn="PPPK")
    for siasn_id, jp in ((TEKNIS, 20), (SEMINAR, 2), (1, 100)):
        luar(found["kepala"], siasn_id, jp, PER)
    make_lulus(found["setengah"], 20, PER, program=make_program(siasn_id=TEKNIS))
    DataIP.objects.create(pegawai=found["kepala"], tahun=PER.year, nilai_kinerja=80, disiplin="tidak_ada")
    return found


def report(unit: UnitKerja | None = None, per: date = PER, **changes: Any) -> queries.Laporan:
    tempat = peta.find_tempat(unit.pk if unit else None, None)
    assert tempat is not None
    Rekap.objects.all().delete()
    return queries.get_laporan(tempat, Saringan(per=per, unit=unit.pk if unit else None, **changes), "nama")


def people(unit: UnitKerja | None = None, per: date = PER, keadaan: str = "", urut: str = "nama", **changes: Any) -> list[queries.Orang]:
    tempat = peta.find_tempat(unit.pk if unit else None, None)
    assert tempat is not None
    saringan = Saringan(per=per, unit=unit.pk if unit else None, **changes)
    return queries.DaftarOrang(saringan, tempat.baris, keadaan=keadaan, urut=urut)[0:50]


def test_people_and_units_always_agree(kota: dict[str, Any]):
    """Of each person, the unit's list says what his own page says; the sums are the sums of the list."""
    listed = people()
    for row in listed:
        own = get_ip(Pegawai.objects.get(pk=row.pegawai), PER)
        assert own is not None
        figures = {angka.label: angka.skor for angka in own.angka}
        assert figures == {
            "Kompetensi": row.kompetensi, "Kualifikasi": row.kualifikasi, "Kinerja": row.kinerja, "Disiplin": row.disiplin,
        }  # fmt: skip
        assert (own.total, own.kategori, own.dihitung) == (row.total, row.kategori, row.dihitung)
    total = report().total
    assert total.jumlah_kompetensi == sum(row.kompetensi for row in listed if row.kompetensi is not None)
    assert total.jumlah_total == sum(row.total for row in listed if row.total is not None)
    assert [(row.nama, row.kompetensi, row.total, row.kategori) for row in listed] == [
        ("Kepala", 40, 85, "Tinggi"), ("Nol", 0, None, ""), ("Setengah", Decimal("22.5"), None, ""),
    ]  # fmt: skip


def test_rows_hold_everybody_at_or_below(kota: dict[str, Any]):
    found = report()
    assert [(row.nama, row.pegawai, row.rata, row.nol, row.sebagian, row.penuh, row.lengkap) for row in found.baris] == [
        ("Dinas A", 2, Decimal("31.3"), 0, 1, 1, 1),
        ("Dinas B", 1, 0, 1, 0, 0, 0),
    ]
    assert (found.total.tanpa_kualifikasi, found.total.tanpa_kinerja, found.total.tanpa_disiplin) == (1, 2, 2)
    assert found.kategori == {"Tinggi": 1}
    inside = report(kota["a"])
    assert [(row.nama, row.pegawai) for row in inside.baris] == [("Bidang A1", 1), ("Langsung di Dinas A", 1)]


def test_categories_stand_from_the_top(kota: dict[str, Any]):
    DataIP.objects.create(pegawai=kota["setengah"], tahun=PER.year, nilai_kinerja=60, disiplin="ringan")
    assert list(report().kategori.items()) == [("Tinggi", 1), ("Sangat Rendah", 1)]


def test_what_most_people_lack_comes_first(kota: dict[str, Any]):
    assert [(row.indikator, row.pegawai, row.kurang) for row in report().kurang] == [
        ("Seminar, lokakarya, magang, kursus", 3, 2),
        ("Diklat fungsional", 1, 1),
        ("Diklat teknis 20 JP", 3, 1),
        ("Diklat kepemimpinan", 1, 0),
    ]


@pytest.mark.parametrize(
    ("keadaan", "wanted"),
    [
        ("nol", ["Nol"]),
        ("penuh", ["Kepala"]),
        ("kualifikasi", ["Nol"]),
        ("kinerja", ["Nol", "Setengah"]),
        ("disiplin", ["Nol", "Setengah"]),
        ("lengkap", ["Kepala"]),
        ("indikator:Seminar, lokakarya, magang, kursus", ["Nol", "Setengah"]),
        ("indikator:Diklat kepemimpinan", []),
    ],
)
def test_people_behind_a_figure(kota: dict[str, Any], keadaan: str, wanted: list[str]):
    assert [row.nama for row in people(keadaan=keadaan)] == wanted


def test_filters_of_people(kota: dict[str, Any]):
    assert [row.nama for row in people(jenis_asn="PPPK")] == ["Nol"]
    assert [row.nama for row in people(kelompok="jf_muda")] == ["Nol"]
    assert [row.nama for row in people(kota["a"], urut="-kompetensi")] == ["Kepala", "Setengah"]


def test_a_head_sees_his_units_only(kota: dict[str, Any]):
    client = enter(make_pengguna(pegawai=kota["kepala"]))
    page = client.get(reverse("insentif:ip-unit")).content.decode()
    assert "Bidang A1" in page
    assert "Dinas B" not in page
    assert client.get(reverse("insentif:ip-unit"), {"unit": kota["b"].pk}).status_code == 404


def test_of_the_whole_city_trainings_are_kept_and_the_rest_is_of_now(kota: dict[str, Any]):
    client, address, listed = enter(make_pengguna("pimpinan")), reverse("insentif:ip-unit"), reverse("insentif:ip-unit-pegawai")
    client.get(address)
    luar(kota["setengah"], SEMINAR, 2, PER)
    DataIP.objects.create(pegawai=kota["setengah"], tahun=PER.year, nilai_kinerja=60, disiplin="ringan")
    Rekap.objects.update(saat=waktu.now() - timedelta(minutes=6))
    page, people, book = client.get(address), client.get(listed, {"urut": "nama"}), client.get(reverse("insentif:ip-unit-export"))
    when = f"Data {format_waktu(Rekap.objects.get().saat)}"
    assert all(f"{when}; yang baru sedang" in one.content.decode() for one in (page, people))
    assert when in [cell for row in openpyxl.load_workbook(io.BytesIO(book.content))["Keterangan"].values for cell in row]
    assert (page.context["laporan"].total.jumlah_kompetensi, page.context["laporan"].total.lengkap) == (Decimal("62.5"), 2)
    assert [row.kompetensi for row in people.context["page"]] == [40, 0, Decimal("22.5")]
    inside = client.get(address, {"unit": kota["a"].pk}).context["laporan"]
    assert (inside.total.jumlah_kompetensi, inside.dasar.saat) == (Decimal(80), None)
    for past in ({"tahun": PER.year - 1}, {"per": f"{PER.year}-01-15"}):
        assert client.get(address, past).context["laporan"].total.jumlah_kompetensi == 0
    assert Rekap.objects.count() == 3  # the year before and a day are figures of their own


def test_a_table_that_is_changed_is_seen_at_once(kota: dict[str, Any]):
    client, address = enter(make_pengguna("pimpinan")), reverse("insentif:ip-unit")
    before = client.get(address).context["laporan"].total.jumlah_kompetensi
    butir = ButirIP.objects.get(dimensi="kompetensi", kelompok="pelaksana", indikator__startswith="Diklat teknis")
    data = {name: getattr(butir, name) for name in tabel.BUTIR} | {"skor": butir.skor - 1}
    tabel.save_butir(versi_id=butir.versi_id, butir_id=butir.pk, data=data, by=make_pengguna("admin"))
    assert client.get(address).context["laporan"].total.jumlah_kompetensi == before - 1


def test_of_a_past_day_a_head_reads_no_names_of_people_who_left(kota: dict[str, Any]):
    gone = make_pegawai("Pindah")
    make_penempatan(gone, kota["a1"], selesai=PER)
    make_penempatan(gone, kota["b"], mulai=PER)
    past = date(PER.year - 1, 12, 31)
    tempat = peta.find_tempat(None, (kota["a"].pk,))
    assert tempat is not None
    saringan = Saringan(per=past, unit=kota["a"].pk, akar=(kota["a"].pk,))
    found = queries.DaftarOrang(saringan, tempat.baris, urut="nama")
    assert (len(found), [row.nama for row in found[0:9]]) == (2, ["Kepala", "Setengah"])
    assert queries.get_laporan(tempat, saringan, "nama").total.pegawai == 3


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_the_same_whatever_the_people(kota: dict[str, Any], count: int, django_assert_num_queries: DjangoAssertNumQueries):
    for _ in range(count - 1):
        make_pegawai(unit=make_unit())
    client = enter(make_pengguna("pimpinan"))
    client.get(reverse("insentif:ip-unit"))
    with django_assert_num_queries(6):
        client.get(reverse("insentif:ip-unit"))
    with django_assert_num_queries(5):
        client.get(reverse("insentif:ip-unit-pegawai"))


@pytest.mark.parametrize(("halaman", "shown"), [("", 1), ("2", 2), ("3", 3), ("9", 3), ("0", 3), ("-1", 3), ("x", 1), ("1" * 30, 3)])
def test_a_page_of_people_wherever_the_address_points(kota: dict[str, Any], halaman: str, shown: int, monkeypatch: pytest.MonkeyPatch):
    """The rows bring the count, and behind the last page the last one stands."""
    monkeypatch.setattr(paging, "SIZES", (1,))
    page = enter(make_pengguna("pimpinan")).get(reverse("insentif:ip-unit-pegawai"), {"halaman": halaman, "ukuran": 1}).context["page"]
    assert (page.number, page.paginator.count, len(page.rows)) == (shown, 3, 1)


@pytest.mark.parametrize("keadaan", ["indikator:", "indikator:tak dikenal", "ngawur"])
def test_words_in_the_address_that_mean_nothing(kota: dict[str, Any], keadaan: str):
    page = enter(make_pengguna("pimpinan")).get(reverse("insentif:ip-unit-pegawai"), {"keadaan": keadaan}).context["page"]
    assert page.paginator.count == (0 if keadaan.endswith("dikenal") else 3)


def test_export_of_units_says_estimate(kota: dict[str, Any]):
    answer = enter(make_pengguna("auditor")).get(reverse("insentif:ip-unit-export"), {"urut": "nama"})
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = [[cell.value for cell in row] for row in book["Per unit"].iter_rows(min_row=2)]
    assert rows == [
        ["Dinas A", 2, 31.3, 0, 1, 0, 1, 1, 1, 85],
        ["Dinas B", 1, 0, 1, 0, 1, 1, 1, 0, None],
        ["Jumlah", 3, 20.8, 1, 1, 1, 2, 2, 1, 85],
    ]
    notes = {row[0].value: row[1].value for row in book["Keterangan"].iter_rows()}
    assert notes["Estimasi"] == "Dihitung dari data di Tangkas; angka resmi dihitung BKN dari SIASN"


def run(job: Pekerjaan, tmp_path: Path, settings: Any) -> list[list[object]]:
    settings.MEDIA_ROOT = tmp_path
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    sheet = openpyxl.load_workbook(tmp_path / job.hasil.name)["Pegawai"]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def test_export_of_people_is_the_list_in_the_scope_of_the_asker(kota: dict[str, Any], tmp_path: Path, settings: Any):
    akun = make_pengguna(pegawai=kota["kepala"])
    client = enter(akun)
    client.post(f"{reverse('insentif:ip-unit-pegawai-export')}?keadaan=kinerja")
    rows = run(Pekerjaan.objects.get(), tmp_path, settings)
    assert [[row[0], row[1], row[5], row[10]] for row in rows] == [[kota["setengah"].nip, "Setengah", 22.5, "2 dari 4"]]


def test_export_refuses_a_unit_that_left_the_scope(kota: dict[str, Any]):
    saringan = Saringan(per=PER, unit=kota["a"].pk)
    akun = make_pengguna(pegawai=kota["setengah"])
    job = ekspor_ip.create_ekspor(daftar=queries.DaftarOrang(saringan, [kota["a"].pk], urut="nama"), notes=[], by=akun)
    with refusing("di_luar_lingkup"):
        ekspor_ip.export_ip(job, None)  # type: ignore[arg-type]
