"""Attendance: letters per participant and session, freely until a day after the session, later only with a reason.

Every function takes the lock of the batch first, as enrolment does, then writes, then moves applications and derives JP once.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Kehadiran, Pendaftaran, Sesi
from diklat.models.pendaftaran import PESERTA
from diklat.permissions import WRITERS
from diklat.queries import kehadiran as queries
from diklat.services import jp, kode_hadir, kunci, pendaftaran
from lib import waktu
from lib.format import format_waktu
from pegawai.models import Pengguna
from pegawai.permissions import has_peran, only_peran, refuse_own, without_own

Status = Kehadiran.Status
Cara = Kehadiran.Cara
ALASAN_HURUF: Final = 200
Isi = Mapping[int, Mapping[int, str]]  # session id → enrolment id → letter


@transaction.atomic
def record_kehadiran(
    *, sesi_id: int, isi: Mapping[int, str], by: Pengguna, alasan: str = "", sudah: Mapping[int, str] | None = None
) -> int:
    """Letters (H, I, S, T) by enrolment id; those already so stay untouched, and one's own is left out. Returns how many were written.

    `sudah` are the letters that the writer saw: whoever was recorded meanwhile, as by scanning, is refused with `berubah`.
    Refuses: kosong, huruf, bukan_peserta, sendiri, belum_mulai, sesi_batal, angkatan_final, alasan (closed), berubah,
    bukan_wewenang (neither the office nor who teaches the session).
    """
    sesi = _lock_sesi(sesi_id)
    _check_pencatat(sesi, by)
    written = _write(sesi, isi, by, alasan, Cara.DAFTAR, sudah)
    _settle(written, by)
    return len(written)


@only_peran(*WRITERS)
@transaction.atomic
def record_berkas(*, angkatan_id: int, isi: Isi, sudah: Isi, by: Pengguna, alasan: str = "") -> int:
    """Letters of a whole workbook, and those that the preview compared them with. All or nothing; refuses as `record_kehadiran` does."""
    kunci.lock_angkatan(angkatan_id)
    written: list[Kehadiran] = []
    for sesi in Sesi.objects.filter(angkatan=angkatan_id, pk__in=isi).order_by("pk"):
        written += _write(sesi, isi[sesi.pk], by, alasan, Cara.BERKAS, sudah.get(sesi.pk, {}))
    _settle(written, by)
    return len(written)


@transaction.atomic
def record_qr(*, sesi_id: int, by: Pengguna, pada: datetime) -> Kehadiran:
    """The participant himself, by a code that was valid at `pada` (login may have taken some minutes since).

    Who may show the code of this session does not scan it for himself. Refuses: bukan_pegawai, kedaluwarsa, belum_dibuka,
    sudah_selesai, bukan_peserta, sendiri, sudah_tercatat, ditutup, and as above.
    """
    sesi = _lock_sesi(sesi_id)
    now = waktu.now()
    check_pindai(sesi, pada, now)
    row = get_pendaftaran(sesi, by)
    if queries.sesi_recordable_by(by).filter(pk=sesi.pk).exists():
        refuse_own(by, row.pegawai_id)
    old = Kehadiran.objects.filter(sesi=sesi, pendaftaran=row).first()
    if old is not None and old.status == Status.HADIR:
        raise ValidationError(f"Kehadiran Anda sudah tercatat pada {format_waktu(old.dicatat_pada)}.", code="sudah_tercatat")
    written = _write(sesi, {row.pk: Status.HADIR}, by, "", Cara.QR, None, mandiri=True)
    _settle(written, by)
    return written[0]


@transaction.atomic
def record_baris(*, kode: str, status: str, by: Pengguna, alasan: str = "") -> Kehadiran:
    """One line of the printed sheet, by somebody who may write this session. Refuses: palsu, and as above."""
    sesi_id, pendaftaran_id = kode_hadir.read_baris(kode)
    sesi = _lock_sesi(sesi_id)
    _check_pencatat(sesi, by)
    written = _write(sesi, {pendaftaran_id: status}, by, alasan, Cara.QR, None)
    _settle(written, by)
    return Kehadiran.objects.get(sesi=sesi, pendaftaran=pendaftaran_id)


@transaction.atomic
def close_kehadiran(*, sesi_id: int, by: Pengguna) -> Sesi:
    """From now on letters need a reason. Refuses: bukan_wewenang, belum_mulai, belum_lengkap, sudah_ditutup, sesi_batal, angkatan_final."""
    sesi = _lock_sesi(sesi_id)
    _check_pencatat(sesi, by)
    now = waktu.now()
    check_open(sesi, now)
    if queries.is_closed(sesi, now):
        raise ValidationError(f"Kehadiran sesi ini sudah ditutup pada {format_waktu(queries.closes_at(sesi))}.", code="sudah_ditutup")
    recorded = Kehadiran.objects.filter(sesi=sesi, pendaftaran__status__in=PESERTA).count()
    missing = Pendaftaran.objects.filter(angkatan=sesi.angkatan_id, status__in=PESERTA).count() - recorded
    if missing:
        raise ValidationError(f"{missing} peserta belum mempunyai catatan. Catat dahulu, lalu tutup.", code="belum_lengkap")
    sesi.kehadiran_ditutup = now
    sesi.save(update_fields=["kehadiran_ditutup"])
    return sesi


def _check_pencatat(sesi: Sesi, by: Pengguna) -> None:
    if not has_peran(by, WRITERS) and not queries.sesi_recordable_by(by).filter(pk=sesi.pk).exists():
        raise ValidationError("Kehadiran dicatat oleh pengajar sesi itu atau pengelola diklat.", code="bukan_wewenang")


@transaction.atomic
def request_izin(*, sesi_id: int, status: str, alasan: str, by: Pengguna) -> Kehadiran:
    """The participant says in advance that he will be away (I or S); the sheet is filled with it.

    Refuses: bukan_pegawai, bukan_peserta, sudah_mulai, sesi_batal, angkatan_final, huruf, alasan, sudah_tercatat.
    """
    sesi = _lock_sesi(sesi_id)
    _check_izin(sesi, status, alasan)
    row = get_pendaftaran(sesi, by)
    if Kehadiran.objects.filter(sesi=sesi, pendaftaran=row).exists():
        raise ValidationError("Izin Anda untuk sesi ini sudah tercatat. Tarik dahulu bila ingin mengubahnya.", code="sudah_tercatat")
    return Kehadiran.objects.create(sesi=sesi, pendaftaran=row, status=status, alasan=alasan.strip()[:ALASAN_HURUF], dicatat_oleh=by)


@transaction.atomic
def withdraw_izin(*, sesi_id: int, by: Pengguna) -> None:
    """He will be there after all. Refuses: bukan_pegawai, bukan_peserta, sudah_mulai, tidak_ada."""
    sesi = _lock_sesi(sesi_id)
    _check_belum_mulai(sesi)
    row = get_pendaftaran(sesi, by)
    izin = Kehadiran.objects.filter(sesi=sesi, pendaftaran=row, status__in=(Status.IZIN, Status.SAKIT), dicatat_oleh=by).first()
    if izin is None:
        raise ValidationError("Tidak ada izin Anda untuk sesi ini.", code="tidak_ada")
    izin.delete()


def check_pindai(sesi: Sesi, pada: datetime, now: datetime) -> None:
    """A code counts from 30 minutes before the session until its end. Refuses: kedaluwarsa, belum_dibuka, sudah_selesai, ditutup."""
    if now - pada > kode_hadir.DIINGAT:
        raise ValidationError("Kode ini dipindai terlalu lama yang lalu. Pindai kode yang sekarang tampil.", code="kedaluwarsa")
    opens = sesi.mulai - queries.BUKA
    if pada < opens:
        raise ValidationError(f"Kehadiran sesi ini dapat dicatat mulai {format_waktu(opens)}.", code="belum_dibuka")
    if pada > sesi.selesai:
        raise ValidationError(
            f"Sesi ini berakhir {format_waktu(sesi.selesai)}. Minta pengajar mencatat kehadiran Anda.", code="sudah_selesai"
        )
    if queries.is_closed(sesi, now):
        raise ValidationError("Kehadiran sesi ini sudah ditutup. Minta pengajar mencatat kehadiran Anda.", code="ditutup")


def get_pendaftaran(sesi: Sesi, by: Pengguna) -> Pendaftaran:
    """This person's place in the batch, never anybody else's. Refuses: bukan_pegawai, bukan_peserta."""
    if by.pegawai_id is None:
        raise ValidationError("Akun ini tidak terhubung dengan data pegawai, sehingga tidak dapat menjadi peserta.", code="bukan_pegawai")
    row = Pendaftaran.objects.filter(angkatan=sesi.angkatan_id, pegawai=by.pegawai_id, status__in=PESERTA).first()
    if row is None:
        raise ValidationError(
            "Anda tidak tercatat sebagai peserta angkatan ini. Periksa ruang kelasnya, atau hubungi pengelola diklat.", code="bukan_peserta"
        )
    return row


def check_open(sesi: Sesi, now: datetime, *, early: timedelta = timedelta()) -> None:
    """Refuses: sesi_batal, angkatan_final, belum_mulai."""
    if sesi.is_batal:
        raise ValidationError("Sesi ini dibatalkan.", code="sesi_batal")
    if sesi.angkatan.is_final:
        raise ValidationError(
            f"Angkatan ini sudah {sesi.angkatan.get_status_display().lower()}; kehadirannya tidak berubah lagi.", code="angkatan_final"
        )
    if now < sesi.mulai - early:
        raise ValidationError(f"Sesi ini baru mulai {format_waktu(sesi.mulai)}. Kehadiran dicatat sesudah itu.", code="belum_mulai")


def _lock_sesi(pk: int) -> Sesi:
    """Read again under the lock of the batch: it may have been moved or called off."""
    angkatan = kunci.lock_angkatan(Sesi.objects.values_list("angkatan_id", flat=True).get(pk=pk))
    sesi = Sesi.objects.get(pk=pk)
    sesi.angkatan = angkatan
    return sesi


def _write(
    sesi: Sesi,
    isi: Mapping[int, str],
    by: Pengguna,
    alasan: str,
    cara: str,
    sudah: Mapping[int, str] | None,
    *,
    mandiri: bool = False,
) -> list[Kehadiran]:
    """The rows that changed or are new; the lock is held. `mandiri`: by the participant himself, with a code."""
    now, reason = waktu.now(), alasan.strip()[:ALASAN_HURUF]
    orang = _check_isi(sesi, isi)
    if not mandiri:
        isi = {pk: isi[pk] for pk in without_own(by, orang)}
    check_open(sesi, now, early=queries.BUKA if cara == Cara.QR else timedelta())
    rows = {row.pendaftaran_id: row for row in Kehadiran.objects.filter(sesi=sesi, pendaftaran__in=isi)}
    changed = {pk: letter for pk, letter in isi.items() if pk not in rows or rows[pk].status != letter}
    if sudah is not None:
        _check_seen(rows, changed, sudah)
    if changed and not reason and queries.is_closed(sesi, now):
        raise ValidationError(
            f"Kehadiran Sesi {sesi.nomor} ditutup {format_waktu(queries.closes_at(sesi))}. Tulis alasan perubahan.", code="alasan"
        )
    fresh = [Kehadiran(sesi=sesi, pendaftaran_id=pk) for pk in changed if pk not in rows]
    old = [rows[pk] for pk in changed if pk in rows]
    for row in (*fresh, *old):
        row.status, row.cara, row.alasan = changed[row.pendaftaran_id], cara, reason
        row.dicatat_oleh, row.dicatat_pada = by, now
    Kehadiran.objects.bulk_create(fresh, batch_size=2000)
    Kehadiran.objects.bulk_update(old, ["status", "cara", "alasan", "dicatat_oleh", "dicatat_pada"], batch_size=2000)
    return [*fresh, *old]


def _check_isi(sesi: Sesi, isi: Mapping[int, str]) -> dict[int, int]:
    """Who each of them is."""
    if not isi:
        raise ValidationError("Isi sedikitnya satu peserta.", code="kosong")
    if set(isi.values()) - set(Status.values):
        raise ValidationError("Kehadiran ditulis H, I, S, atau T.", code="huruf")
    orang = dict(Pendaftaran.objects.filter(angkatan=sesi.angkatan_id, pk__in=isi, status__in=PESERTA).values_list("pk", "pegawai_id"))
    if len(orang) != len(isi):
        raise ValidationError("Ada orang yang bukan (atau bukan lagi) peserta angkatan ini. Muat ulang daftarnya.", code="bukan_peserta")
    return orang


def _check_seen(rows: Mapping[int, Kehadiran], changed: Mapping[int, str], sudah: Mapping[int, str]) -> None:
    """What somebody else wrote after the page was opened is not overwritten unseen."""
    lost = [pk for pk in changed if pk in rows and rows[pk].status != sudah.get(pk, "")]
    if lost:
        raise ValidationError(
            f"Kehadiran {len(lost)} peserta berubah sejak halaman ini dibuka, misalnya lewat kode QR. Periksa daftarnya, lalu simpan lagi.",
            code="berubah",
        )


def _settle(written: list[Kehadiran], by: Pengguna) -> None:
    """First attendance moves an application on; JP follow at the end."""
    if not written:
        return
    people = Pendaftaran.objects.filter(pk__in={row.pendaftaran_id for row in written})
    there = {row.pendaftaran_id for row in written if row.status == Status.HADIR}
    arrived = [row.pk for row in people if row.pk in there and row.status == Pendaftaran.Status.TERDAFTAR]
    if arrived:
        pendaftaran.mark_hadir(pendaftaran_ids=arrived, by=by)
    jp.refresh_jp(pegawai_ids=[row.pegawai_id for row in people])


def _check_izin(sesi: Sesi, status: str, alasan: str) -> None:
    _check_belum_mulai(sesi)
    if sesi.is_batal or sesi.angkatan.is_final:
        raise ValidationError("Sesi ini tidak diadakan.", code="sesi_batal")
    if status not in (Status.IZIN, Status.SAKIT):
        raise ValidationError("Pilih izin atau sakit.", code="huruf")
    if not alasan.strip():
        raise ValidationError("Tulis alasan Anda tidak dapat hadir.", code="alasan")


def _check_belum_mulai(sesi: Sesi) -> None:
    if waktu.now() >= sesi.mulai:
        raise ValidationError("Sesi sudah dimulai. Sampaikan langsung kepada pengajar atau pengelola diklat.", code="sudah_mulai")
