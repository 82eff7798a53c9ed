"""Background jobs: a row is queued, one worker claims it by a lease, does the work in one transaction, and marks it.

    @pekerjaan.handler("ekspor-pegawai")
    def export_pegawai(job: Pekerjaan, progress: Progress) -> Hasil | None: ...

The writes of a handler and the mark "selesai" are committed together, and only while the worker still holds the lease:
a killed worker, a second delivery of the message and a cancelled job leave nothing half done. A handler refuses with
ValidationError; its sentence becomes the job's message. `after_stop(job)` is called when a job ends without its work
(gagal, dibatalkan), in the transaction that says so.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import uuid4

import pghistory
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import InterfaceError, OperationalError, transaction

from lib import waktu
from pegawai.models import Pekerjaan, Pengguna
from pegawai.models.pekerjaan import SEWA
from pegawai.services.kemajuan import Heartbeat, Progress, SewaLepas, forget_progress, save_cancel_flag

MAX_PERCOBAAN: Final = 3
SIMPAN_HASIL_HARI: Final = 14
Status = Pekerjaan.Status
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hasil:
    """What a job leaves: a file (moved into private storage under `nama`), a sentence, a page of ours to go on to.

    `progress.folder` is a place to write the file in; it is gone after the job."""

    path: Path | None = None
    nama: str = ""
    pesan: str = ""
    lanjut: str = ""


Handler = Callable[[Pekerjaan, Progress], Hasil | None]
AfterStop = Callable[[Pekerjaan], None]


@dataclass(frozen=True, slots=True)
class _Kind:
    run: Handler
    after_stop: AfterStop | None


_KINDS: dict[str, _Kind] = {}


def handler(jenis: str, *, after_stop: AfterStop | None = None) -> Callable[[Handler], Handler]:
    def register(function: Handler) -> Handler:
        _KINDS[jenis] = _Kind(function, after_stop)
        return function

    return register


@transaction.atomic
def create_pekerjaan(*, jenis: str, judul: str, oleh: Pengguna, parameter: dict[str, Any] | None = None) -> Pekerjaan:
    """Queue a job. A second click gives the same open job, not another one."""
    Pengguna.objects.select_for_update(no_key=True).get(pk=oleh.pk)
    same = Pekerjaan.objects.filter(jenis=jenis, oleh=oleh, parameter=parameter or {}, status__in=(Status.ANTRE, Status.BERJALAN))
    return same.first() or Pekerjaan.objects.create(jenis=jenis, judul=judul, oleh=oleh, parameter=parameter or {})


@transaction.atomic
def cancel_pekerjaan(*, pekerjaan: Pekerjaan, by: Pengguna) -> Pekerjaan:
    """Stop a waiting or running job. Refuses: `berakhir` when it has ended, `bukan_milik` when it is somebody else's."""
    job = Pekerjaan.objects.select_for_update(no_key=True).get(pk=pekerjaan.pk)
    if job.oleh_id != by.pk and not by.is_superuser:
        raise ValidationError("Hanya pemilik pekerjaan yang dapat menghentikannya.", code="bukan_milik")
    if not job.is_open:
        raise ValidationError("Pekerjaan ini sudah berakhir.", code="berakhir")
    abandoned = job.is_abandoned
    _end(job, Status.DIBATALKAN, f"Dihentikan oleh {by.nama}. Tidak ada data yang berubah.")
    if abandoned:
        _tell_stopped(job)
    transaction.on_commit(lambda: save_cancel_flag(job.pk))
    return job


def run_pekerjaan(*, pk: int) -> None:
    """Do the work of a job, once: whoever does not get the lease goes home."""
    job = _claim(pk)
    if job is None:
        return
    heartbeat = Heartbeat(job)
    try:
        with heartbeat, pghistory.context(user=job.oleh_id, tindakan=job.judul, pekerjaan=job.pk, **_impor_of(job)):
            _work(job, Progress(job, heartbeat))
    except SewaLepas:
        _settle_cancelled(job)
    except ValidationError as refusal:
        _fail(job, " ".join(refusal.messages))
    except (OperationalError, InterfaceError):
        logger.exception("pekerjaan %s: database went away", job.pk)
        _release(job)
    except Exception:
        logger.exception("pekerjaan %s failed", job.pk)
        _fail(job, "Terjadi kesalahan di peladen. Tidak ada data yang berubah. Coba lagi; bila terulang, hubungi admin.")
    finally:
        forget_progress(job.pk)


