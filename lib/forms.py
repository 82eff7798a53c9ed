"""What forms share: their words, the crispy helper inside a page's own <form>, fields for days and times, the field of a workbook."""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms import BaseForm
from django.forms.utils import pretty_name
from django.templatetags.static import static
from django.utils.choices import BlankChoiceIterator
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

TAHUN_TERAWAL: Final = 1900
TAHUN_TERAKHIR: Final = 2199
RIBUAN: Final = re.compile(r"[-\u2212]?\d{1,3}(\.\d{3})+(,\d+)?")
JAM: Final = re.compile(r"(\d{1,2}?)[.:]?(\d\d)?", re.ASCII)


class FieldsHelper(FormHelper):
    """The page has the <form>, and shows the error summary on top."""

    def __init__(self, *fields: object) -> None:
        super().__init__()
        self.form_tag = False
        self.disable_csrf = True
        self.layout = Layout(*fields)


# What is said where neither form nor field says it better: by kind of field and code, instead of Django's stock sentences.
WORDS: Final[Mapping[type[forms.Field], Mapping[str, str]]] = {
    forms.Field: {
        "invalid": "Isian ini tidak dikenali. Tulis kembali.",
        "min_length": "Tulis sedikitnya %(limit_value)s huruf; sekarang %(show_value)s.",
        "max_length": "Singkat menjadi paling banyak %(limit_value)s huruf; sekarang %(show_value)s.",
        "min_value": "Paling kecil %(limit_value)s.",
        "max_value": "Paling besar %(limit_value)s.",
        "step_size": "Tulis kelipatan %(limit_value)s.",
        "max_digits": "Tulis paling banyak %(max)s angka.",
        "max_decimal_places": "Tulis paling banyak %(max)s angka di belakang koma.",
        "max_whole_digits": "Tulis paling banyak %(max)s angka di depan koma.",
        "null_characters_not_allowed": "Ada karakter yang tidak tampak. Hapus isian ini, lalu ketik kembali.",
        "unique": "Isian ini sudah dipakai. Tulis yang lain.",
        "unique_together": "Data dengan isian yang sama sudah ada. Ubah salah satunya.",
        "invalid_choice": "Pilih salah satu yang tersedia.",
        "invalid_list": "Pilih dari yang tersedia.",
        "invalid_pk_value": "Pilih dari yang tersedia.",
    },
    forms.IntegerField: {"invalid": "Tulis angka bulat, misalnya 12."},
    forms.FloatField: {"invalid": "Tulis angka, misalnya 7 atau 7,5."},
    forms.DecimalField: {"invalid": "Tulis angka, misalnya 7 atau 7,5."},
    forms.DateField: {"invalid": "Tulis tanggal, bulan, dan tahun, misalnya 24/11/2026."},
    forms.DateTimeField: {"invalid": "Isi tanggal dan jamnya, misalnya 24/11/2026 08.00."},
    forms.TimeField: {"invalid": "Tulis jam dan menit, misalnya 08.30."},
    forms.EmailField: {"invalid": "Tulis alamat surel lengkap, misalnya nama@contoh.go.id."},
    forms.URLField: {"invalid": "Tulis alamat lengkap, misalnya https://contoh.go.id."},
    forms.FileField: {
        "invalid": "Pilih berkasnya sekali lagi.",
        "missing": "Pilih berkasnya sekali lagi.",
        "empty": "Berkas ini kosong (0 byte). Simpan lagi, lalu unggah kembali.",
        "max_length": "Nama berkas terlalu panjang. Singkat menjadi paling banyak %(max)s huruf.",
        "contradiction": "Pilih berkas baru, atau hapus yang lama; tidak keduanya.",
        "invalid_extension": "Jenis berkas ini tidak diterima. Pakai %(allowed_extensions)s.",
    },
}
ASK: Final[Mapping[type[forms.Widget], str]] = {
    forms.CheckboxInput: "Centang",
    forms.FileInput: "Pilih",
    forms.widgets.ChoiceWidget: "Pilih",
    forms.Textarea: "Tulis",
    forms.Widget: "Isi",
}


DASHES: Final = BLANK_CHOICE_DASH[0][1]


