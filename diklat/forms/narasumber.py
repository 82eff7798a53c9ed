"""The form of a teacher: an employee, an account of somebody else by its name, or a guest with neither."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Fieldset
from django.core.exceptions import ValidationError

from diklat.models import Narasumber
from lib.forms import FieldsHelper, ModelForm
from pegawai.forms.orang import AkunField, OrangField, ask_orang
from pegawai.models import Pengguna


class PengajarField(OrangField):
    """A teacher in use, an employee or a guest; whoever is not registered as one is registered first."""

    jenis = "narasumber"
    cara = "nama, NIP, unit, atau instansi"

    def _explain(self, text: str, found: Sequence[Any]) -> str:
        return super()._explain(text, found) + ("" if found else " Daftarkan dahulu di halaman Narasumber.")


class NarasumberForm(ModelForm):
    nip = OrangField(
        "pegawai-tercatat",
        label="Pegawai, bila pegawai di sini",
        required=False,
        help_text="Ketik nama atau NIP, lalu pilih. Pegawai mendapat peran narasumber, dan akun bila belum punya.",
    )
    akun = AkunField(
        "akun-luar",
        label="Akun, bila orang luar yang punya akun",
        required=False,
        help_text="Ketik nama, nama akun, atau surelnya, lalu pilih. Akun orang luar dibuat admin di Akun dan peran.",
    )

    class Meta:
        model = Narasumber
        fields = ("nama", "instansi", "email", "is_aktif")
        help_texts = {
            "nama": "Seperti tertulis di jadwal dan sertifikat.",
            "email": "Undangan mengajar dikirim ke sini bila tidak terhubung dengan pegawai atau akun.",
            "is_aktif": "Narasumber yang tidak dipakai tidak dapat dipilih lagi dan kehilangan perannya.",
        }

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_orang(self, user)
        row = self.instance
        self.initial = {
            **self.initial,
            "nip": row.pegawai or "",
            "akun": row.pengguna or "",
        }
        last = ("is_aktif",) if row.pk else ()
        if not last:
            del self.fields["is_aktif"]
        self.helper = FieldsHelper(Fieldset("Nama", "nama", "instansi", "email"), Fieldset("Terhubung dengan", "nip", "akun", *last))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.instance.pegawai, self.instance.pengguna = cleaned.get("nip"), cleaned.get("akun")
        return cleaned


def rename_fields(refusal: ValidationError) -> ValidationError:
    """The service names columns; the form asks for them as person and account name."""
    if not hasattr(refusal, "error_dict"):
        return refusal
    names = {"pegawai": "nip", "pengguna": "akun"}
    return ValidationError({names.get(name, name): errors for name, errors in refusal.error_dict.items()})
