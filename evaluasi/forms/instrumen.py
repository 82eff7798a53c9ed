"""The head of an instrument, and the words above its questions."""

from typing import Any

from crispy_forms.layout import Fieldset
from django import forms

from diklat.models import Program
from evaluasi.models import Instrumen, VersiInstrumen
from lib.berkas.cells import clean_lines
from lib.forms import FieldsHelper, ModelForm
from pegawai.forms.pegawai import set_empty_labels

PETUNJUK_CHARS = 2000


class SumberField(forms.ModelChoiceField):
    def label_from_instance(self, obj: VersiInstrumen) -> str:
        return f"{obj.instrumen.get_jenis_display()}: {obj.instrumen.nama} ({obj.instrumen.kode}, versi {obj.nomor})"


class InstrumenForm(ModelForm):
    sumber = SumberField(
        VersiInstrumen.objects.none(), label="Mulai dari salinan", required=False,
        help_text="Pertanyaannya disalin ke draf pertama; jenisnya harus sama. Kosongkan untuk mulai dari nol.",
    )  # fmt: skip

    class Meta:
        model = Instrumen
        fields = ("kode", "nama", "jenis", "program")
        help_texts = {
            "kode": "Singkat dan tetap, misalnya AWAL-PBJ.",
            "program": "Kosongkan untuk instrumen umum. Instrumen khusus dipakai menggantikan yang umum pada program itu.",
        }
        error_messages = {"kode": {"unique": "Kode ini sudah dipakai instrumen lain."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.instance.program_id
        self.fields["program"].queryset = (Program.objects.active() | Program.objects.filter(pk=kept)).order_by("nama")
        set_empty_labels(self)
        self.fields["program"].empty_label = "Semua program (umum)"
        if self.instance.pk is None:
            terbit = VersiInstrumen.objects.filter(status=VersiInstrumen.Status.TERBIT, instrumen__is_aktif=True)
            self.fields["sumber"].queryset = terbit.select_related("instrumen").order_by("instrumen__jenis", "instrumen__nama")
            self.fields["sumber"].empty_label = "Mulai dari nol"
        else:
            del self.fields["sumber"]
        self.helper = FieldsHelper(Fieldset("", *self.fields))

    def clean_kode(self) -> str:
        return str(self.cleaned_data["kode"]).upper()


class PetunjukForm(ModelForm):
    class Meta:
        model = VersiInstrumen
        fields = ("petunjuk",)
        widgets = {"petunjuk": forms.Textarea(attrs={"rows": 5, "maxlength": PETUNJUK_CHARS})}
        help_texts = {"petunjuk": "Tampil di atas pertanyaan. Boleh dikosongkan."}

    def clean_petunjuk(self) -> str:
        text = clean_lines(self.cleaned_data["petunjuk"])
        if len(text) > PETUNJUK_CHARS:
            raise forms.ValidationError(f"Paling banyak {PETUNJUK_CHARS} huruf; sekarang {len(text)}.", code="panjang")
        return text