EXAMPLE: Final[Mapping[type[forms.Field], str]] = {
    forms.IntegerField: " dengan angka",
    forms.DateField: ", misalnya 24/11/2026",
    forms.TimeField: ", misalnya 08.30",
    forms.EmailField: ", misalnya nama@contoh.go.id",
    forms.Field: "",
}


def ask(field: forms.Field, name: str) -> str:
    """What to do with a required field that was left empty."""
    verb = next(verb for widget, verb in ASK.items() if isinstance(field.widget, widget))
    example = next(example for kind, example in EXAMPLE.items() if isinstance(field, kind))
    return f"{verb} “{field.label or pretty_name(name)}”{example}."


class OwnWords:
    """Every refusal of a form passes here; one with Django's own sentence (the only translated ones of the product) gets ours."""

    fields: dict[str, Any]  # of its own kind each, as the form has them
    bersyarat: ClassVar[frozenset[str]] = frozenset()  # needed in some cases, which their hint tells: never marked as optional

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            name_empty(field)

    def add_error(self, field: str | None, error: Any) -> None:
        refusal = error if isinstance(error, ValidationError) else ValidationError(error)
        rows = refusal.error_dict if hasattr(refusal, "error_dict") else {field: refusal.error_list}
        for name, leaves in rows.items():
            for leaf in leaves:
                if isinstance(leaf.message, Promise):
                    leaf.message = self._reword(name or "", leaf)
        super().add_error(field, refusal)  # type: ignore[misc]

    def _reword(self, name: str, leaf: ValidationError) -> Any:
        field, code = self.fields.get(name, forms.Field()), leaf.code or ""
        if code in {"required", "blank", "null"}:
            return ask(field, name)
        return next((words[code] for kind in type(field).mro() if code in (words := WORDS.get(kind, {}))), leaf.message)


class Form(OwnWords, forms.Form):
    """A form that asks in our words."""


class Refusal(Form):
    """Takes what a service refused, for a page that shows a formset."""

    @classmethod
    def of(cls, refusal: ValidationError) -> Self:
        form = cls({})
        form.add_error(None, refusal.messages)
        return form


class FormSet(forms.BaseFormSet):  # type: ignore[type-arg]
    """Rows of one form."""

    default_error_messages = {
        "missing_management_form": "Isian ini tidak lengkap terkirim. Muat ulang halamannya, lalu isi kembali.",
        "too_many_forms": "Paling banyak %(num)d baris. Hapus yang lebih.",
        "too_few_forms": "Isi sedikitnya %(num)d baris.",
    }


class WorkbookField(forms.FileField):
    """An Excel or CSV file; what it holds is read later, in the bounded reader."""

    def __init__(self, *, help_text: str, label: str = "Berkas Excel (.xlsx) atau CSV", **kwargs: Any) -> None:
        errors = {
            "required": "Pilih berkas Excel atau CSV.",
            "empty": "Berkas ini kosong (0 byte). Simpan lagi dari Excel, lalu unggah kembali.",
            "max_length": "Nama berkas terlalu panjang. Singkat menjadi paling banyak 200 huruf.",
        }
        widget = forms.FileInput(attrs={"accept": ".xlsx,.csv"})
        super().__init__(label=label, help_text=help_text, max_length=200, widget=widget, error_messages=errors, **kwargs)


def check_tahun(value: date) -> None:
    """The week, month or year around a day must exist too. Refuses: di_luar_masa."""
    if not TAHUN_TERAWAL <= value.year <= TAHUN_TERAKHIR:
        text = f"Periksa tahunnya: yang diterima {TAHUN_TERAWAL} sampai {TAHUN_TERAKHIR}."
        raise ValidationError(text, code="di_luar_masa")


