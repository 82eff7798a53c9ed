from typing import Any

from django import forms

from lib import waktu
from lib.forms import Form, ModelForm, TanggalField
from pegawai.forms.pegawai import set_empty_labels
from pegawai.forms.pilihan import unit_field
from pegawai.models import UnitKerja
from pegawai.queries.pindah import induk_of
from pegawai.services.unit import FIELDS


class UnitForm(ModelForm):
    induk = unit_field(
        label="Unit atasan", required=False, help_text="Kosong untuk perangkat daerah. Mengubahnya memindahkan unit beserta isinya."
    )

    induk_sejak = TanggalField(
        label="Dipindah sejak",
        required=False,
        help_text="Diisi bila unit atasan berubah; kosong berarti hari ini. Tanggal yang akan datang memindahkan unit pada harinya. "
        "Laporan hari sebelumnya tetap memakai susunan yang lama.",
    )

    class Meta:
        model = UnitKerja
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_empty_labels(self)
        if self.instance.pk is None:
            del self.fields["is_aktif"], self.fields["induk_sejak"]
        else:
            self.initial["induk"] = induk_of(self.instance.pk, waktu.today())

    def clean(self) -> dict[str, Any]:
        """The kind holds at once, so it fits where the unit lies today."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_ahead = (cleaned.get("induk_sejak") or waktu.today()) > waktu.today()
        above = self.initial["induk"] if is_ahead else cleaned.get("induk")
        is_top = cleaned.get("jenis") == UnitKerja.Jenis.PERANGKAT_DAERAH
        if cleaned.get("jenis") and "induk" not in self.errors and is_top != (above is None):
            text = "Perangkat daerah tidak mempunyai unit atasan; unit lain harus mempunyainya."
            self.add_error("jenis" if is_ahead else "induk", forms.ValidationError(text, code="induk"))
        return cleaned


class BatalPindahForm(Form):
    hari = TanggalField(label="Hari pemindahan", required=True)
