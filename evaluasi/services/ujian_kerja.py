"""Sitting for a test: start, save, hand in, and what the clock ends.

The row of the attempt is the lock. Saving holds it shared while answers go in; handing in and the clock hold it alone and read the
answers in a statement of their own afterwards, so that what was accepted is always scored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import SystemRandom
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from diklat.models import Angkatan, Pendaftaran
from evaluasi.models import PengerjaanUjian, Ujian
from evaluasi.queries.ujian import MENGERJAKAN
from evaluasi.services.ujian_isi import JAWABAN_MAKS, Isian, split_isian
from lib import waktu
from lib.format import format_waktu
from lib.siap import prepared_cursor

Status = PengerjaanUjian.Status
SEKALI_AMBIL: Final = 500

# One statement, so that saving costs one round trip. It waits for somebody who hands in, and then sees that it came too late.
SIMPAN: Final = """
    WITH kerja AS (
        SELECT p.id, p.status, p.batas, p.urutan
        FROM evaluasi_pengerjaanujian p JOIN diklat_pendaftaran d ON d.id = p.pendaftaran_id
        WHERE p.kode = %(kode)s AND d.pegawai_id = %(pegawai)s::bigint
        FOR SHARE OF p
    ), tulis AS (
        INSERT INTO evaluasi_jawabanujian (pengerjaan_id, butir_id, pilihan, angka, teks, waktu)
        SELECT k.id, b.id, CASE WHEN b.jenis IN ('pilihan', 'skala') THEN i.pilihan END, CASE b.jenis WHEN 'angka' THEN i.angka END,
               CASE b.jenis WHEN 'teks' THEN i.teks ELSE '' END, %(sekarang)s
        FROM kerja k
        CROSS JOIN unnest(%(butir)s::bigint[], %(pilihan)s::smallint[], %(angka)s::numeric[], %(teks)s::text[])
            AS i(butir, pilihan, angka, teks)
        JOIN evaluasi_butir b ON b.id = i.butir AND b.id = ANY (k.urutan)
        WHERE k.status = 'berjalan' AND %(sekarang)s < k.batas AND (i.teks = '' OR CASE b.jenis
            WHEN 'pilihan' THEN i.pilihan BETWEEN 1 AND cardinality(b.pilihan)
            WHEN 'skala' THEN i.pilihan BETWEEN 1 AND 4
            WHEN 'angka' THEN i.angka BETWEEN coalesce(b.angka_min, -99999999) AND coalesce(b.angka_maks, 99999999)
            ELSE true END)
        ON CONFLICT (pengerjaan_id, butir_id) DO UPDATE
            SET pilihan = excluded.pilihan, angka = excluded.angka, teks = excluded.teks, waktu = excluded.waktu
        RETURNING 1
    )
    SELECT k.status, k.batas, (SELECT count(*) FROM tulis) FROM kerja k
"""
# Choices with a key make the score, each by its weight; scales, numbers and words are read by people and count nothing.
NILAI: Final = """
    UPDATE evaluasi_pengerjaanujian p SET status = %(status)s, selesai = least(p.batas, %(sekarang)s), nilai = s.nilai
    FROM (
        SELECT p.id, coalesce(round(100 * sum(b.bobot) FILTER (WHERE j.pilihan = b.kunci) / sum(b.bobot), 2), 0) AS nilai
        FROM evaluasi_pengerjaanujian p
        LEFT JOIN evaluasi_butir b ON b.id = ANY (p.urutan) AND b.jenis = 'pilihan' AND b.kunci IS NOT NULL
        LEFT JOIN evaluasi_jawabanujian j ON j.pengerjaan_id = p.id AND j.butir_id = b.id
        WHERE p.id = ANY (%(ids)s) GROUP BY p.id
    ) s WHERE s.id = p.id
