"""Filters of the mail log, the reason for sending again, and the editable words of a kind of mail."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from lib.forms import FieldsHelper, Form, ModelForm, TanggalField
from pegawai.forms.saringan import SaringanForm, any_of
from pegawai.models import AturanPengingat, Notifikasi
from pegawai.queries import notifikasi as queries
from pegawai.services.notifikasi import kata


class SaringanNotifikasiForm(SaringanForm):
    q = forms.CharField(
        label="Penerima",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama, NIP, atau surel", "autocomplete": "off", "maxlength": 100}),
    )
    aturan = forms.ChoiceField(label="Jenis surel", required=False)
    status = forms.ChoiceField(label="Keadaan", required=False, choices=any_of(Notifikasi.Status.choices, "Semua keadaan"))
    objek = forms.CharField(
        label="Tentang", required=False, max_length=60, widget=forms.TextInput(attrs={"placeholder": "misalnya angkatan:12"})
    )
    sejak = TanggalField(label="Sejak", required=False)
    sampai = TanggalField(label="Sampai", required=False)

    def __init__(self, request: Any) -> None:
        self.base_fields["aturan"].choices = any_of(queries.rule_names().items(), "Semua jenis")  # type: ignore[attr-defined]
        super().__init__(request)

    @property
    def is_extra_open(self) -> bool:
        return any(self.cleaned_data.get(name) for name in ("objek", "sejak", "sampai"))

    @property
    def saringan(self) -> queries.Saringan:
        words = {name: self.value(name) for name in ("q", "aturan", "status", "objek")}
        return queries.Saringan(**words, sejak=self.cleaned_data.get("sejak"), sampai=self.cleaned_data.get("sampai"))


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
