"""What stands in the catalogue of redemptions. The stock that the form showed comes back with it (`stok_lama`)."""

from typing import Any, ClassVar, Final

from crispy_forms.layout import Fieldset
from django import forms
from django.core.validators import MinValueValidator

from insentif.models import Imbalan
from lib.forms import FieldsHelper, ModelForm

SEKURANGNYA: Final = {"poin": "Poin sekurangnya 1.", "batas_tahun": "Sekurangnya 1 kali. Kosongkan bila tidak dibatasi."}


class ImbalanForm(ModelForm):
    stok_lama = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Imbalan
        fields = ("nama", "keterangan", "poin", "stok", "batas_tahun", "is_aktif")
        help_texts: ClassVar = {
            "nama": "Misalnya: Kursi prioritas pada diklat pilihan.",
            "keterangan": "Apa yang diterima dan bagaimana. Bukan uang, dan tidak dapat diuangkan.",
            "poin": "Berlaku untuk permintaan berikutnya; yang sudah diminta tetap dengan poinnya.",
            "stok": "Kosongkan bila tidak terbatas. Berkurang sendiri saat diminta, dan kembali bila ditolak.",
            "batas_tahun": "Berapa kali seorang boleh memintanya dalam satu tahun. Kosongkan bila tidak dibatasi.",
            "is_aktif": "Yang tidak dapat dipilih hilang dari halaman pegawai; permintaan yang berjalan tetap diputuskan.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, text in SEKURANGNYA.items():
            self.fields[name].validators.append(MinValueValidator(1, text))
            self.fields[name].widget.attrs["min"] = 1
        self.initial["stok_lama"] = self.instance.stok
        last = ("is_aktif",) if self.instance.pk else ()
        if not last:
            del self.fields["is_aktif"]
        self.helper = FieldsHelper(
            Fieldset("Yang ditawarkan", "nama", "keterangan"), Fieldset("Ketentuan", "poin", "stok", "batas_tahun", *last), "stok_lama"
        )
