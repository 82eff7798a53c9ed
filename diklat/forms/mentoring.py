"""Forms of mentoring: a new pair with its goals, a meeting, and the closing with a level per goal."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError

from diklat.forms.program import BarisForm
from diklat.models import Mentoring, PertemuanMentoring, Program, TujuanMentoring
from diklat.queries import mentoring as queries
from diklat.queries import pasangan
from diklat.services.mentoring import IsiAkhir, IsiTujuan
from lib import waktu
from lib.format import format_nip
from lib.forms import FieldsHelper, Form, ModelForm, TanggalField
from pegawai.models import Pegawai, Pengguna
from pegawai.models.pegawai import PegawaiQuerySet

LAMA_BULAN_HARI = 180
CALON_MAX = 5
LEVEL_AKHIR = [("", "Pilih"), *((str(level), str(level)) for level in range(6))]


class PegawaiField(forms.CharField):
    """One of `calon` by NIP (spaces allowed), or by a name that only one of them has; whoever is not among them does not exist here."""

    calon: PegawaiQuerySet | None = None  # None: every active employee, for forms of city-wide roles

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "maxlength": 100})
        super().__init__(
            **{"max_length": 100, "help_text": "NIP, atau nama bila hanya satu yang bernama demikian.", "widget": widget, **kwargs}
        )

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        found = pasangan.find_pegawai(text, self.calon, CALON_MAX + 1)
        exact = [row for row in found if row.nama.casefold() == text.strip().casefold()]
        if len(found) == 1 or len(exact) == 1:
            return (exact or found)[0]
        raise ValidationError(_explain(text, found), code="tidak_ada" if not found else "banyak")

    def prepare_value(self, value: Any) -> Any:
        return format_nip(value.nip) if isinstance(value, Pegawai) else value


def _explain(text: str, found: Sequence[Pegawai]) -> str:
    if not found:
        return f"Tidak ada pegawai dengan NIP atau nama “{text}” yang dapat Anda pilih di sini."
    names = "; ".join(f"{row.nama} ({getattr(row, 'unit_sebutan', None) or 'belum ditempatkan'})" for row in found[:CALON_MAX])
    more = ", dan lain-lain" if len(found) > CALON_MAX else ""
    return f"Lebih dari satu pegawai cocok: {names}{more}. Tulis NIP yang dimaksud."


class MentoringForm(Form):
    mentee = PegawaiField(label="Mentee (yang dibimbing)")
    mentor = PegawaiField(label="Mentor (yang membimbing)")
    program = forms.TypedChoiceField(label="Program", coerce=int, help_text="Program berjenis coaching atau mentoring.")
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Direncanakan sampai")

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentee"].calon = pasangan.mentee_list(user)  # type: ignore[attr-defined]
        self.fields["mentor"].calon = pasangan.mentor_list(user)  # type: ignore[attr-defined]
        self.fields["program"].choices = [("", "Pilih"), *queries.program_pilihan()]  # type: ignore[attr-defined]
        self.fields["mulai"].initial = waktu.today
        self.fields["selesai"].initial = waktu.today() + timedelta(days=LAMA_BULAN_HARI)
        self.helper = FieldsHelper(Fieldset("Pasangan", "mentee", "mentor"), Fieldset("Program dan masa", "program", "mulai", "selesai"))

    def clean_program(self) -> Program:
        return Program.objects.select_related("jenis").get(pk=self.cleaned_data["program"])


class TujuanBarisForm(BarisForm):
    utama = "kompetensi"
    kompetensi = forms.TypedChoiceField(label="Kompetensi", coerce=int)
    level_tujuan = forms.TypedChoiceField(label="Sampai level", choices=[("", "Pilih"), *((n, str(n)) for n in range(1, 6))], coerce=int)
    uraian = forms.CharField(label="Apa yang ingin dicapai", max_length=TujuanMentoring._meta.get_field("uraian").max_length)

    def __init__(self, *args: Any, pilihan: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kompetensi"].choices = [("", "Tidak diisi"), *pilihan]  # type: ignore[attr-defined]

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

    def __init__(self, *args: Any, tujuan: Sequence[TujuanMentoring], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tujuan = list(tujuan)
        for row in self.tujuan:
            name = row.kompetensi.nama
            select = forms.Select(attrs={"class": "form-select sm"})
            self.fields[f"level_{row.pk}"] = forms.TypedChoiceField(label=f"Level {name}", choices=LEVEL_AKHIR, coerce=int, widget=select)
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