class Penanggalan:
    """A text field that is written day first in every browser; js/tanggal.js puts in the strokes and opens the browser's calendar.

    `min` and `max` (days as 2026-11-24) bound the calendar only; the field itself is judged by the form.
    """

    asli = "date"
    contoh = "hh/bb/tttt"

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        attrs = super().build_attrs(base_attrs, extra_attrs)  # type: ignore[misc]
        bounds = {f"data-{name}": attrs.pop(name) for name in ("min", "max") if name in attrs}
        plain = {"inputmode": "numeric", "autocomplete": "off", "placeholder": self.contoh, "maxlength": len(self.contoh)}
        return {**plain, **attrs, **bounds, "data-tanggal": self.asli}

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        field = super().render(name, value, attrs, renderer)  # type: ignore[misc]
        picture = format_html('<svg class="tk-i" aria-hidden="true"><use href="{}#i-calendar-event"/></svg>', static("icons.svg"))
        button = '<button class="btn quiet" type="button" data-kalender hidden aria-label="Buka kalender">{}</button>'
        return format_html('<span class="tk-tanggal">{}{}</span>', field, format_html(button, picture))


class TanggalInput(Penanggalan, forms.DateInput):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, "%d/%m/%Y")


class WaktuInput(Penanggalan, forms.DateTimeInput):
    asli = "datetime-local"
    contoh = "hh/bb/tttt jj.mm"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, "%d/%m/%Y %H.%M")


class TanggalField(forms.DateField):
    """A day, wherever one is read, in a form or in the address bar: 24/11/2026, and 2026-11-24 as links write it."""

    widget = TanggalInput
    input_formats = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
    default_validators = [check_tahun]

    def to_python(self, value: Any) -> date | None:
        """A keyboard of digits has no stroke: 24112026 is a day too."""
        text = str(value or "").strip()
        return super().to_python(f"{text[:2]}/{text[2:4]}/{text[4:]}" if len(text) == 8 and text.isdecimal() else value)


class WaktuField(forms.DateTimeField):
    """A day with its time: 24/11/2026 08.00."""

    widget = WaktuInput
    input_formats = ("%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M", "%d-%m-%Y %H.%M", "%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M:%S")
    default_validators = [check_tahun]


class JamInput(forms.TimeInput):
    """A text field of 24 hours in every browser; js/tanggal.js puts in the dot."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        plain = {"inputmode": "numeric", "autocomplete": "off", "placeholder": "jj.mm", "maxlength": 5, "data-jam": True}
        super().__init__({**plain, **(attrs or {})}, "%H.%M")


class JamField(forms.TimeField):
    """A time of day: 08.30, and as people type it 08:30, 830 or 8."""

    widget = JamInput
    input_formats = ("%H.%M",)

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return super().to_python(value)
        found = JAM.fullmatch(str(value).strip())
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(f"{found[1]}.{found[2] or '00'}")


class AngkaField(forms.DecimalField):
    """A number with decimals as people write it here: 7,5 and 1.500, and 7.5 too; shown with a comma and no idle noughts."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "form-control"})
        super().__init__(**{"widget": widget, **kwargs})

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs make a decimal field one of whole numbers
        text = str("" if value is None else value).replace(" ", "").replace("\u2212", "-")
        return super().to_python((text.replace(".", "") if RIBUAN.fullmatch(text) else text).replace(",", "."))

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


FORM_CLASS: Final[dict[type, type[forms.Field]]] = {
    models.DecimalField: AngkaField,
    models.DateField: TanggalField,
    models.DateTimeField: WaktuField,
    models.TimeField: JamField,
}


def make_field(column: "models.Field[Any, Any]", **options: Any) -> forms.Field | None:
    if form_class := FORM_CLASS.get(type(column)):
        options["form_class"] = form_class
    return column.formfield(**options)


def name_empty(field: forms.Field) -> None:
    """Words instead of Django's row of dashes."""
    words = "Pilih" if field.required else "Tidak diisi"
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = words if field.empty_label == DASHES else field.empty_label
    elif isinstance(field, forms.TypedChoiceField) and isinstance(field.choices, BlankChoiceIterator):
        field.choices = [(value, words if text == DASHES else text) for value, text in field.choices]


class ModelForm(OwnWords, forms.ModelForm):  # type: ignore[type-arg]
    """Its days and moments are read by the fields of this file."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "Meta" in vars(cls):
            cls.Meta.formfield_callback = staticmethod(make_field)  # type: ignore[attr-defined]


def add_refusal(form: BaseForm, refusal: ValidationError) -> None:
    """A sentence at its field where the form has that field, else above the form."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
