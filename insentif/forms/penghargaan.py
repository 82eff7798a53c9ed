"""Forms of awards: the award itself, a nomination, the decision, and issuing the charters."""

from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from diklat.models import PenandaTangan
from diklat.queries.sertifikat import penanda_tangan_pilihan
from insentif.models import KelompokASN, Nominasi, Penghargaan
from insentif.services.nominasi import ALASAN_MAX
from insentif.services.penghargaan import TERKUNCI
from lib import waktu
from lib.forms import FieldsHelper, Form, ModelForm, TanggalField
from pegawai.forms.orang import OrangField, ask_orang
from pegawai.models import Pengguna

TAHUN_AWAL = 2020


class PenghargaanForm(ModelForm):
    """What nominators rely on stays once the award was opened."""

    class Meta:
        model = Penghargaan
        fields = ("nama", "tahun", "keterangan", "kelompok", "poin_minimum", "jumlah", "nominasi_mulai", "nominasi_sampai")
        widgets = {"keterangan": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "keterangan": "Tercetak pada piagam. Penghargaan berupa pengakuan, bukan uang.",
            "kelompok": "Tanpa pilihan berarti semua pegawai aktif.",
            "poin_minimum": "0 berarti tanpa syarat poin.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = waktu.today()
        self.fields["tahun"].validators += [MinValueValidator(TAHUN_AWAL), MaxValueValidator(today.year + 1)]
        self.fields["kelompok"].choices = [("", "Semua pegawai"), *KelompokASN.choices]
        if self.instance.pk is None:
            self.initial = {"tahun": today.year, "nominasi_mulai": today, **self.initial}
        elif self.instance.status != Penghargaan.Status.DRAF:
            for name in TERKUNCI:
                self.fields[name].disabled = True
        self.helper = FieldsHelper(
            Fieldset("Penghargaan", "nama", "tahun", "keterangan"),
            Fieldset("Syarat", "kelompok", "poin_minimum", "jumlah"),
            Fieldset("Masa nominasi", "nominasi_mulai", "nominasi_sampai"),
        )


class NominasiForm(Form):
    pegawai = OrangField("nominasi", label="Pegawai yang dinominasikan")
    alasan = forms.CharField(
        label="Mengapa pegawai ini",
        max_length=Nominasi._meta.get_field("alasan").max_length,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dibaca oleh pemutus dan oleh pegawai yang dinominasikan.",
    )

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_orang(self, user)


class PutusanForm(Form):
    alasan = forms.CharField(
        label="Alasan putusan",
        max_length=ALASAN_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dikirim kepada pengusul.",
    )


class TerbitForm(Form):
    penanda_tangan = forms.ModelChoiceField(queryset=PenandaTangan.objects.none(), empty_label="Pilih pejabat")
    tanggal = TanggalField(label="Tanggal piagam")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officials = penanda_tangan_pilihan()
        self.fields["penanda_tangan"].queryset = officials
        self.initial.setdefault("tanggal", waktu.today())
        if len(only := list(officials[:2])) == 1:
            self.initial.setdefault("penanda_tangan", only[0].pk)
