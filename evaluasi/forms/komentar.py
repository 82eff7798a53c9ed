from django import forms

from evaluasi.models import KomentarSurvei
from lib.forms import Form


class SembunyiForm(Form):
    """Why a comment is hidden."""

    alasan = forms.CharField(
        label="Alasan",
        help_text="Misalnya: memuat nama orang. Alasan tersimpan bersama nama Anda dan harinya.",
        max_length=KomentarSurvei._meta.get_field("alasan_sembunyi").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasan menyembunyikan komentar ini."},
    )
