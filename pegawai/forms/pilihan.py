"""A search field instead of a list with hundreds of options: offers come while somebody types, and a full name works without script."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pegawai.queries import jabatan as jabatan_queries
from pegawai.queries import unit as unit_queries


class PilihanInput(forms.TextInput):
    """A text input with a <datalist> that htmx fills from `url` (it sends the typed text as its only parameter)."""

    def __init__(self, url: Any, attrs: dict[str, Any] | None = None) -> None:
        self.url = url
        super().__init__({"autocomplete": "off", "maxlength": 300, **(attrs or {})})

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        place = f"{(attrs or {}).get('id', f'id_{name}')}_pilihan"
        live = {
            "list": place,
            "hx-get": str(self.url),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": f"#{place}",
            "hx-swap": "innerHTML",
            "hx-push-url": "false",
            "hx-select": "unset",
        }
        field = super().render(name, value, {**live, **(attrs or {})}, renderer)
        return format_html('{}<datalist id="{}"></datalist>', field, place)


class PilihanField(forms.Field):
    """One row, chosen by its label, its number, or a name that only one row has. Error code: `pilihan`."""

    def __init__(self, *, url: Any, find: Callable[[str], Any], label_of: Callable[[Any], str], what: str, **kwargs: Any) -> None:
        self.find, self.label_of, self.what = find, label_of, what
        self.kept: tuple[str, Any] = ("", None)
        kwargs.setdefault("widget", PilihanInput(url))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        text = str(value or "").replace("\x00", "").strip()
        if not text:
            return None
        found = self.find(text)
        self.kept = (text, found)
        if found is None:
            raise ValidationError(f"Pilih {self.what} dari daftar yang muncul saat Anda mengetik.", code="pilihan")
        return found

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            value = self.find(str(value)) or ""
        if value == self.kept[0]:
            value = self.kept[1] or value
        return self.label_of(value) if isinstance(value, Model) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)


def unit_field(**kwargs: Any) -> PilihanField:
    url = reverse_lazy("pegawai:unit-pilihan")
    return PilihanField(url=url, find=unit_queries.find_unit, label_of=str, what="unit", **kwargs)


def jabatan_field(**kwargs: Any) -> PilihanField:
    url = reverse_lazy("pegawai:jabatan-pilihan")
    return PilihanField(url=url, find=jabatan_queries.find_jabatan, label_of=jabatan_queries.label_of, what="jabatan", **kwargs)
