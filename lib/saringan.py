"""Filters above a list, read from the address; what makes no sense there is left out and said (docs/keputusan/0048).

    class SaringanProgramForm(SaringanForm):
        nilai_class = queries.Saringan
        q = CariField("Cari nama atau kode")
        jenis = KunciField("Jenis", queries.jenis_pilihan)

    saringan = SaringanProgramForm(request)
    rows = queries.program_list(request.user, saringan.nilai)

`{% include "components/saringan.html" %}` draws the fields,
`{% include "components/saringan_chips.html" with jumlah=page.paginator.count satuan="program" %}` what is set.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import Field, fields
from datetime import date
from functools import cache
from typing import Any, ClassVar, Self, cast

from django import forms
from django.db.models import Model
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.choices import BaseChoiceIterator
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from lib import paging
from lib.format import format_tanggal_pendek
from lib.forms import TAHUN_TERAKHIR, TAHUN_TERAWAL, Form, TanggalField
from lib.masukan import as_id

Pilihan = Iterable[tuple[Any, Any]]


class PilihSelect(forms.Select):
    """Draws its options in one go: Django's own includes a template for each, which costs a list page a sixth of its time."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        chosen = str(value or "")
        plain: list[tuple[Any, Any]] = []
        grouped: list[tuple[Any, Any]] = []
        for key, text in self.choices:
            (grouped if _is_group(text) else plain).append((key, text))
        groups = format_html_join("", '<optgroup label="{}">{}</optgroup>', ((key, self._draw(rows, chosen)) for key, rows in grouped))
        return format_html(
            '<select name="{}"{}>{}{}</select>', name, flatatt({**self.attrs, **(attrs or {})}), self._draw(plain, chosen), groups
        )

    def _draw(self, choices: Pilihan, chosen: str) -> SafeString:
        """A list may offer two hundred units: with `format_html` for each they took a quarter of its time."""
        return SafeString(
            "".join(
                f'<option value="{key if isinstance(key, int) else conditional_escape(key)}"{" selected" if str(key) == chosen else ""}>'
                f"{conditional_escape(text)}</option>"
                for key, text in choices
            )
        )


class CariField(forms.CharField):
    """A search text; `paging.read_text` has cut it."""

    def __init__(self, label: str, placeholder: str = "", *, chip: str = "“{value}”", jenis: str = "search") -> None:
        attrs = {
            "type": jenis,
            "maxlength": paging.MAX_TEXT,
            "autocomplete": "off",
            **({"placeholder": placeholder} if placeholder else {}),
        }
        self.chip = chip
        super().__init__(label=label, required=False, widget=forms.TextInput(attrs))


class Tawaran(BaseChoiceIterator):
    """As they were made: Django would look through all of them again each time that one asks."""

    def __init__(self, entries: Callable[[], Pilihan]) -> None:
        self.entries = entries

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        return iter(self.entries())


class PilihField(forms.ChoiceField):
    """One of `choices`, which may be a function, asked once a page. Without `semua` there is no entry for all, and `initial` counts."""

    def __init__(
        self,
        label: str,
        choices: Pilihan | Callable[[], Pilihan],
        *,
        semua: str | None = "Semua",
        chip: str | None = None,
        initial: Any = "",
        hidden: bool = False,
    ) -> None:
        self.semua, self.chip = semua, chip
        super().__init__(label=label, required=False, widget=forms.HiddenInput if hidden else PilihSelect, initial=initial)
        self.offer(choices)

    def offer(self, choices: Pilihan | Callable[[], Pilihan]) -> None:
        """These are to choose from; on the field of one form, where they depend on who asks."""
        self.offered = choices
        self.entries = cache(self._with_all)
        self.choices = Tawaran(self.entries)

    def _with_all(self) -> list[Any]:
        found = self.offered() if callable(self.offered) else self.offered
        return [*([] if self.semua is None else [("", self.semua)]), *found]

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        copied: Self = super().__deepcopy__(memo)
        copied.offer(self.offered)
        return copied

    def words(self, value: Any) -> str:
        return next((str(text) for key, text in _flat(self.entries()) if str(key) == str(value)), "")


class KunciField(PilihField):
    """The number of a row. One that is not offered narrows the list too (a link from its own page), unless there is no entry for all."""

    def clean(self, value: Any) -> Any:
        return as_id(super().clean(value))

    def valid_value(self, value: Any) -> bool:
        return super().valid_value(value) or (self.semua is not None and self._fits(as_id(value)))

    def _fits(self, key: int | None) -> bool:
        return key is not None


class TahunField(KunciField):
    """A year."""

    def __init__(self, label: str, years: Callable[[], Iterable[int]], *, chip: str = "Tahun {value}", **more: Any) -> None:
        super().__init__(label, lambda: [(year, str(year)) for year in years()], chip=chip, **more)

    def _fits(self, key: int | None) -> bool:
        return key is not None and TAHUN_TERAWAL <= key <= TAHUN_TERAKHIR

    def words(self, value: Any) -> str:
        return str(value)


def tab_field(choices: Pilihan, first: str) -> PilihField:
    """Which tab is open: it goes along when the filter changes, and is no filter itself."""
    return PilihField("Keadaan", choices, semua=None, initial=first, chip="", hidden=True)


def dipakai_field() -> PilihField:
    """Lists show what is in use unless the address asks for the rest."""
    return PilihField("Keadaan", [("tidak", "Tidak dipakai lagi")], semua="Dipakai")


class HariField(TanggalField):
    def __init__(self, label: str, *, chip: str | None = None) -> None:
        self.chip = chip
        super().__init__(label=label, required=False)

    def words(self, value: date) -> str:
        return format_tanggal_pendek(value)


