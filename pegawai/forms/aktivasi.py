from django import forms

from lib.forms import FieldsHelper, Form
from pegawai.forms.pilihan import unit_field


class UndanganForm(Form):
    unit = unit_field(
        label="Unit", help_text="Bersama semua unit di bawahnya. Ketik kata dari namanya, lalu pilih dari daftar yang muncul."
    )
    helper = FieldsHelper("unit")


class KodeForm(Form):
    """The field is filled from behind the "#" of a scanned code (js/aktivasi.js)."""

    kode = forms.CharField(
        label="Kode aktivasi",
        max_length=40,
        help_text="Enam belas huruf dan angka pada surat Anda.",
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false", "data-aktivasi": ""}
        ),
    )
