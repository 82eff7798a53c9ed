"""Forms around certificates: issuing, correcting, withdrawing."""

from typing import Any, Final

from django import forms

from diklat.models import Angkatan, PenandaTangan, Sertifikat
from diklat.queries import sertifikat as queries
from diklat.services import sertifikat as services
from lib import waktu
from lib.forms import FieldsHelper, Form, TanggalField

ALASAN_MAX: Final = 240


class TerbitForm(Form):
    penanda_tangan = forms.ModelChoiceField(queryset=PenandaTangan.objects.none(), empty_label="Pilih pejabat")
    tanggal = TanggalField(label="Tanggal sertifikat")

    def __init__(self, *args: Any, angkatan: Angkatan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = waktu.today()
        officials = queries.penanda_tangan_pilihan()
        field = self.fields["penanda_tangan"]
        field.queryset = officials
        self.initial.setdefault("tanggal", today)
        if len(only := list(officials[:2])) == 1:
            self.initial.setdefault("penanda_tangan", only[0].pk)
        self.fields["tanggal"].widget.attrs |= {"max": today.isoformat(), "min": (angkatan.selesai or today).isoformat()}


class GantiForm(Form):
    """What the new one says of the person comes from the record; only who signs and why is asked."""

    penanda_tangan = forms.ModelChoiceField(label="Penanda tangan", queryset=PenandaTangan.objects.none())
    alasan = forms.CharField(
        label="Alasan penggantian",
        max_length=ALASAN_MAX,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dibaca pengelola yang mengesahkan, dan tersimpan pada riwayat sertifikat.",
    )

    def __init__(self, *args: Any, sertifikat: Sertifikat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["penanda_tangan"].queryset = queries.penanda_tangan_pilihan()
        self.initial.setdefault("penanda_tangan", sertifikat.penanda_tangan_id)
        self.helper = FieldsHelper(*self.fields)


class CabutForm(Form):
    kelas = forms.ChoiceField(
        label="Jenis alasan",
        choices=[("", "Pilih jenis alasan"), *services.KELAS.items()],
        help_text="Tampil pada halaman pemeriksaan umum. Kelulusan dibatalkan juga menarik hasil lulus, JP, bukti kompetensi, dan poinnya.",
    )
    alasan = forms.CharField(
        label="Penjelasan",
        max_length=ALASAN_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hanya dibaca petugas dan pemilik sertifikat.",
    )
