"""A plan and its rows. The form of a row brings the `versi` of the plan it was drawn from."""

from typing import Any, ClassVar

from crispy_forms.layout import Fieldset
from django import forms

from diklat.models import Program
from lib import waktu
from lib.bulan import BULAN
from lib.forms import FieldsHelper, Form, ModelForm
from rencana.forms.bidang import PaguField, RupiahField
from rencana.models import BarisRencana, PaguAnggaran, PeriodeRencana


class PeriodeForm(ModelForm):
    class Meta:
        model = PeriodeRencana
        fields = ("tahun", "catatan", "batas_usulan", "batas_putusan")
        help_texts: ClassVar = {
            "tahun": "Bila rencana tahun itu sudah berlaku, yang dibuat adalah revisinya dengan isi yang sama.",
            "batas_putusan": "Pimpinan melihat tanggal ini pada berandanya.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tahun"].initial = waktu.today().year + 1
        self.helper = FieldsHelper(Fieldset("", *self.fields))

    def _post_clean(self) -> None:
        """The laws of the table are asked by the service, which knows the number of the revision."""


class BarisForm(Form):
    bersyarat = frozenset(f"bulan_{month}" for month in range(1, 13))
    versi = forms.IntegerField(widget=forms.HiddenInput)
    program = forms.ModelChoiceField(Program.objects.none())
    pagu = PaguField(PaguAnggaran.objects.none(), label="Pagu yang menanggung", required=False)
    kursi = forms.IntegerField(label="Kursi per angkatan", min_value=1, max_value=100_000)
    biaya = RupiahField(
        label="Perkiraan biaya (rupiah)", minimum=0, required=False, help_text="Kosongkan untuk dihitung dari biaya programnya."
    )
    target = forms.CharField(label="Target peserta", max_length=200, required=False)
    kesesuaian = forms.CharField(label="Kesesuaian dengan standar kurikulum", max_length=200, required=False)
    alasan = forms.CharField(max_length=300, required=False, help_text="Mengapa program ini dipilih.")
    is_terkunci = forms.BooleanField(label="Kunci: tetap bila rencana dihitung ulang", required=False)

    def __init__(self, *args: Any, periode: PeriodeRencana, baris: BarisRencana | None = None, **kwargs: Any) -> None:
        names = ("program", "pagu", "kursi", "biaya", "target", "kesesuaian", "alasan", "is_terkunci")
        initial = {name: getattr(baris, name) for name in names} if baris else {"kursi": 30}
        counts = baris.bulan if baris else [0] * 12
        initial |= {f"bulan_{month}": counts[month - 1] or None for month in range(1, 13)}
        kwargs["initial"] = {**initial, "versi": periode.versi}
        super().__init__(*args, **kwargs)
        used = Program.objects.active() | Program.objects.filter(pk__in=[baris.program_id] if baris else [])
        self.fields["program"].queryset = used.distinct().order_by("nama")
        budgets = PaguAnggaran.objects.filter(tahun=periode.tahun).select_related("rekening", "unit")
        self.fields["pagu"].queryset = budgets
        months = []
        for month in range(1, 13):
            months.append(name := f"bulan_{month}")
            self.fields[name] = forms.IntegerField(label=BULAN[month - 1], min_value=0, max_value=99, required=False)
        rest = ("kursi", "pagu", "biaya", "target", "kesesuaian", "alasan", "is_terkunci")
        self.helper = FieldsHelper(
            "versi", Fieldset("", "program"), Fieldset("Angkatan per bulan", *months, css_class="tk-bulan"), Fieldset("", *rest)
        )

    @property
    def data_baris(self) -> dict[str, Any]:
        """As `services.periode.save_baris` takes it."""
        found = {name: value for name, value in self.cleaned_data.items() if not name.startswith(("bulan_", "versi"))}
        return {**found, "bulan": [self.cleaned_data[f"bulan_{month}"] or 0 for month in range(1, 13)]}


class KembaliForm(Form):
    alasan = forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text="Dibaca penyusun rencana lewat surel.")
