"""The smallest valid rows of the training app. Rows only: rules are tested through the services."""

from collections import Counter
from copy import copy
from datetime import date, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from diklat.models import (
    Angkatan,
    JenisDiklat,
    Kehadiran,
    Mentoring,
    Narasumber,
    PenandaTangan,
    Pendaftaran,
    Penggantian,
    Program,
    ProgramKompetensi,
    RiwayatLuar,
    Ruang,
    Sertifikat,
    Sesi,
)
from diklat.models.pendaftaran import BERKURSI
from kompetensi.models import Kompetensi
from lib.siap import Siap
from pegawai.models import Pegawai, Penempatan, Pengguna
from tests.factories import make_pengguna

_number = count(1)
# asked for each application, so written once
TEMPAT = Siap(
    lambda pegawai, hari: Penempatan.objects.definitive().on(hari).filter(pegawai=pegawai).select_related("unit", "jabatan"),
    pegawai=-1,
    hari=date.max,
)
STATUS = Siap(lambda angkatan: Pendaftaran.objects.filter(angkatan=angkatan).order_by().values_list("status", flat=True), angkatan=-1)
WIB = ZoneInfo("Asia/Jakarta")


@cache
def _jenis(siasn_id: int) -> JenisDiklat:
    """Asked once a process: rows of the migrations outlive every test."""
    return JenisDiklat.objects.get(siasn_id=siasn_id)


def make_program(nama: str = "", *, kompetensi: dict[Kompetensi, int] | None = None, **kwargs: Any) -> Program:
    """A two-hour training in a classroom that needs nobody's approval; `kompetensi` maps to the level it raises to."""
    number = next(_number)
    kwargs.setdefault("jenis", copy(_jenis(kwargs.pop("siasn_id", 3))))
    kwargs = {"kode": f"P{number}", "penyelenggara": "Badan Kepegawaian", "jp": 4, "persetujuan": Program.Persetujuan.TANPA, **kwargs}
    program = Program.objects.create(nama=nama or f"Program {number}", **kwargs)
    for row, level in (kompetensi or {}).items():
        ProgramKompetensi.objects.create(program=program, kompetensi=row, level=level)
    return program


def make_angkatan(program: Program | None = None, **kwargs: Any) -> Angkatan:
    """Open for applications from yesterday on for two weeks, thirty seats, no sessions."""
    program = program or make_program()
    today = timezone.localdate()
    kwargs.setdefault("nomor", program.angkatan_list.count() + 1)
    kwargs.setdefault("tahun", (kwargs.get("mulai") or today).year)
    kwargs = {
        "status": Angkatan.Status.TERBUKA,
        "kuota": 30,
        "pendaftaran_mulai": today - timedelta(days=1),
        "pendaftaran_sampai": today + timedelta(days=14),
        **kwargs,
    }
    return Angkatan.objects.create(program=program, **kwargs)


def make_sesi(angkatan: Angkatan, hari: date | None = None, jam: int = 8, *, lama: int = 3, **kwargs: Any) -> Sesi:
    """A session from `jam` o'clock for `lama` hours (default in three weeks), worth 4 JP; keeps the batch's first and last day."""
    hari = hari or timezone.localdate() + timedelta(days=21)
    mulai = datetime(hari.year, hari.month, hari.day, jam, tzinfo=WIB)
    kwargs = {"nomor": angkatan.sesi_list.count() + 1, "judul": "Materi", "jp": 4, "selesai": mulai + timedelta(hours=lama), **kwargs}
    sesi = Sesi.objects.create(angkatan=angkatan, mulai=mulai, **kwargs)
    angkatan.mulai = min(angkatan.mulai or hari, hari)
    angkatan.selesai = max(angkatan.selesai or hari, hari)
    angkatan.save(update_fields=["mulai", "selesai"])
    return sesi


def make_ruang(nama: str = "", **kwargs: Any) -> Ruang:
    return Ruang.objects.create(nama=nama or f"Ruang {next(_number)}", **kwargs)


def make_narasumber(nama: str = "", **kwargs: Any) -> Narasumber:
    return Narasumber.objects.create(nama=nama or f"Narasumber {next(_number)}", **kwargs)


