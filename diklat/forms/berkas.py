"""Two forms that belong together: a small workbook to be read, and the signed preview of it to be applied."""

from pathlib import Path
from typing import Any, Final

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from lib.forms import FieldsHelper, Form, WorkbookField

SALT: Final = "diklat.pratinjau"
BERLAKU_DETIK: Final = 3600
DITAMPILKAN: Final = 200  # changes that a preview lists
KEDALUWARSA = "Pratinjau ini sudah kedaluwarsa. Unggah kembali berkasnya."


class BerkasForm(Form):
    berkas = WorkbookField(
        help_text="Paling besar 5 MB. Pakai berkas yang diunduh dari halaman ini; kolom NIP dan judul kolom jangan diubah."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FieldsHelper("berkas")

    @property
    def path(self) -> Path:
        return Path(self.cleaned_data["berkas"].temporary_file_path())


class TerapkanForm(Form):
    """What the preview showed, carried by the page itself: signed for this account and purpose, valid for an hour."""

    bersyarat = frozenset({"alasan"})
    isi = forms.CharField(widget=forms.HiddenInput, max_length=2_000_000)
    alasan = forms.CharField(required=False, max_length=200)

    def __init__(self, *args: Any, tujuan: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tujuan = tujuan

    def clean_isi(self) -> Any:
        try:
            return signing.loads(self.cleaned_data["isi"], salt=f"{SALT}:{self.tujuan}", max_age=BERLAKU_DETIK)
        except signing.BadSignature as error:
            raise ValidationError(KEDALUWARSA, code="kedaluwarsa") from error


def preview_of(changes: list[Any], isi: Any, tujuan: str) -> dict[str, Any]:
    """What the page of a preview says of changes that nobody has saved yet; `isi` comes back, signed, when they are."""
    left = max(0, len(changes) - DITAMPILKAN)
    return {"perubahan": changes[:DITAMPILKAN], "jumlah": len(changes), "sisa": left, "isi": sign_isi(isi, tujuan)}


def sign_isi(isi: Any, tujuan: str) -> str:
    return signing.dumps(isi, salt=f"{SALT}:{tujuan}", compress=True)
