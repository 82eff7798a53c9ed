"""The form of a document that is handed out at a session."""

from diklat.models import BahanAjar
from lib.dokumen.formulir import BATAS, DokumenField, WithDokumen
from lib.forms import FieldsHelper, ModelForm


class BahanForm(WithDokumen, ModelForm):
    berkas = DokumenField(label="Berkas", help_text=f"{BATAS} Simpan salindia sebagai PDF.", kosong="Pilih berkas yang dibagikan.")
    helper = FieldsHelper("judul", "berkas")

    class Meta:
        model = BahanAjar
        fields = ("judul",)
        help_texts = {"judul": "Seperti yang dicari peserta, misalnya “Salindia sesi 2”."}
