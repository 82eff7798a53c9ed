"""Opening a survey, and moving its days."""

from datetime import timedelta
from typing import Any

from django import forms

from diklat.models import Angkatan
from evaluasi.models import Survei
from evaluasi.models.survei import BUKA_HARI
from evaluasi.queries.survei.daftar import angkatan_pilihan
from lib import waktu
from lib.format import format_tanggal
from lib.forms import Form, TanggalField


class AngkatanField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Angkatan) -> str:
        return f"{obj.nama} (selesai {format_tanggal(obj.selesai)})"


class WaktuForm(Form):
    buka = TanggalField(label="Dibuka")
    tutup = TanggalField(label="Hari terakhir menjawab", help_text="Sampai akhir hari itu.")


class SurveiForm(WaktuForm):
    """A survey by hand. Most batches get theirs by itself on their last day."""

    bersyarat = frozenset({"angkatan"})
    jenis = forms.ChoiceField(label="Jenis survei", choices=Survei.Jenis.choices)
    angkatan = AngkatanField(
        label="Angkatan",
        queryset=Angkatan.objects.none(),
        required=False,
        empty_label="Pilih angkatan",
        help_text="Wajib untuk umpan balik; untuk SKM dibiarkan kosong.",
    )
    nama = forms.CharField(
        label="Nama periode", max_length=200, required=False, help_text="Untuk SKM saja. Kosong berarti SKM dengan tahunnya."
    )
    field_order = ("jenis", "angkatan", "nama", "buka", "tutup")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = waktu.today()
        self.fields["angkatan"].queryset = angkatan_pilihan()
        self.fields["buka"].initial, self.fields["tutup"].initial = today, today + timedelta(days=BUKA_HARI)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("jenis") == Survei.Jenis.SKM:
            cleaned["angkatan"] = None
        elif "angkatan" in cleaned and cleaned["angkatan"] is None:
            self.add_error("angkatan", forms.ValidationError("Pilih angkatan yang dinilai.", code="required"))
        return cleaned
