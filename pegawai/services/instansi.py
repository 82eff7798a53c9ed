"""Changing whose installation this is."""

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from lib.dokumen.periksa import Dokumen, inspect
from pegawai.models import Instansi, Pengguna
from pegawai.peran import Peran
from pegawai.permissions import only_peran
from pegawai.queries import instansi as queries

GAMBAR: Final = ("lambang", "logo")
GAMBAR_MAX: Final = 512 * 1024
FOLDER: Final = "instansi"
JENIS: Final = {"png": "image/png", "jpg": "image/jpeg"}


def inspect_gambar(isi: bytes, nama: str) -> Dokumen:
    """Refuses as documents are, and: bukan_gambar, gambar_besar."""
    found = inspect(isi, nama)
    if not found.jenis.startswith("image/"):
        raise ValidationError("Pilih gambar PNG atau JPEG.", code="bukan_gambar")
    if len(found.isi) > GAMBAR_MAX:
        raise ValidationError("Gambar ini lebih besar dari 512 KB. Perkecil, misalnya menjadi 600 titik lebarnya.", code="gambar_besar")
    return found


def require_lengkap() -> None:
    """Before a document leaves the office. Refuses: instansi."""
    if not queries.get_instansi().is_lengkap:
        raise ValidationError("Identitas instansi belum lengkap. Mintalah admin mengisi tempat penandatanganan.", code="instansi")


def with_gambar(instansi: Instansi, gambar: Mapping[str, Dokumen]) -> Instansi:
    """A picture is stored under its digest and stays, for issued documents name it."""
    for field, picture in gambar.items():
        setattr(instansi, field, _store(picture))
    return instansi


@only_peran(Peran.ADMIN)
@transaction.atomic
def save_instansi(*, instansi: Instansi, by: Pengguna | None = None) -> Instansi:
    """The whole record; every process reads it anew with its next request or task. Nobody acts where the installation fills itself."""
    instansi.full_clean()
    instansi.save(force_update=True)
    transaction.on_commit(queries.forget)
    return instansi


def _store(picture: Dokumen) -> str:
    name = f"{FOLDER}/{picture.sha256}.{picture.akhiran}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(picture.isi))
    return name
