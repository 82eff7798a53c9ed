"""Figures that are kept: shown with their moment, read anew by a worker when they are old, by the page when older than a day."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections

from lib import waktu
from pegawai import rekap
from pegawai.models import Rekap
from pegawai.rekap import Sumber


@pytest.fixture
def dibaca() -> list[tuple[str, ...]]:
    """With which arguments the figure was read, in order."""
    return []


@pytest.fixture
def angka(dibaca: list[tuple[str, ...]]) -> Iterator[Sumber]:
    """A figure that says how often it was read."""

    def read(*argumen: str) -> dict[str, Any]:
        dibaca.append(argumen)
        return {"ke": len(dibaca), "baris": [[1, 2.5, None, "a"]]}

    yield rekap.register("uji", read, segar=timedelta(minutes=5), tetap=[("selalu",)])
    del rekap._SUMBER["uji"]


def age(**ago: int) -> None:
    Rekap.objects.update(saat=waktu.now() - timedelta(**ago))


@pytest.mark.django_db
def test_read_once_for_each_argument_and_kept_with_its_moment(angka: Sumber, dibaca: list[tuple[str, ...]], django_assert_num_queries: Any):
    before = waktu.now()
    first = angka.load("2026", "pd")
    assert angka.load("2025", "pd").isi["ke"] == 2
    with django_assert_num_queries(1):
        kept = angka.load("2026", "pd")
    assert kept == first
    assert (kept.isi, kept.is_lama, dibaca) == ({"ke": 1, "baris": [[1, 2.5, None, "a"]]}, False, [("2026", "pd"), ("2025", "pd")])
    assert before <= kept.saat <= waktu.now()


@pytest.mark.django_db
@pytest.mark.parametrize(("ago", "ke", "is_lama"), [({"minutes": 4}, 1, False), ({"minutes": 5}, 1, True), ({"days": 1}, 2, False)])
def test_old_ones_are_shown_for_a_day(angka: Sumber, ago: dict[str, int], ke: int, is_lama: bool):
    angka.load()
    age(**ago)
    kept = angka.load()
    assert (kept.isi["ke"], kept.is_lama) == (ke, is_lama)


@pytest.mark.django_db
def test_a_moment_to_come_is_not_believed(angka: Sumber):
    """A clock that was ahead and was set right."""
    angka.load()
    age(hours=-3)
    assert (angka.load().isi["ke"], angka.load().isi["ke"]) == (2, 2)


@pytest.mark.django_db
def test_of_two_that_were_read_at_once_the_later_stays(angka: Sumber):
    """Whoever began first may end last."""

    def read_slowly() -> str:
        rekap.reckon("uji")
        return "mulai lebih dahulu"

    assert Sumber("uji", read_slowly, angka.segar).reckon().isi == "mulai lebih dahulu"
    assert Rekap.objects.get().isi["ke"] == 1


@pytest.mark.django_db
def test_at_night_what_was_looked_at_is_read_anew_and_the_rest_forgotten(angka: Sumber, dibaca: list[tuple[str, ...]]):
    for tahun in ("2024", "2025", "2026"):
        angka.load(tahun)
    Rekap.objects.filter(pk="uji:2024").update(dibaca=waktu.today() - timedelta(days=8))
    Rekap.objects.filter(pk="uji:2025").update(dibaca=waktu.today() - timedelta(days=7))
    old = ("dahulu:1", "dampak:2026", "papan-unit:kemarin:pd")  # of a version before: no such figure, other arguments
    Rekap.objects.bulk_create(Rekap(kunci=key, isi={}, saat=waktu.now(), dibaca=waktu.today()) for key in old)
    rekap.reckon_all()
    assert dibaca[3:] == [("2025",), ("2026",), ("selalu",)]
    assert set(Rekap.objects.values_list("pk", flat=True)) >= {"uji:2025", "uji:2026", "uji:selalu"}
    assert not Rekap.objects.filter(pk__in=[*old, "uji:2024"]).exists()


@pytest.mark.django_db
def test_a_page_notes_the_day_on_which_it_was_read(angka: Sumber):
    angka.load()
    Rekap.objects.update(dibaca=waktu.today() - timedelta(days=3))
    angka.load()
    assert Rekap.objects.get().dibaca == waktu.today()


@pytest.mark.django_db
def test_what_is_shown_in_parts_is_read_once_for_all(django_assert_num_queries: Any):
    read = []

    def read_units(tahun: str) -> dict[str, list[str]]:
        read.append(tahun)
        return {"7": ["a"], "8": ["b", *read]}

    angka = rekap.register("uji", read_units, segar=timedelta(minutes=5), is_terbagi=True)
    assert angka.load("2026", bagian="7").isi == ["a"]
    with django_assert_num_queries(1):
        assert angka.load("2026", bagian="8").isi == ["b", "2026"]
    assert [angka.load("2026", bagian="9").isi for _ in range(2)] == [None, None]  # reckoned once more, then known to be none
    Rekap.objects.filter(pk="uji:2026/7").update(dibaca=waktu.today() - timedelta(days=8))
    rekap.reckon_all()
    assert (read, Rekap.objects.get(pk="uji:2026/8").isi) == (["2026"] * 3, ["b", *read])
    kept = set(Rekap.objects.filter(pk__startswith="uji").values_list("pk", flat=True))
    assert kept == {"uji:2026/7", "uji:2026/8", "uji:2026/9"}
    del rekap._SUMBER["uji"]
    rekap.reckon_all()
    assert not Rekap.objects.filter(pk__startswith="uji").exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_read_all_parts_at_once_do_not_hold_each_other_up():
    names = [str(number) for number in range(200)]
    angka = Sumber("uji", lambda: dict.fromkeys(names, 1), timedelta(minutes=5), is_terbagi=True)

    def read(bagian: str) -> None:
        with closing(connections["default"]):
            for _ in range(10):
                angka.reckon(bagian=bagian)

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(read, ("199", "100"))) == [None, None]
    assert Rekap.objects.count() == 200


@pytest.mark.django_db(transaction=True)
def test_a_worker_reads_old_ones_anew(angka: Sumber, pekerja: Any, tunggu: Any):
    angka.load("2026")
    age(minutes=6)
    assert angka.load("2026").isi["ke"] == 1
    tunggu(lambda: Rekap.objects.get().isi["ke"] == 2)
    assert not angka.load("2026").is_lama
