from decimal import Decimal

import pytest

from lib.meter import draw_meter


def spans(path):
    """Left and right edge of each box in a path."""
    boxes = [box.removesuffix("z").removeprefix("M").split("h") for box in path.split("z") if box]
    return [(float(box[0].split(" ")[0]), float(box[0].split(" ")[0]) + float(box[1].split("v")[0])) for box in boxes]


def test_level_at_the_standard_is_filled_to_the_line():
    meter = draw_meter(3, 3)
    assert spans(meter.have) == [(0, 24), (26, 50), (52, 76)]
    assert (meter.short, meter.above, meter.mark) == ("", "", "M77 0V20")
    assert len(spans(meter.cells)) == 2


def test_gap_reaches_from_the_level_to_the_standard():
    meter = draw_meter(2, 4)
    assert spans(meter.have) == [(0, 24), (26, 50)]
    assert spans(meter.short) == [(52.5, 75.5), (78.5, 101.5)]
    assert meter.above == ""


def test_level_above_the_standard_is_outlined():
    meter = draw_meter(4, 3)
    assert spans(meter.have) == [(0, 24), (26, 50), (52, 76)]
    assert spans(meter.above) == [(78.5, 101.5)]
    assert meter.short == ""


def test_decimal_fills_a_part_of_its_cell():
    meter = draw_meter(Decimal("2.40"), 3)
    assert spans(meter.have) == [(0, 24), (26, 50), (52, 61.6)]
    assert spans(meter.short) == [(62.1, 75.5)]


@pytest.mark.parametrize("level", [None, 0])
def test_never_assessed_and_level_zero_do_not_look_alike(level):
    meter = draw_meter(level, 2)
    assert meter.have == ""
    assert (meter.short == "") is (level is None)
    assert len(spans(meter.cells)) == (5 if level is None else 3)


def test_no_standard_draws_no_line():
    assert draw_meter(2, None).mark == ""


def test_levels_beyond_the_ladder_stay_on_it():
    assert draw_meter(9, 9) == draw_meter(5, 5)
