"""The form of a document that is handed out at a session."""

from typing import Any

from django import forms

from diklat.forms.riwayat import ACCEPT
from diklat.models import BahanAjar
from lib.dokumen import periksa, tolak
from lib.dokumen.periksa import Dokumen
from lib.forms import FieldsHelper, ModelForm


class BahanForm(ModelForm):
    """After validation `dokumen` holds the checked file."""

    berkas = forms.FileField(
        label="Berkas",
        max_length=200,
        help_text="PDF, JPEG, atau PNG, paling besar 10 MB, PDF paling banyak 50 halaman. Simpan salindia sebagai PDF.",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={
            "required": "Pilih berkas yang dibagikan.",
            "empty": "Berkas ini kosong (0 byte). Simpan lagi, lalu unggah kembali.",
            "max_length": "Nama berkas terlalu panjang. Singkat menjadi paling banyak 200 huruf.",
        },
    )
    helper = FieldsHelper("judul", "berkas")
    dokumen: Dokumen | None = None

    class Meta:
        model = BahanAjar
        fields = ("judul",)
        help_texts = {"judul": "Seperti yang dicari peserta, misalnya “Salindia sesi 2”."}

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data.get("berkas")
        if berkas:
            if berkas.size > periksa.MAX_BYTES:
                raise tolak.refusal("terlalu_besar")
            self.dokumen = periksa.inspect(berkas.read(), berkas.name)
        return berkas
