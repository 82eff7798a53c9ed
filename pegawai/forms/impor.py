from typing import Any

from django import forms

from lib.forms import FieldsHelper, Form, WorkbookField

PERBARUI, TAMBAH = "perbarui", "tambah"
CARA_CHOICES = [(PERBARUI, "Perbarui kolom yang terisi; sel kosong tidak menghapus data lama"), (TAMBAH, "Lewati, hanya tambah yang baru")]


class ImporForm(Form):
    jenis = forms.ChoiceField(label="Isi berkas", widget=forms.RadioSelect)
    berkas = WorkbookField(
        help_text="Paling besar 20 MB, paling banyak 100.000 baris. Judul kolom ada di salah satu dari 20 baris teratas; bila namanya "
        "belum dikenal, Anda memasangkannya sekali."
    )
    cara = forms.ChoiceField(label="Jika sudah ada di basis data", choices=CARA_CHOICES, initial=PERBARUI, widget=forms.RadioSelect)
    berkas_penuh = forms.BooleanField(
        label="Berkas ini memuat seluruh pegawai",
        help_text="Pegawai aktif yang tidak ada di berkas akan diusulkan nonaktif. Tidak ada yang dinonaktifkan tanpa Anda pilih.",
        required=False,
    )
    helper = FieldsHelper("jenis", "berkas", "cara", "berkas_penuh")

    def __init__(self, *args: Any, jenis_choices: list[tuple[str, str]], jenis: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis"].choices = jenis_choices
        self.fields["jenis"].initial = jenis if jenis in dict(jenis_choices) else next(iter(dict(jenis_choices)), "")
        self.fields["jenis"].error_messages["required"] = "Pilih apa isi berkas ini."

    @property
    def hanya_baru(self) -> bool:
        return bool(self.cleaned_data["cara"] == TAMBAH)
