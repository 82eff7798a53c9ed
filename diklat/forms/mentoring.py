"""Forms of mentoring: a new pair with its goals, a meeting, and the closing with a level per goal."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from crispy_forms.layout import Fieldset
from django import forms

from diklat.forms.program import LevelBarisForm
from diklat.models import Mentoring, PertemuanMentoring, Program, TujuanMentoring
from diklat.queries import mentoring as queries
from diklat.services.mentoring import IsiAkhir, IsiTujuan
from kompetensi.queries.kata import NOL, Kata
from lib import waktu
from lib.forms import FieldsHelper, Form, ModelForm, TanggalField
from pegawai.forms.orang import OrangField, ask_orang
from pegawai.models import Pengguna

LAMA_BULAN_HARI = 180


class MentoringForm(Form):
    mentee = OrangField("mentee", label="Mentee (yang dibimbing)")
    mentor = OrangField("mentor", label="Mentor (yang membimbing)")
    program = forms.TypedChoiceField(label="Program", coerce=int, help_text="Program berjenis coaching atau mentoring.")
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Direncanakan sampai")

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_orang(self, user)
        self.fields["program"].choices = [("", "Pilih"), *queries.program_pilihan()]
        self.fields["mulai"].initial = waktu.today
        self.fields["selesai"].initial = waktu.today() + timedelta(days=LAMA_BULAN_HARI)
        self.helper = FieldsHelper(Fieldset("Pasangan", "mentee", "mentor"), Fieldset("Program dan masa", "program", "mulai", "selesai"))

    def clean_program(self) -> Program:
        return Program.objects.select_related("jenis").get(pk=self.cleaned_data["program"])


class TujuanBarisForm(LevelBarisForm):
    tingkat = "level_tujuan"
    level_tujuan = forms.TypedChoiceField(label="Sampai level", coerce=int)
    uraian = forms.CharField(label="Apa yang ingin dicapai", max_length=TujuanMentoring._meta.get_field("uraian").max_length)

    @property
    def wajib(self) -> Mapping[str, str]:
        return {"level_tujuan": "Pilih level yang dituju.", "uraian": "Tulis apa yang ingin dicapai."}


def as_tujuan(isi: Sequence[Mapping[str, Any]]) -> list[IsiTujuan]:
    return [IsiTujuan(row["kompetensi"], row["level_tujuan"], row["uraian"]) for row in isi]


class PertemuanForm(ModelForm):
    class Meta:
        model = PertemuanMentoring
        fields = ("tanggal", "menit", "topik", "catatan")
        widgets = {"catatan": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, mentoring: Mentoring, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = waktu.today()
        self.fields["tanggal"].initial = today
        self.fields["tanggal"].widget.attrs |= {"min": mentoring.mulai.isoformat(), "max": today.isoformat()}
        self.helper = FieldsHelper("tanggal", "menit", "topik", "catatan")

    def _post_clean(self) -> None:
        """The laws of the table are checked by the service, which knows the pair."""


class TutupForm(Form):
    """level_<id> and catatan_<id> per goal, and a closing note."""

    catatan_akhir = forms.CharField(
        label="Catatan penutup", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000,
        help_text="Apa yang tercapai, dan apa yang sebaiknya dilanjutkan.",
    )  # fmt: skip

    def __init__(self, *args: Any, tujuan: Sequence[TujuanMentoring], kata: Kata, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tujuan = list(tujuan)
        for row in self.tujuan:
            name = row.kompetensi.nama
            select = forms.Select(attrs={"class": "form-select sm tk-pilih-level"})
            choices = [("", "Pilih"), NOL, *kata.pilihan(row.kompetensi_id)]
            self.fields[f"level_{row.pk}"] = forms.TypedChoiceField(label=f"Level {name}", choices=choices, coerce=int, widget=select)
            note = forms.TextInput(attrs={"class": "form-control sm", "autocomplete": "off"})
            self.fields[f"catatan_{row.pk}"] = forms.CharField(label=f"Catatan {name}", max_length=300, required=False, widget=note)
        self.helper = FieldsHelper("catatan_akhir")

    @property
    def akhir(self) -> dict[int, IsiAkhir]:
        data = self.cleaned_data
        return {row.pk: IsiAkhir(data[f"level_{row.pk}"], data[f"catatan_{row.pk}"]) for row in self.tujuan}

    @property
    def baris(self) -> list[tuple[TujuanMentoring, forms.BoundField, forms.BoundField]]:
        return [(row, self[f"level_{row.pk}"], self[f"catatan_{row.pk}"]) for row in self.tujuan]
