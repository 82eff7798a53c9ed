"""Gap, JPM and bands: tables of the arithmetic, with the figures of a published gap report."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from kompetensi import hitung
from kompetensi.hitung import Butir

# Nine results of one kabid whose total is 26.66: against 9 x 3 it prints 98.7 %, against 9 x 4 74.06 %.
LAPORAN = [Decimal(text) for text in ("3.03", "2.94", "3.00", "3.11", "2.40", "3.03", "3.00", "3.05", "3.10")]


@dataclass(frozen=True)
class Pita:
    label: str
    batas_bawah: Decimal


UJI = (Pita("atas", Decimal(80)), Pita("tengah", Decimal(68)), Pita("bawah", Decimal(0)))


@pytest.mark.parametrize(
    ("standar", "level", "expected"),
    [
        (3, Decimal("2"), Decimal("1")),
        (3, Decimal("2.40"), Decimal("0.60")),
        (3, Decimal("3"), Decimal("0")),
        (3, Decimal("5"), Decimal("0")),
        (3, Decimal("0"), Decimal("3")),
        (3, None, None),
        (None, Decimal("2"), None),
        (None, None, None),
    ],
)
def test_gap(standar: int | None, level: Decimal | None, expected: Decimal | None) -> None:
    assert hitung.gap(standar, level) == expected


def test_published_report_gives_its_own_figures() -> None:
    now = hitung.jpm_tak_terbatas(Butir(3, level) for level in LAPORAN)
    later = hitung.project(dict(enumerate(LAPORAN)), {number: (4, Decimal(1)) for number in range(9)})
    assert sum(LAPORAN) == Decimal("26.66")
    assert now is not None
    assert round(now, 2) == Decimal("98.74")
    assert later.jpm_tak_terbatas is not None
    assert round(later.jpm_tak_terbatas, 2) == Decimal("74.06")


@pytest.mark.parametrize(
    ("butir", "capped", "uncapped"),
    [
        ([], None, None),
        ([Butir(3, None)], None, None),
        ([Butir(None, Decimal(4))], None, None),
        ([Butir(3, Decimal(0))], Decimal(0), Decimal(0)),
        ([Butir(2, Decimal(5)), Butir(2, Decimal(1))], Decimal(75), Decimal(150)),
        ([Butir(4, Decimal(2)), Butir(2, Decimal(2)), Butir(3, None)], Decimal(4) * 100 / Decimal(6), Decimal(4) * 100 / Decimal(6)),
        (
            [Butir(4, Decimal(2), Decimal(3)), Butir(2, Decimal(2), Decimal(1))],
            Decimal(8) * 100 / Decimal(14),
            Decimal(8) * 100 / Decimal(14),
        ),
        ([Butir(3, Decimal("2.40")), Butir(3, Decimal("3.03"))], Decimal("5.40") * 100 / 6, Decimal("5.43") * 100 / 6),
    ],
)
def test_jpm(butir: list[Butir], capped: Decimal | None, uncapped: Decimal | None) -> None:
    assert (hitung.jpm(butir), hitung.jpm_tak_terbatas(butir)) == (capped, uncapped)


def test_sum_counts_required_assessed_and_met() -> None:
    jumlah = hitung.sum_butir(
        [Butir(3, Decimal(3)), Butir(3, Decimal("2.99")), Butir(2, None), Butir(None, Decimal(5)), Butir(1, Decimal(0))]
    )
    assert (jumlah.berstandar, jumlah.dinilai, jumlah.memenuhi) == (4, 3, 1)


def test_projection_ignores_what_the_target_does_not_ask_for_and_counts_only_assessed() -> None:
    jumlah = hitung.project({1: Decimal(4), 2: Decimal(3)}, {2: (4, Decimal(1)), 3: (2, Decimal(1))})
    assert (jumlah.berstandar, jumlah.dinilai, jumlah.jpm) == (2, 1, Decimal(75))


@pytest.mark.parametrize(
    ("persen", "label"),
    [
        (Decimal("100"), "atas"),
        (Decimal("80"), "atas"),
        (Decimal("79.999"), "tengah"),
        (Decimal("68"), "tengah"),
        (Decimal("67.9999"), "bawah"),
        (Decimal("0"), "bawah"),
        (Decimal("130"), "atas"),
    ],
)
def test_band_is_half_open_on_the_unrounded_value(persen: Decimal, label: str) -> None:
    found = hitung.band(persen, UJI)
    assert found is not None
    assert found.label == label


def test_band_of_nothing_is_nothing() -> None:
    assert hitung.band(None, UJI) is None
    assert hitung.band(Decimal(50), ()) is None


@pytest.mark.parametrize(
    ("persen", "shown"),
    [("88.64", "88.6"), ("88.65", "88.7"), ("79.96", "79.9"), ("80.04", "80.0"), ("67.999", "67.9"), ("99.96", "100.0")],
)
def test_rounding_never_shows_a_bound_that_was_not_reached(persen: str, shown: str) -> None:
    assert hitung.round_persen(Decimal(persen), UJI) == Decimal(shown)


def test_rounding_nothing() -> None:
    assert hitung.round_persen(None, UJI) is None
