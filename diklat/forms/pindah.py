"""A booking of the room board goes to another room, day or hour; its length stays."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Q

from diklat.forms.peserta import AlasanField
from diklat.forms.sesi import BENTROK_HELP
from diklat.models import Ruang, Sesi
from diklat.queries.sesi import letak_of
from lib import waktu
from lib.forms import Form, JamField, TanggalField


class PindahForm(Form):
    """`dulu`: where it was when the reader saw it."""

    bersyarat = frozenset({"alasan_bentrok"})
    ruang = forms.ModelChoiceField(Ruang.objects.none(), label="Ruang", required=False, empty_label="Belum ada ruang")
    tanggal = TanggalField(label="Tanggal")
    jam_mulai = JamField(label="Jam mulai")
    alasan_bentrok = AlasanField(label="Alasan tetap dijadwalkan", required=False, help_text=BENTROK_HELP)
    dulu = forms.CharField(widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args: Any, sesi: Sesi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = cast(forms.ModelChoiceField, self.fields["ruang"])
        rooms.queryset = Ruang.objects.filter(Q(is_aktif=True) | Q(pk=sesi.ruang_id))
        cast(Any, rooms).label_from_instance = lambda ruang: f"{ruang.nama} ({ruang.kapasitas} orang)"
        self.sesi, start = sesi, waktu.local(sesi.mulai)
        self.initial = {"ruang": sesi.ruang_id, "tanggal": start.date(), "jam_mulai": start.time(), "dulu": letak_of(sesi), **self.initial}

    def see_again(self) -> None:
        """The page that says that it was moved meanwhile shows where it stands now: pressed again, the form moves it from there."""
        if self.has_error(NON_FIELD_ERRORS, "berubah"):
            self.data = {name: self.data[name] for name in self.data} | {"dulu": letak_of(self.sesi)}

    @property
    def mulai(self) -> datetime:
        return waktu.moment(self.cleaned_data["tanggal"], self.cleaned_data["jam_mulai"])
