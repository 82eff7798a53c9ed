"""What forms share: the crispy helper inside a page's own <form>, fields for days and moments, the field that takes a workbook."""

from datetime import date
from typing import Any, Final

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseForm

TAHUN_TERAWAL: Final = 1900
TAHUN_TERAKHIR: Final = 2199


class FieldsHelper(FormHelper):
    """The page shows the error summary, on top."""

    def __init__(self, *fields: object) -> None:
        super().__init__()
        self.form_tag = False
        self.disable_csrf = True
        self.summary_above = True
        self.layout = Layout(*fields)


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


class TanggalField(forms.DateField):
    """A day, wherever one is read: in a form or in the address bar."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_validators = [check_tahun]


class WaktuField(forms.DateTimeField):
    """A day with its time."""

    default_validators = [check_tahun]


FORM_CLASS: Final[dict[type, type[forms.Field]]] = {models.DateField: TanggalField, models.DateTimeField: WaktuField}


def make_field(column: "models.Field[Any, Any]", **options: Any) -> forms.Field | None:
    if form_class := FORM_CLASS.get(type(column)):
        options["form_class"] = form_class
    return column.formfield(**options)


class ModelForm(forms.ModelForm):  # type: ignore[type-arg]
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
