from typing import Any

from django import forms

from lib.forms import Form, TanggalField
from pegawai.forms.orang import OrangField, ask_orang
from pegawai.models import Penempatan, Pengguna


class PlhForm(Form):
    """Whom, for which unit of the head, from which day to which, and on what ground; the rules are the service's."""

    pegawai = OrangField("plh", label="Pelaksana harian")
    unit = forms.TypedChoiceField(label="Unit yang Anda pimpin", coerce=int)
    mulai = TanggalField(label="Hari pertama")
    sampai = TanggalField(label="Hari terakhir", help_text="Sesudah hari ini wewenangnya berakhir sendiri.")
    dasar = forms.CharField(
        label="Alasan atau nomor surat perintah",
        max_length=Penempatan._meta.get_field("dasar").max_length,
        help_text="Misalnya cuti tahunan, atau nomor surat perintahnya. Dibaca petugas yang mengesahkan.",
    )

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_orang(self, user)
        self.fields["unit"].choices = list(user.headed_units.items())
