from typing import Any

from django import forms

from lib import waktu
from lib.forms import ModelForm, TanggalField
from pegawai.forms.pegawai import set_empty_labels
from pegawai.forms.pilihan import unit_field
from pegawai.models import UnitKerja
from pegawai.services.unit import FIELDS


class UnitForm(ModelForm):
    induk = unit_field(
        label="Unit atasan", required=False, help_text="Kosong untuk perangkat daerah. Mengubahnya memindahkan unit beserta isinya."
    )

    induk_sejak = TanggalField(
        label="Dipindah sejak",
        required=False,
        help_text="Diisi bila unit atasan berubah; kosong berarti hari ini. Laporan hari sebelumnya tetap memakai susunan yang lama.",
    )

    class Meta:
        model = UnitKerja
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_empty_labels(self)
        if self.instance.pk is None:
            del self.fields["is_aktif"], self.fields["induk_sejak"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        top = UnitKerja.Jenis.PERANGKAT_DAERAH
        if cleaned.get("jenis") and "induk" not in self.errors and (cleaned["jenis"] == top) != (cleaned.get("induk") is None):
            text = "Perangkat daerah tidak mempunyai unit atasan; unit lain harus mempunyainya."
            self.add_error("induk", forms.ValidationError(text, code="induk"))
        if cleaned.get("induk_sejak") and cleaned["induk_sejak"] > waktu.today():
            text = "Isi tanggal hari ini atau sebelumnya; pemindahan dicatat paling lambat pada harinya."
            self.add_error("induk_sejak", forms.ValidationError(text, code="sejak_depan"))
        return cleaned
