"""Which of our units the units of a file are: one row for each, a tick and a search field."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.urls import reverse_lazy

from lib.forms import Form, FormSet
from pegawai.forms.pilihan import PilihanInput, unit_field
from pegawai.queries import unit as unit_queries
from pegawai.queries.padanan import UnitBerkas

BARIS_MAX = 500


class PadananBarisForm(Form):
    kunci = forms.CharField(widget=forms.HiddenInput, max_length=420)
    pakai = forms.BooleanField(required=False)
    unit = forms.CharField(
        required=False, max_length=2000, widget=PilihanInput(reverse_lazy("pegawai:unit-pilihan"), {"class": "form-control"})
    )


class PadananBaseFormSet(FormSet):
    """The typed units are looked up together; only ticked rows count. Codes: `pilihan`."""

    def __init__(self, *args: Any, baris: Sequence[UnitBerkas], **kwargs: Any) -> None:
        self.baris = baris[:BARIS_MAX]
        rows = [
            {"kunci": row.kunci, "unit": str(row.unit or row.saran or ""), "pakai": row.is_pasti and not row.unit} for row in self.baris
        ]
        super().__init__(*args, **{"initial": rows, **kwargs})
        self.pilihan: dict[str, int] = {}

    @property
    def pasangan(self) -> list[tuple[UnitBerkas, Form]]:
        """Each unit of the file with its fields; who is known by now has none."""
        rows = {row.kunci: row for row in self.baris}
        return [(row, form) for form in self.forms if (row := rows.get(form["kunci"].value()))]

    def clean(self) -> None:
        chosen = [form for form in self.forms if form.cleaned_data.get("pakai")]
        found = unit_queries.find_units(form.cleaned_data["unit"] for form in chosen)
        for form in chosen:
            unit = found.get(form.cleaned_data["unit"])
            if unit is None:
                form.add_error("unit", ValidationError("Pilih unit dari daftar yang muncul saat Anda mengetik.", code="pilihan"))
            else:
                self.pilihan[form.cleaned_data["kunci"]] = unit
        if any(form.errors for form in chosen):
            raise ValidationError("Ada unit yang dicentang tetapi belum dipilih padanannya.", code="pilihan")


PadananFormSet = cast(type[PadananBaseFormSet], formset_factory(PadananBarisForm, formset=PadananBaseFormSet, extra=0, max_num=BARIS_MAX))


class PadananForm(Form):
    unit = unit_field(label="Unit di sini", help_text="Ketik kata dari nama unit atau unit di atasnya, lalu pilih dari daftar yang muncul.")
