"""Scores of the people of a page, and a result that is set again with a reason."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from diklat.models import Pendaftaran
from diklat.models.pendaftaran import HASIL
from diklat.queries.hasil import format_nilai
from lib.forms import FieldsHelper, Form

PILIHAN: Final = [(str(item), str(item.label)) for item in HASIL]


def parse_nilai(text: str) -> Decimal:
    """0 to 100 with at most two decimals, after a comma or a dot. Refuses: nilai."""
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not 0 <= value <= 100 or value != round(value, 2):
        raise ValidationError("Tulis nilai 0 sampai 100, misalnya 82 atau 82,5.", code="nilai")
    return round(value, 2)


class NilaiField(forms.CharField):
    """Empty is no score; 0 is one."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 6, "class": "form-control sm", "autocomplete": "off"})
        super().__init__(**{"required": False, "widget": widget, "max_length": 6, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return format_nilai(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return parse_nilai(text) if text else None


class NilaiForm(Form):
    """Two fields a participant, awal-<id> and akhir-<id>; people whose result is set have none."""

    def __init__(self, *args: Any, peserta: Sequence[Pendaftaran], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.peserta = [person for person in peserta if person.status not in HASIL]
        for person in self.peserta:
            for name, label, value in (("awal", "Nilai awal", person.nilai_awal), ("akhir", "Nilai akhir", person.nilai_akhir)):
                field = NilaiField(label=f"{label} {person.pegawai.nama}", initial=value)
                field.widget.attrs["aria-label"] = field.label
                self.fields[f"{name}-{person.pk}"] = field

    def fields_of(self, person: Pendaftaran) -> list[forms.BoundField]:
        return [self[f"{name}-{person.pk}"] for name in ("awal", "akhir") if f"{name}-{person.pk}" in self.fields]

    @property
    def nilai(self) -> dict[int, tuple[Decimal | None, Decimal | None]]:
        data = self.cleaned_data
        return {person.pk: (data[f"awal-{person.pk}"], data[f"akhir-{person.pk}"]) for person in self.peserta}


class UbahHasilForm(Form):
    hasil = forms.ChoiceField(label="Hasil", choices=PILIHAN, widget=forms.RadioSelect)
    nilai_awal = NilaiField(label="Nilai awal")
    nilai_akhir = NilaiField(label="Nilai akhir")
    alasan = forms.CharField(
        label="Alasan perubahan",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Alasan ini tersimpan di riwayat pendaftaran peserta.",
        error_messages={"required": "Tulis alasan perubahan hasil."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FieldsHelper("hasil", "nilai_awal", "nilai_akhir", "alasan")
