"""Mails about a batch: changed, cancelled, too few people, opened, a teacher invited, a message of the office."""

from collections.abc import Iterable, Sequence
from typing import Any

from diklat.models import Angkatan, Narasumber, Pendaftaran, Sesi
from diklat.models.pendaftaran import GUGUR
from diklat.services.surel.dasar import (
    ANGKATAN_BATAL,
    BUKAN_PESERTA,
    CONTOH,
    JADWAL_BERUBAH,
    SEBAB_PENGELOLA,
    SEBAB_PESERTA,
    WAJIB_JADWAL,
    WAJIB_MENUNGGU,
    Jadwal,
    Jawaban,
    describe,
    key_of,
    load_angkatan,
)
from lib import waktu
from lib.format import format_tanggal
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, register, versi_of

SEBAB_TERKAIT = "Anda menerima surel ini sebagai peserta, pendaftar, atau pengajar diklat tersebut."
TIDAK_TERBUKA = Berhenti("Pendaftaran angkatan ini sudah tidak terbuka.")
SUDAH_MENDAFTAR = Berhenti("Penerima sudah mendaftar pada angkatan ini.")
CUKUP = Berhenti("Jumlah peserta sudah cukup, atau angkatan sudah dipastikan.")
TIDAK_MENGAJAR = Berhenti("Penerima tidak mengajar sesi ini lagi.")
TIDAK_BATAL = Berhenti("Angkatan ini tidak dibatalkan.")
Kunci = tuple[int, int]


@register(
    "angkatan_berubah", wajib=WAJIB_JADWAL, sebab=SEBAB_TERKAIT, contoh={**CONTOH, "perubahan": "Sesi 1: dari 3 Des 2026 ke 10 Des 2026"}
)
def angkatan_berubah(rows: Sequence[Notifikasi]) -> Jawaban:
    """A teacher has no application; a participant who left in the meantime is spared."""
    batches = load_angkatan(rows)
    schedule, gone = Jadwal(batches.values()), _gone(rows)
    return {row.pk: _changed(row, batches[key_of(row)], schedule, gone) for row in rows if key_of(row) in batches}


def _changed(row: Notifikasi, angkatan: Angkatan, schedule: Jadwal, gone: set[Kunci]) -> Kata | Berhenti:
    if angkatan.status == Angkatan.Status.BATAL:
        return ANGKATAN_BATAL
    if versi_of(row) < angkatan.versi_jadwal:
        return JADWAL_BERUBAH
    if row.pegawai_id is not None and (angkatan.pk, row.pegawai_id) in gone:
        return BUKAN_PESERTA
    words = {"alasan": str(row.data.get("alasan") or "tidak ditulis"), "perubahan": "\n".join(_changes(row.data.get("perubahan", [])))}
    return Kata(schedule.words(angkatan) | words, angkatan.get_absolute_url(), schedule.file(angkatan))


def _changes(changes: Iterable[dict[str, Any]]) -> list[str]:
    return [f"Sesi {c.get('sesi')}, {c.get('judul')}: semula {c.get('lama')}; menjadi {c.get('baru')}" for c in changes]


def _gone(rows: Sequence[Notifikasi]) -> set[Kunci]:
    """(batch, employee) of those whose every application ended, and who do not teach there."""
    batches = {key_of(row) for row in rows}
    people = {row.pegawai_id for row in rows if row.pegawai_id}
    applications = Pendaftaran.objects.filter(angkatan__in=batches, pegawai__in=people).order_by()
    ended = set(applications.filter(status__in=GUGUR).values_list("angkatan", "pegawai"))
    alive = set(applications.alive().values_list("angkatan", "pegawai"))
    teaching = set(
        Sesi.objects.filter(angkatan__in=batches, narasumber__pegawai__in=people).order_by().values_list("angkatan", "narasumber__pegawai")
    )
    return ended - alive - teaching


@register("angkatan_batal", wajib=WAJIB_JADWAL, sebab=SEBAB_TERKAIT, contoh=CONTOH)
def angkatan_batal(rows: Sequence[Notifikasi]) -> Jawaban:
    batches = load_angkatan(rows)
    schedule = Jadwal(batches.values())
    words = {pk: _cancelled(angkatan, schedule) for pk, angkatan in batches.items()}
    return {row.pk: words[key_of(row)] for row in rows if key_of(row) in words}


def _cancelled(angkatan: Angkatan, schedule: Jadwal) -> Kata | Berhenti:
    if angkatan.status != Angkatan.Status.BATAL:
        return TIDAK_BATAL
    dropped = [sesi for sesi in schedule.sesi[angkatan.pk] if sesi.selesai > waktu.now()]
    words = schedule.words(angkatan) | {"alasan": angkatan.alasan_batal, "jadwal": describe(dropped, angkatan) or "Belum ada jadwal."}
    return Kata(words, angkatan.get_absolute_url(), schedule.file(angkatan, dropped, batal=True))


