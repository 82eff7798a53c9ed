"""What people say about their own application."""

from django import forms

from diklat.forms.peserta import ALASAN_CHARS, AlasanField
from diklat.services.pendaftaran.angkatan import PRIORITAS
from lib.forms import Form

SALAH = "Pilih urutan dahulu 1 sampai 9."


class DaftarForm(Form):
    bersyarat = frozenset({"alasan_pengecualian"})
    alasan_pengecualian = AlasanField(label="Alasan pengecualian", required=False)

    def clean_alasan_pengecualian(self) -> str:
        return str(self.cleaned_data["alasan_pengecualian"]).strip()


class BatalForm(Form):
    alasan = AlasanField(label="Alasan pembatalan", help_text="Dibaca atasan dan pengelola diklat.")


class LepasForm(Form):
    alasan = forms.CharField(label="Alasan", max_length=ALASAN_CHARS, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class GantiForm(Form):
    alasan = AlasanField(label="Alasan penggantian", help_text="Dibaca pengganti, atasan, dan pengelola diklat.")


class PrioritasForm(Form):
    prioritas = forms.TypedChoiceField(
        choices=[(nilai, nilai) for nilai in PRIORITAS], coerce=int, error_messages={"required": SALAH, "invalid_choice": SALAH}
    )
    alasan = AlasanField(error_messages={"required": "Tulis alasannya. Ia tersimpan pada riwayat pendaftaran."})
