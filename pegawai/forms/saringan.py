"""Filters above the lists, read from the address; what makes no sense is left out and said."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lib import paging
from lib.format import format_tanggal_pendek
from lib.forms import Form, TanggalField
from pegawai.forms.pilihan import unit_field
from pegawai.models import Jabatan, KelompokJabatan, UnitKerja
from pegawai.models.referensi import JenisASN
from pegawai.queries import pegawai as queries
from pegawai.queries import perubahan as perubahan_queries
from pegawai.queries.jabatan import SaringanJabatan

STATUS = [("aktif", "Aktif"), ("nonaktif", "Tidak aktif"), ("semua", "Semua")]
DIPAKAI = [("ya", "Dipakai"), ("tidak", "Tidak dipakai"), ("semua", "Semua")]


def any_of(choices: Any, all_text: str) -> list[Any]:
    return [("", all_text), *choices]


class PilihSelect(forms.Select):
    """Draws its options in one go: Django's own includes a template for each, which costs a list page a sixth of its time."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        chosen = str(value or "")
        rows = ((flatatt({"value": key, "selected": str(key) == chosen}), text) for key, text in self.choices)
        options = format_html_join("", "<option{}>{}</option>", rows)
        return format_html('<select name="{}"{}>{}</select>', name, flatatt({**self.attrs, **(attrs or {})}), options)


class SaringanForm(Form):
    """A form that is read by GET. `defaults` are the values that need no chip."""

    defaults: dict[str, str] = {}

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        data = request.GET.copy()
        for name in self.declared_fields:
            if name in data or name in self.defaults:
                data[name] = paging.read_text(request, name) or self.defaults.get(name, "")
        super().__init__(data)
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.widget = PilihSelect({"class": "form-select"}, list(field.choices))  # type: ignore[arg-type]
            else:
                field.widget.attrs["class"] = "form-control"
        self.is_valid()

    @property
    def notes(self) -> list[str]:
        """What was left out, in words."""
        return [f"Saringan {str(self.fields[name].label).lower()} diabaikan: nilainya tidak dikenal." for name in self.errors]

    @property
    def chips(self) -> list[tuple[str, str]]:
        return [(text, paging.without(self.request, name)) for name, text in self.active()]

    @property
    def clear_url(self) -> str:
        return paging.without(self.request, *self.fields)

    def active(self) -> Iterator[tuple[str, str]]:
        """(name, words) of each filter that is set."""
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if value and value != self.defaults.get(name, ""):
                yield name, f"{field.label}: {self._words(name, value)}"

    def describe(self) -> str:
        return "; ".join(text for _, text in self.active()) or "tanpa saringan"

    def value(self, name: str) -> Any:
        return self.cleaned_data.get(name) or self.defaults.get(name, "")

    def _words(self, name: str, value: Any) -> str:
        if isinstance(value, Model):
            return str(value)
        if isinstance(value, date):
            return format_tanggal_pendek(value)
        return str(dict(getattr(self.fields[name], "choices", [])).get(value, value))


class SaringanPegawaiForm(SaringanForm):
    defaults = {"status": "aktif"}

    q = forms.CharField(
        label="Cari",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama, NIP, atau unit", "autocomplete": "off", "maxlength": 100}),
    )
    unit = unit_field(label="Unit", required=False)
    golongan = forms.ChoiceField(label="Golongan", required=False)
    jenis = forms.ChoiceField(label="Jenis jabatan", required=False, choices=any_of(Jabatan.Jenis.choices, "Semua jenis"))
    status = forms.ChoiceField(label="Status", required=False, choices=STATUS)
    jenis_asn = forms.ChoiceField(label="Jenis ASN", required=False, choices=any_of(JenisASN.choices, "Semua ASN"))
    kelompok = forms.ChoiceField(label="Kelompok jabatan", required=False, choices=any_of(KelompokJabatan.choices, "Semua kelompok"))

    def __init__(self, request: HttpRequest) -> None:
        self.base_fields["golongan"].choices = any_of(queries.golongan_choices(), "Semua golongan")  # type: ignore[attr-defined]
        super().__init__(request)
        self.fields["unit"].widget.attrs["placeholder"] = "Semua unit"

    @property
    def saringan(self) -> queries.Saringan:
        unit = self.cleaned_data.get("unit")
        words = {name: self.value(name) for name in self.fields if name != "unit"}
        return queries.Saringan(**words, unit=unit.pk if isinstance(unit, UnitKerja) else None)

    @property
    def is_extra_open(self) -> bool:
        return any(self.value(name) for name in ("golongan", "jenis", "kelompok", "jenis_asn"))


class SaringanJabatanForm(SaringanForm):
    defaults = {"dipakai": "ya"}

    q = forms.CharField(
        label="Cari",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama jabatan", "autocomplete": "off", "maxlength": 100}),
    )
    jenis = forms.ChoiceField(label="Jenis jabatan", required=False, choices=any_of(Jabatan.Jenis.choices, "Semua jenis"))
    kelompok = forms.ChoiceField(label="Kelompok jabatan", required=False, choices=any_of(KelompokJabatan.choices, "Semua kelompok"))
    dipakai = forms.ChoiceField(label="Status", required=False, choices=DIPAKAI)

    @property
    def saringan(self) -> SaringanJabatan:
        return SaringanJabatan(**{name: self.value(name) for name in self.fields})


class SaringanPadananForm(SaringanForm):
    q = forms.CharField(
        label="Cari",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama unit atau UNOR ID", "autocomplete": "off", "maxlength": 100}),
    )
    dipakai = forms.ChoiceField(label="Unit di sini", required=False, choices=any_of(DIPAKAI[:2], "Semua"))


class SaringanPerubahanForm(SaringanForm):
    objek = forms.CharField(
        label="Tentang",
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "Nama, NIP, unit, kode angkatan, nomor sertifikat, impor #12", "maxlength": 100}),
    )
    jenis = forms.ChoiceField(label="Data", required=False)
    oleh = forms.CharField(
        label="Diubah oleh", required=False, widget=forms.TextInput(attrs={"placeholder": "Nama atau NIP", "maxlength": 100})
    )
    sejak = TanggalField(label="Sejak", required=False)
    sampai = TanggalField(label="Sampai", required=False)

    def __init__(self, request: HttpRequest) -> None:
        self.base_fields["jenis"].choices = any_of(perubahan_queries.jenis_choices(), "Semua data")  # type: ignore[attr-defined]
        super().__init__(request)

    @property
    def saringan(self) -> perubahan_queries.SaringanPerubahan:
        days = {name: self.cleaned_data.get(name) for name in ("sejak", "sampai")}
        return perubahan_queries.SaringanPerubahan(objek=self.value("objek"), jenis=self.value("jenis"), oleh=self.value("oleh"), **days)
