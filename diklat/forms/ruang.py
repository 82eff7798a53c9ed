from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from diklat.models import Ruang
from diklat.services.ruang import FIELDS
from lib.forms import Form, JamField, ModelForm, TanggalField


class RuangForm(ModelForm):
    class Meta:
        model = Ruang
        fields = FIELDS
        help_texts = {"lokasi": "Gedung dan lantai.", "is_aktif": "Ruang yang tidak dipakai tidak dapat dipilih lagi."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["is_aktif"]


class KosongForm(Form):
    """When a room is looked for: all three or nothing."""

    tanggal = TanggalField(label="Kosong pada")
    dari = JamField(label="Dari jam")
    sampai = JamField(label="Sampai jam")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = cleaned.get("dari"), cleaned.get("sampai")
        if start and end and end <= start:
            self.add_error("sampai", forms.ValidationError("Jam akhir harus sesudah jam awal.", code="waktu"))
        return cleaned

    @property
    def kosong(self) -> tuple[datetime, datetime] | None:
        """The span in which a room has to be free; None when nothing, or nothing sensible, was asked."""
        if not self.is_bound or not self.is_valid():
            return None
        day = self.cleaned_data["tanggal"]
        start, end = (datetime.combine(day, self.cleaned_data[name]) for name in ("dari", "sampai"))
        return timezone.make_aware(start), timezone.make_aware(end)
