from typing import Any

from django import forms

from diklat.models import PenandaTangan, SuratDinas
from lib.forms import FieldsHelper, ModelForm


class SuratForm(ModelForm):
    class Meta:
        model = SuratDinas
        fields = ("jenis", "nomor", "tanggal", "dasar", "sumber_biaya", "tembusan", "penanda_tangan")
        widgets = {
            "dasar": forms.Textarea(attrs={"rows": 4}),
            "tembusan": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"jenis": "Jenis surat"}
        help_texts = {
            "nomor": "Nomor dari tata naskah dinas, misalnya 800.1.11/215/DIKLAT/2026.",
            "dasar": "Satu dasar per baris; nomornya dibuat sendiri.",
            "sumber_biaya": "Misalnya DPA tahun anggaran berjalan.",
            "tembusan": "Satu penerima per baris.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officials = PenandaTangan.objects.filter(is_aktif=True)
        field = self.fields["penanda_tangan"]
        field.queryset = officials
        field.empty_label = "Pilih pejabat"
        if self.instance.pk is None and len(only := list(officials[:2])) == 1:
            self.initial.setdefault("penanda_tangan", only[0].pk)
        self.fields["jenis"].choices = [("", "Pilih jenis surat"), *SuratDinas.Jenis.choices]
        self.helper = FieldsHelper(*self.fields)