class CentangField(forms.BooleanField):
    def __init__(self, label: str, *, chip: str | None = None) -> None:
        self.chip = chip
        super().__init__(label=label, required=False)

    def words(self, value: bool) -> str:
        return "ya"


class SaringanForm(Form):
    """A form that is read by GET. `initial` of a field is what needs no chip."""

    nilai_class: ClassVar[type[Any]]
    chip: ClassVar[str] = "{value}"  # of a field that has none of its own; "" of a field is none at all
    lebar: ClassVar[tuple[str, ...]] = ("q",)
    lain: ClassVar[tuple[str, ...]] = ()  # behind "Saringan lain"
    judul_lain: ClassVar[str] = "Saringan lain"
    dibawa: ClassVar[tuple[str, ...]] = ("urut", "ukuran")  # stay in the address when the filter changes
    sebutan: ClassVar[str] = "Saring daftar"
    hidup: ClassVar[bool] = False  # the lower part of the page comes while somebody types
    lipat: ClassVar[bool] = True  # behind one button on a phone

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        data = request.GET.copy()
        for name, field in self.base_fields.items():
            if name in data or field.initial:
                data[name] = paging.read_text(request, name) or str(_start(field) or "")
        super().__init__(data, auto_id="f-%s")
        for name, field in self.fields.items():
            field.widget.attrs["class"] = _css(field.widget, extra=name in self.lain)
        self.prepare()
        self.is_valid()

    def prepare(self) -> None:
        """What depends on who asks is set here, on the fields of this form."""

    def offer(self, name: str, choices: Pilihan | Callable[[], Pilihan], semua: str | None = "Semua") -> None:
        """What this reader chooses from."""
        field = cast(PilihField, self.fields[name])
        field.semua = semua
        field.offer(choices)

    def value(self, name: str) -> Any:
        """What counts: what was asked for, else what the field begins with."""
        if name in self.errors or name not in self.cleaned_data:
            return self.fields[name].clean(_start(self.fields[name]) or None)
        return self.cleaned_data[name]

    @property
    def nilai(self) -> Any:
        """The frozen filter of the queries."""
        return self.make_nilai()

    def make_nilai(self, **more: Any) -> Any:
        """`unit_id` there is the field `unit` here."""
        pairs = [(field, field.name.removesuffix("_id")) for field in fields(self.nilai_class)]
        read = {field.name: _plain(field, self.value(name)) for field, name in pairs if name in self.fields}
        return self.nilai_class(**{**read, **more})

    def as_dict(self) -> dict[str, Any]:
        """Where no frozen filter is needed."""
        return {name: self.value(name) for name in self.fields}

    def settle(self, name: str, value: Any) -> None:
        """The page chose where the address said nothing."""
        self.errors.pop(name, None)
        self.data[name] = self.cleaned_data[name] = value  # type: ignore[index]

    @property
    def notes(self) -> list[str]:
        """What was left out, in words."""
        return [f"Saringan {str(self.fields[name].label).lower()} diabaikan: nilainya tidak dikenal." for name in self.errors]

    @property
    def chips(self) -> list[tuple[str, str]]:
        return [(text, paging.without(self.request, *name.split())) for name, text in self.active()]

    @property
    def clear_url(self) -> str:
        return paging.without(self.request, *(name for name, field in self.fields.items() if getattr(field, "chip", None) != ""))

    def active(self) -> Iterator[tuple[str, str]]:
        """(name, words) of each filter that is set; several names stand side by side."""
        for name, field in self.fields.items():
            value, chip = self.value(name), getattr(field, "chip", None)
            if value and chip != "" and str(value) != str(_start(field)):
                yield name, (self.chip if chip is None else chip).format(label=field.label, value=self.words(name, value))

    def words(self, name: str, value: Any) -> str:
        say = getattr(self.fields[name], "words", str)
        return say(value) or f"{name.capitalize()} lain"

    def describe(self) -> str:
        return ", ".join(text for _, text in self.active()) or "tanpa saringan"

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the address holds besides the filter, for hidden inputs."""
        return [(name, self.request.GET[name]) for name in self.dibawa if self.request.GET.get(name)]

    @property
    def is_dipakai(self) -> bool:
        return bool(self.value("dipakai") != "tidak")

    @property
    def cari(self) -> BoundField | None:
        return self["q"] if "q" in self.fields else None

    @property
    def utama(self) -> list[BoundField]:
        return [bound for bound in self.visible_fields() if bound.name not in ("q", *self.lain) and not _is_tick(bound)]

    @property
    def centang(self) -> list[BoundField]:
        return [bound for bound in self.visible_fields() if bound.name not in self.lain and _is_tick(bound)]

    @property
    def tambahan(self) -> list[BoundField]:
        return [self[name] for name in self.lain if name in self.fields]

    @property
    def is_lain_open(self) -> bool:
        return any(name in self.lain for name, _ in self.active())

    @property
    def is_folded(self) -> bool:
        return self.lipat and len(self.visible_fields()) > 1


def _start(field: forms.Field) -> Any:
    return field.initial() if callable(field.initial) else field.initial


def _css(widget: forms.Widget, *, extra: bool) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input" if extra else ""
    return "form-select" if isinstance(widget, PilihSelect) else "form-control"


def _plain(field: Field[Any], value: Any) -> Any:
    if isinstance(value, Model):
        return value.pk
    return bool(value) if field.type is bool else value


def _is_tick(bound: BoundField) -> bool:
    return isinstance(bound.field.widget, forms.CheckboxInput)


def _is_group(choices: Any) -> bool:
    return isinstance(choices, list | tuple)


def _flat(choices: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    for key, text in choices:
        yield from text if _is_group(text) else [(key, text)]
