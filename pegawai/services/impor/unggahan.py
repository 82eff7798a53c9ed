"""From the upload to the click on "Jalankan impor": rows in the queue, each step allowed once."""

import hashlib
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q

from lib import waktu
from pegawai.models import BarisImpor, Impor, JejakImpor, Pekerjaan, Pengguna
from pegawai.models.impor import UMUR_BERKAS, UMUR_PRATINJAU, UMUR_RINCIAN
from pegawai.services import pekerjaan
from pegawai.services.impor.jenis import get_jenis, writable_by

Status = Impor.Status
NAMA_BERKAS_CHARS = 200
YATIM = timedelta(hours=1)
FOLDER = "impor"
Putusan = BarisImpor.Putusan


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
    return queue_check(impor, by, {})


def queue_check(impor: Impor, by: Pengguna, lihat: dict[str, Any]) -> Impor:
    """The worker reads the file; `lihat` is what was told of its sheet and columns. The caller holds the row, if it is not new."""
    impor.status, impor.pesan, impor.lihat = Status.DIPERIKSA, "", lihat
    impor.pekerjaan = pekerjaan.create_pekerjaan(
        jenis="impor-periksa", judul=f"Memeriksa {impor.nama_berkas}"[:160], oleh=by, parameter={"impor": impor.pk}
    )
    impor.save(update_fields=["status", "pesan", "lihat", "pekerjaan"])
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
    drop_berkas(locked)
    locked.status, locked.pesan, locked.diterapkan_oleh = Status.DITERAPKAN, "", by
    locked.pekerjaan = pekerjaan.create_pekerjaan(
        jenis="impor-terapkan", judul=f"Mengimpor {locked.nama_berkas}"[:160], oleh=by, parameter={"impor": locked.pk}
    )
    locked.save(update_fields=["status", "pesan", "diterapkan_oleh", "pekerjaan", "berkas"])
    return locked


@transaction.atomic
def cancel_impor(*, impor: Impor, by: Pengguna) -> Impor:
    """Give the preview up; its rows go, its errors and the trace stay. Refuses: `peran`, `status`."""
    check_peran(impor.jenis, by)
    locked = lock_impor(impor.pk)
    if locked.status not in (Status.PRATINJAU, Status.PEMETAAN):
        raise ValidationError("Hanya impor yang menunggu keputusan yang dapat dibatalkan.", code="status")
    _end_preview(locked, f"Dibatalkan oleh {by.nama}. Tidak ada data yang berubah.")
    return locked


def _end_preview(impor: Impor, pesan: str) -> None:
    """What is wrong in the file stays, so that it can still be put right; what would have been written goes."""
    BarisImpor.objects.filter(impor=impor).exclude(putusan=Putusan.GALAT).delete()
    drop_berkas(impor)
    impor.status, impor.pesan, impor.selesai_pada, impor.lihat = Status.DIBATALKAN, pesan, waktu.now(), {}
    impor.save(update_fields=["status", "pesan", "selesai_pada", "berkas", "lihat"])


def drop_berkas(impor: Impor) -> None:
    """The raw file is wanted until it has been read (one that was mapped: until that is decided), and holds what nobody wants here (NIK,
    religion): it goes with the commit.

    A process that dies in between leaves it to `purge_impor`. The caller saves the row.
    """
    if impor.berkas:
        transaction.on_commit(partial(impor.berkas.storage.delete, str(impor.berkas.name)))
    impor.berkas = ""


def find_seen(impor: Impor) -> Impor | None:
    """The last time this very file was applied, if ever."""
    same = Impor.objects.filter(jenis=impor.jenis, sha256=impor.sha256, status=Status.SELESAI)
    return same.exclude(pk=impor.pk).filter(dibuat__lte=impor.dibuat).first()


def lock_impor(pk: int) -> Impor:
    return Impor.objects.select_for_update(no_key=True).get(pk=pk)


def check_peran(jenis: str, by: Pengguna) -> None:
    if jenis not in {kind.kode for kind in writable_by(by)}:
        raise ValidationError("Peran Anda tidak boleh mengimpor data ini.", code="peran")


def purge_impor() -> int:
    """What has had its time goes; gives how many previews were given up.

    An undecided preview lives seven days: what it showed is out of date; a file that waits to be mapped two. Rows of an import stay
    90 days; its trace (who, when, hash, counts) and what was wrong in it stay for good.
    """
    now = waktu.now()
    with transaction.atomic():
        undecided = Q(status=Status.PRATINJAU, dibuat__lt=now - UMUR_PRATINJAU)
        unmapped = Q(status=Status.PEMETAAN, dibuat__lt=now - UMUR_BERKAS)
        given_up = list(Impor.objects.filter(undecided | unmapped).select_for_update(no_key=True, skip_locked=True))
        for impor in given_up:
            days = (UMUR_BERKAS if impor.status == Status.PEMETAAN else UMUR_PRATINJAU).days
            _end_preview(impor, f"Dibatalkan karena tidak diputuskan selama {days} hari. Tidak ada data yang berubah.")
    ended = Impor.objects.filter(dibuat__lt=now - UMUR_RINCIAN, status__in=(Status.SELESAI, Status.DIBATALKAN, Status.DITOLAK))
    BarisImpor.objects.filter(impor__in=ended).exclude(putusan=Putusan.GALAT).delete()
    JejakImpor.objects.filter(impor__in=ended).delete()
    sweep_berkas()
    return len(given_up)


def sweep_berkas() -> int:
    """Raw files that nobody waits for: of a process that died, of an upload that was undone, of a restored copy."""
    mapped = Q(status=Status.PRATINJAU, pemetaan__isnull=False) | Q(status=Status.PEMETAAN)
    waiting = Q(status=Status.DIPERIKSA) | mapped & Q(dibuat__gte=waktu.now() - UMUR_BERKAS)
    Impor.objects.exclude(waiting).exclude(berkas="").update(berkas="")
    storage = Impor._meta.get_field("berkas").storage
    try:
        names = [f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]]
    except FileNotFoundError:
        return 0
    old = [name for name in names if storage.get_modified_time(name) < waktu.now() - YATIM]
    wanted = set(Impor.objects.filter(berkas__in=old).values_list("berkas", flat=True))
    orphans = [name for name in old if name not in wanted]
    for name in orphans:
        storage.delete(name)
    return len(orphans)


@transaction.atomic
def stop_check(job: Pekerjaan) -> None:
    """The check ended without a preview: somebody stopped it, or the file is refused with the job's sentence."""
    ended = Status.DIBATALKAN if job.status == Pekerjaan.Status.DIBATALKAN else Status.DITOLAK
    for impor in Impor.objects.select_for_update(no_key=True).filter(pekerjaan_id=job.pk, status=Status.DIPERIKSA):
        drop_berkas(impor)
        impor.status, impor.pesan, impor.selesai_pada = ended, job.pesan, waktu.now()
        impor.save(update_fields=["status", "pesan", "selesai_pada", "berkas"])


def stop_apply(job: Pekerjaan) -> None:
    """Nothing was written: the preview waits again."""
    Impor.objects.filter(pekerjaan_id=job.pk, status=Status.DITERAPKAN).update(
        status=Status.PRATINJAU, pesan=job.pesan, diterapkan_oleh=None
    )
