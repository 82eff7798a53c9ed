"""A form with a document: its field, checked as it is read, and the file under a name of ours while its row is saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile

from lib.dokumen import periksa, tolak
from lib.dokumen.periksa import Dokumen

ACCEPT: Final = ".pdf,.jpg,.jpeg,.png"
BATAS: Final = "PDF, JPEG, atau PNG, paling besar 10 MB, PDF paling banyak 50 halaman."
NAMA_CHARS: Final = 160


class DokumenField(forms.FileField):
    """`kosong`: what is said when it must be there and is not."""

    def __init__(self, *, kosong: str = "Pilih berkas.", **kwargs: Any) -> None:
        words = {
            "required": kosong,
            "empty": "Berkas ini kosong (0 byte). Simpan lagi, lalu unggah kembali.",
            "max_length": "Nama berkas terlalu panjang. Singkat menjadi paling banyak 200 huruf.",
        }
        super().__init__(max_length=200, widget=forms.FileInput(attrs={"accept": ACCEPT}), error_messages=words, **kwargs)


class WithDokumen:
    """After validation `dokumen` holds the checked file of the field `berkas`, or None."""

    dokumen: Dokumen | None = None
    cleaned_data: dict[str, Any]

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data.get("berkas")
        if berkas:
            if berkas.size > periksa.MAX_BYTES:
                raise tolak.refusal("terlalu_besar")
            self.dokumen = periksa.inspect(berkas.read(), berkas.name)
        return berkas

    @property
    def nama_berkas(self) -> str:
        berkas = self.cleaned_data.get("berkas")
        return str(berkas.name) if berkas else ""


def shown_name(nama: str) -> str:
    """The uploader's name of the file, which is only shown."""
    return "".join(char for char in nama if char.isprintable())[-NAMA_CHARS:]


@contextmanager
def stored(berkas: FieldFile, dokumen: Dokumen) -> Iterator[None]:
    """Gone again when its row is not saved."""
    berkas.save(f"{uuid4().hex}.{dokumen.akhiran}", ContentFile(dokumen.isi), save=False)
    try:
        yield
    except BaseException:
        berkas.storage.delete(str(berkas.name))
        raise
