"""Forms that take levels: results recorded by HR, the own estimate, the supervisor's estimate, and cancelling."""

from collections.abc import Collection, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from kompetensi.models import Kompetensi, Penilaian
from kompetensi.services.penilaian import DICATAT_KEPEGAWAIAN
from lib import waktu
from lib.forms import FieldsHelper, Form, TanggalField
from pegawai.forms.orang import OrangField, ask_orang
from pegawai.models import Pengguna

LEVEL_PILIHAN = [("", "Lewati"), ("0", "0"), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5")]


def parse_level(text: str) -> Decimal:
    """0 to 5 with at most two decimals, after a comma or a dot. Refuses with code level."""
    try:
        level = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        level = Decimal("NaN")
    if not level.is_finite() or not 0 <= level <= 5 or level != round(level, 2):
        raise ValidationError("Tulis level 0 sampai 5, misalnya 3 atau 2,75.", code="level")
    return round(level, 2)


class LevelField(forms.CharField):
    """An empty field means that the competency was not assessed; 0 is a result."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 5, "class": "form-control sm", "autocomplete": "off"})
        super().__init__(**{"required": False, "widget": widget, "max_length": 6, **kwargs})

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return parse_level(text) if text else None


class LevelForm(Form):
    """One field a competency, named level_<id>; `level` holds the filled ones."""

    def __init__(self, *args: Any, kompetensi: Sequence[Kompetensi], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kompetensi = list(kompetensi)
        for row in self.kompetensi:
            self.fields[f"level_{row.pk}"] = self.make_field(row)

    def make_field(self, kompetensi: Kompetensi) -> forms.Field:
        return LevelField(label=kompetensi.nama)

    @property
    def level(self) -> dict[int, Decimal]:
        found = {row.pk: self.cleaned_data.get(f"level_{row.pk}") for row in self.kompetensi}
        return {pk: Decimal(value) for pk, value in found.items() if value not in (None, "")}

    @property
    def baris(self) -> list[tuple[Kompetensi, forms.BoundField]]:
        return [(row, self[f"level_{row.pk}"]) for row in self.kompetensi]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.level:
            raise ValidationError("Isi sedikitnya satu level.", code="kosong")
        return cleaned


class PenilaianForm(LevelForm):
    sumber = forms.ChoiceField(label="Sumber", choices=[(item.value, item.label) for item in DICATAT_KEPEGAWAIAN])
    tanggal = TanggalField(label="Tanggal penilaian")
    keterangan = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=Penilaian._meta.get_field("keterangan").max_length,
        help_text="Misalnya penyelenggara, nomor laporan, atau metode.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tanggal"].widget.attrs["max"] = waktu.today().isoformat()
        self.helper = FieldsHelper(*Layout("sumber", "tanggal", "keterangan").fields)

    def clean_tanggal(self) -> Any:
        tanggal = self.cleaned_data["tanggal"]
        if tanggal > waktu.today():
            raise ValidationError("Tanggal penilaian tidak boleh sesudah hari ini.", code="masa_depan")
        return tanggal


class TaksiranForm(LevelForm):
    """An own or a supervisor's estimate: whole levels, each with its text beside it. One a day: `sudah` are not asked again."""

    def __init__(self, *args: Any, kompetensi: Sequence[Kompetensi], sudah: Collection[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, kompetensi=[row for row in kompetensi if row.pk not in sudah], **kwargs)
        self.sudah = [row.nama for row in kompetensi if row.pk in sudah]
        self.tertutup = [f"level_{pk}" for pk in sudah]

    def clean(self) -> dict[str, Any]:
        """A form that was open when the day's estimate came in says so; nothing of it is dropped silently."""
        if any(self.data.get(name) for name in self.tertutup):
            raise ValidationError("Sebagian kompetensi ini sudah dinilai hari ini; isian di bawah tinggal yang belum.", code="sudah_ada")
        return super().clean()

    def make_field(self, kompetensi: Kompetensi) -> forms.Field:
        return forms.ChoiceField(label=kompetensi.nama, choices=LEVEL_PILIHAN, required=False, widget=forms.RadioSelect)


class BatalForm(Form):
    alasan = forms.CharField(
        label="Alasan pembatalan",
        max_length=Penilaian._meta.get_field("alasan_batal").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Alasan ini tampil di riwayat bukti pegawai.",
    )


class PegawaiCariForm(Form):
    """Whose results are to be recorded."""

    nip = OrangField("pegawai-tercatat", label="Pegawai")

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_orang(self, user)
