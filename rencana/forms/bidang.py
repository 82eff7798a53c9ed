"""Fields that plans and budgets share."""

from typing import Any

from django import forms

from lib.format import format_angka, format_rupiah
from rencana.models import PaguAnggaran


class RupiahField(forms.IntegerField):
    """Whole rupiah, as people write them: 1500000, 1.500.000 or Rp1.500.000."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, *, minimum: int = 1, maximum: int = 10**15, **kwargs: Any) -> None:
        super().__init__(min_value=minimum, max_value=maximum, **kwargs)

    def to_python(self, value: Any) -> int | None:
        text = str(value).strip().removeprefix("Rp").strip() if value is not None else ""
        return super().to_python(text.replace(".", "").replace(" ", "").replace("−", "-"))

    def prepare_value(self, value: Any) -> Any:
        """With dots, as it may be typed."""
        return format_angka(value) if isinstance(value, int) else value


class PaguField(forms.ModelChoiceField):
    """A pagu with what is left of it."""

    def label_from_instance(self, obj: PaguAnggaran) -> str:
        return f"{obj}, sisa {format_rupiah(obj.sisa)}"
