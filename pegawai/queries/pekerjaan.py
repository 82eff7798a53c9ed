from typing import Any

from django.core.cache import cache

from pegawai.models import Pekerjaan


def progress_key(pk: int) -> str:
    return f"pekerjaan:{pk}:kemajuan"


def read_progress(pk: int) -> dict[str, Any] | None:
    """{"langkah", "jumlah", "tahap"} of a running job, or None."""
    live: dict[str, Any] | None = cache.get(progress_key(pk))
    return live


def with_progress(job: Pekerjaan) -> Pekerjaan:
    """The job with the live numbers of its worker, whose transaction may still be open."""
    live = read_progress(job.pk) if job.status == Pekerjaan.Status.BERJALAN else None
    if live:
        job.langkah, job.jumlah_langkah, job.tahap = live["langkah"], live["jumlah"], live["tahap"]
    return job
