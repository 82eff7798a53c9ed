"""The monthly report: what it counts of a month, once for each, by the clock, caught up; the paper has two pages."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pikepdf
import pytest
from django.urls import reverse

from diklat.models import Angkatan, CatatanJP
from lib import waktu
from pegawai.models import Notifikasi
from rencana.cetak.laporan import make_data, render_laporan
from rencana.models import LaporanBulanan, MutasiAnggaran
from rencana.queries.laporan import UKURAN, Bulan, missing_months, reckon
from rencana.services import laporan as services
from rencana.tasks import make_laporan_bulanan
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_riwayat
from tests.factories import make_pegawai, make_pengguna
from tests.pintu import enter
from tests.rencana.pabrik import make_komitmen, make_pagu, make_periode

pytestmark = pytest.mark.django_db
KINI = Bulan(waktu.today().replace(day=1))


def learn(pegawai: Any, tanggal: date, jp: int) -> None:
    luar = make_riwayat(pegawai, jp=jp, mulai=tanggal, selesai=tanggal)
    CatatanJP.objects.create(pegawai=pegawai, tanggal=tanggal, tahun=tanggal.year, jp=jp, riwayat_luar=luar)


def test_a_month_counts_what_lies_between_its_first_and_its_last_day() -> None:
    ani, budi = make_pegawai(), make_pegawai()
    learn(ani, KINI.awal, 3)
    learn(ani, KINI.akhir, 4)
    learn(budi, KINI.lalu.akhir, 5)
    learn(budi, KINI.setahun_lalu.akhir, 2)
    batch = make_angkatan(mulai=KINI.awal, selesai=KINI.awal, status=Angkatan.Status.SELESAI)
    for person, status in ((ani, "lulus"), (budi, "tidak_lulus")):
        make_pendaftaran(batch, person, status)
    make_komitmen(make_pagu(), 900, realisasi=100)
    before = make_komitmen(make_pagu(), 70)
    MutasiAnggaran.objects.create(pagu=before.pagu, komitmen=before, jenis="dilepas", jumlah=20, tanggal=waktu.today())
    make_periode(waktu.today().year + 1, status="diajukan")
    isi = reckon(KINI)
    expected = {
        "belajar": [1, 1, 1],
        "jp": [7, 5, 2],
        "lulus": [1, 0, 0],
        "tidak_lulus": [1, 0, 0],
        "realisasi": [100, 0, 0],
        "komitmen": [950, 0, 0],
    }
    assert {kode: isi["ukuran"][kode] for kode in expected} == expected
    assert isi["angkatan"] == {"jumlah": 1, "baris": [[str(batch), 2, 1]]}
    assert isi["anggaran"] == {"nilai": 2_000_000, "terikat": 850, "terealisasi": 100, "sisa": 1_999_050}
    assert isi["putusan"]["rencana"] == 1


def test_it_is_made_once_and_its_leaders_hear_of_it_once() -> None:
    leader = make_pengguna("pimpinan")
    make_pengguna("pengelola")
    assert (services.make_tertunggak(), services.make_tertunggak()) == (1, 0)
    row = LaporanBulanan.objects.get()
    assert row.bulan == KINI.lalu.awal
    assert list(Notifikasi.objects.filter(aturan="laporan_bulanan").values_list("pengguna", "objek")) == [(leader.pk, f"laporan:{row.pk}")]
    assert services.make_laporan(bulan=KINI.lalu) is False


def test_months_on_which_nothing_ran_are_caught_up() -> None:
    old = KINI.lalu.lalu.lalu
    LaporanBulanan.objects.create(bulan=old.awal, isi={})
    assert [month.awal for month in missing_months(waktu.today())] == [KINI.lalu.lalu.awal, KINI.lalu.awal]
    LaporanBulanan.objects.create(bulan=KINI.lalu.awal, isi={})
    assert missing_months(KINI.akhir) == []
    assert missing_months(KINI.sebelum) == [KINI]


def test_the_task_makes_it_and_the_paper_has_two_pages() -> None:
    leader = enter(make_pengguna("pimpinan"))
    make_laporan_bulanan()
    row = LaporanBulanan.objects.get()
    assert {one.label for one in UKURAN} == {line[0] for line in make_data(row)["ukuran"]}
    isi = row.isi
    isi["angkatan"] = {
        "jumlah": 40,
        "baris": [[f"Angkatan {n} dengan nama program panjang di Tangerang", 40, 30] for n in range(10)],
    }
    isi["terendah"] = isi["tertinggi"] = [[f"Dinas Perumahan, Kawasan Permukiman, dan Pertanahan {n}", 5, 10] for n in range(5)]
    isi["putusan"] = dict.fromkeys(isi["putusan"], 3)
    row.save()
    with pikepdf.open(BytesIO(render_laporan(row))) as paper:
        assert len(paper.pages) == 2
    assert leader.get(reverse("rencana:laporan-unduh", args=[row.pk])).headers["Content-Type"] == "application/pdf"
    assert list(leader.get(reverse("rencana:laporan-list")).context["page"]) == [row]
    page = leader.get(row.get_absolute_url()).content.decode()
    data = make_data(row)
    said = [
        *data["kata"],
        *data["anggaran"].values(),
        data["angkatan"][9][0],
        f"Dan {data['angkatan_lain']} angkatan lain",
        data["terendah"][4][0],
    ]
    assert [text for text in said if text not in page] == []


def test_a_year_ago_is_the_same_month_and_the_month_before_january_is_december() -> None:
    march = Bulan(date(2024, 3, 1))
    assert (march.lalu.akhir, march.setahun_lalu.awal, march.sebelum) == (date(2024, 2, 29), date(2023, 3, 1), date(2024, 4, 1))
    assert Bulan(date(2026, 1, 1)).lalu.awal == date(2025, 12, 1)
    assert march.akhir + timedelta(days=1) == march.sebelum


def test_the_list_and_its_workbook_hold_the_year_that_was_asked_for() -> None:
    leader = enter(make_pengguna("pimpinan"))
    for day, jp in ((date(2025, 12, 1), 5), (date(2026, 1, 1), 7), (date(2026, 2, 1), 9)):
        LaporanBulanan.objects.create(bulan=day, isi={"ukuran": {"belajar": [1, 0, 0], "jp": [jp, 0, 0], "lulus": [1, 0, 0]}})
    url, ekspor = reverse("rencana:laporan-list"), reverse("rencana:laporan-export")
    expected = {"": [9, 7, 5], "?tahun=2026": [9, 7], "?tahun=2026&urut=bulan": [7, 9], "?tahun=2024": [], "?tahun=x": [9, 7, 5]}
    assert {q: [row.isi["ukuran"]["jp"][0] for row in leader.get(url + q).context["page"]] for q in expected} == expected
    assert {q: [row["JAM PELAJARAN (JP)"] for row in read_sheet(leader.get(ekspor + q))] for q in expected} == expected


def read_sheet(answer: Any) -> list[dict[Any, Any]]:
    head, *rows = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0].values
    return [dict(zip(head, row, strict=True)) for row in rows]
