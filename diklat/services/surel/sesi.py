"""Reminders before a training begins and before each day of it."""

from collections.abc import Sequence
from datetime import date

from diklat.models import Angkatan, Pendaftaran, Sesi
from diklat.models.pendaftaran import IKUT
from diklat.services.surel.dasar import (
    ANGKATAN_BATAL,
    BUKAN_PESERTA,
    CONTOH,
    JADWAL_BERUBAH,
    SEBAB_PESERTA,
    SUDAH_LEWAT,
    Jadwal,
    Jawaban,
    describe,
    key_of,
    load_angkatan,
)
from lib import waktu
from lib.format import format_hari_tanggal, format_jam
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, register, versi_of


@register("sesi_h7", sebab=SEBAB_PESERTA, contoh=CONTOH)
def sesi_h7(rows: Sequence[Notifikasi]) -> Jawaban:
    return _remind(rows)


@register("sesi_h1", sebab=SEBAB_PESERTA, contoh=CONTOH)
def sesi_h1(rows: Sequence[Notifikasi]) -> Jawaban:
    return _remind(rows)


def _remind(rows: Sequence[Notifikasi]) -> Jawaban:
    """What is said depends on the batch and the day only, so it is put in words once for each."""
    batches = load_angkatan(rows)
    schedule = Jadwal(batches.values())
    taking_part = peserta_of(rows)
    occasions = {row.objek: key_of(row) for row in rows if key_of(row) in batches}
    words = {objek: _words(objek, batches[pk], schedule) for objek, pk in occasions.items()}
    return {row.pk: _answer(row, batches[key_of(row)], taking_part) or words[row.objek] for row in rows if key_of(row) in batches}


def peserta_of(rows: Sequence[Notifikasi]) -> set[tuple[int, int]]:
    """(batch, employee) of those who hold a seat now."""
    asked = Pendaftaran.objects.filter(
        angkatan__in={key_of(row) for row in rows}, pegawai__in={row.pegawai_id for row in rows}, status__in=IKUT
    )
    return set(asked.order_by().values_list("angkatan", "pegawai"))


def _answer(row: Notifikasi, angkatan: Angkatan, taking_part: set[tuple[int, int]]) -> Berhenti | None:
    if angkatan.status == Angkatan.Status.BATAL:
        return ANGKATAN_BATAL
    if versi_of(row) < angkatan.versi_jadwal:
        return JADWAL_BERUBAH
    if row.pegawai_id is None or (angkatan.pk, row.pegawai_id) not in taking_part:
        return BUKAN_PESERTA
    return None


def _words(objek: str, angkatan: Angkatan, schedule: Jadwal) -> Kata | Berhenti:
    sessions = _sessions(objek, schedule.sesi[angkatan.pk])
    if not sessions or sessions[0].mulai <= waktu.now():
        return SUDAH_LEWAT
    first = sessions[0]
    words = schedule.words(angkatan) | {
        "jadwal": describe(sessions, angkatan),
        "hari_sesi": format_hari_tanggal(first.mulai),
        "jam": format_jam(first.mulai),
        "hari": str((waktu.local(first.mulai).date() - waktu.today()).days),
    }
    return Kata(words, angkatan.get_absolute_url(), schedule.file(angkatan, sessions))


def _sessions(objek: str, sesi_list: Sequence[Sesi]) -> list[Sesi]:
    """Of the day in `objek`, else all."""
    day = date.fromisoformat(objek.rsplit(":", 1)[1]) if objek.count(":") == 2 else None
    return [sesi for sesi in sesi_list if not sesi.is_batal and day in (None, waktu.local(sesi.mulai).date())]
