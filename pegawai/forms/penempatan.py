from typing import Any

from django import forms

from lib.forms import Form, ModelForm, TanggalField
from pegawai.forms.pilihan import jabatan_field, unit_field
from pegawai.models import Penempatan
from pegawai.services.penempatan import FIELDS


class PenempatanForm(ModelForm):
    """The laws on overlapping are the service's; it needs the person, who is not in this form."""

    unit = unit_field(label="Unit", help_text="Ketik sebagian nama, lalu pilih dari daftar.")
    jabatan = jabatan_field(label="Jabatan", help_text="Ketik sebagian nama, lalu pilih dari daftar.")

    class Meta:
        model = Penempatan
        fields = FIELDS
        help_texts = {"selesai": "Hari pertama tanpa penempatan ini; kosong berarti masih berlaku."}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("mulai"), cleaned.get("selesai")
        if since and until and until <= since:
            self.add_error("selesai", forms.ValidationError("Tanggal berakhir harus sesudah tanggal mulai.", code="tanggal"))
        return cleaned


class AkhiriForm(Form):
    selesai = TanggalField(label="Berakhir sebelum", help_text="Hari pertama tanpa penempatan ini.")
