"""Forms of training elsewhere: the proposal with its proof, and the officer's decision."""

from typing import Any

from django import forms

from diklat.models import RiwayatLuar
from lib import waktu
from lib.dokumen.formulir import BATAS, DokumenField, WithDokumen
from lib.forms import FieldsHelper, Form, ModelForm

CATATAN_CHARS = 300


class RiwayatForm(WithDokumen, ModelForm):
    """Its document is None when the old proof stays."""

    berkas = DokumenField(label="Bukti", help_text=f"Sertifikat atau surat keterangan: {BATAS}", kosong="Pilih berkas bukti.")
    helper = FieldsHelper(
        "nama", "jenis", "penyelenggara", "nomor_sertifikat", "mulai", "selesai", "jp", "is_penugasan", "berkas",
    )  # fmt: skip

    class Meta:
        model = RiwayatLuar
        fields = ("nama", "jenis", "penyelenggara", "nomor_sertifikat", "mulai", "selesai", "jp", "is_penugasan")
        help_texts = {
            "nama": "Seperti tertulis pada sertifikat.",
            "jp": "Jam pelajaran pada sertifikat. Petugas dapat mengoreksinya.",
            "is_penugasan": "Centang bila Anda ditugaskan instansi (ada surat tugas), bukan belajar atas kemauan sendiri.",
        }
        widgets = {
            "jp": forms.NumberInput(attrs={"min": 1, "max": 1000}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis"].empty_label = "Pilih jenis diklat"
        today = waktu.today().isoformat()
        for name in ("mulai", "selesai"):
            self.fields[name].widget.attrs["max"] = today
        if self.instance.pk:
            self.fields["berkas"].required = False
            self.fields["berkas"].label = "Ganti bukti"
            self.fields["berkas"].help_text = f"Kosongkan bila bukti “{self.instance.nama_bukti}” tetap dipakai."


class VerifikasiForm(Form):
    bersyarat = frozenset({"catatan"})
    jp = forms.IntegerField(label="JP yang diakui", min_value=1, max_value=1000)
    is_penugasan = forms.BooleanField(
        label="Atas penugasan instansi", required=False, help_text="Untuk PPPK, JP penugasan dihitung terhadap batas setahun."
    )
    catatan = forms.CharField(
        label="Catatan untuk pegawai",
        required=False,
        max_length=CATATAN_CHARS,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib bila JP-nya Anda ubah.",
    )


class AlasanForm(Form):
    alasan = forms.CharField(
        label="Alasan",
        max_length=CATATAN_CHARS - 30,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasannya."},
    )