def _impor_of(job: Pekerjaan) -> dict[str, int]:
    return {"impor": job.parameter["impor"]} if "impor" in job.parameter else {}


@transaction.atomic
def _claim(pk: int) -> Pekerjaan | None:
    job = Pekerjaan.objects.claimable().select_for_update(skip_locked=True, no_key=True).filter(pk=pk).first()
    if job is None:
        return None
    if job.percobaan >= MAX_PERCOBAAN:
        _end(job, Status.GAGAL, f"Pekerjaan terhenti {MAX_PERCOBAAN} kali sebelum selesai. Tidak ada data yang berubah.")
        _tell_stopped(job)
        return None
    job.status, job.percobaan = Status.BERJALAN, job.percobaan + 1
    job.dimulai = job.dimulai or waktu.now()
    job.sewa_sampai = waktu.now() + SEWA
    job.save(update_fields=["status", "percobaan", "dimulai", "sewa_sampai"])
    return job


def _work(job: Pekerjaan, progress: Progress) -> None:
    kind = _KINDS.get(job.jenis)
    if kind is None:
        raise ValidationError("Jenis pekerjaan ini tidak dikenal.", code="jenis")
    stored = ""
    try:
        with TemporaryDirectory(prefix="tangkas-") as folder, transaction.atomic():
            progress.folder = Path(folder)
            hasil = kind.run(job, progress) or Hasil()
            progress.check()
            stored = _store(job, hasil)
            _finish(job, hasil, progress)
    except BaseException:
        if stored:
            job.hasil.storage.delete(stored)
        raise


def _store(job: Pekerjaan, hasil: Hasil) -> str:
    if hasil.path is None:
        return ""
    with hasil.path.open("rb") as content:
        job.hasil.save(f"{uuid4().hex}{hasil.path.suffix}", File(content), save=False)
    hasil.path.unlink(missing_ok=True)
    job.nama_hasil = hasil.nama
    return str(job.hasil.name)


def _finish(job: Pekerjaan, hasil: Hasil, progress: Progress) -> None:
    """The fence: another attempt or a cancellation since the claim undoes all of this transaction."""
    if _lock_mine(job) is None:
        raise SewaLepas
    job.langkah = job.jumlah_langkah = progress.jumlah
    job.parameter = {**job.parameter, "lanjut": hasil.lanjut} if hasil.lanjut else job.parameter
    _end(job, Status.SELESAI, hasil.pesan, "langkah", "jumlah_langkah", "hasil", "nama_hasil", "parameter")


def _end(job: Pekerjaan, status: str, pesan: str, *also: str) -> None:
    job.status, job.pesan, job.tahap = status, pesan, ""
    job.berakhir, job.sewa_sampai = waktu.now(), None
    job.save(update_fields=["status", "pesan", "tahap", "berakhir", "sewa_sampai", *also])


@transaction.atomic
def _fail(job: Pekerjaan, pesan: str) -> None:
    if mine := _lock_mine(job):
        _end(mine, Status.GAGAL, pesan)
        _tell_stopped(mine)


@transaction.atomic
def _release(job: Pekerjaan) -> None:
    """Back into the queue: the next sweep gives it to a worker."""
    if mine := _lock_mine(job):
        mine.status, mine.sewa_sampai = Status.ANTRE, None
        mine.save(update_fields=["status", "sewa_sampai"])


@transaction.atomic
def _settle_cancelled(job: Pekerjaan) -> None:
    """The handler's transaction is gone and its locks with it: only now the kind may undo its own marks."""
    job.refresh_from_db()
    if job.status == Status.DIBATALKAN:
        _tell_stopped(job)


def _lock_mine(job: Pekerjaan) -> Pekerjaan | None:
    mine = Pekerjaan.objects.select_for_update(no_key=True)
    return mine.filter(pk=job.pk, percobaan=job.percobaan, status=Status.BERJALAN).first()


def _tell_stopped(job: Pekerjaan) -> None:
    kind = _KINDS.get(job.jenis)
    if kind is not None and kind.after_stop is not None:
        kind.after_stop(job)


def purge_berkas() -> int:
    """Delete the result files of jobs that ended more than 14 days ago; the jobs themselves stay as a trace."""
    old = Pekerjaan.objects.exclude(hasil="").filter(berakhir__lt=waktu.now() - timedelta(days=SIMPAN_HASIL_HARI))
    count = 0
    for job in old.iterator():
        job.hasil.delete(save=False)
        job.hasil = ""
        job.save(update_fields=["hasil"])
        count += 1
    return count
