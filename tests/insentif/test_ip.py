"""The estimated IP ASN of a person: look-back, thresholds, the best score of each indicator, and what is said when facts are missing."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from diklat.models import CatatanJP, JenisDiklat
from insentif.models import ButirIP, DataIP, VersiIP
from insentif.queries.ip import IP, get_ip
from pegawai.models import Pegawai, TingkatPendidikan
from tests.diklat.pabrik import make_program, make_riwayat
from tests.factories import make_jabatan, make_pegawai, make_penempatan, make_pengguna, make_unit
from tests.insentif.pabrik import make_lulus
from tests.pintu import enter

pytestmark = pytest.mark.django_db
PER = date(2026, 3, 31)
TEKNIS, SEMINAR, KEPEMIMPINAN = 3, 9, 1


def make_orang(jenis: str = "pelaksana", pendidikan: str | None = "40", **kwargs: Any) -> Pegawai:
    level = TingkatPendidikan.objects.get(siasn_id=pendidikan) if pendidikan else None
    return make_pegawai(unit=make_unit(), jabatan=make_jabatan(jenis=jenis), tingkat_pendidikan=level, **kwargs)


def luar(pegawai: Pegawai, siasn_id: int, jp: int, hari: date = date(2026, 3, 1), status: str = "diverifikasi") -> None:
    make_riwayat(pegawai, jenis=JenisDiklat.objects.get(siasn_id=siasn_id), mulai=hari, selesai=hari, jp=jp, status=status)


def ip_of(pegawai: Pegawai, per: date = PER) -> IP:
    found = get_ip(pegawai, per)
    assert found is not None
    return found


def skor(pegawai: Pegawai, per: date = PER) -> list[Decimal | None]:
    return [row.skor for row in ip_of(pegawai, per).angka]


@pytest.mark.parametrize(
    ("jenis", "wanted"),
    [("struktural", Decimal(40)), ("fungsional", Decimal(25)), ("pelaksana", Decimal(40))],
    ids=["struktural", "fungsional tanpa diklat fungsional", "pelaksana"],
)
def test_indicators_of_the_group_add_up(jenis: str, wanted: Decimal):
    pegawai = make_orang(jenis)
    luar(pegawai, TEKNIS, 20)
    luar(pegawai, SEMINAR, 1)
    luar(pegawai, KEPEMIMPINAN, 100, date(2009, 5, 1))
    assert ip_of(pegawai).kompetensi.skor == wanted


def test_jp_of_several_trainings_add_up_to_the_threshold():
    pegawai = make_orang()
    luar(pegawai, TEKNIS, 12)
    luar(pegawai, 8, 7)  # bimbingan teknis counts as technical too
    assert ip_of(pegawai).kompetensi.skor == 0
    make_lulus(pegawai, 1, date(2026, 3, 2), program=make_program(siasn_id=TEKNIS))
    found = {row.nama: (row.skor, row.jp, len(row.diklat)) for row in ip_of(pegawai).indikator}
    assert found["Diklat teknis 20 JP"] == (Decimal("22.5"), 20, 3)


def test_only_the_best_score_of_an_indicator_counts():
    versi = VersiIP.objects.get()
    ButirIP.objects.create(
        versi=versi, dimensi="kompetensi", kelompok="pelaksana", indikator="Diklat teknis 20 JP", kode=["3"], ambang=5, bulan=12, skor=6
    )
    pegawai = make_orang()
    luar(pegawai, TEKNIS, 5)
    assert ip_of(pegawai).kompetensi.skor == 6
    luar(pegawai, TEKNIS, 15, date(2026, 3, 3))
    assert ip_of(pegawai).kompetensi.skor == Decimal("22.5")


@pytest.mark.parametrize(("hari", "wanted"), [(date(2025, 3, 31), 0), (date(2025, 4, 1), Decimal("22.5")), (PER, Decimal("22.5"))])
def test_twelve_months_back_are_calendar_months(hari: date, wanted: Decimal):
    pegawai = make_orang()
    luar(pegawai, TEKNIS, 20, hari)
    assert ip_of(pegawai).kompetensi.skor == wanted


def test_what_lies_after_the_day_does_not_count():
    pegawai = make_orang()
    luar(pegawai, TEKNIS, 20, date(2026, 4, 1))
    make_lulus(pegawai, 20, date(2026, 4, 1), program=make_program(siasn_id=TEKNIS))
    assert ip_of(pegawai).kompetensi.skor == 0


@pytest.mark.parametrize("status", ["diajukan", "ditolak"])
def test_training_elsewhere_counts_once_verified(status: str):
    pegawai = make_orang()
    extra = {"catatan": "Tidak terbaca."} if status == "ditolak" else {}
    jenis = JenisDiklat.objects.get(siasn_id=TEKNIS)
    make_riwayat(pegawai, jenis=jenis, mulai=date(2026, 3, 1), selesai=date(2026, 3, 1), jp=20, status=status, **extra)
    assert ip_of(pegawai).kompetensi.skor == 0


def test_a_training_that_was_not_passed_does_not_count():
    pegawai = make_orang()
    make_lulus(pegawai, 20, date(2026, 3, 2), status="tidak_lulus", program=make_program(siasn_id=TEKNIS))
    assert ip_of(pegawai).kompetensi.skor == 0


def test_a_training_without_jp_does_not_count_where_no_threshold_asks_for_any():
    pegawai = make_orang()
    with_lines, without = (make_lulus(pegawai, 8, date(2026, 3, day), program=make_program(siasn_id=SEMINAR)) for day in (2, 4))
    CatatanJP.objects.filter(pendaftaran__in=[with_lines, without]).update(jp=0)
    assert ip_of(pegawai).kompetensi.skor == 0
    CatatanJP.objects.filter(pendaftaran=with_lines).update(jp=1)
    assert ip_of(pegawai).kompetensi.skor > 0


def test_the_position_is_that_of_the_day_and_not_one_to_come():
    pegawai = make_pegawai()
    make_penempatan(pegawai, make_unit(), jabatan=make_jabatan(jenis="pelaksana"), mulai=date(2026, 4, 1))
    luar(pegawai, TEKNIS, 20)
    assert ip_of(pegawai).kompetensi.skor is None
    assert ip_of(pegawai, date(2026, 4, 1)).kompetensi.skor == Decimal("22.5")


def test_total_and_category_only_where_all_four_exist():
    pegawai = make_orang()
    luar(pegawai, TEKNIS, 20)
    DataIP.objects.create(pegawai=pegawai, tahun=2025, nilai_kinerja=Decimal("90.99"))
    found = ip_of(pegawai)
    assert ([row.skor for row in found.angka], found.total, found.kategori, found.dihitung) == (
        [Decimal("22.5"), 15, 25, None], None, "", 3,
    )  # fmt: skip
    DataIP.objects.update(disiplin="tidak_ada")
    found = ip_of(pegawai)
    assert (found.total, found.kategori) == (Decimal("67.5"), "Rendah")


@pytest.mark.parametrize(("nilai", "wanted"), [("91", 30), ("90.99", 25), ("76", 25), ("75.99", 15), ("51", 5), ("50.99", 1), ("0", 1)])
def test_performance_is_compared_unrounded(nilai: str, wanted: int):
    pegawai = make_orang()
    DataIP.objects.create(pegawai=pegawai, tahun=2026, nilai_kinerja=Decimal(nilai), disiplin="berat")
    assert skor(pegawai)[2:] == [wanted, 1]


def test_category_is_half_open_and_unrounded():
    """15 + 40 + 30 + 5 = 90: below 91; one more by the table makes 91."""
    pegawai = make_orang()
    luar(pegawai, TEKNIS, 20)
    luar(pegawai, SEMINAR, 1)
    DataIP.objects.create(pegawai=pegawai, tahun=2026, nilai_kinerja=95, disiplin="tidak_ada")
    assert (ip_of(pegawai).total, ip_of(pegawai).kategori) == (90, "Tinggi")
    ButirIP.objects.filter(dimensi="kualifikasi", kode__contains=["40"]).update(skor=Decimal("15.99"))
    assert (ip_of(pegawai).total, ip_of(pegawai).kategori) == (Decimal("90.99"), "Tinggi")
    page = enter(make_pengguna(pegawai=pegawai)).get(reverse("insentif:ip-saya"))
    assert ">90,99<" in page.content.decode()  # not 91,0, where the next category begins
    ButirIP.objects.filter(dimensi="kualifikasi", kode__contains=["40"]).update(skor=16)
    assert (ip_of(pegawai).total, ip_of(pegawai).kategori) == (91, "Sangat Tinggi")


def test_facts_of_last_year_hold_until_newer_ones_come():
    pegawai = make_orang()
    DataIP.objects.create(pegawai=pegawai, tahun=2024, nilai_kinerja=95, disiplin="tidak_ada")
    assert skor(pegawai)[2:] == [None, None]
    DataIP.objects.create(pegawai=pegawai, tahun=2025, nilai_kinerja=80, disiplin="ringan")
    DataIP.objects.create(pegawai=pegawai, tahun=2026, nilai_kinerja=60)
    assert skor(pegawai)[2:] == [5, 3]
    assert skor(pegawai, date(2025, 12, 31))[2:] == [25, 3]


def test_the_table_of_the_day_is_used():
    pegawai = make_orang()
    new = VersiIP.objects.create(berlaku_mulai=date(2026, 4, 1), dasar="uji")
    ButirIP.objects.create(versi=new, dimensi="kualifikasi", indikator="S-1", kode=["40"], skor=7)
    assert (skor(pegawai)[1], skor(pegawai, date(2026, 4, 1))[1]) == (15, 7)
    assert get_ip(pegawai, date(2019, 12, 31)) is None


def test_without_posting_or_education_the_dimension_is_missing():
    pegawai = make_pegawai()
    assert skor(pegawai) == [None, None, None, None]


def test_missing_indicators_lead_to_the_catalogue():
    pegawai = make_orang()
    make_program(siasn_id=SEMINAR)
    make_program(siasn_id=TEKNIS)
    make_program(siasn_id=TEKNIS, is_aktif=False)
    luar(pegawai, TEKNIS, 12)
    teknis = JenisDiklat.objects.get(siasn_id=TEKNIS)
    found = {row.nama: (row.kurang_jp, row.tautan) for row in ip_of(pegawai).kurang}
    katalog = reverse("diklat:katalog-list")
    seminar = JenisDiklat.objects.get(siasn_id=SEMINAR)
    assert found == {
        "Diklat teknis 20 JP": (8, [(f"{teknis.nama} (1 program)", f"{katalog}?jenis={teknis.pk}")]),
        "Seminar, lokakarya, magang, kursus": (0, [(f"{seminar.nama} (1 program)", f"{katalog}?jenis={seminar.pk}")]),
    }


def test_own_page_says_estimate_and_what_is_missing(django_assert_num_queries: DjangoAssertNumQueries):
    pegawai = make_orang()
    luar(pegawai, TEKNIS, 12, timezone.localdate())
    make_lulus(pegawai, 4, timezone.localdate(), program=make_program(siasn_id=TEKNIS))
    client = enter(make_pengguna(pegawai=pegawai))
    client.get(reverse("insentif:ip-saya"))
    with django_assert_num_queries(9):
        page = client.get(reverse("insentif:ip-saya")).content.decode()
    assert "2 dari 4 dimensi yang dapat dihitung" in page
    assert "Ini estimasi" in page
    assert "Masih kurang 4 JP dalam 12 bulan terakhir" in page
