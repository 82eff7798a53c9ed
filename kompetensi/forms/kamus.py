from typing import Any

from crispy_forms.layout import Field, Fieldset
from django import forms

from kompetensi.models import Kompetensi, VersiKompetensi
from kompetensi.models.kamus import LABELS
from kompetensi.services.kamus import IsiKamus, IsiLevel
from lib import waktu
from lib.forms import FieldsHelper, Form, TanggalField

LEVELS = range(1, 6)


def _text(label: str, rows: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=2000, **kwargs)


class KompetensiForm(Form):
    """The whole wording of a competency; an edit also says since when and why."""

    kode = forms.RegexField(
        label="Kode",
        regex=r"^[A-Z]{1,4}\.\d{1,4}$",
        max_length=Kompetensi._meta.get_field("kode").max_length,
        help_text="Huruf besar, titik, angka. Misalnya T.11.",
        error_messages={"invalid": "Tulis kode seperti T.11: huruf besar, titik, angka."},
    )
    nama = forms.CharField(label="Nama kompetensi", max_length=Kompetensi._meta.get_field("nama").max_length)
    singkatan = forms.CharField(
        label="Singkatan",
        max_length=Kompetensi._meta.get_field("singkatan").max_length,
        required=False,
        help_text="Dipakai di kepala kolom peta kesenjangan.",
    )
    jenis = forms.ChoiceField(label="Jenis kompetensi", choices=Kompetensi.Jenis.choices)
    definisi = _text("Definisi", 3)
    berlaku_mulai = TanggalField(label="Berlaku mulai")
    catatan = forms.CharField(
        label="Catatan perubahan",
        max_length=VersiKompetensi._meta.get_field("catatan").max_length,
        required=False,
        help_text="Apa yang berubah dan mengapa.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, versi: VersiKompetensi | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"berlaku_mulai": waktu.today(), "jenis": Kompetensi.Jenis.TEKNIS, **_initial(versi), **self.initial}
        for number in LEVELS:
            self.fields[f"label_{number}"] = forms.CharField(label="Sebutan", max_length=40, initial=LABELS[number - 1])
            self.fields[f"deskripsi_{number}"] = _text("Penjelasan", 2)
            self.fields[f"indikator_{number}"] = _text("Indikator", 2, required=False)
        for name in ("kode",) if versi else ("catatan", "versi"):
            del self.fields[name]
        self.helper = FieldsHelper(*self._layout())

    def _layout(self) -> list[object]:
        head = [name for name in ("versi", "kode", "nama", "singkatan", "jenis", "definisi") if name in self.fields]
        levels = [
            Fieldset(f"Level {number}", *(Field(f"{part}_{number}") for part in ("label", "deskripsi", "indikator"))) for number in LEVELS
        ]
        tail = [name for name in ("berlaku_mulai", "catatan") if name in self.fields]
        return [*head, *levels, Fieldset("Pemberlakuan", *tail)]

    @property
    def isi(self) -> IsiKamus:
        data = self.cleaned_data
        level = [IsiLevel(n, data[f"label_{n}"], data[f"deskripsi_{n}"], data[f"indikator_{n}"]) for n in LEVELS]
        return IsiKamus(data["nama"], data["singkatan"], data["jenis"], data["definisi"], tuple(level))


def _initial(versi: VersiKompetensi | None) -> dict[str, Any]:
    if versi is None:
        return {}
    kompetensi = versi.kompetensi
    initial: dict[str, Any] = {"versi": versi.nomor, "definisi": versi.definisi}
    initial.update(nama=kompetensi.nama, singkatan=kompetensi.singkatan, jenis=kompetensi.jenis)
    for row in versi.level_list.all():
        initial.update({f"label_{row.level}": row.label, f"deskripsi_{row.level}": row.deskripsi, f"indikator_{row.level}": row.indikator})
    return initial
