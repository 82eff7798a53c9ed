"""One form for filling in any version: tests, feedback, post-training forms, and the preview in the editor."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django import forms
from django.forms import BoundField

from diklat.models import Narasumber
from evaluasi.models import Butir
from evaluasi.models.instrumen import SKALA_MIN
from lib.forms import AngkaField, Form

TEKS_MAKS: Final = 2000

Baris = tuple[Butir, Narasumber | None, BoundField]


class IsianForm(Form):
    """Fields `b<butir>`, and `b<butir>_<narasumber>` once a teacher for the items about teachers.

    `jawaban` has the shape {"<butir>": value, "<butir>:<narasumber>": value}: int for a choice (from 1) and a scale (1 to 4), Decimal for
    a number, str for words; what was left empty is left out. `wajib=False` accepts gaps, for drafts. `bersambung` puts the items under one
    another without headings, for tests whose order is shuffled.
    """

    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        butir: Iterable[Butir],
        pengajar: Sequence[Narasumber] = (),
        wajib: bool = True,
        jawaban: Mapping[str, Any] | None = None,
        bersambung: bool = False,
    ) -> None:
        super().__init__(data)
        self._kunci: dict[str, str] = {}
        self._bagian: list[tuple[str, list[tuple[Butir, Narasumber | None, str]]]] = []
        kept = jawaban or {}
        for judul, rows in _split(list(butir), pengajar, bersambung=bersambung):
            named = [(row, orang, self._add(row, orang, kept, wajib=wajib)) for row, orang in rows]
            self._bagian.append((judul, named))

    @property
    def bagian(self) -> list[tuple[str, list[Baris]]]:
        """(heading, rows) in the order of the version; the heading of items about teachers names the teacher."""
        return [(judul, [(butir, orang, self[name]) for butir, orang, name in rows]) for judul, rows in self._bagian]

    @property
    def jawaban(self) -> dict[str, Any]:
        values = ((kunci, self.cleaned_data.get(name)) for name, kunci in self._kunci.items())
        return {kunci: value for kunci, value in values if value is not None and value != ""}

    def _add(self, butir: Butir, orang: Narasumber | None, kept: Mapping[str, Any], *, wajib: bool) -> str:
        name, kunci = (f"b{butir.pk}_{orang.pk}", f"{butir.pk}:{orang.pk}") if orang else (f"b{butir.pk}", str(butir.pk))
        field = make_field(butir, wajib=wajib and butir.is_wajib)
        field.label = f"Pertanyaan {len(self._kunci) + 1}"
        field.help_text = butir.bantuan
        self.fields[name] = field
        self._kunci[name] = kunci
        if kunci in kept:
            self.initial[name] = _initial(butir, kept[kunci])
        return name


def make_field(butir: Butir, *, wajib: bool) -> forms.Field:
    """The field of one item; `butir` need not be stored."""
    if butir.jenis == Butir.Jenis.PILIHAN:
        return _radio(butir.pilihan, wajib, "Pilih salah satu jawaban.")
    if butir.jenis == Butir.Jenis.SKALA:
        return _radio(butir.label_list, wajib, "Pilih salah satu nilai.")
    if butir.jenis == Butir.Jenis.ANGKA:
        errors = {"required": "Tulis angkanya.", "invalid": "Tulis angka, misalnya 7 atau 7,5."}
        return AngkaField(
            max_digits=10, decimal_places=2, required=wajib, min_value=butir.angka_min, max_value=butir.angka_maks, error_messages=errors
        )
    area = forms.Textarea(attrs={"rows": 3, "class": "form-control"})
    return forms.CharField(required=wajib, max_length=TEKS_MAKS, widget=area, error_messages={"required": "Tulis jawaban Anda."})


def _radio(labels: Sequence[str], wajib: bool, kosong: str) -> forms.Field:
    choices = [(str(number), label) for number, label in enumerate(labels, SKALA_MIN)]
    errors = {"required": kosong, "invalid_choice": kosong}
    radio = forms.RadioSelect(attrs={"class": "form-check-input"})
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, required=wajib, widget=radio, error_messages=errors)


def _initial(butir: Butir, value: Any) -> Any:
    """Numbers kept as JSON come back as text; a value that is none is shown as it stands."""
    if butir.jenis != Butir.Jenis.ANGKA:
        return value
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return value
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _split(
    butir: list[Butir], pengajar: Sequence[Narasumber], *, bersambung: bool
) -> list[tuple[str, list[tuple[Butir, Narasumber | None]]]]:
    """Neighbours with the same element stand under one heading; neighbours about the teacher come once a teacher."""
    found: list[tuple[str, list[tuple[Butir, Narasumber | None]]]] = []
    for is_pengajar, unsur, rows in _runs(butir, bersambung=bersambung):
        if is_pengajar:
            found += [(f"{unsur or 'Pengajar'}: {orang}", [(row, orang) for row in rows]) for orang in pengajar]
        else:
            found.append((unsur, [(row, None) for row in rows]))
    return [(judul, rows) for judul, rows in found if rows]


def _runs(butir: list[Butir], *, bersambung: bool) -> list[tuple[bool, str, list[Butir]]]:
    runs: list[tuple[bool, str, list[Butir]]] = []
    for row in butir:
        key = (row.tentang == Butir.Tentang.PENGAJAR, "" if bersambung else row.unsur)
        if not runs or runs[-1][:2] != key:
            runs.append((*key, []))
        runs[-1][2].append(row)
    return runs
