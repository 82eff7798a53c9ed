"""The signed PDF of a certificate in private storage, and how nothing is left behind when its transaction fails.

A file gets a name of its own and is never written twice. Those of a job lie in a folder of that attempt (`p<job>/<attempt>`):
the next attempt, or the end of the job without its work, removes what a killed worker left.
"""

import contextlib
import hashlib
import secrets
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final, Protocol

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from diklat import cetak
from diklat.services.sertifikat.isi import cetak_data
from diklat.services.tanda_tangan import Keutuhan, Penanda, get_penanda, verify_pdf
from pegawai.cetak.kop import get_kop

AKAR: Final = "sertifikat"


class Rak:
    """Where the files of one transaction go; used as a context, it removes them again when the transaction fails."""

    def __init__(self, folder: str, akar: str = AKAR) -> None:
        self.folder = f"{akar}/{folder}"
        self._written: list[str] = []

    def put(self, isi: Mapping[str, Any], kode: str, *, penanda: Penanda, pada: datetime) -> tuple[str, str]:
        """Render, sign, store. Gives the name in storage and the SHA-256."""
        pdf = cetak.render("sertifikat", cetak_data(isi, kode), pada=pada)
        return self.seal(pdf, isi, penanda=penanda)

    def seal(self, pdf: bytes, isi: Mapping[str, Any], *, penanda: Penanda) -> tuple[str, str]:
        """Sign and store what was rendered."""
        signed = penanda.sign(pdf, alasan=f"{isi['judul']} nomor {isi['nomor']}", tempat=get_kop()["kota"])
        name = default_storage.save(f"{self.folder}/{secrets.token_hex(12)}.pdf", ContentFile(signed))
        self._written.append(name)
        return name, hashlib.sha256(signed).hexdigest()

    def clear(self) -> None:
        for name in self._written:
            default_storage.delete(name)
        with contextlib.suppress(OSError):  # the folder is shared by the certificates of a year, or was never made
            default_storage.delete(self.folder)
        self._written.clear()


@contextlib.contextmanager
def open_rak(folder: str, akar: str = AKAR) -> Iterator[Rak]:
    """Stands *around* the transaction: a failed commit removes the files too. `akar`: where another kind of document is kept."""
    rak = Rak(folder, akar)
    try:
        yield rak
    except BaseException:
        rak.clear()
        raise


class Bertanda(Protocol):
    """A row with a signed file: a certificate, or another document of the same kind."""

    berkas: Any
    sha256: Any


def check_berkas(sertifikat: Bertanda) -> Keutuhan | None:
    """Whether the stored file is still the one that was signed; None when it is not there."""
    if not sertifikat.berkas:
        return None
    try:
        with sertifikat.berkas.open("rb") as source:
            content = source.read()
    except FileNotFoundError:
        return None
    if hashlib.sha256(content).hexdigest() != sertifikat.sha256:
        return Keutuhan.BERUBAH
    return verify_pdf(content, get_penanda().akar())


def job_folder(pk: int, percobaan: int) -> str:
    return f"p{pk}/{percobaan}"


def clear_job(pk: int, akar: str = AKAR) -> None:
    """Remove what earlier attempts of a job left; none of them was committed."""
    with contextlib.suppress(FileNotFoundError):
        for attempt in default_storage.listdir(f"{akar}/p{pk}")[0]:
            folder = f"{akar}/p{pk}/{attempt}"
            for name in default_storage.listdir(folder)[1]:
                default_storage.delete(f"{folder}/{name}")
            with contextlib.suppress(OSError):  # a zombie is still writing; it removes its own
                default_storage.delete(folder)
        with contextlib.suppress(OSError):
            default_storage.delete(f"{akar}/p{pk}")
