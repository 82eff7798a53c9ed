"""The smallest valid row of each kind; what a test is about is written in the test."""

from copy import copy
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import count
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from kompetensi.models import Kompetensi, Penilaian, StandarKompetensi
from lib import waktu
from pegawai.models import (
    Aktivasi,
    Golongan,
    Impor,
    Jabatan,
    KedudukanHukum,
    KodeAktivasi,
    PadananUnit,
    Pegawai,
    PemetaanKolom,
    Pemusnahan,
    Penempatan,
    Pengguna,
    PerbaikanData,
    UnitKerja,
)

_number = count(1)
MULAI = date(2020, 1, 1)
SANDI = "kuda batu hijau besar"


def make_nip(number: int | None = None, *, lahir: str = "19800101", tmt: str = "200501", kelamin: int = 1) -> str:
    """A valid NIP; the running number keeps it unique."""
    number = next(_number) if number is None else number
    day = 1 + number // 999 % 28
    return f"{lahir[:6]}{day:02d}{tmt}{kelamin}{number % 999 + 1:03d}"


@cache
def _aktif() -> KedudukanHukum:
    """Asked once a process: rows of the migrations outlive every test."""
    return KedudukanHukum.objects.get(siasn_id="01")


@cache
def _iii_a() -> Golongan:
    return Golongan.objects.get(kode="III/a")


@cache
def _grup() -> dict[str, int]:
    return dict(Group.objects.values_list("name", "pk"))


def make_unit(nama: str = "", induk: UnitKerja | None = None, **kwargs: Any) -> UnitKerja:
    kwargs.setdefault("jenis", UnitKerja.Jenis.SUBUNIT if induk else UnitKerja.Jenis.PERANGKAT_DAERAH)
    return UnitKerja.objects.create(nama=nama or f"Unit {next(_number)}", induk=induk, **kwargs)


def make_jabatan(nama: str = "", **kwargs: Any) -> Jabatan:
    kwargs = {"jenis": Jabatan.Jenis.PELAKSANA, "kelompok": "pelaksana", **kwargs}
    return Jabatan.objects.create(nama=nama or f"Jabatan {next(_number)}", **kwargs)


def make_pegawai(
    nama: str = "", *, unit: UnitKerja | None = None, jabatan: Jabatan | None = None, memimpin: bool = False, **kwargs: Any
) -> Pegawai:
    """An active PNS; with `unit` also a definitive posting since 2020."""
    kwargs.setdefault("nip", make_nip())
    kwargs.setdefault("jenis_asn", "PNS")
    kwargs.setdefault("kedudukan", copy(_aktif()))
    kwargs.setdefault("golongan", copy(_iii_a()))
    pegawai = Pegawai.objects.create(nama=nama or f"Pegawai {next(_number)}", **kwargs)
    if unit is not None:
        make_penempatan(pegawai, unit, jabatan=jabatan, memimpin=memimpin)
    return pegawai


def make_penempatan(pegawai: Pegawai, unit: UnitKerja, *, jabatan: Jabatan | None = None, **kwargs: Any) -> Penempatan:
    kwargs = {"mulai": MULAI, **kwargs}
    return Penempatan.objects.create(pegawai=pegawai, unit=unit, jabatan=jabatan or make_jabatan(), **kwargs)


def make_pengguna(*roles: str, pegawai: Pegawai | None = None, **kwargs: Any) -> Pengguna:
    """An account with the password SANDI; roles are group names, or "admin" for a superuser."""
    username = pegawai.nip if pegawai else f"akun{next(_number)}"
    kwargs.setdefault("nama", pegawai.nama if pegawai else username.title())
    kwargs.setdefault("email", f"{username}@contoh.go.id")
    admin = "admin" in roles
    kwargs |= {"password": make_password(SANDI), "is_superuser": admin, "is_staff": admin}
    pengguna = Pengguna.objects.create(username=username, pegawai=pegawai, **kwargs)
    held = Pengguna.groups.through
    held.objects.bulk_create(held(pengguna=pengguna, group_id=_grup()[role]) for role in roles if role in _grup())
    return pengguna


def make_impor(oleh: Pengguna, **kwargs: Any) -> Impor:
    """The trace of an upload that waits for a decision; without rows of its own."""
    kwargs = {"jenis": "pegawai", "nama_berkas": "siasn.csv", "sha256": "0" * 64, "ukuran": 1, "status": Impor.Status.PRATINJAU, **kwargs}
    return Impor.objects.create(oleh=oleh, **kwargs)


