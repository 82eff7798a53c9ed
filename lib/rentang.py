"""A filter between two days that a background job can keep: days go into JSON and come back as days."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Self


@dataclass(frozen=True)
class Rentang:
    """`dari` and `sampai` are the first and the last day that count; None leaves the end open. Other fields must be JSON values."""

    dari: date | None = None
    sampai: date | None = None

    def as_dict(self) -> dict[str, Any]:
        return {**asdict(self), "dari": self.dari and self.dari.isoformat(), "sampai": self.sampai and self.sampai.isoformat()}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """What is not a field of the filter is left out: the job may know more."""
        days = {name: date.fromisoformat(data[name]) if data[name] else None for name in ("dari", "sampai")}
        return cls(**{field.name: data[field.name] for field in fields(cls) if field.name not in days}, **days)
