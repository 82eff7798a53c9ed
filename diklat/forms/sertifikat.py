"""Forms around certificates: issuing, correcting, withdrawing, and the public check."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from diklat.models import Angkatan, PenandaTangan, Sertifikat
from diklat.queries import sertifikat as queries
from diklat.services import sertifikat as services
from lib import waktu
from lib.forms import FieldsHelper, TanggalField

BERKAS_MAX: Final = 10 * 1024 * 1024
ALASAN_MAX: Final = 240


class TerbitForm(forms.Form):
    penanda_tangan = forms.ModelChoiceField(queryset=PenandaTangan.objects.none(), empty_label="Pilih pejabat")
    tanggal = TanggalField(label="Tanggal sertifikat")

    def __init__(self, *args: Any, angkatan: Angkatan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = waktu.today()
        officials = queries.penanda_tangan_pilihan()
        field = self.fields["penanda_tangan"]
        field.queryset = officials  # type: ignore[attr-defined]
        self.initial.setdefault("tanggal", today)
        if len(only := list(officials[:2])) == 1:
            self.initial.setdefault("penanda_tangan", only[0].pk)
        self.fields["tanggal"].widget.attrs |= {"max": today.isoformat(), "min": (angkatan.selesai or today).isoformat()}


class GantiForm(forms.Form):
    """What the new one says of the person comes from the record; only who signs and why is asked."""

    penanda_tangan = forms.ModelChoiceField(label="Penanda tangan", queryset=PenandaTangan.objects.none())
    alasan = forms.CharField(
        label="Alasan penggantian",
        max_length=ALASAN_MAX,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dibaca pengelola yang mengesahkan, dan tersimpan pada riwayat sertifikat.",
    )

    def __init__(self, *args: Any, sertifikat: Sertifikat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["penanda_tangan"].queryset = queries.penanda_tangan_pilihan()  # type: ignore[attr-defined]
        self.initial.setdefault("penanda_tangan", sertifikat.penanda_tangan_id)
        self.helper = FieldsHelper(*self.fields)


class CabutForm(forms.Form):
    kelas = forms.ChoiceField(
        label="Jenis alasan",
        choices=[("", "Pilih jenis alasan"), *services.KELAS.items()],
        help_text="Tampil pada halaman pemeriksaan umum.",
    )
    alasan = forms.CharField(
        label="Penjelasan",
        max_length=ALASAN_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hanya dibaca petugas dan pemilik sertifikat.",
    )


class KodeForm(forms.Form):
    kode = forms.CharField(
        label="Kode pemeriksaan",
        max_length=200,
        help_text="43 huruf dan angka di samping kode QR-nya. Huruf besar dan kecil dibedakan.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_kode(self) -> str:
        """The code alone, or the whole address with it; spaces of a line break left out."""
        return "".join(self.cleaned_data["kode"].split()).rstrip("/").rsplit("/", 1)[-1]


class BerkasForm(forms.Form):
    berkas = forms.FileField(
        label="Berkas PDF",
        help_text="Paling besar 10 MB. Berkas hanya dibandingkan, tidak disimpan.",
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    def clean_berkas(self) -> UploadedFile:
        found: UploadedFile = self.cleaned_data["berkas"]
        if found.size is None or found.size > BERKAS_MAX:
            raise ValidationError("Berkas ini lebih besar dari 10 MB. Berkas kami jauh lebih kecil.", code="terlalu_besar")
        return found
