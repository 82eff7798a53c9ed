"""Forms of a programme: its facts, and its parts as rows of which any number may stay empty."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse

from diklat.models import MataPelatihan, PolaSesi, Program, ProgramKompetensi
from diklat.models.pola import HARI_MAX
from diklat.queries.program import KompetensiBerkata
from lib.format import format_angka
from lib.forms import FieldsHelper, Form, FormSet, JamField, ModelForm
from lib.masukan import as_id
from pegawai.forms.pegawai import set_empty_labels
from pegawai.models import Golongan, KelompokJabatan
from pegawai.models.referensi import JenisASN

BARIS_KOSONG = 3
BARIS_MAX = 60


class RupiahField(forms.IntegerField):
    """Whole rupiah; takes "Rp", dots and spaces, shows groups of three."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"min_value": 0, "max_value": 10**13, "required": False, **kwargs})
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> Any:
        text = str(value or "").lower().removeprefix("rp").replace(".", "").replace(" ", "")
        return super().to_python(text) or 0

    def prepare_value(self, value: Any) -> Any:
        return format_angka(value) if isinstance(value, int) else value


class ProgramForm(ModelForm):
    biaya_angkatan = RupiahField(label="Biaya tetap per angkatan (rupiah)", help_text="Misalnya pengajar, ruang, dan bahan.")
    biaya_kursi = RupiahField(label="Biaya per peserta (rupiah)", help_text="Misalnya konsumsi dan perlengkapan.")
    kelompok_jabatan = forms.MultipleChoiceField(
        label="Kelompok jabatan", choices=KelompokJabatan.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Tanpa tanda berarti semua kelompok.",
    )  # fmt: skip
    jenis_asn = forms.MultipleChoiceField(
        label="Jenis ASN", choices=JenisASN.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Tanpa tanda berarti semua jenis.",
    )  # fmt: skip

    class Meta:
        model = Program
        fields = (
            "kode", "nama", "jenis", "metode", "penyelenggara", "ringkasan", "jp", "biaya_angkatan", "biaya_kursi",
            "kelompok_jabatan", "jenis_asn", "golongan_pns", "golongan_pppk", "persetujuan",
            "hadir_minimum", "nilai_minimum", "judul_sertifikat",
        )  # fmt: skip
        widgets = {"ringkasan": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "kode": "Singkat dan tetap, misalnya MPP-01.",
            "jp": "Jumlah JP mata pelatihan sebaiknya sama.",
            "golongan_pns": "PNS dan CPNS dengan golongan ini ke atas.",
            "golongan_pppk": "PPPK dengan golongan ini ke atas.",
            "persetujuan": "Siapa yang menyetujui pendaftaran sebelum kursi diberikan.",
            "nilai_minimum": "Kosongkan bila kelulusan hanya dari kehadiran.",
            "judul_sertifikat": "Tercetak besar di atas sertifikat.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, skema in (("golongan_pns", Golongan.Skema.PNS), ("golongan_pppk", Golongan.Skema.PPPK)):
            self.fields[name].queryset = Golongan.objects.filter(skema=skema)
        set_empty_labels(self)
        self.helper = FieldsHelper(
            Fieldset("Program", "kode", "nama", "jenis", "metode", "penyelenggara", "ringkasan"),
            Fieldset("Jam dan biaya", "jp", "biaya_angkatan", "biaya_kursi"),
            Fieldset("Siapa yang dapat ikut", "kelompok_jabatan", "jenis_asn", "golongan_pns", "golongan_pppk", "persetujuan"),
            Fieldset("Kelulusan", "hadir_minimum", "nilai_minimum", "judul_sertifikat"),
        )


class BarisForm(Form):
    """One row of a part; a row whose first field is empty is no row."""

    utama = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            small = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            field.widget.attrs |= {"class": f"{small} sm", "autocomplete": "off"}
            field.required = False
            if name != self.utama and field.initial is None:
                field.initial = ""

    @property
    def is_kosong(self) -> bool:
        return self.is_bound and not str(self[self.utama].value() or "").strip()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.is_kosong:
            for name, text in self.wajib.items():
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, ValidationError(text, code="kosong"))
        return cleaned

    @property
    def wajib(self) -> Mapping[str, str]:
        """Fields that a written row needs, each with what to say."""
        return {}


