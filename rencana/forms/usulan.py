"""A proposal, the mandatory list, and what is shown for a year."""

from typing import Any, ClassVar

from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError

from diklat.models import Program
from kompetensi.models import Kompetensi
from lib import waktu
from lib.forms import FieldsHelper, ModelForm
from pegawai.models import Pengguna, UnitKerja
from pegawai.models.referensi import JenisASN, KelompokJabatan
from rencana.models import DaftarWajib, UsulanDiklat


class UsulanForm(ModelForm):
    """For oneself; who heads units may choose one of them and say for how many."""

    class Meta:
        model = UsulanDiklat
        fields = ("tahun", "alasan", "kompetensi", "program", "unit", "peserta", "keterangan")
        labels: ClassVar = {"unit": "Untuk unit"}
        help_texts: ClassVar = {
            "program": "Kosongkan bila belum tahu programnya; pilih kompetensinya saja.",
            "unit": "Kosongkan bila untuk Anda sendiri.",
            "peserta": "Diisi bila untuk unit.",
        }
        widgets: ClassVar = {"keterangan": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tahun"].initial = waktu.today().year + 1
        self.fields["kompetensi"].queryset = Kompetensi.objects.active()
        self.fields["program"].queryset = Program.objects.active()
        if user.headed_unit_ids:
            self.fields["unit"].queryset = UnitKerja.objects.subtree_of(user.headed_unit_ids).active()
        else:
            del self.fields["unit"], self.fields["peserta"]
        self.helper = FieldsHelper(Fieldset("", *self.fields))

    def clean(self) -> dict[str, Any] | None:
        """Who no longer heads a unit must not find a proposal for himself where he made one for it."""
        if "unit" not in self.fields and self.data.get(self.add_prefix("unit")):
            raise ValidationError(
                "Usulan untuk unit hanya diajukan pimpinannya. Muat ulang halaman ini, lalu ajukan untuk Anda sendiri.",
                code="bukan_pimpinan",
            )
        return super().clean()

    def _post_clean(self) -> None:
        """The service knows who proposes and asks the laws of the table."""
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)


class WajibForm(ModelForm):
    kelompok_jabatan = forms.MultipleChoiceField(choices=KelompokJabatan, required=False, widget=forms.CheckboxSelectMultiple)
    jenis_asn = forms.MultipleChoiceField(label="Jenis ASN", choices=JenisASN, required=False, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = DaftarWajib
        fields = ("program", "dasar", "kelompok_jabatan", "jenis_asn", "jabatan", "unit", "berlaku_mulai", "berlaku_sampai")
        help_texts: ClassVar = {
            "dasar": "Misalnya nomor peraturan yang mewajibkannya.",
            "jabatan": "Kosongkan bila untuk semua jabatan kelompoknya.",
            "unit": "Kosongkan bila untuk seluruh unit.",
            "berlaku_sampai": "Kosongkan selama masih berlaku.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["program"].queryset = Program.objects.active()
        self.fields["unit"].queryset = UnitKerja.objects.top().active().order_by("nama")
        self.helper = FieldsHelper(Fieldset("", *self.fields))
