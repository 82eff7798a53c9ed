"""Drafts of forms and files that wait for theirs: kept, found again, forgotten. Encrypted under the key of one browser."""

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import models, transaction

from lib import waktu
from lib.isian import Isi
from pegawai.kuki_draf import Kunci
from pegawai.models.draf import PEMISAH, UMUR, Draf, Titipan

DRAF_MAX: Final = 20
DRAF_BYTES: Final = 256 * 1024
PAD_BYTES: Final = 16 * 1024  # the length of a text must not tell whose answer it is
TITIPAN_MAX: Final = 5
TITIPAN_BYTES: Final = 40 * 1024 * 1024
ALAMAT_MAX: Final = 2000
NEVER = re.compile(r"csrf|sandi|password|token|credential|otp", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Terbuka:
    """A draft of this account that this browser can read."""

    halaman: str
    tujuan: str
    isi: dict[str, list[str]]
    disimpan: datetime


def save_draf(*, kunci: Kunci, halaman: str, tujuan: str, isi: Isi) -> Draf | None:
    """One draft a form, the newest; None where there is nothing to keep. Refuses: terlalu_besar."""
    kept = {name: list(values) for name, values in isi.items() if not NEVER.search(name) and not name.startswith("_draf")}
    if not any(value.strip() for values in kept.values() for value in values):
        return None
    plain = json.dumps(kept, ensure_ascii=False).encode()
    if len(plain) > DRAF_BYTES or max(len(halaman), len(tujuan)) > ALAMAT_MAX:
        raise ValidationError("Isian ini terlalu besar untuk disimpan sebagai draf.", code="terlalu_besar")
    padded = plain + b" " * (-len(plain) % PAD_BYTES)
    values = {"isi": kunci.encrypt(padded, _bind(halaman, tujuan)), "disimpan": waktu.now()}
    with transaction.atomic():
        draf, _ = Draf.objects.update_or_create(
            pengguna_id=kunci.pengguna_id, halaman=halaman, tujuan=tujuan, defaults=values, create_defaults=values
        )
        newest = Draf.objects.filter(pengguna_id=kunci.pengguna_id).order_by("-disimpan", "-pk").values("pk")[:DRAF_MAX]
        Draf.objects.filter(pengguna_id=kunci.pengguna_id).exclude(pk__in=newest).delete()
    return draf


def open_draf(*, kunci: Kunci, halaman: list[str]) -> list[Terbuka]:
    """The drafts of these pages, the oldest first; what another browser wrote stays shut."""
    rows = Draf.objects.filter(pengguna_id=kunci.pengguna_id, halaman__in=halaman, disimpan__gt=waktu.now() - UMUR).order_by("disimpan")
    return list(_opened(kunci, rows))


def _opened(kunci: Kunci, rows: models.QuerySet[Draf]) -> Iterator[Terbuka]:
    for row in rows:
        plain = kunci.decrypt(bytes(row.isi), _bind(row.halaman, row.tujuan))
        if plain is not None:
            yield Terbuka(row.halaman, row.tujuan, json.loads(plain), row.disimpan)


def delete_draf(*, pengguna_id: int, tujuan: str) -> None:
    Draf.objects.filter(pengguna_id=pengguna_id, tujuan=tujuan).delete()


def keep_berkas(*, kunci: Kunci, bidang: str, berkas: "UploadedFile[Any]") -> Titipan:
    """The file of one field, until its form is put right; the oldest make room."""
    berkas.seek(0)
    name = secrets.token_urlsafe(24)
    with transaction.atomic():
        kept = Titipan.objects.create(
            pengguna_id=kunci.pengguna_id,
            kunci=name,
            bidang=bidang[:100],
            nama=(berkas.name or "berkas")[-255:],
            jenis=(berkas.content_type or "")[:100],
            ukuran=berkas.size or 0,
            isi=kunci.encrypt(berkas.read(), name),
        )
        _trim_titipan(kunci.pengguna_id)
    return kept


def find_titipan(*, kunci: Kunci, kunci_berkas: str, bidang: str) -> Titipan | None:
    """Name and size only. A key of another account, of another field, or past its time finds nothing."""
    rows = Titipan.objects.filter(pengguna_id=kunci.pengguna_id, kunci=kunci_berkas, bidang=bidang, disimpan__gt=waktu.now() - UMUR)
    return rows.defer("isi").first()


def open_berkas(*, kunci: Kunci, titipan: Titipan) -> SimpleUploadedFile | None:
    """The file as if it had just been uploaded; its form checks it like any other."""
    plain = kunci.decrypt(bytes(titipan.isi), titipan.kunci)
    return None if plain is None else SimpleUploadedFile(titipan.nama, plain, titipan.jenis)


def delete_titipan(*, pengguna_id: int, kunci_berkas: list[str]) -> None:
    Titipan.objects.filter(pengguna_id=pengguna_id, kunci__in=kunci_berkas).delete()


def purge_draf() -> int:
    """Forget what was not sent within its time."""
    old = waktu.now() - UMUR
    return Draf.objects.filter(disimpan__lte=old).delete()[0] + Titipan.objects.filter(disimpan__lte=old).delete()[0]


def _trim_titipan(pengguna_id: int) -> None:
    room, gone = TITIPAN_BYTES, []
    rows = Titipan.objects.filter(pengguna_id=pengguna_id).order_by("-disimpan", "-pk").values_list("pk", "ukuran")
    for number, (pk, size) in enumerate(rows):
        room -= size
        if number >= TITIPAN_MAX or room < 0:
            gone.append(pk)
    Titipan.objects.filter(pk__in=gone).delete()


def _bind(halaman: str, tujuan: str) -> str:
    return f"{halaman}{PEMISAH}{tujuan}"
