"""Of which account, and for which days, the people are looked for whom a breach touches."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lib.forms import FieldsHelper, Form, TanggalField
from pegawai.forms.orang import AkunField, ask_orang
from pegawai.models import Pengguna


class TerdampakForm(Form):
    helper = FieldsHelper("akun", "sejak", "sampai", "semua")
    akun = AkunField("akun", label="Akun", error_messages={"required": "Pilih akun yang diperiksa."})
    sejak = TanggalField(label="Sejak", error_messages={"required": "Isi hari pertama yang diperiksa."})
    sampai = TanggalField(label="Sampai", error_messages={"required": "Isi hari terakhir yang diperiksa."})
    semua = forms.BooleanField(
        label="Sertakan semua yang dapat dibuka akun ini",
        required=False,
        help_text="Bila kata sandinya dipegang orang lain: daftar semua pegawai dalam lingkupnya hari ini, walau tidak tercatat dibuka.",
    )

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_orang(self, user)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        sejak, sampai = found.get("sejak"), found.get("sampai")
        if sejak and sampai and sampai < sejak:
            raise ValidationError({"sampai": ValidationError("Hari terakhir tidak boleh sebelum hari pertama.", code="urutan")})
        return found
