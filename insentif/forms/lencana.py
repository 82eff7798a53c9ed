from typing import Any

from crispy_forms.layout import Fieldset
from django.core.exceptions import ValidationError

from insentif.models import Kejadian, Lencana
from lib.forms import FieldsHelper, ModelForm
from pegawai.forms.pegawai import set_empty_labels


class LencanaForm(ModelForm):
    """An absence earns no badge; only passing a training can close a gap."""

    class Meta:
        model = Lencana
        fields = ("nama", "keterangan", "kejadian", "kali", "dalam_tahun", "hanya_celah", "urutan", "is_aktif")
        labels = {"kejadian": "Peristiwa", "nama": "Nama lencana"}
        help_texts = {
            "keterangan": "Dibaca pegawai: apa yang dilakukan untuk mendapatkannya.",
            "kejadian": "Yang dihitung ialah baris buku poin yang berlaku untuk peristiwa ini.",
            "dalam_tahun": "Tanpa tanda, dihitung sejak awal.",
            "urutan": "Angka kecil tampil lebih dahulu.",
            "is_aktif": "Lepas tandanya agar lencana ini tidak tampil lagi; tandai lagi untuk menampilkannya kembali.",
        }
        error_messages = {"nama": {"unique": "Sudah ada lencana dengan nama ini."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_empty_labels(self)
        choices = self.fields["kejadian"].choices
        self.fields["kejadian"].choices = [row for row in choices if row[0] != Kejadian.MANGKIR]
        for name in ("kali", "urutan"):
            self.fields[name].widget.attrs |= {"inputmode": "numeric", "class": "form-control sm"}
        self.helper = FieldsHelper(
            Fieldset("Lencana", "nama", "keterangan"),
            Fieldset("Diberikan untuk", "kejadian", "kali", "dalam_tahun", "hanya_celah"),
            Fieldset("Tampilan", "urutan", "is_aktif"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("hanya_celah") and cleaned.get("kejadian") not in ("", None, Kejadian.LULUS):
            self.add_error("hanya_celah", ValidationError("Hanya diklat yang lulus menutup kesenjangan. Lepas tandanya.", code="celah"))
        return cleaned
