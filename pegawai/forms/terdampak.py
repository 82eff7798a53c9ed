"""Of which account, and for which days, the people are looked for whom a breach touches."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from lib.forms import FieldsHelper, Form, TanggalField
from pegawai.models import Pengguna


class TerdampakForm(Form):
    helper = FieldsHelper("akun", "sejak", "sampai", "semua")
    akun = forms.CharField(
        label="Akun",
        max_length=254,
        help_text="NIP, nama akun, atau surelnya.",
        error_messages={"required": "Tulis NIP, nama akun, atau surel akun yang diperiksa."},
    )
    sejak = TanggalField(label="Sejak", error_messages={"required": "Isi hari pertama yang diperiksa."})
    sampai = TanggalField(label="Sampai", error_messages={"required": "Isi hari terakhir yang diperiksa."})
    semua = forms.BooleanField(
        label="Sertakan semua yang dapat dibuka akun ini",
        required=False,
        help_text="Bila kata sandinya dipegang orang lain: daftar semua pegawai dalam lingkupnya hari ini, walau tidak tercatat dibuka.",
    )

    def clean_akun(self) -> Pengguna:
        text = self.cleaned_data["akun"].strip()
        found = Pengguna.objects.filter(Q(username=text.replace(" ", "")) | Q(email__iexact=text)).first()
        if found is None:
            raise ValidationError("Akun itu tidak ada. Periksa NIP, nama akun, atau surelnya.", code="tidak_ada")
        return found

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        sejak, sampai = found.get("sejak"), found.get("sampai")
        if sejak and sampai and sampai < sejak:
            raise ValidationError({"sampai": ValidationError("Hari terakhir tidak boleh sebelum hari pertama.", code="urutan")})
        return found
