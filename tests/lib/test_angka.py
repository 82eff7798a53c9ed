"""Numbers with decimals in forms: a comma, as people write them here, whatever form they stand in."""

from decimal import Decimal

import pytest
from django import forms

from lib.forms import AngkaField
from tests.config.test_kata_formulir import form_classes


@pytest.mark.parametrize(
    ("kept", "shown"), [(Decimal("1.00"), "1"), (Decimal("7.50"), "7,5"), (Decimal("100"), "100"), (None, None), ("7,5x", "7,5x")]
)
def test_it_is_shown_with_a_comma_and_without_idle_noughts(kept: Decimal | str | None, shown: str | None) -> None:
    assert AngkaField().prepare_value(kept) == shown


@pytest.mark.parametrize(
    ("typed", "read"), [("7,5", "7.5"), ("7.5", "7.5"), ("1.500", "1500"), ("1.500,25", "1500.25"), ("\u22122", "-2"), ("0", "0")]
)
def test_it_is_read_as_people_write_it(typed: str, read: str) -> None:
    assert AngkaField().clean(typed) == Decimal(read)


def test_no_form_of_the_product_asks_for_decimals_in_another_way() -> None:
    plain = {
        f"{name}.{field}"
        for name, cls in form_classes().items()
        for field, made in cls.base_fields.items()
        if isinstance(made, forms.DecimalField | forms.FloatField) and not isinstance(made, AngkaField)
    }
    assert plain == set()
