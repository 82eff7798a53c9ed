"""A question of the bank, and the upload of many."""

from typing import Any

from crispy_forms.layout import Field, Fieldset
from django import forms

from evaluasi.forms import pilihan
from evaluasi.models import Soal
from evaluasi.queries.soal import kompetensi_pilihan
from evaluasi.workbooks.soal import BARIS_MAKS, TEKS_CHARS
from lib.berkas.cells import clean_lines, clean_text
from lib.format import format_angka
from lib.forms import FieldsHelper, Form, ModelForm, WorkbookField


class SoalForm(ModelForm):
    class Meta:
        model = Soal
        fields = ("kode", "topik", "kompetensi", "teks", "tingkat")
        widgets = {"teks": forms.Textarea(attrs={"rows": 3, "maxlength": TEKS_CHARS})}
        help_texts = {
            "kode": "Singkat dan tetap, misalnya PBJ-014. Impor mengenali soal dari kodenya.",
            "topik": "Dipakai untuk menyaring bank dan pada analisis butir.",
            "kompetensi": "Bila soal ini menguji satu kompetensi kamus.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topik"].widget.attrs |= {"list": "daftar-topik", "autocomplete": "off"}
        self.fields["kompetensi"].queryset = kompetensi_pilihan(self.instance.kompetensi_id)
        self.fields["kompetensi"].empty_label = "Tidak diisi"
        self.fields |= pilihan.make_pilihan(self.instance.pilihan or [])
        self.fields["kunci"] = pilihan.make_kunci(self.instance.kunci)
        self.helper = FieldsHelper(
            Fieldset("Soal", "kode", "topik", "kompetensi", "tingkat", "teks"),
            Fieldset("Pilihan jawaban", *pilihan.NAMA, Field("kunci", wrapper_class="tk-kunci")),
        )

    def clean_kode(self) -> str:
        return clean_text(self.cleaned_data["kode"]).upper()

    def clean_topik(self) -> str:
        return clean_text(self.cleaned_data["topik"])

    def clean_teks(self) -> str:
        text = clean_lines(self.cleaned_data["teks"])
        if len(text) > TEKS_CHARS:
            raise forms.ValidationError(f"Paling banyak {TEKS_CHARS} huruf; sekarang {len(text)}.", code="panjang")
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.instance.pilihan, kunci = pilihan.clean_pilihan(self, cleaned)
        self.instance.kunci = kunci or 1
        return cleaned


class UnggahSoalForm(Form):
    berkas = WorkbookField(
        help_text=f"Satu baris satu soal. Paling banyak {format_angka(BARIS_MAKS)} baris dan 5 MB; lebih dari itu, bagi berkasnya."
    )
