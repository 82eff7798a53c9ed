"""Several rules for one kind of event: each event earns by exactly one of them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from insentif.models import AturanPoin, PostingPoin, VersiAturan
from insentif.services import hitung
from tests.factories import make_pegawai
from tests.insentif.pabrik import HARI, make_lulus

pytestmark = pytest.mark.django_db


def publish(mulai: date, *rules: tuple[str, str, int, list[str]]) -> None:
    versi = VersiAturan.objects.create(nomor=2, berlaku_mulai=mulai, kedudukan=["01", "71"])
    for kejadian, poin, ambang, jenis in rules:
        AturanPoin.objects.create(versi=versi, kejadian=kejadian, nama=f"{kejadian} {ambang}", poin=poin, ambang=ambang, jenis_asn=jenis)
    VersiAturan.objects.filter(pk=versi.pk).update(status="terbit", diterbitkan_pada=timezone.now())


def points(awalan: str) -> list[int]:
    return list(PostingPoin.objects.filter(sumber__startswith=awalan).order_by("sumber").values_list("poin", flat=True))


def test_an_absence_costs_by_the_narrowest_limit_that_it_falls_under():
    publish(date(2026, 1, 1), ("mangkir", "-5", 3, []), ("mangkir", "-2", 7, []), ("n_gain", "9", 0, []))
    rina = make_pegawai("Rina")
    make_lulus(rina, hari=HARI, nilai_awal=10, nilai_akhir=20)
    make_lulus(rina, jp=0, hari=HARI + timedelta(days=1), status="tidak_hadir")
    hitung.recalculate()
    assert points("mangkir") == [-5]


def test_reaching_a_target_earns_by_the_rule_for_just_that_target():
    publish(date(2026, 1, 1), ("target_jp", "10", 20, []), ("target_jp", "5", 40, ["PNS"]))
    for jenis in ("PNS", "PPPK"):
        make_lulus(make_pegawai(jenis, jenis_asn=jenis), jp=45, hari=HARI)
    hitung.recalculate()
    assert sorted(points("target")) == [5, 10, 10]


def test_a_later_target_is_not_asked_of_the_years_before_it():
    publish(date(2026, 1, 1), ("target_jp", "10", 24, []))
    make_lulus(make_pegawai("Rina"), jp=30, hari=date(2025, 3, 1))
    hitung.recalculate()
    assert points("target") == [10]
