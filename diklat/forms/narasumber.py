"""The form of a teacher: an employee by NIP, an account of somebody else by its name, or a guest with neither."""

from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError

from diklat.models import Narasumber
from lib.forms import FieldsHelper, ModelForm
from pegawai.models import Pegawai, Pengguna

NIP_DIGITS = 18


class NarasumberForm(ModelForm):
    nip = forms.CharField(
        label="NIP, bila pegawai di sini",
        required=False,
        max_length=30,
        help_text="Pegawai mendapat peran narasumber, dan akun bila belum punya.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-nip": ""}),
    )
    akun = forms.CharField(
        label="Nama akun, bila orang luar yang punya akun",
        required=False,
        max_length=60,
        help_text="Akun orang luar dibuat admin di Akun dan peran.",
    )

    class Meta:
        model = Narasumber
        fields = ("nama", "instansi", "email", "is_aktif")
        help_texts = {
            "nama": "Seperti tertulis di jadwal dan sertifikat.",
            "email": "Undangan mengajar dikirim ke sini bila tidak terhubung dengan pegawai atau akun.",
            "is_aktif": "Narasumber yang tidak dipakai tidak dapat dipilih lagi dan kehilangan perannya.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        self.initial = {
            **self.initial,
            "nip": row.pegawai.nip if row.pegawai else "",
            "akun": row.pengguna.username if row.pengguna else "",
        }
        last = ("is_aktif",) if row.pk else ()
        if not last:
            del self.fields["is_aktif"]
        self.helper = FieldsHelper(Fieldset("Nama", "nama", "instansi", "email"), Fieldset("Terhubung dengan", "nip", "akun", *last))

    def clean_nip(self) -> Pegawai | None:
        nip = "".join(self.cleaned_data["nip"].split())
        if not nip:
            return None
        if not nip.isdigit() or len(nip) != NIP_DIGITS:
            raise ValidationError(f"NIP harus 18 angka. Anda mengetik {len(nip)} karakter.", code="nip_panjang")
        found: Pegawai | None = Pegawai.objects.filter(nip=nip).first()
        if found is None:
            raise ValidationError("Tidak ada pegawai dengan NIP ini.", code="tidak_ada")
        return found

    def clean_akun(self) -> Pengguna | None:
        name = self.cleaned_data["akun"].strip()
        if not name:
            return None
        found: Pengguna | None = Pengguna.objects.filter(username__iexact=name).first()
        if found is None:
            raise ValidationError("Tidak ada akun dengan nama ini.", code="tidak_ada")
        return found

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.instance.pegawai, self.instance.pengguna = cleaned.get("nip"), cleaned.get("akun")
        return cleaned


def rename_fields(refusal: ValidationError) -> ValidationError:
    """The service names columns; the form asks for them as NIP and account name."""
    if not hasattr(refusal, "error_dict"):
        return refusal
    names = {"pegawai": "nip", "pengguna": "akun"}
    return ValidationError({names.get(name, name): errors for name, errors in refusal.error_dict.items()})
