"""The record of the office as its admin writes it."""

from typing import Any, Final

from crispy_forms.layout import Fieldset
from django import forms
from django.core.files.uploadedfile import UploadedFile

from lib.dokumen.periksa import Dokumen
from lib.format import HARI
from lib.forms import FieldsHelper, ModelForm
from pegawai.cetak.kop import check_gambar
from pegawai.models import Instansi
from pegawai.services.instansi import GAMBAR, inspect_gambar

DAYS: Final = [(number, day) for number, day in enumerate(HARI, start=1)]
PICTURE: Final = "PNG atau JPEG, paling besar 512 KB. Kosongkan bila gambar sekarang tetap dipakai."


def gambar_field(label: str) -> forms.FileField:
    return forms.FileField(
        label=label, required=False, max_length=200, help_text=PICTURE, widget=forms.FileInput({"accept": ".png,.jpg,.jpeg"})
    )


class InstansiForm(ModelForm):
    """After validation `gambar` holds the pictures that were sent, checked."""

    hari_kerja = forms.TypedMultipleChoiceField(
        label="Hari kerja",
        choices=DAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu hari kerja."},
    )
    berkas_lambang = gambar_field("Lambang daerah")
    berkas_logo = gambar_field("Logo perangkat daerah")
    helper = FieldsHelper(
        Fieldset("Nama", "pemerintah", "wilayah", "badan", "singkatan", "kota"),
        Fieldset("Alamat dan kontak", "alamat", "telepon", "surel", "laman"),
        Fieldset("Lambang dan logo", "berkas_lambang", "berkas_logo"),
        Fieldset("Nomor dokumen", "pola_sertifikat", "pola_piagam"),
        Fieldset("Waktu", "zona", "hari_kerja", "jam_buka", "jam_tutup"),
    )

    class Meta:
        model = Instansi
        fields = (
            *("pemerintah", "wilayah", "badan", "singkatan", "kota", "alamat", "telepon", "surel", "laman"),
            *("pola_sertifikat", "pola_piagam", "zona", "hari_kerja", "jam_buka", "jam_tutup"),
        )
        help_texts = {
            "pemerintah": "Lengkap, misalnya Pemerintah Kabupaten Contoh.",
            "wilayah": "Sebutan untuk keseluruhan, misalnya “seluruh kabupaten”.",
            "badan": "Nama lengkap perangkat daerah pengelola diklat dan kepegawaian.",
            "kota": "Tertulis di atas tanda tangan, sebelum tanggal. Surat dan sertifikat baru dapat terbit sesudah ini diisi.",
            "alamat": "Tercetak di kepala surat, bersama telepon, surel, dan laman.",
            "pola_sertifikat": "{urut:04d} menjadi nomor urut empat angka, {tahun} menjadi tahun. Berlaku untuk nomor berikutnya.",
            "pola_piagam": "Seperti di atas, dengan urutan tersendiri.",
            "zona": "Semua jam ditulis dan hari dihitung menurut zona ini.",
            "hari_kerja": "Tenggat dalam hari kerja melewati hari lain, dan hari libur.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gambar: dict[str, Dokumen] = {}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in GAMBAR:
            sent: UploadedFile | None = cleaned.get(f"berkas_{name}")
            if sent is None:
                continue
            try:
                found = inspect_gambar(sent.read(), sent.name or "")
                check_gambar(found.isi, found.jenis)
                self.gambar[name] = found
            except forms.ValidationError as refusal:
                self.add_error(f"berkas_{name}", refusal)
        return cleaned
