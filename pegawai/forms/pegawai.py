from typing import Any

from crispy_forms.layout import Fieldset
from django import forms

from lib import waktu
from lib.forms import FieldsHelper, ModelForm, TanggalField
from lib.nip import NipSalah, normalize_nip, parse_nip
from pegawai.models import KedudukanHukum, Pegawai
from pegawai.models.referensi import standing_on
from pegawai.services.pegawai import FIELDS, KONTAK


def set_empty_labels(form: forms.BaseForm) -> None:
    """Words instead of Django's row of dashes."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField):
            field.empty_label = "Pilih" if field.required else "Tidak diisi"
        elif isinstance(field, forms.ChoiceField):
            empty = "Pilih" if field.required else "Tidak diisi"
            field.choices = [(value, text if value else empty) for value, text in list(field.choices)]  # type: ignore[arg-type]


class PegawaiForm(ModelForm):
    """A NIP whose parts contradict the rest is only a warning: real data has such rows. It is confirmed by a tick."""

    bersyarat = frozenset({"berhenti"})
    nip = forms.CharField(
        label="NIP",
        help_text="18 angka; boleh dengan spasi.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-nip": "", "maxlength": 30, "autocomplete": "off"}),
    )
    kedudukan = forms.ModelChoiceField(KedudukanHukum.objects.all(), label="Kedudukan hukum")
    kedudukan_sejak = TanggalField(
        label="Berlaku sejak",
        required=False,
        help_text="Diisi bila kedudukan hukum berubah; boleh tanggal mendatang. Bila menjadi tidak aktif, penempatan berakhir hari itu.",
    )
    kedudukan_dasar = forms.CharField(label="Dasar perubahan (nomor SK)", required=False, max_length=120)
    yakin = forms.BooleanField(label="NIP sudah saya periksa di SK, simpan apa adanya", required=False, widget=forms.HiddenInput)

    class Meta:
        model = Pegawai
        fields = FIELDS

    def __init__(self, *args: Any, kontak_saja: bool = False, **kwargs: Any) -> None:
        """`kontak_saja`: of one's own row the rest is another officer's."""
        super().__init__(*args, **kwargs)
        if kontak_saja:
            self.fields = {name: field for name, field in self.fields.items() if name in KONTAK}
        self.warnings: list[str] = []
        if self.instance.pk is None:
            del self.fields["kedudukan_sejak"], self.fields["kedudukan_dasar"]
        elif "kedudukan" in self.fields:
            self.fields["kedudukan"].initial = standing_on(self.instance.pk, waktu.today())
        set_empty_labels(self)
        self.helper = FieldsHelper(*self._layout())

    def _layout(self) -> list[Fieldset]:
        if "nip" not in self.fields:
            return [Fieldset("Kontak", *KONTAK)]
        last = [name for name in ("kedudukan_sejak", "kedudukan_dasar") if name in self.fields]
        return [
            Fieldset(
                "Identitas", "nip", "yakin", "nama", "gelar_depan", "gelar_belakang", "jenis_kelamin", "tempat_lahir", "tanggal_lahir"
            ),
            Fieldset("Kepegawaian", "jenis_asn", "kedudukan", *last, "tmt_cpns", "golongan", "tmt_golongan"),
            Fieldset("Pendidikan", "tingkat_pendidikan", "pendidikan", "tahun_lulus"),
            Fieldset("Kontak", "email", "telepon"),
        ]

    def clean_nip(self) -> str:
        return normalize_nip(self.cleaned_data["nip"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "nip" not in self.fields:
            return cleaned
        self.warnings = list(self._contradictions(cleaned))
        if self.warnings:
            self.fields["yakin"].widget = forms.CheckboxInput()
        if self.warnings and not cleaned.get("yakin"):
            self.add_error("yakin", forms.ValidationError(" ".join(self.warnings), code="nip_tidak_cocok"))
        self._check_kedudukan(cleaned)
        return cleaned

    def _contradictions(self, cleaned: dict[str, Any]) -> list[str]:
        nip = cleaned.get("nip", "")
        if len(nip) != 18 or not nip.isdecimal():
            return []
        try:
            parts = parse_nip(nip)
        except NipSalah as wrong:
            return [f"{wrong.alasan}. {wrong.tindakan}"]
        born, sex, start = (cleaned.get(name) for name in ("tanggal_lahir", "jenis_kelamin", "tmt_cpns"))
        told = {"L": "laki-laki", "P": "perempuan"}
        checks = (
            (born and born != parts.lahir, f"Tanggal lahir di NIP adalah {parts.lahir:%d/%m/%Y}, berbeda dari isian."),
            (sex and sex != parts.kelamin, f"Jenis kelamin di NIP adalah {told[parts.kelamin]}, berbeda dari isian."),
            (start and start.year != parts.tahun, f"Tahun pengangkatan di NIP adalah {parts.tahun}, berbeda dari TMT."),
        )
        return [text for wrong, text in checks if wrong]

    def _check_kedudukan(self, cleaned: dict[str, Any]) -> None:
        field, wanted = self.fields["kedudukan"], cleaned.get("kedudukan")
        changed = "kedudukan_sejak" in self.fields and wanted is not None and wanted != field.initial
        if changed and not cleaned.get("kedudukan_sejak") and "kedudukan_sejak" not in self.errors:
            text = "Isi sejak tanggal berapa kedudukan hukum ini berlaku, misalnya TMT pensiun di SK."
            self.add_error("kedudukan_sejak", forms.ValidationError(text, code="sejak_kosong"))

    @property
    def standing(self) -> dict[str, Any]:
        """What the service is told about the standing."""
        names = {"kedudukan": "kedudukan", "sejak": "kedudukan_sejak", "dasar": "kedudukan_dasar"}
        return {name: self.cleaned_data[field] for name, field in names.items() if field in self.cleaned_data}
