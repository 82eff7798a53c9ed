"""Which column of a file is which of ours: a choice for each of ours, over the columns that the file has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from lib.forms import Form
from pegawai.services.impor import JenisImpor, Kolom
from pegawai.services.impor.pemetaan import check_kolom

SEBAB: Final = {"sama": "Judulnya sama", "mirip": "Judulnya mirip", "isi": "Isinya cocok"}
TIDAK_ADA: Final = ("", "Tidak ada di berkas ini")


@dataclass(frozen=True, slots=True)
class BarisPemetaan:
    """One of our columns with its field; `contoh` are cells of the proposed column, `sebab` why it is proposed."""

    kolom: Kolom
    field: forms.BoundField
    sebab: str
    contoh: list[str]

    @property
    def is_utama(self) -> bool:
        """To be looked at: needed, proposed, or wrong."""
        return self.kolom.wajib or bool(self.field.value()) or bool(self.field.errors)


class PemetaanForm(Form):
    """`lihat` is what the look at the file found. Codes: those of `check_kolom`."""

    def __init__(self, *args: Any, jenis: JenisImpor, lihat: Mapping[str, Any], **kwargs: Any) -> None:
        self.jenis, self.lihat, self.ours = jenis, lihat, list(jenis.kolom)
        super().__init__(*args, **kwargs)
        letters = [(row["huruf"], f"{row['huruf']}: {row['judul']}" if row["judul"] else row["huruf"]) for row in lihat["kolom"]]
        for place, kolom in enumerate(self.ours):
            usul = lihat["usul"].get(kolom.kunci, {})
            field = forms.ChoiceField(
                label=kolom.judul,
                choices=[TIDAK_ADA, *letters],
                required=False,
                initial=usul.get("huruf", ""),
                widget=forms.Select({"class": "form-select"}),
            )
            self.fields[f"kolom_{place}"] = field

    def baris(self) -> Iterator[BarisPemetaan]:
        for place, kolom in enumerate(self.ours):
            field, usul = self[f"kolom_{place}"], self.lihat["usul"].get(kolom.kunci, {})
            shown = self.lihat["contoh"].get(field.value() or "", [])
            sebab = SEBAB.get(usul.get("sebab", ""), "") if field.value() == usul.get("huruf") else ""
            yield BarisPemetaan(kolom, field, sebab, shown)

    @property
    def utama(self) -> list[BarisPemetaan]:
        return [row for row in self.baris() if row.is_utama]

    @property
    def lainnya(self) -> list[BarisPemetaan]:
        return [row for row in self.baris() if not row.is_utama]

    @property
    def pilihan(self) -> dict[str, str]:
        values = ((kolom.kunci, self.cleaned_data.get(f"kolom_{place}", "")) for place, kolom in enumerate(self.ours))
        return {kunci: letter for kunci, letter in values if letter}

    def clean(self) -> None:
        try:
            check_kolom(self.jenis, self.lihat, self.pilihan)
        except ValidationError as refusal:
            self.add_error(None, refusal)


class LembarForm(Form):
    """Another sheet or row of titles, of those that the look found."""

    judul = forms.ChoiceField(label="Baris judul", widget=forms.Select({"class": "form-select"}))

    def __init__(self, *args: Any, lihat: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(sheet["nama"], row["baris"], row["isi"]) for sheet in lihat["lembar"] for row in sheet["judul"]]
        self.tempat = {str(place): (nama, baris) for place, (nama, baris, _) in enumerate(rows)}
        words = [(f"Lembar {nama}, baris {baris}" if nama else f"Baris {baris}") + f": {isi}" for nama, baris, isi in rows]
        self.fields["judul"].choices = [(str(place), text) for place, text in enumerate(words)]
        now = (lihat["pilih"]["lembar"], lihat["pilih"]["baris"])
        self.fields["judul"].initial = next((key for key, at in self.tempat.items() if at == now), "")
