"""Background work on trainings; Celery finds the tasks here. Modules with job handlers are imported so that they register."""

from diklat.tasks import peserta, sertifikat
from diklat.tasks.angkatan import advance_angkatan
from diklat.tasks.jp import rebuild_jp
from diklat.tasks.pendaftaran import escalate_persetujuan, expire_tawaran, withdraw_nonaktif
from diklat.tasks.pengingat import scan_pengingat

__all__ = [
    "advance_angkatan",
    "escalate_persetujuan",
    "expire_tawaran",
    "peserta",
    "rebuild_jp",
    "scan_pengingat",
    "sertifikat",
    "withdraw_nonaktif",
]
