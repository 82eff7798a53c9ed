"""Forms of a batch: its facts, its seats, moving, copying and cancelling it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, cast

from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory

from diklat.models import Angkatan, JatahUnit, Program
from diklat.services.angkatan.susun import FIELDS
from lib import waktu
from lib.forms import FieldsHelper, Form, FormSet, ModelForm, TanggalField
from pegawai.forms.orang import AkunField, ask_orang
from pegawai.forms.pegawai import set_empty_labels
from pegawai.models import Pengguna, UnitKerja

GESER_MAX = 366
JATAH_KOSONG = 3


class AngkatanForm(ModelForm):
    """Once the batch is open its seats have a page of their own, so `kuota` is left out then."""

    penanggung_jawab = AkunField(
        "penanggung-jawab",
        label="Penanggung jawab",
        required=False,
        help_text="Pengelola yang menerima peringatan tentang angkatan ini. Ketik namanya, lalu pilih.",
    )

    class Meta:
        model = Angkatan
        fields = ("kuota", *FIELDS)
        widgets = {
            "catatan": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "minimum": "0 berarti tanpa batas. Bila belum tercapai menjelang tanggalnya, penanggung jawab mendapat satu surel.",
            "minimum_tanggal": "Pada hari itu Anda memastikan atau membatalkan angkatan.",
            "pendaftaran_sampai": "Paling lambat hari pertama.",
            "batas_batal": "Sampai hari ini peserta boleh membatalkan sendiri. Kosong berarti sampai sesi pertama.",
            "jam_tawaran": "Hanya bila kursi kosong ditawarkan.",
            "tempat": "Misalnya Aula Lantai 4. Ruang tiap sesi diisi pada jadwal.",
        }

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.penanggung_jawab:
            self.initial["penanggung_jawab"] = self.instance.penanggung_jawab
        ask_orang(self, user, self.instance.pk)
        set_empty_labels(self)
        first = () if self.instance.pk and self.instance.status != Angkatan.Status.DRAF else ("kuota",)
        if not first:
            del self.fields["kuota"]
        self.helper = FieldsHelper(
            Fieldset("Kursi", *first, "cara_kursi", "jam_tawaran", "minimum", "minimum_tanggal"),
            Fieldset("Pendaftaran", "pendaftaran_mulai", "pendaftaran_sampai", "batas_batal"),
            Fieldset("Penyelenggaraan", "tempat", "catatan", "penanggung_jawab"),
        )


class PilihProgramForm(Form):
    program = forms.ModelChoiceField(
        Program.objects.active(),
        label="Program",
        empty_label="Pilih program",
        error_messages={"required": "Pilih programnya dahulu.", "invalid_choice": "Pilih programnya dari daftar."},
    )


class SalinForm(Form):
    mulai = TanggalField(label="Hari pertama angkatan baru")

    def __init__(self, *args: Any, asal: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mulai"].help_text = "Sesi lain bergeser sama jauhnya, dengan jam yang sama."
        if asal is not None and "mulai" not in self.initial:
            self.initial["mulai"] = next_same_weekday(asal, waktu.today() + timedelta(days=28))


def next_same_weekday(asal: date, paling_cepat: date) -> date:
    return paling_cepat + timedelta(days=(asal.weekday() - paling_cepat.weekday()) % 7)


class GeserForm(Form):
    geser_hari = forms.IntegerField(
        label="Geser berapa hari",
        min_value=-GESER_MAX,
        max_value=GESER_MAX,
        help_text="7 berarti semua sesi yang belum dimulai mundur seminggu; −7 berarti maju seminggu.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
    )
    alasan = forms.CharField(
        label="Alasan", max_length=200, widget=forms.Textarea(attrs={"rows": 2}), help_text="Tertulis di surel kepada peserta dan pengajar."
    )


class BatalForm(Form):
    alasan = forms.CharField(
        label="Alasan pembatalan",
        max_length=Angkatan._meta.get_field("alasan_batal").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tertulis di surel kepada semua pendaftar.",
    )


class BukaKembaliForm(Form):
    alasan = forms.CharField(
        label="Alasan membuka kembali",
        max_length=Angkatan._meta.get_field("alasan_buka_kembali").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tersimpan pada catatan kegiatan angkatan dan pada catatan perubahan, bersama nama Anda.",
    )


class KursiForm(Form):
    kuota = forms.IntegerField(label="Jumlah kursi", min_value=1, max_value=10_000, widget=forms.TextInput(attrs={"inputmode": "numeric"}))


class JatahForm(Form):
    unit = forms.ModelChoiceField(UnitKerja.objects.none(), label="Unit", required=False, empty_label="Pilih unit")
    jumlah = forms.IntegerField(label="Kursi", required=False, min_value=1, max_value=10_000)
    sampai = TanggalField(label="Dijaga sampai", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(cleaned.get("unit")) != (cleaned.get("jumlah") is not None) and not self.errors:
            raise ValidationError("Isi unit dan jumlah kursinya, atau kosongkan barisnya.", code="separuh")
        return cleaned


class JatahBaseFormSet(FormSet):
    """One query for the units, whatever the number of rows."""

    def __init__(self, *args: Any, angkatan: Angkatan, **kwargs: Any) -> None:
        self.units = [("", "Pilih unit"), *unit_pilihan(angkatan)]
        rows = [{"unit": row.unit_id, "jumlah": row.jumlah, "sampai": row.sampai} for row in angkatan.jatah_list.filter(is_dilepas=False)]
        super().__init__(*args, **{"initial": rows, **kwargs})

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["unit"] = forms.TypedChoiceField(label="Unit", choices=self.units, coerce=int, required=False, empty_value=None)
        for name, field in form.fields.items():
            field.widget.attrs["class"] = "form-select" if name == "unit" else "form-control"

    def clean(self) -> None:
        units = [unit for unit, _, _ in self.jatah]
        if len(set(units)) < len(units):
            raise ValidationError("Satu unit hanya boleh ditulis sekali.", code="ganda")

    @property
    def jatah(self) -> list[tuple[int, int, date | None]]:
        return list(self._filled())

    def _filled(self) -> Iterator[tuple[int, int, date | None]]:
        for form in self.forms:
            data = getattr(form, "cleaned_data", {})
            if data.get("unit") and data.get("jumlah"):
                yield data["unit"], data["jumlah"], data.get("sampai")


JatahFormSet = cast(type[JatahBaseFormSet], formset_factory(JatahForm, formset=JatahBaseFormSet, extra=JATAH_KOSONG, max_num=60))


def unit_pilihan(angkatan: Angkatan) -> list[tuple[int, str]]:
    """Offices of the city, and whatever unit already has seats here."""
    offices = UnitKerja.objects.filter(jenis=UnitKerja.Jenis.PERANGKAT_DAERAH, is_aktif=True)
    kept = UnitKerja.objects.filter(pk__in=JatahUnit.objects.filter(angkatan=angkatan).values("unit"))
    return list((offices | kept).distinct().order_by("sebutan").values_list("pk", "sebutan"))
