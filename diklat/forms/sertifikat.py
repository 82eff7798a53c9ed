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
KOREKSI_LABEL: Final = {
    "nama": ("Nama dengan gelar", 260),
    "lahir": ("Tempat, tanggal lahir", 120),
    "pangkat": ("Pangkat, golongan", 80),
    "jabatan": ("Jabatan", 200),
    "instansi": ("Instansi", 420),
}
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


class KoreksiForm(forms.Form):
    """The printed words of the person, as they are on the certificate that is replaced."""

    def __init__(self, *args: Any, sertifikat: Sertifikat, kini: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in services.KOREKSI:
            label, size = KOREKSI_LABEL[name]
            printed = sertifikat.isi.get(name, "")
            hint = f"Data pegawai kini: {kini[name]}" if kini.get(name) and kini[name] != printed else ""
            self.fields[name] = forms.CharField(label=label, max_length=size, required=name == "nama", initial=printed, help_text=hint)
        self.fields["penanda_tangan"] = forms.ModelChoiceField(
            label="Penanda tangan", queryset=queries.penanda_tangan_pilihan(), initial=sertifikat.penanda_tangan_id
        )
        self.fields["alasan"] = forms.CharField(
            label="Alasan penggantian",
            max_length=ALASAN_MAX,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="Tersimpan pada riwayat sertifikat.",
        )
        self.helper = FieldsHelper(*self.fields)

    @property
    def koreksi(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in services.KOREKSI}


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
