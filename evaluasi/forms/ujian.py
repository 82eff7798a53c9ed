"""The settings of a test, and more time for one attempt."""

from typing import Any, cast

from crispy_forms.layout import Fieldset
from django import forms
from django.db.models import QuerySet

from evaluasi.models import Ujian, VersiInstrumen
from evaluasi.models.ujian import DURASI_MAKS
from evaluasi.services.ujian import FIELDS
from lib.forms import FieldsHelper, Form, ModelForm, WaktuField


class VersiField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.instrumen.nama}, versi {obj.nomor} ({obj.butir} soal)"


class UjianForm(ModelForm):
    mulai = WaktuField(label="Dibuka")
    selesai = WaktuField(label="Ditutup", help_text="Sesudah waktu ini tes tidak dapat dimulai lagi, dan yang sedang mengerjakan berhenti.")

    class Meta:
        model = Ujian
        fields = FIELDS
        field_classes = {"versi": VersiField}
        help_texts = {
            "durasi": "5 sampai 480. Dihitung sejak peserta menekan Mulai; kosong berarti sampai tes ditutup.",
            "percobaan_maks": "1 sampai 5; nilai tertinggi yang dipakai.",
            "is_acak": "Setiap peserta melihat soal dalam urutan yang berbeda.",
        }

    def __init__(self, *args: Any, versi: QuerySet[VersiInstrumen], terkunci: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["versi"])
        field.queryset, field.empty_label = versi, "Pilih instrumen"
        for name in ("versi", "is_acak"):
            self.fields[name].disabled = terkunci
        if terkunci:
            field.help_text = "Sudah dikerjakan peserta, jadi instrumen dan urutannya tidak berubah lagi."
        self.helper = FieldsHelper(
            Fieldset("Soal", "versi", "is_acak"),
            Fieldset("Waktu", "mulai", "selesai", "durasi", "percobaan_maks"),
            Fieldset("Hasil", "tampil"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        mulai, selesai = cleaned.get("mulai"), cleaned.get("selesai")
        if mulai and selesai and selesai <= mulai:
            self.add_error("selesai", forms.ValidationError("Waktu tutup harus sesudah waktu buka.", code="waktu"))
        return cleaned


class TambahWaktuForm(Form):
    menit = forms.IntegerField(label="Tambahan waktu (menit)", min_value=1, max_value=DURASI_MAKS, initial=10)
    alasan = forms.CharField(
        label="Alasan",
        max_length=100,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tersimpan bersama nama Anda, misalnya listrik padam 10 menit.",
        error_messages={"required": "Tulis alasan tambahan waktu."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FieldsHelper("menit", "alasan")