"""


@dataclass(frozen=True, slots=True)
class Simpanan:
    """How many answers were kept, how many did not fit their item, and until when more are accepted."""

    tersimpan: int
    ditolak: int
    batas: datetime


@transaction.atomic
def start_pengerjaan(*, ujian_id: int, pegawai_id: int, now: datetime | None = None) -> PengerjaanUjian:
    """A new attempt, or the one that runs. Refuses: bukan_peserta, belum_dibuka, ditutup, percobaan_habis, batal."""
    now = now or waktu.now()
    ujian = Ujian.objects.select_related("angkatan", "versi").get(pk=ujian_id)
    seat = lock_peserta(ujian, pegawai_id)
    if ujian.angkatan.status == Angkatan.Status.BATAL:
        raise ValidationError("Angkatan ini dibatalkan, jadi tesnya tidak dikerjakan.", code="batal")
    attempts = list(PengerjaanUjian.objects.filter(ujian=ujian, pendaftaran=seat).order_by("percobaan"))
    for row in attempts:
        if row.status == Status.BERJALAN and now < row.batas:
            return row
    finish([row.pk for row in attempts if row.status == Status.BERJALAN], Status.WAKTU_HABIS, now)
    _check_start(ujian, len(attempts), now)
    return PengerjaanUjian.objects.create(
        ujian=ujian,
        pendaftaran=seat,
        percobaan=len(attempts) + 1,
        urutan=_draw_urutan(ujian),
        mulai=now,
        batas=batas_of(ujian, now),
    )


def lock_peserta(ujian: Ujian, pegawai_id: int) -> Pendaftaran:
    """Two starts of one person come one after the other. Refuses: bukan_peserta."""
    rows = Pendaftaran.objects.select_for_update(of=("self",), no_key=True)
    seat = rows.filter(angkatan=ujian.angkatan_id, pegawai=pegawai_id, status__in=MENGERJAKAN).first()
    if seat is None:
        raise ValidationError("Tes ini hanya untuk peserta angkatan yang hasilnya belum ditetapkan.", code="bukan_peserta")
    return seat


def batas_of(ujian: Ujian, mulai: datetime) -> datetime:
    """The end of the time, at the latest the end of the window."""
    return ujian.selesai if ujian.durasi is None else min(ujian.selesai, mulai + timedelta(minutes=ujian.durasi))


def save_jawaban(*, kode: UUID, pegawai_id: int, jawaban: Mapping[int, str], now: datetime | None = None) -> Simpanan:
    """Keep these answers (item -> text as sent, "" takes one back), replacing earlier ones; safe to repeat. One statement.

    Refuses: tidak_ada, terlalu_banyak, sudah_dikirim, waktu_habis.
    """
    if len(jawaban) > JAWABAN_MAKS:
        raise ValidationError("Terlalu banyak jawaban sekaligus.", code="terlalu_banyak")
    now = now or waktu.now()
    found = _write(kode, pegawai_id, split_isian(jawaban), now)
    if found is None:
        raise ValidationError("Pengerjaan ini tidak ada.", code="tidak_ada")
    status, batas, kept = found
    if status != Status.BERJALAN:
        raise ValidationError("Tes ini sudah dikirim; jawabannya tidak berubah lagi.", code="sudah_dikirim")
    if now >= batas:
        raise ValidationError(
            f"Waktu habis {format_waktu(batas)}. Jawaban yang tersimpan sampai saat itu tetap dinilai.", code="waktu_habis"
        )
    return Simpanan(kept, len(jawaban) - kept, batas)


@transaction.atomic
def submit(*, kode: UUID, pegawai_id: int, jawaban: Mapping[int, str] | None = None, now: datetime | None = None) -> PengerjaanUjian:
    """Hand in, with what the page still holds, and score at once.

    Too late or twice is no error: the attempt comes back as it ended, "waktu_habis" with what had been saved. Refuses: tidak_ada.
    """
    now = now or waktu.now()
    rows = PengerjaanUjian.objects.select_for_update(of=("self",))
    row = rows.filter(kode=kode, pendaftaran__pegawai=pegawai_id).first()
    if row is None:
        raise ValidationError("Pengerjaan ini tidak ada.", code="tidak_ada")
    if row.status == Status.BERJALAN:
        late = now >= row.batas
        if jawaban and not late:
            save_jawaban(kode=kode, pegawai_id=pegawai_id, jawaban=jawaban, now=now)
        finish([row.pk], Status.WAKTU_HABIS if late else Status.DIKIRIM, now)
        row.refresh_from_db()
    return row


def expire_pengerjaan(*, now: datetime | None = None) -> int:
    """Score what ran out of time. Gives how many; what somebody holds at this moment waits for the next call."""
    now = now or waktu.now()
    total = 0
    while True:
        with transaction.atomic():
            due = PengerjaanUjian.objects.filter(status=Status.BERJALAN, batas__lte=now).order_by("batas", "pk")
            ids = list(due.select_for_update(skip_locked=True, of=("self",)).values_list("pk", flat=True)[:SEKALI_AMBIL])
            finish(ids, Status.WAKTU_HABIS, now)
        total += len(ids)
        if len(ids) < SEKALI_AMBIL:
            return total


def finish(ids: Sequence[int], status: str, now: datetime) -> None:
    """End and score these attempts; the caller holds their rows."""
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(NILAI, {"ids": list(ids), "status": str(status), "sekarang": now})


def _write(kode: UUID, pegawai_id: int, isi: Isian, now: datetime) -> tuple[Any, ...] | None:
    values: dict[str, Any] = {"kode": kode, "pegawai": pegawai_id, "sekarang": now, **isi}
    with prepared_cursor() as cursor:
        cursor.execute(SIMPAN, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def _check_start(ujian: Ujian, taken: int, now: datetime) -> None:
    if now < ujian.mulai:
        raise ValidationError(f"Tes ini baru dibuka {format_waktu(ujian.mulai)}.", code="belum_dibuka")
    if now >= ujian.selesai:
        raise ValidationError(f"Tes ini sudah ditutup {format_waktu(ujian.selesai)}.", code="ditutup")
    if taken >= ujian.percobaan_maks:
        raise ValidationError(f"Tes ini sudah Anda kerjakan {taken} kali, sebanyak yang diperbolehkan.", code="percobaan_habis")


def _draw_urutan(ujian: Ujian) -> list[int]:
    items = list(ujian.versi.butir_list.order_by("urutan", "pk").values_list("pk", flat=True))
    if ujian.is_acak:
        SystemRandom().shuffle(items)
    return items
