"""How the installation is doing: what the status page shows and Prometheus reads."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Min

from config.celery import CADANGAN
from config.queries.lari import Lari, list_lari
from lib import waktu
from lib.sql import fetch
from pegawai.models import LariTugas, Pekerjaan
from pegawai.queries.simpan import Semalam, last_night
from pegawai.services import surat_akun

QUEUES: Final = ("interaktif", "mail", "berat")
KONEKSI: Final = """
    SELECT coalesce(state, ''), count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user GROUP BY 1
"""
SUREL: Final = """
    SELECT (SELECT count(*) FROM pegawai_notifikasi WHERE selesai IS NULL) + (SELECT count(*) FROM pegawai_suratakun WHERE ditutup IS NULL),
        (SELECT count(*) FROM pegawai_notifikasi WHERE status = 'gagal' AND selesai > %(sejak)s)
        + (SELECT count(*) FROM pegawai_suratakun WHERE dikirim IS NULL AND ditutup > %(sejak)s AND percobaan >= %(percobaan)s)
"""


@dataclass(frozen=True, slots=True)
class Angka:
    nama: str
    nilai: float
    label: dict[str, str] = field(default_factory=dict)


def queue_sizes() -> dict[str, int]:
    """Messages that no worker has taken."""
    client: Any = cache
    server = client._cache.get_client()
    prefix = settings.CELERY_BROKER_TRANSPORT_OPTIONS["global_keyprefix"]
    return {name: int(server.llen(f"{prefix}{name}")) for name in QUEUES}


def queue_ages() -> dict[str, float]:
    """For how many seconds the message that is next in each queue has waited; config/catat_tugas.py stamps them when they are sent."""
    client: Any = cache
    server = client._cache.get_client()
    prefix = settings.CELERY_BROKER_TRANSPORT_OPTIONS["global_keyprefix"]
    return {name: _age(server.lindex(f"{prefix}{name}", -1)) for name in QUEUES}


def _age(message: bytes | None) -> float:
    sent = json.loads(message)["headers"].get("dikirim") if message else None
    return max((waktu.now() - datetime.fromisoformat(sent)).total_seconds(), 0.0) if sent else 0.0


def unapplied() -> list[str]:
    """Migrations that this version has and its database does not."""
    executor = MigrationExecutor(connection)
    return [f"{step.app_label}.{step.name}" for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def mail_counts() -> dict[str, int]:
    """Both outboxes: what waits, and what was given up on in the last 24 hours."""
    waiting, failed = fetch(SUREL, {"sejak": waktu.now() - timedelta(days=1), "percobaan": surat_akun.MAX_TRIES})[0]
    return {"menunggu": waiting, "gagal": failed}


def waiting_jobs() -> tuple[int, float]:
    """Jobs that no worker has begun or goes on with, and for how many seconds the oldest waits."""
    found = Pekerjaan.objects.claimable().aggregate(jumlah=Count("pk"), tertua=Min("dibuat"))
    return found["jumlah"], (waktu.now() - found["tertua"]).total_seconds() if found["tertua"] else 0.0


def connections() -> dict[str, int]:
    """Of all processes of the application, on all machines."""
    return dict(fetch(KONEKSI))


def figures() -> Iterator[Angka]:
    """In groups of one name, as the format asks."""
    yield from _tasks()
    yield from _jadwal()
    for name, size in queue_sizes().items():
        yield Angka("tangkas_antrean_pesan", size, {"antrean": name})
    for name, age in queue_ages().items():
        yield Angka("tangkas_antrean_tertua_detik", age, {"antrean": name})
    count, age = waiting_jobs()
    yield Angka("tangkas_pekerjaan_menunggu", count)
    yield Angka("tangkas_pekerjaan_tertua_detik", age)
    for name, count in mail_counts().items():
        yield Angka("tangkas_surel", count, {"keadaan": name})
    for name, count in sorted(connections().items()):
        yield Angka("tangkas_basis_data_koneksi", count, {"keadaan": name})
    if lewat := last_night():
        yield from (Angka("tangkas_masa_simpan_lewat", count, {"jenis": name}) for name, count in lewat.baris.items())


def _jadwal() -> Iterator[Angka]:
    lari = list_lari()
    for row in lari:
        if row.catatan and row.catatan.berhasil_pada:
            yield Angka("tangkas_jadwal_berhasil_terakhir_detik", row.catatan.berhasil_pada.timestamp(), {"jadwal": row.nama})
    for row in lari:
        yield Angka("tangkas_jadwal_terlambat", row.terlambat, {"jadwal": row.nama})


def _tasks() -> Iterator[Angka]:
    rows = list(LariTugas.objects.all())
    for row in rows:
        yield Angka("tangkas_tugas_total", row.berhasil, {"tugas": row.nama, "hasil": "berhasil"})
        yield Angka("tangkas_tugas_total", row.gagal, {"tugas": row.nama, "hasil": "gagal"})
    for row in rows:
        yield Angka("tangkas_tugas_detik_total", row.detik, {"tugas": row.nama})


@dataclass(frozen=True, slots=True)
class Keadaan:
    lari_list: list[Lari]
    cadangan: Lari | None  # where the office named no folder, there is none
    antrean: dict[str, int]
    antrean_menit: int
    pekerjaan: int
    pekerjaan_menit: int
    surel: dict[str, int]
    koneksi: int
    basis_data: str
    megabita: int
    peran: str
    migrasi: list[str]
    versi: str
    lewat: Semalam | None  # over its term, as of last night

    @property
    def cadangan_jam(self) -> int | None:
        """How old the newest backup is."""
        done = self.cadangan.catatan.berhasil_pada if self.cadangan and self.cadangan.catatan else None
        return int((waktu.now() - done).total_seconds() // 3600) if done else None

    @property
    def pesan(self) -> int:
        return sum(self.antrean.values())

    @property
    def terlambat_list(self) -> list[Lari]:
        return [row for row in self.lari_list if row.terlambat]


def get_keadaan() -> Keadaan:
    """Everything of one page."""
    count, age = waiting_jobs()
    version, size, role = fetch("SELECT current_setting('server_version'), pg_database_size(current_database()), current_user")[0]
    lari = sorted(list_lari(), key=lambda row: (not row.terlambat, row.sebutan.nama))
    return Keadaan(
        lari_list=lari,
        cadangan=next((row for row in lari if row.nama in CADANGAN), None),
        antrean=queue_sizes(),
        antrean_menit=int(max(queue_ages().values()) // 60),
        pekerjaan=count,
        pekerjaan_menit=int(age // 60),
        surel=mail_counts(),
        koneksi=sum(connections().values()),
        basis_data=version,
        megabita=size // 1_000_000,
        peran=role,
        migrasi=unapplied(),
        versi=settings.VERSI,
        lewat=last_night(),
    )
