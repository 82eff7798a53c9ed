"""Fields for the answers of a choice, and which one is right: shared by questions of the bank and items of a version."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from evaluasi.models.instrumen import PILIHAN_MAKS, PILIHAN_MIN
from lib.berkas.cells import clean_text

PILIHAN_CHARS = 300
NOMOR = range(1, PILIHAN_MAKS + 1)
NAMA = tuple(f"pilihan_{number}" for number in NOMOR)


def make_pilihan(pilihan: Sequence[str]) -> dict[str, forms.Field]:
    """The fields `pilihan_1` to `pilihan_6`, filled with these answers."""
    found: dict[str, forms.Field] = {}
    for number, name in zip(NOMOR, NAMA, strict=True):
        field = forms.CharField(label=f"Pilihan {number}", max_length=PILIHAN_CHARS, required=number <= PILIHAN_MIN)
        field.widget.attrs["autocomplete"] = "off"
        field.initial = pilihan[number - 1] if number <= len(pilihan) else ""
        field.error_messages["required"] = "Isi sedikitnya dua pilihan jawaban."
        found[name] = field
    return found


def make_kunci(kunci: int | None) -> forms.Field:
    errors = {"required": "Pilih nomor jawaban yang benar."}
    return forms.TypedChoiceField(
        label="Kunci: jawaban yang benar", choices=[(number, f"Pilihan {number}") for number in NOMOR], coerce=int, empty_value=None,
        widget=forms.RadioSelect, initial=kunci, error_messages=errors,
    )  # fmt: skip


def clean_pilihan(form: forms.BaseForm, data: Mapping[str, Any]) -> tuple[list[str], int | None]:
    """The answers without gaps and the number of the right one among them; what is wrong goes to its field."""
    written = [(number, clean_text(data.get(name) or "")) for number, name in zip(NOMOR, NAMA, strict=True)]
    filled = [(number, text) for number, text in written if text]
    texts = [text for _, text in filled]
    for at, (number, text) in enumerate(filled):
        if text.casefold() in [other.casefold() for other in texts[:at]]:
            form.add_error(f"pilihan_{number}", forms.ValidationError("Pilihan ini sama dengan pilihan di atasnya.", code="rangkap"))
    chosen = data.get("kunci")
    numbers = [number for number, _ in filled]
    if chosen is not None and chosen not in numbers and NAMA[chosen - 1] not in form.errors:
        form.add_error("kunci", forms.ValidationError(f"Pilihan {chosen} masih kosong. Isi, atau pilih kunci lain.", code="kosong"))
    return texts, numbers.index(chosen) + 1 if chosen in numbers else None
