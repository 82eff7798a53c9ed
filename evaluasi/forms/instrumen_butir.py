"""One item of a draft; which fields there are depends on its kind and on the kind of instrument."""

from typing import Any

from crispy_forms.layout import Field, Fieldset
from django import forms

from evaluasi.forms import pilihan
from evaluasi.models import Butir, Instrumen
from evaluasi.models.instrumen import JENIS_PASCA, LABEL_SKALA, JenisInstrumen
from lib.berkas.cells import clean_lines, clean_text
from lib.forms import FieldsHelper, ModelForm

TEKS_CHARS = 2000
LABEL = tuple(f"label_{number}" for number in range(1, len(LABEL_SKALA) + 1))
UNSUR_HELP = {
    JenisInstrumen.SKM: "U1 sampai U9 menurut PermenPANRB 14/2017, masing-masing satu kali.",
    JenisInstrumen.PRE_TEST: "Materi yang diuji; dipakai pada analisis butir.",
    JenisInstrumen.POST_TEST: "Materi yang diuji; dipakai pada analisis butir.",
}


class ButirForm(ModelForm):
    class Meta:
        model = Butir
        fields = ("teks", "bantuan", "tentang", "unsur", "bobot", "is_wajib", "angka_min", "angka_maks")
        widgets = {"teks": forms.Textarea(attrs={"rows": 3, "maxlength": TEKS_CHARS})}
        help_texts = {
            "bantuan": "Satu kalimat di bawah pertanyaan.",
            "tentang": "Pertanyaan tentang pengajar diajukan sekali untuk tiap pengajar.",
            "bobot": "Sumbangan jawaban benar pada nilai; biasanya 1.",
            "is_wajib": "Isian tidak dapat dikirim sebelum pertanyaan ini dijawab.",
        }
        labels = {"bobot": "Bobot"}

    def __init__(self, *args: Any, instrumen: Instrumen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instrumen, self.jenis = instrumen, self.instance.jenis
        self._drop_fields()
        self.fields["unsur"].help_text = UNSUR_HELP.get(JenisInstrumen(instrumen.jenis), "Hasil dikelompokkan menurut unsur ini.")
        self.fields["unsur"].label = "Materi" if instrumen.is_tes else "Unsur"
        self.fields["unsur"].widget.attrs |= {"list": "daftar-unsur", "autocomplete": "off"}
        self.fields["unsur"].required = self.jenis == Butir.Jenis.SKALA
        self.fields["unsur"].error_messages["required"] = "Isi unsurnya; hasil dikelompokkan menurut unsur."
        if "tentang" in self.fields:
            self.fields["tentang"].label = "Tentang"
            self.fields["tentang"].choices = Butir.Tentang.choices
        self._add_fields()
        self.helper = FieldsHelper(*self._layout())

    def _drop_fields(self) -> None:
        umpan = self.instrumen.jenis in (JenisInstrumen.UMPAN_BALIK, *JENIS_PASCA)
        dropped = {"tentang": not umpan, "bobot": not (self.instrumen.is_tes and self.jenis == Butir.Jenis.PILIHAN)}
        dropped |= dict.fromkeys(("angka_min", "angka_maks"), self.jenis != Butir.Jenis.ANGKA)
        for name, is_dropped in dropped.items():
            if is_dropped:
                del self.fields[name]

    def _add_fields(self) -> None:
        if self.jenis == Butir.Jenis.PILIHAN:
            self.fields |= pilihan.make_pilihan(self.instance.pilihan)
            if self.instrumen.is_tes:
                self.fields["kunci"] = pilihan.make_kunci(self.instance.kunci)
        if self.jenis == Butir.Jenis.SKALA:
            kept = self.instance.label_skala
            for number, (name, usual) in enumerate(zip(LABEL, LABEL_SKALA, strict=True), 1):
                field = forms.CharField(label=f"Kata untuk {number}", max_length=40, required=False)
                field.widget.attrs |= {"placeholder": usual, "autocomplete": "off"}
                field.initial = kept[number - 1] if kept else ""
                self.fields[name] = field

    def _layout(self) -> list[object]:
        names = list(self.fields)
        parts = [Fieldset("Pertanyaan", *(name for name in ("teks", "bantuan") if name in names))]
        if self.jenis == Butir.Jenis.PILIHAN:
            kunci = [Field("kunci", wrapper_class="tk-kunci")] if "kunci" in names else []
            parts.append(Fieldset("Pilihan jawaban", *pilihan.NAMA, *kunci))
        if self.jenis == Butir.Jenis.SKALA:
            parts.append(Fieldset("Kata skala", *LABEL))
        if self.jenis == Butir.Jenis.ANGKA:
            parts.append(Fieldset("Batas angka", "angka_min", "angka_maks"))
        return [*parts, Fieldset("Pengelompokan", *(name for name in ("tentang", "unsur", "bobot", "is_wajib") if name in names))]

    def clean_teks(self) -> str:
        text = clean_lines(self.cleaned_data["teks"])
        if len(text) > TEKS_CHARS:
            raise forms.ValidationError(f"Paling banyak {TEKS_CHARS} huruf; sekarang {len(text)}.", code="panjang")
        return text

    def clean_unsur(self) -> str:
        return clean_text(self.cleaned_data["unsur"])

    def clean_bobot(self) -> Any:
        if self.cleaned_data["bobot"] <= 0 or self.cleaned_data["bobot"] > 100:
            raise forms.ValidationError("Bobot lebih dari 0 sampai 100, misalnya 1 atau 2,5.", code="bobot")
        return self.cleaned_data["bobot"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.jenis == Butir.Jenis.PILIHAN:
            self.instance.pilihan, self.instance.kunci = pilihan.clean_pilihan(self, cleaned)
        if self.jenis == Butir.Jenis.SKALA:
            self._clean_label(cleaned)
        low, high = cleaned.get("angka_min"), cleaned.get("angka_maks")
        if low is not None and high is not None and high <= low:
            self.add_error("angka_maks", forms.ValidationError("Angka paling besar harus melebihi yang paling kecil.", code="urutan"))
        return cleaned

    def _clean_label(self, cleaned: dict[str, Any]) -> None:
        words = [clean_text(cleaned.get(name) or "") for name in LABEL]
        if any(words) and not all(words):
            text = "Isi keempat kata skala, atau kosongkan semuanya untuk memakai kata yang biasa."
            self.add_error(LABEL[words.index("")], forms.ValidationError(text, code="kurang"))
        self.instance.label_skala = words if all(words) else []
