"""Objections: what is wrong, and the answer."""

from django import forms

from insentif.models import KeberatanPoin
from lib.forms import FieldsHelper, Form

Status = KeberatanPoin.Status
PUTUSAN = [(kode, label) for kode, label in Status.choices if kode != Status.DIAJUKAN]


class KeberatanForm(Form):
    helper = FieldsHelper("isi")
    isi = forms.CharField(
        label="Apa yang keliru",
        help_text="Sebutkan apa yang seharusnya tercatat, dan di mana buktinya. Misalnya: JP diklat ini 24, bukan 20.",
        max_length=KeberatanPoin._meta.get_field("isi").max_length,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis apa yang keliru."},
    )


class JawabanForm(Form):
    helper = FieldsHelper("status", "jawaban")
    status = forms.ChoiceField(
        label="Putusan",
        choices=PUTUSAN,
        widget=forms.RadioSelect,
        help_text="Poin tidak diubah dengan tangan. Perbaiki dahulu sumbernya (hasil, JP, kehadiran), lalu poin dihitung ulang.",
        error_messages={"required": "Pilih putusan."},
    )
    jawaban = forms.CharField(
        label="Jawaban untuk pegawai",
        max_length=KeberatanPoin._meta.get_field("jawaban").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis jawabannya."},
    )
