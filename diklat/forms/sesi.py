"""The form of one session: a day, two clock times, a room and a teacher that are in use."""

from datetime import datetime
from typing import Any, cast

from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from diklat.forms.narasumber import PengajarField
from diklat.forms.peserta import AlasanField
from diklat.models import Ruang, Sesi
from lib import waktu
from lib.forms import FieldsHelper, JamField, ModelForm, TanggalField
from lib.waktu import moment
from pegawai.forms.orang import ask_orang
from pegawai.forms.pegawai import set_empty_labels
from pegawai.models import Pengguna

BENTROK_HELP = "Hanya bila ruang, pengajar, peserta, atau sesi lain bertabrakan dengannya, atau harinya libur."


class SesiForm(ModelForm):
    tanggal = TanggalField(label="Tanggal")
    jam_mulai = JamField(label="Jam mulai")
    jam_selesai = JamField(label="Jam selesai")
    jp = forms.IntegerField(
        label="JP",
        required=False,
        min_value=0,
        max_value=100,
        help_text="Kosong berarti dihitung dari lamanya menurut Aturan JP, dibulatkan ke bawah.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}),
    )

    tautan = forms.URLField(
        label="Tautan kelas daring",
        required=False,
        assume_scheme="https",
        max_length=200,
        help_text="Hanya untuk kelas daring; tampil bagi peserta dan pengajar.",
    )

    narasumber = PengajarField(
        "narasumber",
        label="Narasumber",
        required=False,
        help_text="Ketik nama, NIP, atau instansinya. Diundang setelah angkatan dibuka.",
    )

    bersyarat = frozenset({"alasan_bentrok"})
    alasan_bentrok = AlasanField(label="Alasan tetap dijadwalkan", required=False, help_text=BENTROK_HELP)

    class Meta:
        model = Sesi
        fields = ("judul", "jp", "ruang", "tautan", "narasumber", "alasan_bentrok")

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_orang(self, user, self.instance.pk)
        ruang = cast(Any, self.fields["ruang"])
        ruang.queryset = Ruang.objects.filter(Q(is_aktif=True) | Q(pk=self.instance.ruang_id))
        ruang.label_from_instance = lambda ruang: f"{ruang.nama} ({ruang.kapasitas} orang)"
        set_empty_labels(self)
        self.helper = FieldsHelper(
            Fieldset("Waktu", "tanggal", "jam_mulai", "jam_selesai"),
            Fieldset("Isi", "judul", "jp"),
            Fieldset("Tempat dan pengajar", "ruang", "tautan", "narasumber"),
            Fieldset("Bila bertabrakan", "alasan_bentrok"),
        )
        if self.instance.pk:
            start, end = waktu.local(self.instance.mulai), waktu.local(self.instance.selesai)
            times = {"tanggal": start.date(), "jam_mulai": start.time(), "jam_selesai": end.time()}
            self.initial = {**self.initial, **times, "narasumber": self.instance.narasumber, "alasan_bentrok": ""}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = cleaned.get("jam_mulai"), cleaned.get("jam_selesai")
        if start and end and end <= start:
            self.add_error("jam_selesai", ValidationError("Jam selesai harus sesudah jam mulai.", code="waktu"))
        return cleaned

    @property
    def waktu(self) -> tuple[datetime, datetime] | None:
        """The two moments, as soon as day and times are readable."""
        day, start, end = (self.cleaned_data.get(name) for name in ("tanggal", "jam_mulai", "jam_selesai"))
        if day is None or start is None or end is None:
            return None
        return moment(day, start), moment(day, end)

    @property
    def isi(self) -> dict[str, Any]:
        """What the service stores."""
        start, end = self.waktu or (None, None)
        return {**{name: self.cleaned_data[name] for name in self.Meta.fields}, "mulai": start, "selesai": end}

    def _post_clean(self) -> None:
        """The service sets the row and refuses by its rules; the form must not change it before."""
