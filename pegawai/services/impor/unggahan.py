"""From the upload to the click on "Jalankan impor": rows in the queue, each step allowed once."""

import hashlib
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from lib import waktu
from pegawai.models import BarisImpor, GalatImpor, Impor, Pekerjaan, Pengguna
from pegawai.services import pekerjaan
from pegawai.services.impor.jenis import get_jenis, writable_by

Status = Impor.Status
NAMA_BERKAS_CHARS = 200
SIMPAN = timedelta(days=90)


@transaction.atomic
def create_impor(*, jenis: str, berkas: "UploadedFile[Any]", by: Pengguna, berkas_penuh: bool = False, hanya_baru: bool = False) -> Impor:
    """Keep the upload and queue its check; nothing is read here. Refuses: `peran`."""
    kind = get_jenis(jenis)
    check_peran(jenis, by)
    nama = str(berkas.name)[-NAMA_BERKAS_CHARS:]
    impor = Impor(
        jenis=jenis,
        nama_berkas=nama,
        sha256=_sha256(berkas),
        ukuran=berkas.size or 0,
        berkas_penuh=berkas_penuh and kind.absent is not None,
        hanya_baru=hanya_baru,
        oleh=by,
    )
    berkas.seek(0)
    impor.berkas.save(f"{impor.sha256[:32]}.bin", berkas, save=False)
    impor.save()
    impor.pekerjaan = pekerjaan.create_pekerjaan(
        jenis="impor-periksa", judul=f"Memeriksa {nama}"[:160], oleh=by, parameter={"impor": impor.pk}
    )
    impor.save(update_fields=["pekerjaan"])
    return impor


def _sha256(berkas: "UploadedFile[Any]") -> str:
    digest = hashlib.sha256()
    for chunk in berkas.chunks():
        digest.update(chunk)
    return digest.hexdigest()


@transaction.atomic
def start_apply(*, impor: Impor, by: Pengguna) -> Impor:
    """Queue the applying, once: a second click or a second person is refused. A file without news may be applied for the sake
    of the people it does not name. Refuses: `peran`, `status`, `kosong`."""
    check_peran(impor.jenis, by)
    locked = lock_impor(impor.pk)
    if locked.status != Status.PRATINJAU:
        raise ValidationError("Impor ini sudah dijalankan atau dibatalkan.", code="status")
    if not locked.jumlah_tulis and not locked.jumlah_absen:
        raise ValidationError("Tidak ada baris yang perlu disimpan.", code="kosong")
    locked.status, locked.pesan, locked.diterapkan_oleh = Status.DITERAPKAN, "", by
    locked.pekerjaan = pekerjaan.create_pekerjaan(
        jenis="impor-terapkan", judul=f"Mengimpor {locked.nama_berkas}"[:160], oleh=by, parameter={"impor": locked.pk}
    )
    locked.save(update_fields=["status", "pesan", "diterapkan_oleh", "pekerjaan"])
    return locked


@transaction.atomic
def cancel_impor(*, impor: Impor, by: Pengguna) -> Impor:
    """Give the preview up; its rows go, the trace stays. Refuses: `peran`, `status`."""
    check_peran(impor.jenis, by)
    locked = lock_impor(impor.pk)
    if locked.status != Status.PRATINJAU:
        raise ValidationError("Hanya impor yang menunggu keputusan yang dapat dibatalkan.", code="status")
    BarisImpor.objects.filter(impor=locked).delete()
    GalatImpor.objects.filter(impor=locked).delete()
    locked.status = Status.DIBATALKAN
    locked.pesan = f"Dibatalkan oleh {by.nama}. Tidak ada data yang berubah."
    locked.selesai_pada = waktu.now()
    locked.save(update_fields=["status", "pesan", "selesai_pada"])
    return locked


def find_seen(impor: Impor) -> Impor | None:
    """The last time this very file was applied, if ever."""
    same = Impor.objects.filter(jenis=impor.jenis, sha256=impor.sha256, status=Status.SELESAI)
    return same.exclude(pk=impor.pk).filter(dibuat__lte=impor.dibuat).first()


def lock_impor(pk: int) -> Impor:
    return Impor.objects.select_for_update(no_key=True).get(pk=pk)


def check_peran(jenis: str, by: Pengguna) -> None:
    if jenis not in {kind.kode for kind in writable_by(by)}:
        raise ValidationError("Peran Anda tidak boleh mengimpor data ini.", code="peran")


@transaction.atomic
def purge_impor() -> int:
    """After 90 days the file and the rows of a preview go, the trace (who, when, hash, counts) stays; gives how many.

    An undecided preview of that age is cancelled: what it showed is long out of date.
    """
    old = Impor.objects.exclude(berkas="").filter(dibuat__lt=waktu.now() - SIMPAN).exclude(status__in=(Status.DIPERIKSA, Status.DITERAPKAN))
    impor_list = list(old.select_for_update(no_key=True, skip_locked=True))
    BarisImpor.objects.filter(impor__in=impor_list).delete()
    GalatImpor.objects.filter(impor__in=impor_list).delete()
    for impor in impor_list:
        if impor.status == Status.PRATINJAU:
            impor.status, impor.pesan = Status.DIBATALKAN, "Dibatalkan karena tidak diputuskan selama 90 hari."
        transaction.on_commit(partial(impor.berkas.storage.delete, str(impor.berkas.name)))
        impor.berkas = ""
        impor.save(update_fields=["status", "pesan", "berkas"])
    return len(impor_list)


def stop_check(job: Pekerjaan) -> None:
    """The check ended without a preview: somebody stopped it, or the file is refused with the job's sentence."""
    ended = Status.DIBATALKAN if job.status == Pekerjaan.Status.DIBATALKAN else Status.DITOLAK
    Impor.objects.filter(pekerjaan_id=job.pk, status=Status.DIPERIKSA).update(status=ended, pesan=job.pesan, selesai_pada=waktu.now())


def stop_apply(job: Pekerjaan) -> None:
    """Nothing was written: the preview waits again."""
    Impor.objects.filter(pekerjaan_id=job.pk, status=Status.DITERAPKAN).update(
        status=Status.PRATINJAU, pesan=job.pesan, diterapkan_oleh=None
    )
