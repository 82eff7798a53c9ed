"""What the training office says when it acts on participants."""

from typing import Any

from django import forms

from diklat.models import Angkatan
from diklat.services.pesan import ISI_CHARS, JUDUL_CHARS
from lib.format import format_rentang
from lib.forms import Form, WorkbookField

ALASAN_CHARS = 300


class AlasanField(forms.CharField):
    """A reason that is kept and that the person reads."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"label": "Alasan", "max_length": ALASAN_CHARS, "widget": forms.Textarea(attrs={"rows": 2}), **kwargs}
        super().__init__(**kwargs)


class AlasanForm(Form):
    alasan = AlasanField(help_text="Ditulis pada surel kepada yang bersangkutan dan tersimpan pada riwayatnya.")


class KeluarkanForm(AlasanForm):
    pass


class AngkatanField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Angkatan) -> str:
        days = format_rentang(obj.mulai, obj.selesai) if obj.mulai and obj.selesai else "jadwal belum ditetapkan"
        return f"{obj.sebutan}, {days}, sisa {obj.sisa} kursi"


class PindahForm(AlasanForm):
    tujuan = AngkatanField(
        Angkatan.objects.none(), label="Pindah ke", empty_label=None, error_messages={"required": "Pilih angkatan tujuannya."}
    )
    bersyarat = frozenset({"alasan_pengecualian"})
    alasan_pengecualian = AlasanField(
        label="Alasan pengecualian", required=False, help_text="Hanya bila jadwalnya bertabrakan atau batas JP penugasannya terlampaui."
    )
    field_order = ("tujuan", "alasan", "alasan_pengecualian")

    def __init__(self, *args: Any, pilihan: list[Angkatan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tujuan"].queryset = Angkatan.objects.filter(pk__in=[row.pk for row in pilihan]).select_related("program")


class PesanForm(Form):
    judul = forms.CharField(label="Judul surel", max_length=JUDUL_CHARS)
    isi = forms.CharField(
        label="Isi",
        max_length=ISI_CHARS,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Salam, nama angkatan, dan tautannya ditambahkan sendiri oleh sistem.",
    )


class UnggahForm(Form):
    berkas = WorkbookField(
        help_text="Satu baris satu orang: kolom NIP, bila perlu NAMA dan ALASAN PENGECUALIAN. Paling banyak 5.000 baris dan 5 MB."
    )
