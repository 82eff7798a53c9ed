"""Codes that are typed: what is forgiven, what is noticed, and how hard they are to guess."""

import itertools
import math

import pytest

from lib import kode
from lib.kode import ABJAD, is_right, make_kode, read_kode


def test_a_code_has_four_groups_without_letters_that_look_alike() -> None:
    made = {make_kode() for _ in range(200)}
    assert len(made) == 200
    assert {tuple(map(len, one.split("-"))) for one in made} == {(4, 4, 4, 4)}
    assert not set("".join(made)) & set("0O1Il")
    assert all(is_right(one) for one in made)


def test_there_are_more_than_seventy_bits_to_guess() -> None:
    assert math.log2(len(ABJAD)) * (kode.PANJANG - 1) > 72


@pytest.mark.parametrize("spell", [str.lower, lambda one: one.replace("-", ""), lambda one: f" {one.replace('-', ' – ')}\n"])
def test_case_blanks_and_dashes_are_forgiven(spell: object) -> None:
    made = make_kode()
    assert read_kode(spell(made)) == made  # type: ignore[operator]


def test_letters_that_look_alike_are_forgiven() -> None:
    assert read_kode("SB0O-2222-2222-222I") == "58QQ-2222-2222-222J"


@pytest.mark.parametrize("text", ["", "2222-2222-2222-222", "2222-2222-2222-22222", "2222-2222-2222-222!", "2222-2222-2222-222é"])
def test_what_has_not_the_shape_of_a_code(text: str) -> None:
    assert read_kode(text) is None


def test_one_wrong_letter_and_two_that_changed_places_are_noticed() -> None:
    letters = make_kode().replace("-", "")
    for place, other in itertools.product(range(16), ABJAD):
        wrong = letters[:place] + other + letters[place + 1 :]
        assert is_right(wrong) is (wrong == letters)
    for place in range(15):
        turned = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
        assert is_right(turned) is (turned == letters)