@register(
    "minimum_kurang",
    wajib=WAJIB_MENUNGGU,
    sebab=SEBAB_PENGELOLA,
    contoh={**CONTOH, "peserta": "11", "minimum": "20", "sampai": "27 November 2026"},
)
def minimum_kurang(rows: Sequence[Notifikasi]) -> Jawaban:
    batches = load_angkatan(rows)
    schedule = Jadwal(batches.values())
    words = {pk: _too_few(angkatan, schedule) for pk, angkatan in batches.items()}
    return {row.pk: words[key_of(row)] for row in rows if key_of(row) in words}


def _too_few(angkatan: Angkatan, schedule: Jadwal) -> Kata | Berhenti:
    count = angkatan.pendaftaran_list.peserta().count()
    if angkatan.status != Angkatan.Status.TERBUKA or count >= angkatan.minimum:
        return CUKUP
    numbers = {"peserta": str(count), "minimum": str(angkatan.minimum), "sampai": format_tanggal(angkatan.minimum_tanggal)}
    return Kata(schedule.words(angkatan) | numbers, angkatan.get_absolute_url())


@register(
    "minat_dibuka",
    sebab="Anda menerima surel ini karena pernah menyatakan minat pada program ini.",
    contoh={**CONTOH, "sampai": "1 Des 2026"},
)
def minat_dibuka(rows: Sequence[Notifikasi]) -> Jawaban:
    batches = load_angkatan(rows)
    schedule = Jadwal(batches.values())
    applied = Pendaftaran.objects.alive().filter(angkatan__in=batches, pegawai__in={row.pegawai_id for row in rows}).order_by()
    known = set(applied.values_list("angkatan", "pegawai"))
    return {row.pk: _opened(row, batches[key_of(row)], schedule, known) for row in rows if key_of(row) in batches}


def _opened(row: Notifikasi, angkatan: Angkatan, schedule: Jadwal, known: set[Kunci]) -> Kata | Berhenti:
    if angkatan.status not in Angkatan.MENERIMA or angkatan.pendaftaran_sampai < waktu.today():
        return TIDAK_TERBUKA
    if (angkatan.pk, row.pegawai_id) in known:
        return SUDAH_MENDAFTAR
    return Kata(schedule.words(angkatan) | {"sampai": format_tanggal(angkatan.pendaftaran_sampai)}, angkatan.get_absolute_url())


@register(
    "pengajar_diundang",
    wajib=WAJIB_JADWAL,
    sebab="Anda menerima surel ini karena tercatat sebagai narasumber diklat tersebut.",
    contoh=CONTOH,
)
def pengajar_diundang(rows: Sequence[Notifikasi]) -> Jawaban:
    """The sessions named in the row that the teacher still has."""
    batches = load_angkatan(rows)
    schedule = Jadwal(batches.values())
    teachers = Narasumber.objects.in_bulk({int(row.data.get("narasumber", 0)) for row in rows})
    answers: Jawaban = {}
    for row in rows:
        angkatan, teacher = batches.get(key_of(row)), teachers.get(int(row.data.get("narasumber", 0)))
        if angkatan is not None and teacher is not None:
            answers[row.pk] = _invited(row, angkatan, teacher, schedule)
    return answers


def _invited(row: Notifikasi, angkatan: Angkatan, teacher: Narasumber, schedule: Jadwal) -> Kata | Berhenti:
    if angkatan.status == Angkatan.Status.BATAL:
        return ANGKATAN_BATAL
    asked = set(row.data.get("sesi", []))
    lessons = [s for s in schedule.sesi[angkatan.pk] if s.pk in asked and s.narasumber_id == teacher.pk and not s.is_batal]
    if not lessons:
        return TIDAK_MENGAJAR
    words = schedule.words(angkatan) | {"jadwal": describe(lessons, angkatan)}
    return Kata(words, angkatan.get_absolute_url(), schedule.file(angkatan, lessons))


@register(
    "pesan",
    wajib=WAJIB_JADWAL,
    sebab=SEBAB_PESERTA,
    contoh={**CONTOH, "judul": "Bawalah laptop", "isi": "Bapak dan Ibu peserta,\n…", "pengirim": "Sari"},
)
def pesan(rows: Sequence[Notifikasi]) -> Jawaban:
    """Words of the office; they are values here, so a $ or {{ in them is only text."""
    batches = load_angkatan(rows)
    schedule, gone = Jadwal(batches.values()), _gone(rows)
    answers: Jawaban = {}
    for row in rows:
        angkatan = batches.get(key_of(row))
        if angkatan is not None and row.pegawai_id is not None and (angkatan.pk, row.pegawai_id) in gone:
            answers[row.pk] = BUKAN_PESERTA
        elif angkatan is not None:
            own = {name: str(row.data.get(name, "")) for name in ("judul", "isi", "pengirim")}
            answers[row.pk] = Kata(schedule.words(angkatan) | own, angkatan.get_absolute_url())
    return answers
