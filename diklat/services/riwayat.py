"""Training taken elsewhere: proposed by the person with a proof, decided once by an officer, undone with a reason."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from diklat.models import RiwayatLuar
from diklat.permissions import WRITERS
from diklat.queries import riwayat as queries
from diklat.services import jp
from lib import waktu
from lib.dokumen.formulir import shown_name, stored
from lib.dokumen.periksa import Dokumen
from pegawai.models import Pegawai, Pengguna
from pegawai.permissions import only_peran, refuse_own
from pegawai.services import kunci, notifikasi

KUOTA_PER_JAM: Final = 20
LAMA_TERPANJANG: Final = timedelta(days=1096)
FIELDS: Final = ("nama", "jenis", "penyelenggara", "nomor_sertifikat", "mulai", "selesai", "jp", "is_penugasan")
Status = RiwayatLuar.Status


@transaction.atomic
def submit_riwayat(*, pegawai: Pegawai, data: Mapping[str, Any], bukti: Dokumen, nama_bukti: str) -> RiwayatLuar:
    """`data` holds FIELDS. Refuses: kuota, masa_depan, terlalu_lama, bukti_sama."""
    kunci.lock_pegawai([pegawai.pk])
    _check_kuota(pegawai)
    riwayat = RiwayatLuar(pegawai=pegawai, **_checked(data))
    _save_bukti(riwayat, bukti, nama_bukti)
    return riwayat


@transaction.atomic
def update_riwayat(
    *, riwayat_id: int, data: Mapping[str, Any], bukti: Dokumen | None = None, nama_bukti: str = "", by: Pengguna
) -> RiwayatLuar:
    """While it waits, or after a refusal: then it waits again, at the end of the queue. Refuses: status and what submit refuses."""
    riwayat = _lock_own(riwayat_id, by)
    if riwayat.status == Status.DIVERIFIKASI:
        raise ValidationError("Riwayat ini sudah diverifikasi dan tidak dapat diubah. Hubungi pengelola diklat bila keliru.", code="status")
    if riwayat.status == Status.DITOLAK:
        riwayat.dibuat, riwayat.diputuskan_oleh, riwayat.diputuskan_pada, riwayat.catatan = waktu.now(), None, None, ""
    riwayat.status = Status.DIAJUKAN
    for name, value in _checked(data).items():
        setattr(riwayat, name, value)
    if bukti is None:
        _save_row(riwayat)
        return riwayat
    _check_kuota(riwayat.pegawai)
    old = riwayat.bukti.name
    _save_bukti(riwayat, bukti, nama_bukti)
    transaction.on_commit(lambda: riwayat.bukti.storage.delete(str(old)))
    return riwayat


@transaction.atomic
def withdraw_riwayat(*, riwayat_id: int, by: Pengguna) -> None:
    """Only while it waits; the proof goes with it. Refuses: status."""
    riwayat = _lock_own(riwayat_id, by)
    if riwayat.status != Status.DIAJUKAN:
        raise ValidationError("Riwayat ini sudah diputuskan petugas, jadi tidak dapat ditarik lagi.", code="status")
    storage, name = riwayat.bukti.storage, str(riwayat.bukti.name)
    riwayat.delete()
    transaction.on_commit(lambda: storage.delete(name))


@only_peran(*WRITERS)
@transaction.atomic
def verify_riwayat(*, riwayat_id: int, jp_diakui: int, is_penugasan: bool, by: Pengguna, catatan: str = "") -> RiwayatLuar:
    """The JP may be corrected; the person is told. Refuses: sudah_diputuskan, sendiri, jp, catatan."""
    riwayat = _lock_waiting(riwayat_id, by)
    if not 1 <= jp_diakui <= 1000:
        raise ValidationError("Jumlah JP harus 1 sampai 1.000.", code="jp")
    if jp_diakui != riwayat.jp and not catatan.strip():
        raise ValidationError("Tulis mengapa JP-nya berbeda dari yang diajukan.", code="catatan")
    riwayat.jp, riwayat.is_penugasan = jp_diakui, is_penugasan
    _decide(riwayat, Status.DIVERIFIKASI, catatan, by)
    jp.refresh_jp(pegawai_ids=[riwayat.pegawai_id])
    return riwayat


@only_peran(*WRITERS)
@transaction.atomic
def refuse_riwayat(*, riwayat_id: int, alasan: str, by: Pengguna) -> RiwayatLuar:
    """Refuses: sudah_diputuskan, sendiri, alasan."""
    riwayat = _lock_waiting(riwayat_id, by)
    if not alasan.strip():
        raise ValidationError("Tulis alasan penolakan, agar pegawai tahu apa yang harus diperbaiki.", code="alasan")
    _decide(riwayat, Status.DITOLAK, alasan, by)
    return riwayat


@only_peran(*WRITERS)
@transaction.atomic
def undo_verifikasi(*, riwayat_id: int, alasan: str, by: Pengguna) -> RiwayatLuar:
    """Back into the queue, its JP taken back. Refuses: status, sendiri, alasan."""
    riwayat = RiwayatLuar.objects.select_for_update(no_key=True).get(pk=riwayat_id)
    refuse_own(by, riwayat.pegawai_id)
    if riwayat.status != Status.DIVERIFIKASI:
        raise ValidationError("Riwayat ini tidak sedang terverifikasi.", code="status")
    if not alasan.strip():
        raise ValidationError("Tulis mengapa verifikasi ini diurungkan.", code="alasan")
    riwayat.status, riwayat.catatan = Status.DIAJUKAN, _short(f"Verifikasi diurungkan: {alasan.strip()}")
    riwayat.diputuskan_oleh, riwayat.diputuskan_pada = by, waktu.now()
    riwayat.save(update_fields=["status", "catatan", "diputuskan_oleh", "diputuskan_pada"])
    jp.refresh_jp(pegawai_ids=[riwayat.pegawai_id])
    return riwayat


def _lock_own(riwayat_id: int, by: Pengguna) -> RiwayatLuar:
    rows = RiwayatLuar.objects.select_for_update(of=("self",), no_key=True).select_related("pegawai")
    return rows.get(pk=riwayat_id, pegawai=by.pegawai_id)


def _lock_waiting(riwayat_id: int, by: Pengguna) -> RiwayatLuar:
    """One decision: the second officer waits here and is told what the first one did."""
    rows = RiwayatLuar.objects.select_for_update(of=("self",), no_key=True).select_related("diputuskan_oleh")
    riwayat = rows.get(pk=riwayat_id)
    refuse_own(by, riwayat.pegawai_id)
    if riwayat.status != Status.DIAJUKAN:
        who = f" oleh {riwayat.diputuskan_oleh.nama}" if riwayat.diputuskan_oleh else ""
        raise ValidationError(f"Riwayat ini sudah {riwayat.get_status_display().lower()}{who}.", code="sudah_diputuskan")
    return riwayat


def _decide(riwayat: RiwayatLuar, status: str, catatan: str, by: Pengguna) -> None:
    riwayat.status, riwayat.catatan = status, _short(catatan.strip())
    riwayat.diputuskan_oleh, riwayat.diputuskan_pada = by, waktu.now()
    riwayat.save(update_fields=["status", "catatan", "jp", "is_penugasan", "diputuskan_oleh", "diputuskan_pada"])
    ke = queries.count_keputusan(riwayat) + 1
    notifikasi.add(aturan="riwayat_diputuskan", objek=f"riwayat:{riwayat.pk}", pegawai_ids=[riwayat.pegawai_id], ke=ke)


def _short(text: str) -> str:
    return text[: RiwayatLuar._meta.get_field("catatan").max_length]


def _checked(data: Mapping[str, Any]) -> dict[str, Any]:
    if data["selesai"] > waktu.today():
        raise ValidationError("Tanggal selesai tidak boleh sesudah hari ini. Ajukan setelah diklatnya selesai.", code="masa_depan")
    if data["selesai"] - data["mulai"] >= LAMA_TERPANJANG:
        raise ValidationError("Diklat ini lebih lama dari tiga tahun. Periksa lagi tanggal mulainya.", code="terlalu_lama")
    return {name: data[name] for name in FIELDS}


def _check_kuota(pegawai: Pegawai) -> None:
    if queries.count_unggahan(pegawai, waktu.now() - timedelta(hours=1)) >= KUOTA_PER_JAM:
        raise ValidationError(f"Paling banyak {KUOTA_PER_JAM} unggahan dalam satu jam. Coba lagi satu jam lagi.", code="kuota")


def _save_bukti(riwayat: RiwayatLuar, bukti: Dokumen, nama: str) -> None:
    riwayat.sha256, riwayat.jenis_bukti, riwayat.nama_bukti = bukti.sha256, bukti.jenis, shown_name(nama)
    with stored(riwayat.bukti, bukti):
        _save_row(riwayat)


def _save_row(riwayat: RiwayatLuar) -> None:
    try:
        with transaction.atomic():
            riwayat.save()
    except IntegrityError as error:
        if "riwayatluar_bukti_sekali" not in str(error):
            raise
        raise ValidationError(
            "Bukti yang sama sudah Anda ajukan. Buka riwayat yang lama, atau unggah bukti lain.", code="bukti_sama"
        ) from error
