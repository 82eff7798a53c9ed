"""Who signs the document of a plan."""

from typing import Any

from crispy_forms.layout import Fieldset
from django import forms

from diklat.models import PenandaTangan
from lib import waktu
from lib.forms import FieldsHelper, Form, TanggalField
from rencana.models import PeriodeRencana


class DokumenRencanaForm(Form):
    nomor = forms.CharField(label="Nomor dokumen", max_length=120, required=False, help_text="Kosongkan bila belum bernomor.")
    tanggal = TanggalField(label="Tanggal dokumen")
    penanda_tangan = forms.ModelChoiceField(PenandaTangan.objects.none(), empty_label="Pilih pejabat")

    def __init__(self, *args: Any, periode: PeriodeRencana, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officials = PenandaTangan.objects.filter(is_aktif=True)
        self.fields["penanda_tangan"].queryset = officials
        if len(only := list(officials[:2])) == 1:
            self.initial["penanda_tangan"] = only[0].pk
        self.initial["tanggal"] = waktu.day(periode.disetujui_pada) if periode.disetujui_pada else waktu.today()
        self.helper = FieldsHelper(Fieldset("", *self.fields))
