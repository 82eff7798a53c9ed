"""A crispy helper for forms that stand inside a page's own <form> element, and the field that takes a workbook."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms


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
