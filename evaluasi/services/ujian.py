"""Tests of a batch as the office sets them: opening, changing, taking away, and more time for somebody who needs it."""

from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from diklat.models import Angkatan
from diklat.services import kunci
from evaluasi.models import Butir, PengerjaanUjian, Ujian, VersiInstrumen
from evaluasi.models.ujian import DURASI_MAKS
from evaluasi.permissions import WRITERS
from evaluasi.queries.ujian import MENGERJAKAN
from evaluasi.services.ujian_kerja import batas_of
from lib import waktu
from lib.format import format_waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, refuse_own

Status = PengerjaanUjian.Status
FIELDS: Final = ("versi", "mulai", "selesai", "durasi", "percobaan_maks", "is_acak", "tampil")
ALASAN_MAKS: Final = PengerjaanUjian._meta.get_field("alasan_tambahan").max_length
# A change never takes time from somebody who is writing.
PERPANJANG: Final = """
    UPDATE evaluasi_pengerjaanujian SET batas = greatest(batas, least(
        %(selesai)s, coalesce(mulai + make_interval(mins => %(durasi)s::int), %(selesai)s)) + make_interval(mins => tambahan))
    WHERE ujian_id = %(ujian)s AND status = 'berjalan'
"""


@only_peran(*WRITERS)
@transaction.atomic
def open_ujian(*, ujian: Ujian, by: Pengguna) -> Ujian:
    """A new test of a batch. Refuses: angkatan_final, sudah_ada, bukan_tes, belum_terbit, tanpa_kunci, waktu."""
    _lock(ujian.angkatan_id)
    if Ujian.objects.filter(angkatan=ujian.angkatan_id, jenis=ujian.jenis).exists():
        raise ValidationError(f"Angkatan ini sudah mempunyai {ujian.get_jenis_display().lower()}.", code="sudah_ada")
    _check(ujian)
    ujian.dibuat_oleh = by
    ujian.save(force_insert=True)
    return ujian


@only_peran(*WRITERS)
@transaction.atomic
def change_ujian(*, ujian: Ujian, by: Pengguna) -> Ujian:
    """Once somebody began, the instrument and its order stay. Longer windows reach those who are writing.

    Refuses: angkatan_final, sudah_dikerjakan, percobaan, bukan_tes, belum_terbit, tanpa_kunci, waktu.
    """
    _lock(ujian.angkatan_id)
    old = Ujian.objects.select_for_update().get(pk=ujian.pk)
    attempts = list(ujian.pengerjaan_list.values_list("percobaan", flat=True))
    if attempts and (old.versi_id, old.is_acak) != (ujian.versi_id, ujian.is_acak):
        raise ValidationError("Tes ini sudah dikerjakan, jadi instrumen dan urutannya tidak berubah lagi.", code="sudah_dikerjakan")
    if attempts and ujian.percobaan_maks < max(attempts):
        raise ValidationError(f"Sudah ada peserta yang mengerjakan {max(attempts)} kali.", code="percobaan")
    _check(ujian, versi_sama=old.versi_id == ujian.versi_id)
    ujian.save(update_fields=FIELDS)
    with connection.cursor() as cursor:
        cursor.execute(PERPANJANG, {"ujian": ujian.pk, "selesai": ujian.selesai, "durasi": ujian.durasi})
    return ujian


@only_peran(*WRITERS)
@transaction.atomic
def delete_ujian(*, ujian_id: int, by: Pengguna) -> None:
    """Refuses: angkatan_final, sudah_dikerjakan."""
    ujian = Ujian.objects.get(pk=ujian_id)
    _lock(ujian.angkatan_id)
    if ujian.pengerjaan_list.exists():
        raise ValidationError("Tes ini sudah dikerjakan, jadi tidak dapat dihapus.", code="sudah_dikerjakan")
    ujian.delete()


@only_peran(*WRITERS)
@transaction.atomic
def add_waktu(*, pengerjaan_id: int, menit: int, alasan: str, by: Pengguna, now: datetime | None = None) -> PengerjaanUjian:
    """More minutes for one attempt; one whose time ran out goes on from now, with what was saved.

    Refuses: menit, alasan, sendiri, sudah_dikirim, hasil_sudah, angkatan_final, berjalan_lain.
    """
    now = now or waktu.now()
    reason = alasan.strip()
    if not 1 <= menit <= DURASI_MAKS:
        raise ValidationError(f"Tambahan waktu 1 sampai {DURASI_MAKS} menit.", code="menit")
    if not reason:
        raise ValidationError("Tulis alasan tambahan waktu.", code="alasan")
    _lock(PengerjaanUjian.objects.values_list("ujian__angkatan_id", flat=True).get(pk=pengerjaan_id))
    rows = PengerjaanUjian.objects.select_for_update(of=("self",)).select_related("ujian", "pendaftaran")
    row = rows.get(pk=pengerjaan_id)
    refuse_own(by, row.pendaftaran.pegawai_id)
    _check_tambahan(row)
    base = max(row.batas, now) if row.status == Status.BERJALAN else now
    row.batas = base + timedelta(minutes=menit)
    row.tambahan = _minutes(row.batas - batas_of(row.ujian, row.mulai))
    note = f"{reason} ({menit} menit oleh {by.nama}, {format_waktu(now)})"
    row.alasan_tambahan = "; ".join(filter(None, [note, row.alasan_tambahan]))[:ALASAN_MAKS]
    row.status, row.selesai, row.nilai = Status.BERJALAN, None, None
    row.save(update_fields=["batas", "tambahan", "alasan_tambahan", "status", "selesai", "nilai"])
    return row


def _lock(angkatan_id: int) -> Angkatan:
    angkatan = kunci.lock_angkatan(angkatan_id)
    if angkatan.is_final:
        raise ValidationError(
            f"Angkatan ini sudah {angkatan.get_status_display().lower()}; tesnya tidak berubah lagi.", code="angkatan_final"
        )
    return angkatan


def _check(ujian: Ujian, *, versi_sama: bool = False) -> None:
    """A version may be retired while its test goes on, but not be chosen anew."""
    versi = ujian.versi
    if versi.instrumen.jenis != ujian.jenis:
        raise ValidationError("Pilih instrumen dari jenis tes ini.", code="bukan_tes")
    if versi.status != VersiInstrumen.Status.TERBIT and not versi_sama:
        raise ValidationError("Pilih versi instrumen yang sudah terbit.", code="belum_terbit")
    if not versi.butir_list.filter(jenis=Butir.Jenis.PILIHAN, kunci__isnull=False).exists():
        raise ValidationError("Instrumen ini tidak mempunyai soal pilihan dengan kunci, jadi tidak dapat dinilai.", code="tanpa_kunci")
    if ujian.selesai <= ujian.mulai:
        raise ValidationError("Waktu tutup harus sesudah waktu buka.", code="waktu")


def _check_tambahan(row: PengerjaanUjian) -> None:
    if row.status == Status.DIKIRIM:
        raise ValidationError("Pengerjaan ini sudah dikirim oleh pesertanya, jadi waktunya tidak ditambah.", code="sudah_dikirim")
    if row.pendaftaran.status not in MENGERJAKAN:
        raise ValidationError("Hasil peserta ini sudah ditetapkan.", code="hasil_sudah")
    if row.ujian.pengerjaan_list.filter(pendaftaran=row.pendaftaran, percobaan__gt=row.percobaan).exists():
        raise ValidationError("Peserta ini sudah memulai percobaan berikutnya.", code="berjalan_lain")


def _minutes(span: timedelta) -> int:
    return max(0, -(-int(span.total_seconds()) // 60))
