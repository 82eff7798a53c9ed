"""Forms of the JP rules: a new rule from a day on, its regulation."""

from django import forms

from diklat.models import AturanJP, KetentuanJP, TargetJP
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
        fields = ("paling_sedikit", "berlaku_mulai", "dasar", "is_terverifikasi")
        help_texts = {
            "paling_sedikit": "Kosongkan bila tidak ada target.",
            "berlaku_mulai": MULAI_HELP,
            "dasar": DASAR_HELP,
        }


class KetentuanForm(ModelForm):
    class Meta:
        model = KetentuanJP
        fields = ("menit_per_jp", "batas_pppk", "hari_putusan", "berlaku_mulai", "dasar", "is_terverifikasi")
        help_texts = {
            "menit_per_jp": "Dipakai bila JP dihitung dari lamanya kegiatan. Sisa menit tidak dihitung.",
            "batas_pppk": "Melampauinya memerlukan alasan. Belajar mandiri tidak dihitung. Kosongkan bila tidak ada batas.",
            "hari_putusan": "Sesudahnya pendaftaran diteruskan ke pimpinan di atasnya.",
            "berlaku_mulai": MULAI_HELP,
            "dasar": "Misalnya PP 49/2018 pasal 40 ayat (1).",
        }


class DasarForm(Form):
    dasar = forms.CharField(label="Dasar hukum", max_length=200, required=False, help_text=DASAR_HELP)
    is_terverifikasi = forms.BooleanField(label="Sudah diverifikasi", required=False)
