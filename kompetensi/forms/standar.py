from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kompetensi.models import Kompetensi
from kompetensi.queries.kata import Kata
from kompetensi.services.standar import BOBOT_MAX, SEMUA, IsiStandar
from lib import waktu
from lib.forms import FieldsHelper, Form, TanggalField
from pegawai.models import KelompokJabatan


class BobotField(forms.CharField):
    """A weight with a comma or a dot; an empty field is 1."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "form-control sm", "autocomplete": "off"})
        super().__init__(**{"required": False, "widget": widget, "max_length": 6, **kwargs})

    def clean(self, value: Any) -> Any:
        return parse_bobot(super().clean(value) or "1")


def parse_bobot(text: str) -> Decimal:
    """More than 0, at most two decimals. Refuses with code bobot."""
    try:
        bobot = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        bobot = Decimal("NaN")
    if not bobot.is_finite() or not 0 < bobot <= BOBOT_MAX or bobot != round(bobot, 2):
        raise ValidationError("Tulis bobot lebih dari 0, misalnya 1 atau 1,5.", code="bobot")
    return round(bobot, 2)


class StandarForm(Form):
    """All competencies of a position on one page: level_<id> (0 = not required) and bobot_<id>, from a day on."""

    mulai = TanggalField(
        label="Berlaku mulai",
        help_text="Sebelum tanggal ini standar lama tetap berlaku, juga di laporan.",
    )

    def __init__(
        self, *args: Any, kompetensi: Sequence[Kompetensi], sekarang: Mapping[int, tuple[int, Decimal]], kata: Kata, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mulai"].initial = waktu.today
        self.kompetensi, self.sekarang = list(kompetensi), sekarang
        for row in self.kompetensi:
            level, bobot = sekarang.get(row.pk, (0, Decimal(1)))
            select = forms.Select(attrs={"class": "form-select sm tk-pilih-level"})
            choices = [(0, "0. Tidak diminta"), *kata.pilihan(row.pk)]
            self.fields[f"level_{row.pk}"] = forms.TypedChoiceField(
                label=f"Level {row.nama}", choices=choices, coerce=int, initial=level, widget=select
            )
            self.fields[f"bobot_{row.pk}"] = BobotField(label=f"Bobot {row.nama}", initial=f"{bobot.normalize():f}".replace(".", ","))
        self.helper = FieldsHelper("mulai")

    @property
    def isi(self) -> dict[int, IsiStandar]:
        data = self.cleaned_data
        return {row.pk: IsiStandar(data[f"level_{row.pk}"], self._bobot(row.pk)) for row in self.kompetensi}

    def _bobot(self, pk: int) -> Decimal:
        """What is not asked for has no weight of its own."""
        return self.cleaned_data[f"bobot_{pk}"] if self.cleaned_data[f"level_{pk}"] else Decimal(1)

    @property
    def kelompok(self) -> list[tuple[str, list[tuple[Kompetensi, forms.BoundField, forms.BoundField]]]]:
        """Rows by kind, those in use or general first; the other technical ones under a heading of their own."""
        found: dict[str, list[tuple[Kompetensi, forms.BoundField, forms.BoundField]]] = {}
        for row in sorted(self.kompetensi, key=self._is_other):
            label = f"{row.get_jenis_display()}{', belum dipersyaratkan' if self._is_other(row) else ''}"
            found.setdefault(label, []).append((row, self[f"level_{row.pk}"], self[f"bobot_{row.pk}"]))
        return list(found.items())

    def _is_other(self, row: Kompetensi) -> bool:
        general = (Kompetensi.Jenis.MANAJERIAL, Kompetensi.Jenis.SOSIAL_KULTURAL)
        return row.jenis not in general and row.pk not in self.sekarang


class BangkitForm(Form):
    kelompok = forms.ChoiceField(label="Kelompok jabatan", choices=[(SEMUA, "Semua kelompok"), *KelompokJabatan.choices])
    mulai = TanggalField(
        label="Berlaku mulai",
        help_text="Standar bawaan yang berlaku pada tanggal ini yang dipakai.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mulai"].initial = waktu.today
        self.helper = FieldsHelper("kelompok", "mulai")