def make_pendaftaran(angkatan: Angkatan, pegawai: Pegawai, status: str = "terdaftar", **kwargs: Any) -> Pendaftaran:
    """A row with the batch's counters kept right, past the service and its rules."""
    angkatan.refresh_from_db()
    angkatan.urutan_terakhir += 1
    if status in ("ditolak", "dibatalkan", "angkatan_batal"):
        kwargs.setdefault("alasan", "alasan uji")
    if status == "ditawari":
        kwargs.setdefault("tawaran_sampai", timezone.now() + timedelta(hours=48))
    post = next(iter(TEMPAT.rows(pegawai=pegawai.pk, hari=timezone.localdate())), None)
    kwargs = {"unit": post.unit if post else None, "jabatan": post.jabatan if post else None, "golongan": pegawai.golongan, **kwargs}
    row = Pendaftaran.objects.create(angkatan=angkatan, pegawai=pegawai, status=status, urutan=angkatan.urutan_terakhir, **kwargs)
    held = Counter(STATUS.rows(angkatan=angkatan.pk))
    angkatan.terisi, angkatan.menunggu = sum(held[name] for name in BERKURSI), held[Pendaftaran.Status.DAFTAR_TUNGGU]
    angkatan.save(update_fields=["urutan_terakhir", "terisi", "menunggu"])
    return row


def make_kehadiran(sesi: Sesi, pendaftaran: Pendaftaran, status: str = "H", **kwargs: Any) -> Kehadiran:
    return Kehadiran.objects.create(sesi=sesi, pendaftaran=pendaftaran, status=status, **kwargs)


def make_penanda_tangan(**kwargs: Any) -> PenandaTangan:
    kwargs = {"nama": "Dr. Kepala Badan, M.Si.", "jabatan": "Kepala BKD", "nip": "197001011995031001", **kwargs}
    return PenandaTangan.objects.create(**kwargs)


def make_sertifikat(pendaftaran: Pendaftaran, **kwargs: Any) -> Sertifikat:
    """A row without its file, with a number that the service does not come to; for a real one call the service."""
    number = 100_000 + next(_number)
    kwargs = {"tahun": 2026, "urut": number, "nomor": f"UJI/{number}/2026", "kode": f"kode-uji-{number}", "isi": {}, **kwargs}
    kwargs.setdefault("penanda_tangan", PenandaTangan.objects.first() or make_penanda_tangan())
    return Sertifikat.objects.create(pendaftaran=pendaftaran, **kwargs)


def make_mentoring(mentor: Pegawai, mentee: Pegawai, **kwargs: Any) -> Mentoring:
    kwargs.setdefault("program", Program.objects.filter(jenis__siasn_id=15).first() or make_program("Mentoring", siasn_id=15))
    kwargs = {"mulai": date(2026, 1, 5), "selesai": date(2026, 12, 18), **kwargs}
    return Mentoring.objects.create(mentor=mentor, mentee=mentee, **kwargs)


def make_riwayat(pegawai: Pegawai, **kwargs: Any) -> RiwayatLuar:
    number = next(_number)
    kwargs.setdefault("jenis", JenisDiklat.objects.get(siasn_id=9))
    kwargs = {
        "nama": f"Seminar {number}",
        "penyelenggara": "Universitas Contoh",
        "mulai": date(2026, 3, 3),
        "selesai": date(2026, 3, 3),
        "jp": 6,
        "bukti": "bukti/uji.pdf",
        "nama_bukti": "bukti.pdf",
        "jenis_bukti": "application/pdf",
        "sha256": f"{number:064d}",
        **kwargs,
    }
    return RiwayatLuar.objects.create(pegawai=pegawai, **kwargs)


def make_penggantian(pendaftaran: Pendaftaran, calon: Pegawai, **kwargs: Any) -> Penggantian:
    kwargs = {"sebagai": "mandiri", "alasan": "Cuti", "sampai": timezone.now() + timedelta(hours=24), **kwargs}
    kwargs.setdefault("oleh", Pengguna.objects.filter(pegawai=pendaftaran.pegawai_id).first() or make_pengguna("pengelola"))
    return Penggantian.objects.create(pendaftaran=pendaftaran, calon=calon, **kwargs)
