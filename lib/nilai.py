"""What a list is narrowed to, as a background job keeps it: days go into JSON and come back as days."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Self


@dataclass(frozen=True)
class Nilai:
    """The base of the frozen filters (`Saringan`) of the queries; their fields are JSON values and days."""

    def as_dict(self) -> dict[str, Any]:
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """What is not a field of the filter is left out: the job may know more."""
        known = {field.name: (field.type, data[field.name]) for field in fields(cls) if field.name in data}
        return cls(**{name: date.fromisoformat(value) if value and kind in DAYS else value for name, (kind, value) in known.items()})


DAYS = (date, date | None)
