"""Requests for correction: what is wrong, and the decision."""

from django import forms

from lib.dokumen.formulir import BATAS, DokumenField, WithDokumen
from lib.forms import FieldsHelper, Form, ModelForm
from pegawai.models import PerbaikanData

Status = PerbaikanData.Status
PUTUSAN = [(kode, label) for kode, label in Status.choices if kode != Status.DIAJUKAN]


class PerbaikanForm(WithDokumen, ModelForm):
    berkas = DokumenField(label="Berkas bukti", required=False, help_text=f"SK, ijazah, atau surat: {BATAS}")
    helper = FieldsHelper("bagian", "tertulis", "seharusnya", "alasan", "berkas")

    class Meta:
        model = PerbaikanData
        fields = ("bagian", "tertulis", "seharusnya", "alasan")
        widgets = {"alasan": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "tertulis": "Boleh kosong bila datanya belum ada.",
            "alasan": "Sebutkan buktinya, misalnya nomor dan tanggal SK. Petugas mencocokkannya dengan arsip.",
        }


class PutusanForm(Form):
    helper = FieldsHelper("status", "jawaban")
    status = forms.ChoiceField(
        label="Putusan",
        choices=PUTUSAN,
        widget=forms.RadioSelect,
        help_text="Perbaiki dahulu datanya, lalu pilih Diperbaiki.",
        error_messages={"required": "Pilih putusan."},
    )
    jawaban = forms.CharField(
        label="Jawaban untuk pegawai",
        max_length=PerbaikanData._meta.get_field("jawaban").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis jawabannya."},
    )
