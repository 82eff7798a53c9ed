"""Forms of the JP rules: a new rule from a day on, its regulation, a holiday."""

from typing import Any

from django import forms

from diklat.models import AturanJP, HariLibur, TargetJP
from lib.forms import Form, ModelForm

MULAI_HELP = "Aturan lama berakhir pada hari ini; yang sudah dihitung sebelumnya tidak berubah."
DASAR_HELP = "Misalnya PerLAN 10/2018 lampiran I."


class AturanForm(ModelForm):
    class Meta:
        model = AturanJP
        fields = ("cara", "jp", "batas_harian", "berlaku_mulai", "dasar", "is_terverifikasi")
        help_texts = {
            "jp": "Hanya untuk cara per pertemuan atau per penugasan.",
            "batas_harian": "Kosongkan bila tidak dibatasi.",
            "berlaku_mulai": MULAI_HELP,
            "dasar": DASAR_HELP,
        }


class TargetForm(ModelForm):
    class Meta:
        model = TargetJP
        fields = ("paling_sedikit", "paling_banyak", "berlaku_mulai", "dasar", "is_terverifikasi")
        help_texts = {
            "paling_sedikit": "Kosongkan bila tidak ada target.",
            "paling_banyak": "Kosongkan bila tidak ada batas.",
            "berlaku_mulai": MULAI_HELP,
            "dasar": DASAR_HELP,
        }


class DasarForm(Form):
    dasar = forms.CharField(label="Dasar hukum", max_length=200, required=False, help_text=DASAR_HELP)
    is_terverifikasi = forms.BooleanField(label="Sudah diverifikasi", required=False)


class LiburForm(ModelForm):
    class Meta:
        model = HariLibur
        fields = ("tanggal", "nama")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nama"].help_text = "Misalnya Hari Raya Idulfitri."
