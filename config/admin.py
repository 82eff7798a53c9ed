"""Reference tables whose one tick reaches people and their trainings: what it would do is shown in figures first."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from config.queries.akibat import AkibatKedudukan, akibat_kedudukan
from lib.format import format_angka
from lib.situs_admin import RujukanAdmin, RujukanForm, situs
from pegawai.models import KedudukanHukum


class KedudukanHukumForm(RujukanForm):
    """A tick that reaches people is taken only together with the figures that were shown."""

    yakin = forms.BooleanField(label="Akibatnya sudah saya baca", required=False, widget=forms.HiddenInput)
    terbaca = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = KedudukanHukum
        fields = ("siasn_id", "nama", "is_aktif")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance.pk and "is_aktif" in self.changed_data:
            found = akibat_kedudukan(self.instance.pk)
            if found.pegawai and not (cleaned.get("yakin") and cleaned.get("terbaca") == str(found)):
                self._tell(found, active=bool(cleaned.get("is_aktif")))
        return cleaned

    def _tell(self, found: AkibatKedudukan, *, active: bool) -> None:
        self.fields["yakin"].widget = forms.CheckboxInput()
        self.data = {**self.data.dict(), "terbaca": str(found), "yakin": ""}  # type: ignore[attr-defined]
        people, accounts, open_ = (format_angka(number) for number in (found.pegawai, found.akun, found.pendaftaran))
        text = f"{people} pegawai berkedudukan ini menjadi aktif lagi, dan {accounts} akun dapat masuk."
        if not active:
            text = (
                f"{people} pegawai berkedudukan ini menjadi tidak aktif: {accounts} akun langsung keluar dan tidak dapat masuk, dan "
                f"{open_} pendaftaran diklat yang belum dimulai ditarik dalam satu jam; kursinya diberikan kepada yang menunggu."
            )
        self.add_error("yakin", ValidationError(f"{text} Centang bila memang itu yang dimaksud.", code="akibat"))


@admin.register(KedudukanHukum, site=situs)
class KedudukanHukumAdmin(RujukanAdmin):
    form = KedudukanHukumForm
    list_display = ("siasn_id", "nama", "is_aktif")
    tetap = ("siasn_id",)

    def get_fields(self, request: HttpRequest, obj: KedudukanHukum | None = None) -> tuple[str, ...]:
        return ("siasn_id", "nama", "is_aktif", *(["yakin", "terbaca"] if obj else []))
