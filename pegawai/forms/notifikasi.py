"""The reason for sending again, and the editable words of a kind of mail."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from lib.forms import FieldsHelper, Form, ModelForm
from pegawai.models import AturanPengingat
from pegawai.services.notifikasi import kata


class KirimUlangForm(Form):
    alasan = forms.CharField(label="Alasan", max_length=200)


class AturanPengingatForm(ModelForm):
    class Meta:
        model = AturanPengingat
        fields = ("is_aktif", "hari", "judul", "isi")
        widgets = {"isi": forms.Textarea(attrs={"rows": 14})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_aktif"].label = "Surel ini dikirim"
        self.fields["isi"].help_text = "Baris kosong memisahkan paragraf. Baris yang hanya berisi $tautan menjadi tombol."
        if self.instance.arti_hari:
            self.fields["hari"].required = True
            self.fields["hari"].label = self.instance.arti_hari
        else:
            del self.fields["hari"]
        self.helper = FieldsHelper(*Layout(*self.fields).fields)

    def clean_judul(self) -> str:
        return self._check("judul")

    def clean_isi(self) -> str:
        text = self._check("isi").replace("\r\n", "\n")
        if "$tautan" not in text and "${tautan}" not in text:
            raise ValidationError("Isi surel harus memuat $tautan, agar penerima dapat langsung membuka halamannya.", code="tanpa_tautan")
        return text

    def _check(self, name: str) -> str:
        text: str = self.cleaned_data[name]
        kata.check_text(text, kata.placeholders_of(self.instance))
        return text