def make_impor_petakan(oleh: Pengguna) -> Impor:
    """An upload whose titles are not known."""
    kolom = [{"huruf": huruf, "judul": judul, "bukan": []} for huruf, judul in (("A", "Nomor Induk"), ("B", "Nama Orang"))]
    pilih = {"lembar": "Data", "baris": 1}
    lembar = [{"nama": "Data", "judul": [{"baris": 1, "isi": "Nomor Induk, Nama Orang"}]}]
    usul = {"nip": {"huruf": "A", "sebab": "isi"}}
    lihat = {"lembar": lembar, "pilih": pilih, "sidik": "1" * 64, "kolom": kolom, "usul": usul, "contoh": {"A": ["196711101992031001"]}}
    return make_impor(oleh, status=Impor.Status.PEMETAAN, berkas="impor/tidak-ada.bin", lihat=lihat)


def make_padanan(unit: UnitKerja, oleh: Pengguna, **kwargs: Any) -> PadananUnit:
    """A unit of files that was told to be this one."""
    number = next(_number)
    return PadananUnit.objects.create(**{"kunci": f"unit{number}|", "nama": f"Unit {number}", "unit": unit, "oleh": oleh, **kwargs})


def make_pemetaan(oleh: Pengguna, **kwargs: Any) -> PemetaanKolom:
    """A header of files that was mapped."""
    number = next(_number)
    told = {"judul": {"A": f"Nomor Induk {number}", "B": "Nama"}, "kolom": {"nip": "A", "nama": "B"}}
    return PemetaanKolom.objects.create(**{"jenis": "pegawai", "sidik": f"{number:064d}", "oleh": oleh, **told, **kwargs})


def make_perbaikan(pegawai: Pegawai, **kwargs: Any) -> PerbaikanData:
    """A request that waits."""
    return PerbaikanData.objects.create(
        **{"pegawai": pegawai, "bagian": "golongan", "seharusnya": "III/b", "alasan": "SK ada di arsip.", **kwargs}
    )


def make_pemusnahan(oleh: Pengguna, **kwargs: Any) -> Pemusnahan:
    """Waits its seven days."""
    kwargs = {"jenis": "impor", "batas": MULAI, "jumlah": {"Baris impor": 1}, "laksana_pada": waktu.now() + timedelta(days=7), **kwargs}
    return Pemusnahan.objects.create(diminta_oleh=oleh, **kwargs)


def make_aktivasi(unit: UnitKerja, oleh: Pengguna, akun: Pengguna | None = None, **kwargs: Any) -> Aktivasi:
    """A batch of letters; with one code when an account is named."""
    kwargs.setdefault("berlaku_sampai", waktu.now() + timedelta(days=3))
    made = Aktivasi.objects.create(unit=unit, oleh=oleh, jumlah_kode=int(akun is not None), **kwargs)
    if akun:
        KodeAktivasi.objects.create(aktivasi=made, pengguna=akun, sidik=f"{next(_number):064d}")
    return made


def make_kompetensi(nama: str = "", **kwargs: Any) -> Kompetensi:
    number = next(_number)
    kwargs = {"kode": f"X.{number}", "jenis": Kompetensi.Jenis.TEKNIS, **kwargs}
    return Kompetensi.objects.create(nama=nama or f"Kompetensi {number}", **kwargs)


def make_standar(jabatan: Jabatan, kompetensi: Kompetensi, level: int = 3, **kwargs: Any) -> StandarKompetensi:
    kwargs.setdefault("berlaku_mulai", MULAI)
    return StandarKompetensi.objects.create(jabatan=jabatan, kompetensi=kompetensi, level=level, **kwargs)


def make_penilaian(pegawai: Pegawai, kompetensi: Kompetensi, level: float | str = 2, **kwargs: Any) -> Penilaian:
    """A raw evidence row, without the derived rows; for those call the service."""
    kwargs = {"tanggal": date(2026, 1, 15), "berlaku_sampai": date(2029, 1, 15), "sumber": "asesmen", **kwargs}
    return Penilaian.objects.create(pegawai=pegawai, kompetensi=kompetensi, level=Decimal(str(level)), **kwargs)
