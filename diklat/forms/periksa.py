"""The two forms of the public check: what stands on the paper, or the file."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from lib import waktu
from lib.forms import Form
from lib.pola import fill_pola
from pegawai.queries.instansi import get_instansi

BERKAS_MAX: Final = 10 * 1024 * 1024
SENTENCES: Final = {
    "salah_ketik": "Ada huruf atau angka yang salah ketik dalam kode ini. Cocokkan lagi dengan yang tercetak, kelompok demi kelompok.",
    "kode": "Kode ini tidak ada dalam catatan kami. Cocokkan lagi dengan yang tercetak atau pindai kode QR-nya. Bila tetap tidak ada, "
    "tanyakan kepada {singkatan} sebelum menerima dokumennya.",
    "nomor": "Nomor ini tidak ada dalam catatan kami. Ketik nomor lengkap seperti tercetak, misalnya {nomor}, atau pakai "
    "kode di samping kode QR-nya. Bila tetap tidak ada, tanyakan kepada {singkatan} sebelum menerima dokumennya.",
}


def _sentence(code: str) -> str:
    instansi = get_instansi()
    nomor = fill_pola(instansi.pola_sertifikat, tahun=waktu.today().year, urut=123)
    return SENTENCES[code].format(singkatan=instansi.singkatan, nomor=nomor)


class KodeForm(Form):
    kode = forms.CharField(
        label="Kode atau nomor",
        max_length=200,
        help_text="Kode di samping kode QR, misalnya K7QM-2XWP-9RTA-HD4F; huruf besar dan kecil sama saja. Atau nomor dokumennya, lengkap.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": "Ketik kode atau nomor yang tercetak pada dokumennya."},
    )

    def refuse(self, code: str) -> None:
        self.add_error("kode", ValidationError(_sentence(code), code=code))


class BerkasForm(Form):
    berkas = forms.FileField(
        label="Berkas PDF",
        help_text="Paling besar 10 MB. Berkas hanya dibandingkan, tidak disimpan.",
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    def clean_berkas(self) -> Any:
        found: UploadedFile = self.cleaned_data["berkas"]
        if found.size is None or found.size > BERKAS_MAX:
            raise ValidationError("Berkas ini lebih besar dari 10 MB. Berkas kami jauh lebih kecil.", code="terlalu_besar")
        return found
