from typing import Any

from django import forms

from lib.forms import ModelForm
from pegawai.forms.pegawai import set_empty_labels
from pegawai.forms.pilihan import unit_field
from pegawai.models import UnitKerja
from pegawai.services.unit import FIELDS


class UnitForm(ModelForm):
    induk = unit_field(
        label="Unit atasan", required=False, help_text="Kosong untuk perangkat daerah. Mengubahnya memindahkan unit beserta isinya."
    )

    class Meta:
        model = UnitKerja
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_empty_labels(self)
        if self.instance.pk is None:
            del self.fields["is_aktif"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        top = UnitKerja.Jenis.PERANGKAT_DAERAH
        if cleaned.get("jenis") and "induk" not in self.errors and (cleaned["jenis"] == top) != (cleaned.get("induk") is None):
            text = "Perangkat daerah tidak mempunyai unit atasan; unit lain harus mempunyainya."
            self.add_error("induk", forms.ValidationError(text, code="induk"))
        return cleaned
