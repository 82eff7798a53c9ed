"""Forms of post-training evaluation: the sheet with its levels, the choice of colleagues, the rule of a programme."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.forms import BoundField

from diklat.models import Program
from evaluasi.forms.isian import IsianForm
from evaluasi.models import AturanPasca, Butir
from evaluasi.queries.pasca.isian import Target
from lib.forms import Form, ModelForm
from pegawai.forms.orang import OrangField, ask_orang
from pegawai.models import Pengguna

TIDAK_TAHU: Final = "x"
ALASAN_CHARS: Final = 200


class PascaForm(IsianForm):
    """The items of the version and one level a competency; `draf` is what save_draf kept. `wajib=False` accepts gaps."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        butir: Iterable[Butir],
        target: Sequence[Target],
        draf: Mapping[str, Any],
        wajib: bool = True,
    ) -> None:
        super().__init__(data, butir=butir, wajib=wajib, jawaban=draf.get("jawaban"))
        self._target = [(row, f"level_{row.kompetensi.pk}") for row in target]
        kept = draf.get("level", {})
        for row, name in self._target:
            self.fields[name] = _level_field(row, wajib=wajib)
            key = str(row.kompetensi.pk)
            if key in kept:
                self.initial[name] = TIDAK_TAHU if kept[key] is None else str(int(Decimal(kept[key])))

    @property
    def level_rows(self) -> list[tuple[Target, BoundField]]:
        return [(row, self[name]) for row, name in self._target]

    @property
    def level(self) -> dict[int, Decimal | None]:
        """By competency; None where the rater cannot tell, left out where nothing was chosen."""
        chosen = ((row.kompetensi.pk, self.cleaned_data.get(name)) for row, name in self._target)
        return {pk: None if value == TIDAK_TAHU else Decimal(value) for pk, value in chosen if value}


def _level_field(row: Target, *, wajib: bool) -> forms.ChoiceField:
    choices = [*((str(number), label) for number, label in enumerate(row.label)), (TIDAK_TAHU, "Tidak dapat menilai")]
    errors = {"required": "Pilih levelnya, atau “Tidak dapat menilai”.", "invalid_choice": "Pilih salah satu level."}
    radio = forms.RadioSelect(attrs={"class": "form-check-input"})
    return forms.ChoiceField(label=f"Level {row.kompetensi.nama}", choices=choices, required=wajib, widget=radio, error_messages=errors)


class RekanForm(Form):
    """Who is asked instead of somebody, or as well."""

    pengganti = OrangField("penilai-rekan", label="Pegawai yang diminta menilai", error_messages={"required": "Pilih pegawainya."})
    alasan = forms.CharField(label="Alasan mengganti", max_length=ALASAN_CHARS, error_messages={"required": "Tulis alasannya."})

    def __init__(self, *args: Any, user: Pengguna, pada: int, peran: str, is_ganti: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pengganti"].untuk = f"penilai-{peran}"
        ask_orang(self, user, pada)
        if not is_ganti:
            del self.fields["alasan"]


class AturanPascaForm(ModelForm):
    class Meta:
        model = AturanPasca
        fields = ("program", "is_aktif", "bulan", "hari_tenggat", "jumlah_rekan", "jumlah_bawahan")
        labels = {"program": "Program"}
        help_texts = {
            "bulan": "1 sampai 12 bulan kalender sesudah hari terakhir diklat. Lazimnya 3 sampai 6.",
            "hari_tenggat": "7 sampai 120 hari sejak permintaan dibuka.",
            "jumlah_rekan": "Dipilih acak dari unit alumnus, 0 sampai 5. Atasannya dapat menggantinya.",
            "jumlah_bawahan": "Hanya bagi alumnus yang memimpin unit, 0 sampai 5.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            del self.fields["program"]
            return
        field: Any = self.fields["program"]
        field.queryset = Program.objects.active().filter(aturan_pasca=None).order_by("nama")
        field.required, field.empty_label = True, "Pilih program"
        field.error_messages["required"] = "Pilih programnya."
