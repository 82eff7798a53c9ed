"""Whom a row is for, looked up at the moment of sending: people change their addresses, and leave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from pegawai.models import Notifikasi, Pegawai, Pengguna

Status = Notifikasi.Status


@dataclass(frozen=True, slots=True)
class Penerima:
    nama: str
    alamat: str
    is_dibaca: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Tutup:
    """No mail for this row, and why. `is_dibaca`: the recipient, `nama`, still reads it on the own page."""

    status: str
    alasan: str
    is_dibaca: bool = False
    nama: str = ""


TANPA_ALAMAT = Tutup(Status.GAGAL, "Belum punya surel. Isi surel pada data pegawai atau akunnya, lalu kirim ulang.", is_dibaca=True)
TIDAK_AKTIF = Tutup(Status.TIDAK_PERLU, "Penerima sudah tidak aktif.")


def find_penerima(rows: Sequence[Notifikasi]) -> dict[int, Penerima | Tutup]:
    """By the key of the row. An employee is written to at the address of his personal data, else of his account."""
    people = _pegawai(row.pegawai_id for row in rows if row.pegawai_id)
    accounts = _pengguna(row.pengguna_id for row in rows if row.pengguna_id)
    return {row.pk: _check(_of_row(row, people, accounts)) for row in rows}


def _of_row(row: Notifikasi, people: dict[int, Penerima | Tutup], accounts: dict[int, Penerima | Tutup]) -> Penerima | Tutup:
    if row.pegawai_id:
        return people.get(row.pegawai_id, TIDAK_AKTIF)
    if row.pengguna_id:
        return accounts.get(row.pengguna_id, TIDAK_AKTIF)
    return Penerima(str(row.data.get("nama") or "Bapak/Ibu"), row.alamat)


def _pegawai(ids: Iterable[int]) -> dict[int, Penerima | Tutup]:
    columns = ("nama", "gelar_depan", "gelar_belakang", "email")
    rows = Pegawai.objects.with_kedudukan().filter(pk__in=set(ids)).order_by().values_list("pk", "is_aktif", "akun__email", *columns)
    found: dict[int, Penerima | Tutup] = {}
    for pk, active, account_email, nama, depan, belakang, email in rows:
        full = Pegawai(nama=nama, gelar_depan=depan, gelar_belakang=belakang).nama_lengkap if depan or belakang else nama
        found[pk] = Penerima(full, email or account_email or "") if active else TIDAK_AKTIF
    return found


def _pengguna(ids: Iterable[int]) -> dict[int, Penerima | Tutup]:
    people = Pengguna.objects.with_pegawai().filter(pk__in=set(ids))
    return {
        user.pk: Penerima(user.nama, user.email or (user.pegawai.email if user.pegawai else "")) if user.may_receive_mail else TIDAK_AKTIF
        for user in people
    }


def _check(penerima: Penerima | Tutup) -> Penerima | Tutup:
    if isinstance(penerima, Tutup):
        return penerima
    if not penerima.alamat:
        return replace(TANPA_ALAMAT, nama=_one_line(penerima.nama))
    try:
        validate_email(penerima.alamat)
        user, _, domain = penerima.alamat.rpartition("@")
        address = f"{user.encode('ascii').decode()}@{_ascii(domain)}"
    except (ValidationError, UnicodeError):
        return Tutup(
            Status.GAGAL, "Alamat surel tidak sah. Perbaiki alamatnya, lalu kirim ulang.", is_dibaca=True, nama=_one_line(penerima.nama)
        )
    return Penerima(_one_line(penerima.nama), address)


@lru_cache(maxsize=256)
def _ascii(domain: str) -> str:
    return domain.encode("idna").decode()


def _one_line(text: str) -> str:
    if text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
