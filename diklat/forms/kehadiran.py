"""Letters of one session for the people of a page, and the leave that a participant asks for."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms

from diklat.models import Kehadiran, Pendaftaran
from diklat.services.kehadiran import ALASAN_HURUF
from lib.forms import FieldsHelper, Form

Status = Kehadiran.Status
HURUF: Final = [(item.value, item.label) for item in Status]
BELUM: Final = ("", "Belum dicatat")


class SesiForm(Form):
    """One field a participant, named h-<id>. `sudah` carries the letters that the page showed, so that nothing is overwritten unseen.

    `awal` is what stands for people without a letter; an empty choice is not recorded.
    """

    bersyarat = frozenset({"alasan"})
    sudah = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20_000)
    alasan = forms.CharField(
        label="Alasan perubahan",
        required=False,
        max_length=ALASAN_HURUF,
        help_text="Alasan ini tersimpan bersama nama Anda dan tampil di riwayat perubahan sesi.",
    )

    def __init__(
        self,
        *args: Any,
        peserta: Sequence[Pendaftaran],
        tercatat: Mapping[int, Kehadiran],
        awal: str,
        ringkas: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.peserta, self.tercatat = peserta, tercatat
        self.sudah_baru = json.dumps({person.pk: tercatat[person.pk].status for person in peserta if person.pk in tercatat})
        self.fields["sudah"].initial = self.sudah_baru
        for person in peserta:
            self.fields[f"h-{person.pk}"] = self._make_field(person, tercatat.get(person.pk), awal, ringkas=ringkas)

    def _make_field(self, person: Pendaftaran, row: Kehadiran | None, awal: str, *, ringkas: bool) -> forms.ChoiceField:
        choices = HURUF if row or awal else [BELUM, *HURUF]
        shown = [(value, value or "–") for value, _ in choices] if ringkas else choices
        widget = (
            forms.Select(attrs={"class": "form-select sm", "aria-label": f"Kehadiran {person.pegawai.nama}"})
            if ringkas
            else forms.RadioSelect
        )
        return forms.ChoiceField(
            label=person.pegawai.nama,
            choices=shown,
            required=False,
            initial=row.status if row else awal,
            widget=widget,
            error_messages={"invalid_choice": "Pilih H, I, S, atau T."},
        )

    def field_of(self, person: Pendaftaran) -> forms.BoundField | None:
        return self[f"h-{person.pk}"] if f"h-{person.pk}" in self.fields else None

    @property
    def baris(self) -> list[tuple[Pendaftaran, Kehadiran | None, forms.BoundField | None]]:
        return [(person, self.tercatat.get(person.pk), self.field_of(person)) for person in self.peserta]

    @property
    def isi(self) -> dict[int, str]:
        found = {person.pk: self.cleaned_data.get(f"h-{person.pk}", "") for person in self.peserta}
        return {pk: letter for pk, letter in found.items() if letter}

    @property
    def dilihat(self) -> dict[int, str]:
        """What the writer saw; nonsense counts as nothing seen."""
        try:
            found = json.loads(self.cleaned_data.get("sudah") or "{}")
            return {int(pk): str(letter) for pk, letter in found.items()}
        except (ValueError, AttributeError):
            return {}


class IzinForm(Form):
    status = forms.ChoiceField(
        label="Keterangan", choices=[(Status.IZIN, "Izin"), (Status.SAKIT, "Sakit")], initial=Status.IZIN, widget=forms.RadioSelect
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=ALASAN_HURUF,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dibaca pengajar dan pengelola diklat. Untuk sakit, surat dokter diserahkan terpisah.",
        error_messages={"required": "Tulis alasan Anda tidak dapat hadir."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FieldsHelper("status", "alasan")


class KetikForm(Form):
    kode = forms.CharField(
        label="Kode kehadiran",
        max_length=12,
        help_text="Enam huruf dan angka di bawah kode QR pada layar ruang kelas. Kode berganti setiap menit.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "size": 12}),
        error_messages={"required": "Ketik kode yang tampil di layar."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FieldsHelper("kode")


class BarisForm(Form):
    bersyarat = frozenset({"alasan"})
    status = forms.ChoiceField(choices=HURUF, error_messages={"required": "Pilih H, I, S, atau T."})
    alasan = forms.CharField(required=False, max_length=ALASAN_HURUF)
