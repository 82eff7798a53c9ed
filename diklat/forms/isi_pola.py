"""How a draft is filled from the pattern of its programme: the first day, one room, who teaches in which role."""

from datetime import date
from typing import Any, Final, cast

from crispy_forms.layout import Div
from django import forms

from diklat.forms.narasumber import PengajarField
from diklat.queries.isi_pola import Bahan, Pilihan
from lib.forms import FieldsHelper, Form, TanggalField
from pegawai.forms.orang import ask_orang
from pegawai.models import Pengguna

PILIHKAN: Final = ""
TANPA: Final = "tanpa"


class IsiPolaForm(Form):
    """Empty `ruang` means the one that is free and large enough; `pengajar_0`, `pengajar_1`, … are the roles of the pattern in order."""

    mulai = TanggalField(label="Hari pertama")
    ruang = forms.ChoiceField(label="Ruang", required=False)

    def __init__(self, *args: Any, bahan: Bahan, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bahan = bahan
        self.initial = {"mulai": bahan.mulai, **self.initial}
        self.ruang_of = {str(room.pk): room for room in bahan.papan.ruang}
        self._ask_ruang()
        for place, (role, guru) in enumerate(bahan.pola.peran.items()):
            first = next((row for row in bahan.narasumber if row == guru), None)
            self.fields[f"pengajar_{place}"] = PengajarField("narasumber", label=role, required=False, initial=first, help_text="")
        ask_orang(self, user)
        if any(part.daring for part in bahan.pola.butir):
            self.fields["tautan"] = forms.URLField(label="Tautan kelas daring", required=False, assume_scheme="https", max_length=200)
        names = list(self.fields)
        if bahan.sesi_count:
            self.fields["ganti"] = forms.BooleanField(label=f"Ganti {bahan.sesi_count} sesi yang ada", required=False)
        self.helper = FieldsHelper(Div(*names, css_class="tk-isi-pola"), *(["ganti"] if bahan.sesi_count else []))

    @property
    def pilihan(self) -> Pilihan:
        """As it was chosen; where nothing readable was sent, as it is proposed, but nobody for a teacher whom nobody knows."""
        room = self._read("ruang")
        return Pilihan(
            mulai=cast(date, self._read("mulai")),
            ruang=self.ruang_of.get(room),
            tanpa_ruang=room == TANPA,
            pengajar={role: self._read(f"pengajar_{place}") for place, role in enumerate(self.bahan.pola.peran)},
            tautan=self._read("tautan") or "",
        )

    def _read(self, name: str) -> Any:
        if name not in self.fields:
            return None
        self.is_valid()
        if self.is_bound and name not in self.errors:
            return self.cleaned_data[name]
        return None if name.startswith("pengajar_") and self.is_bound else self.get_initial_for_field(self.fields[name], name)

    def _ask_ruang(self) -> None:
        if not self.bahan.pola.beruang:
            del self.fields["ruang"]
            return
        rooms = [(key, f"{room.nama} ({room.kapasitas} orang)") for key, room in self.ruang_of.items()]
        choices = [(PILIHKAN, "Pilihkan yang kosong dan muat"), (TANPA, "Belum ditentukan"), *rooms]
        cast(forms.ChoiceField, self.fields["ruang"]).choices = choices
