"""The report of JP: people as posted on the day, JP up to that day, targets by kind of ASN; the list, the Excel files, the rules page."""

import io
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from diklat.models import AturanJP, JenisDiklat
from diklat.queries.jp import laporan, rincian
from diklat.services import ekspor_jp, jp
from kompetensi.queries import peta
from pegawai.models import Pegawai, Pekerjaan, UnitKerja
from pegawai.services import pekerjaan
from tests.diklat.pabrik import (
    make_angkatan,
    make_kehadiran,
    make_pendaftaran,
    make_program,
    make_riwayat,
    make_sertifikat,
    make_sesi,
)
from tests.factories import make_pegawai, make_penempatan, make_pengguna, make_unit
from tests.hari import PADA
from tests.pintu import enter

pytestmark = pytest.mark.django_db
TAHUN = timezone.localdate().year
AKHIR = date(TAHUN, 12, 31)
MARET = date(TAHUN, 3, 4)


def learn(pegawai: Pegawai, jp_count: int, hari: date = MARET, *, penugasan: bool = False) -> None:
    make_riwayat(
        pegawai,
        jenis=JenisDiklat.objects.get(siasn_id=10),
        mulai=hari,
        selesai=hari,
        jp=jp_count,
        status="diverifikasi",
        is_penugasan=penugasan,
    )


@pytest.fixture
def kota() -> dict[str, Any]:
    """A: one PNS with 20 JP, one with 4; A1 below: a PPPK with 20 assigned. B: one PNS with nothing."""
    a, b = make_unit("Dinas A"), make_unit("Dinas B")
    a1 = make_unit("Bidang A1", a)
    AturanJP.objects.filter(jenis__siasn_id=10).update(cara="jadwal", jp=None)
    people = {
        "cukup": make_pegawai("Cukup", unit=a),
        "kurang": make_pegawai("Kurang", unit=a),
        "pppk": make_pegawai("Pppk", unit=a1, jenis_asn="PPPK", golongan=None),
        "nol": make_pegawai("Nol", unit=b),
    }
    learn(people["cukup"], 20)
    learn(people["kurang"], 4)
    learn(people["pppk"], 20, penugasan=True)
    jp.refresh_jp(pegawai_ids=None)
    return {"a": a, "a1": a1, "b": b, **people}


def report(per: date = AKHIR, unit: UnitKerja | None = None, **changes: Any) -> dict[str, tuple[Any, ...]]:
    tempat = peta.find_tempat(unit.pk if unit else None, None)
    assert tempat is not None
    saringan = laporan.Saringan(per=per, unit=unit.pk if unit else None, **changes)
    found = laporan.get_laporan(tempat, saringan, "nama")
    rows = [*found.baris, found.total]
    return {row.nama: (row.pegawai, row.bertarget, row.tercapai, row.jp, row.nol, row.dekat, row.lewat) for row in rows}


def names(per: date = AKHIR, unit: UnitKerja | None = None, keadaan: str = "", urut: str = "jp", **changes: Any) -> list[str]:
    tempat = peta.find_tempat(unit.pk if unit else None, None)
    assert tempat is not None
    saringan = laporan.Saringan(per=per, unit=unit.pk if unit else None, **changes)
    found = laporan.DaftarOrang(saringan, tempat.baris, keadaan=keadaan, urut=urut)
    people = found[0:100]
    assert len(found) == len(people)
    return [row.nama for row in people]


def test_report_by_unit_with_shares_of_those_who_have_a_target(kota: dict[str, Any]) -> None:
    assert report() == {
        "Dinas A": (3, 2, 1, 44, 0, 1, 0),
        "Dinas B": (1, 1, 0, 0, 1, 0, 0),
        "Jumlah": (4, 3, 1, 44, 1, 1, 0),
    }
    assert report(unit=kota["a"]) == {
        "Bidang A1": (1, 0, 0, 20, 0, 1, 0),
        "Langsung di Dinas A": (2, 2, 1, 24, 0, 0, 0),
        "Jumlah": (3, 2, 1, 44, 0, 1, 0),
    }


def test_report_of_a_past_day_counts_jp_and_places_of_that_day(kota: dict[str, Any]) -> None:
    assert report(MARET - timedelta(days=1))["Jumlah"] == (4, 3, 0, 0, 4, 0, 0)
    kota["cukup"].penempatan_list.update(selesai=date(TAHUN, 6, 1))
    make_penempatan(kota["cukup"], kota["b"], mulai=date(TAHUN, 6, 1))
    assert report(date(TAHUN, 5, 31))["Dinas A"][2] == 1
    assert (report()["Dinas A"][2], report()["Dinas B"][2]) == (0, 1)
    assert report(date(TAHUN - 1, 12, 31))["Jumlah"][3] == 0


def test_report_filters_and_the_ceiling(kota: dict[str, Any]) -> None:
    learn(kota["pppk"], 5, date(TAHUN, 4, 4), penugasan=True)
    jp.refresh_jp(pegawai_ids=[kota["pppk"].pk])
    assert report(jenis_asn="PPPK") == {"Dinas A": (1, 0, 0, 25, 0, 0, 1), "Jumlah": (1, 0, 0, 25, 0, 0, 1)}
    assert report(kelompok="pengawas") == {"Jumlah": (0, 0, 0, 0, 0, 0, 0)}


