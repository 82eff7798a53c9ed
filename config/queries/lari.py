"""The schedule beside what ran."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from celery.schedules import maybe_schedule

from config.celery import app
from config.sebutan_jadwal import SEBUTAN, Sebutan
from lib import waktu
from pegawai.models import LariTugas

TENGGANG: Final = timedelta(hours=1)  # after the moment at which a task was due


@dataclass(frozen=True, slots=True)
class Lari:
    nama: str
    tugas: str
    catatan: LariTugas | None
    harus: datetime | None  # when the next run after the last success was due

    @property
    def sebutan(self) -> Sebutan:
        return SEBUTAN[self.nama]

    @property
    def terlambat(self) -> bool:
        return self.harus is not None and waktu.now() - self.harus > TENGGANG


def list_lari() -> list[Lari]:
    """Each entry of the schedule, the nightly ones included, with the last that is known of its task."""
    rows = LariTugas.objects.in_bulk([entry["task"] for entry in app.conf.beat_schedule.values()])
    return [
        Lari(nama, entry["task"], rows.get(entry["task"]), _due(entry["schedule"], rows.get(entry["task"])))
        for nama, entry in app.conf.beat_schedule.items()
    ]


def _due(every: object, row: LariTugas | None) -> datetime | None:
    if row is None:
        return None
    left: timedelta = maybe_schedule(every, app=app).remaining_estimate(row.berhasil_pada or row.sejak)
    return waktu.now() + left
