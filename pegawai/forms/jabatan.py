from typing import Any

from django import forms

from lib.forms import ModelForm
from pegawai.forms.pegawai import set_empty_labels
from pegawai.models import Jabatan
from pegawai.services.jabatan import FIELDS

KELOMPOK_OF = {
    Jabatan.Jenis.STRUKTURAL: ("jpt_madya", "jpt_pratama", "administrator", "pengawas"),
    Jabatan.Jenis.PELAKSANA: ("pelaksana",),
}


class JabatanForm(ModelForm):
    class Meta:
        model = Jabatan
        fields = FIELDS
        help_texts = {
            "kelompok": "Menentukan standar kompetensi bawaan jabatan ini.",
            "eselon": "Hanya untuk jabatan struktural, misalnya III.a.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_empty_labels(self)
        if self.instance.pk is None:
            del self.fields["is_aktif"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        kind, group = cleaned.get("jenis"), cleaned.get("kelompok", "")
        wrong = kind == Jabatan.Jenis.FUNGSIONAL and not group.startswith("jf_")
        if kind and group and (wrong or group not in KELOMPOK_OF.get(kind, (group,))):
            self.add_error("kelompok", forms.ValidationError("Kelompok ini bukan kelompok dari jenis jabatan itu.", code="kelompok"))
        return cleaned