class LevelBarisForm(BarisForm):
    """A row that names a competency and a level of it: each level with its words, and with those of another one as soon as it is chosen."""

    utama = "kompetensi"
    tingkat = "level"
    kompetensi = forms.TypedChoiceField(label="Kompetensi", coerce=int)

    def __init__(self, *args: Any, pilihan: KompetensiBerkata, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["kompetensi"].choices = [("", "Tidak diisi"), *pilihan.nama]
        fields["kompetensi"].widget.attrs |= {"hx-get": reverse("kompetensi:kompetensi-level"), "hx-target": "next select"}
        fields[self.tingkat].choices = [("", "Pilih"), *pilihan.kata.pilihan(as_id(str(self["kompetensi"].value())))]
        fields[self.tingkat].widget.attrs["class"] += " tk-pilih-level"


class KompetensiBarisForm(LevelBarisForm):
    level = forms.TypedChoiceField(label="Sampai level", coerce=int)
    cara = forms.ChoiceField(label="Akibat kelulusan", choices=ProgramKompetensi.Cara.choices, initial=ProgramKompetensi.Cara.BUKTI)

    @property
    def wajib(self) -> Mapping[str, str]:
        return {"level": "Pilih level yang dicapai.", "cara": "Pilih akibat kelulusan."}


class MataBarisForm(BarisForm):
    utama = "judul"
    judul = forms.CharField(label="Mata pelatihan", max_length=MataPelatihan._meta.get_field("judul").max_length)
    jp = forms.IntegerField(label="JP", min_value=1, max_value=1000, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    uraian = forms.CharField(label="Uraian", max_length=1000)

    def __init__(self, *args: Any, pilihan: object = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    @property
    def wajib(self) -> Mapping[str, str]:
        return {"jp": "Tulis jumlah JP, sedikitnya 1."}


class PolaBarisForm(BarisForm):
    utama = "judul"
    hari = forms.IntegerField(label="Hari ke", min_value=1, max_value=HARI_MAX, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    mulai = JamField(label="Mulai")
    selesai = JamField(label="Selesai")
    judul = forms.CharField(label="Materi", max_length=PolaSesi._meta.get_field("judul").max_length)
    jp = forms.IntegerField(label="JP", min_value=0, max_value=100, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    pengajar = forms.ChoiceField(label="Pengajar", choices=[("", "Tanpa pengajar"), *PolaSesi.Pengajar.choices])
    tempat = forms.ChoiceField(label="Tempat", choices=PolaSesi.Tempat.choices, initial=PolaSesi.Tempat.RUANG)

    def __init__(self, *args: Any, pilihan: object = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    @property
    def wajib(self) -> Mapping[str, str]:
        return {
            "hari": "Tulis hari ke berapa, mulai dari 1.",
            "mulai": "Tulis jam mulainya.",
            "selesai": "Tulis jam selesainya.",
            "tempat": "Pilih tempatnya.",
        }


class PrasyaratBarisForm(BarisForm):
    utama = "program"
    program = forms.TypedChoiceField(label="Program yang harus sudah lulus", coerce=int)

    def __init__(self, *args: Any, pilihan: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["program"].choices = [("", "Tidak diisi"), *pilihan]


class BarisBerkas(FormSet):
    """Rows of one part. `isi` are the written ones."""

    @property
    def isi(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if not form.is_kosong]


def make_baris(form: type[BarisForm], data: QueryDict | None, *, initial: list[dict[str, Any]], pilihan: Any) -> BarisBerkas:
    """The rows bound to `data`, or what is stored and some empty rows. "Tambah baris" asks for more rows and keeps what was typed."""
    if data is not None and "tambah" in data:
        initial, data = typed_rows(form, data), None
    extra = BARIS_KOSONG if len(initial) < BARIS_MAX else 0
    made: Any = forms.formset_factory(form, formset=BarisBerkas, extra=extra, max_num=BARIS_MAX, absolute_max=BARIS_MAX)
    return made(data, initial=initial, form_kwargs={"pilihan": pilihan})


def typed_rows(form: type[BarisForm], data: QueryDict) -> list[dict[str, Any]]:
    total = data.get("form-TOTAL_FORMS", "0")
    count = min(int(total), BARIS_MAX) if total.isascii() and total.isdigit() else 0
    return [{name: data.get(f"form-{place}-{name}", "") for name in form.base_fields} for place in range(count)]