def test_people_behind_the_report(kota: dict[str, Any]) -> None:
    assert names() == ["Nol", "Kurang", "Cukup", "Pppk"]
    assert names(urut="-jp") == ["Cukup", "Pppk", "Kurang", "Nol"]
    assert names(keadaan="belum") == ["Nol", "Kurang"]
    assert names(keadaan="tercapai") == ["Cukup"]
    assert names(keadaan="nol") == ["Nol"]
    assert names(keadaan="dekat") == ["Pppk"]
    assert names(keadaan="lewat") == []
    assert names(unit=kota["a1"]) == ["Pppk"]


@pytest.mark.parametrize(
    ("urut", "expected"),
    [
        ("persen", ["Dinas B", "Dinas A"]),
        ("-persen", ["Dinas A", "Dinas B"]),
        ("-nama", ["Dinas B", "Dinas A"]),
        ("nol", ["Dinas A", "Dinas B"]),
    ],
)
def test_rows_in_the_order_asked_for(kota: dict[str, Any], urut: str, expected: list[str]) -> None:
    tempat = peta.find_tempat(None, None)
    assert tempat is not None
    assert [row.nama for row in laporan.get_laporan(tempat, laporan.Saringan(per=AKHIR), urut).baris] == expected


@pytest.mark.parametrize("count", [1, 3])
def test_report_costs_the_same_with_one_and_three_rows(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(count):
        learn(make_pegawai(unit=make_unit()), 5)
    jp.refresh_jp(pegawai_ids=None)
    with django_assert_num_queries(2):
        assert len(report()) == count + 1
    with django_assert_num_queries(2):
        assert len(names()) == count


def test_export_equals_the_screen(kota: dict[str, Any]) -> None:
    client = enter(make_pengguna("pimpinan"))
    answer = client.get(reverse("diklat:jp-laporan-export"), {"urut": "nama"})
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content))["Capaian JP"].iter_rows(min_row=2, values_only=True))
    assert rows == [("Dinas A", 3, 2, 1, 50, 14.7, 0, 1, 0), ("Dinas B", 1, 1, 0, 0, 0, 1, 0, 0), ("Jumlah", 4, 3, 1, 33.3, 11, 1, 1, 0)]


def run(job: Pekerjaan, tmp_path: Any, settings: Any) -> Pekerjaan:
    settings.MEDIA_ROOT = tmp_path
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert (job.status, job.pesan) == ("selesai", job.pesan)
    return job


def read_sheet(job: Pekerjaan, title: str) -> list[tuple[Any, ...]]:
    with job.hasil.open() as file:
        return list(openpyxl.load_workbook(io.BytesIO(file.read()))[title].iter_rows(values_only=True))


def test_people_export_is_written_within_the_scope_of_the_asker(kota: dict[str, Any], tmp_path: Any, settings: Any) -> None:
    kepala = make_pegawai("Kepala", unit=kota["a"], memimpin=True)
    by, tempat = make_pengguna(pegawai=kepala), peta.find_tempat(kota["a"].pk, None)
    assert tempat is not None
    daftar = laporan.DaftarOrang(laporan.Saringan(per=timezone.localdate(), unit=kota["a"].pk), tempat.baris, keadaan="belum")
    job = run(ekspor_jp.create_ekspor_orang(daftar=daftar, notes=[("Unit", "Dinas A")], by=by), tmp_path, settings)
    rows = read_sheet(job, "JP pegawai")[1:]
    assert [(row[0], row[1], row[5], row[9]) for row in rows] == [
        (kepala.nip, "Kepala", 0, "Belum mencapai target"),
        (kota["kurang"].nip, "Kurang", 4, "Belum mencapai target"),
    ]


def test_a_year_of_one_person_by_source(kota: dict[str, Any]) -> None:
    pegawai = kota["kurang"]
    angkatan = make_angkatan(make_program("Pelayanan"), nomor=2)
    row = make_pendaftaran(angkatan, pegawai, "lulus", jalur="atasan")
    for day in (1, 2):
        make_kehadiran(make_sesi(angkatan, MARET + timedelta(days=day)), row)
    sertifikat = make_sertifikat(row)
    make_riwayat(pegawai, jp=7)
    jp.refresh_jp(pegawai_ids=[pegawai.pk])
    found = rincian.get_tahun(pegawai, TAHUN)
    assert (found.jumlah, found.mandiri, found.kurang, found.menunggu, found.menunggu_jp) == ((12, 8), 4, 8, 1, 7)
    assert [(item.nama, item.keterangan, item.jp, item.sertifikat) for item in found.sumber] == [
        ("Pelayanan", f"Angkatan II Tahun {PADA.year}", 8, sertifikat),
        (found.sumber[1].nama, "Universitas Contoh", 4, None),
    ]
    assert found.per_jenis == [("Diklat Teknis", 8, 100), ("Magang", 4, 50)]


@pytest.mark.parametrize("count", [1, 3])
def test_a_year_costs_the_same_with_one_and_three_sources(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    pegawai = make_pegawai()
    for _ in range(count):
        angkatan = make_angkatan()
        row = make_pendaftaran(angkatan, pegawai, "lulus")
        make_kehadiran(make_sesi(angkatan, MARET), row)
        make_sertifikat(row)
        learn(pegawai, 2)
    jp.refresh_jp(pegawai_ids=None)
    with django_assert_num_queries(5):
        found = rincian.get_tahun(pegawai, TAHUN)
        assert [(item.jp >= 0, bool(item.url)) for item in found.sumber] == [(True, True)] * count * 2
