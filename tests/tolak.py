"""What a service refuses, asked by the codes of its refusal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import ValidationError


def codes_of(act: Callable[..., Any], *args: Any, **kwargs: Any) -> list[str]:
    """In order; empty when it goes through."""
    try:
        act(*args, **kwargs)
    except ValidationError as found:
        rows = found.error_dict.values() if hasattr(found, "error_dict") else [found.error_list]
        return [str(leaf.code) for leaves in rows for leaf in leaves]
    return []


def code_of(act: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """The only one; "" when it goes through."""
    found = codes_of(act, *args, **kwargs)
    assert len(found) < 2, found
    return found[0] if found else ""


def refuse(code: str, act: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
    assert code_of(act, *args, **kwargs) == code


@contextmanager
def refusing(code: object) -> Iterator[None]:
    """For more than one call."""
    with pytest.raises(ValidationError) as refusal:
        yield
    assert refusal.value.code == code
