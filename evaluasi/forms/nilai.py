"""Scores of the people of a page, the parts of a programme's score, and sets of bands."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory

from diklat.forms.hasil import NilaiField
from evaluasi.models import KategoriNilai, KomponenNilai
from evaluasi.queries.nilai_angkatan import BarisNilai
from evaluasi.services.komponen import IsiKategori, IsiKomponen
from lib.forms import FieldsHelper, Form, FormSet, TanggalField

BARIS_KOSONG: Final = 3
SMALL: Final = {"class": "form-control sm"}


class DesimalField(forms.CharField):
    """A number with a comma or a dot, at most `digits` decimals."""

    def __init__(self, *, digits: int, **kwargs: Any) -> None:
        self.digits = digits
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 8, "autocomplete": "off", **SMALL})
        super().__init__(**{"widget": widget, "max_length": 12, "required": False, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value).replace("\u2212", "-").replace(",", ".")
        if not text:
            return None
        try:
            number = Decimal(text)
        except ArithmeticError as error:
            raise ValidationError("Tulis angka, misalnya 20 atau 12,5.", code="angka") from error
        if not number.is_finite() or abs(number) > 1000 or number != round(number, self.digits):
            raise ValidationError(f"Tulis angka dengan paling banyak {self.digits} angka di belakang koma.", code="angka")
        return round(number, self.digits)


class NilaiKomponenForm(Form):
    """A field n-<enrolment>-<component> for each score that people may enter."""

    def __init__(self, *args: Any, baris: Sequence[BarisNilai], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kunci: dict[str, tuple[int, int]] = {}
        for row in baris:
            for cell in row.sel:
                if row.is_terbuka and not cell.is_dihitung:
                    self._add(row, cell.komponen, cell.nilai)

    def _add(self, row: BarisNilai, part: KomponenNilai, nilai: Decimal | None) -> None:
        name = f"n-{row.pendaftaran.pk}-{part.pk}"
        field = NilaiField(label=f"{part.nama}, {row.pendaftaran.pegawai.nama}", initial=nilai)
        field.widget.attrs["aria-label"] = field.label
        self.fields[name] = field
        self.kunci[name] = (row.pendaftaran.pk, part.pk)

    def field_of(self, row: BarisNilai, part: KomponenNilai) -> forms.BoundField | None:
        name = f"n-{row.pendaftaran.pk}-{part.pk}"
        return self[name] if name in self.fields else None

    @property
    def nilai(self) -> dict[tuple[int, int], Decimal | None]:
        return {key: self.cleaned_data[name] for name, key in self.kunci.items()}


class KomponenForm(Form):
    """An empty name leaves the row out."""

    nama = forms.CharField(label="Nama komponen", required=False, max_length=80, widget=forms.TextInput(attrs=SMALL))
    sumber = forms.ChoiceField(
        label="Sumber nilai",
        choices=KomponenNilai.Sumber,
        initial=KomponenNilai.Sumber.PENGAJAR,
        widget=forms.Select(attrs={"class": "form-select sm"}),
    )
    bobot = DesimalField(label="Bobot (persen)", digits=2)
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)

    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        named, weighted = bool(cleaned.get("nama")), cleaned.get("bobot") is not None
        if named and not weighted and "bobot" not in self.errors:
            self.add_error("bobot", ValidationError("Isi bobotnya.", code="required"))
        if weighted and not named:
            self.add_error("nama", ValidationError("Beri nama komponen ini, atau kosongkan bobotnya.", code="required"))
        return cleaned


class KomponenBaseFormSet(FormSet):
    @property
    def isi(self) -> Iterator[IsiKomponen]:
        for form in self.forms:
            data = form.cleaned_data
            if data.get("nama"):
                yield IsiKomponen(data["nama"], data["sumber"], data["bobot"], data.get("pk"))


class KategoriForm(Form):
    """An empty name leaves the row out."""

    nama = forms.CharField(label="Nama kategori", required=False, max_length=40, widget=forms.TextInput(attrs=SMALL))
    kode = forms.CharField(label="Kode (opsional)", required=False, max_length=4, widget=forms.TextInput(attrs={"size": 4, **SMALL}))
    batas_bawah = DesimalField(label="Mulai nilai", digits=4)
    is_lulus = forms.BooleanField(label="Kelas kelulusan", required=False, widget=forms.CheckboxInput(attrs={"class": "form-check-input"}))

    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(cleaned.get("nama")) != (cleaned.get("batas_bawah") is not None) and not self.errors:
            self.add_error("nama", ValidationError("Isi nama dan batasnya, atau kosongkan keduanya.", code="required"))
        return cleaned


class KategoriBaseFormSet(FormSet):
    @property
    def isi(self) -> Iterator[IsiKategori]:
        for form in self.forms:
            data = form.cleaned_data
            if data.get("nama"):
                yield IsiKategori(data["nama"], data["batas_bawah"], data["is_lulus"], data["kode"])


class BerlakuForm(Form):
    berlaku_mulai = TanggalField(label="Berlaku mulai", help_text="Nilai sebelum tanggal ini tetap memakai kategori lama.")
    dasar = forms.CharField(label="Dasar", max_length=200, required=False, help_text="Peraturan atau keputusan yang menetapkannya.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FieldsHelper("berlaku_mulai", "dasar")


KomponenFormSet = cast(
    type[KomponenBaseFormSet], formset_factory(KomponenForm, formset=KomponenBaseFormSet, extra=BARIS_KOSONG, max_num=20)
)
KategoriFormSet = cast(
    type[KategoriBaseFormSet], formset_factory(KategoriForm, formset=KategoriBaseFormSet, extra=BARIS_KOSONG, max_num=20)
)


def komponen_initial(rows: Sequence[KomponenNilai]) -> list[dict[str, Any]]:
    return [{"nama": row.nama, "sumber": row.sumber, "bobot": row.bobot, "pk": row.pk} for row in rows]


def kategori_initial(rows: Sequence[KategoriNilai]) -> list[dict[str, Any]]:
    return [{"nama": row.nama, "kode": row.kode, "batas_bawah": row.batas_bawah, "is_lulus": row.is_lulus} for row in rows]
