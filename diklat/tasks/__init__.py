"""Background work on trainings; Celery finds the tasks here.

The services are here because importing them registers handlers of jobs and kinds of import.
"""

from diklat.services import aturan_jp, ekspor_jp, ekspor_pendaftaran, impor_peserta
from diklat.services.sertifikat import pekerjaan
from diklat.tasks.angkatan import advance_angkatan
from diklat.tasks.jp import rebuild_jp
from diklat.tasks.pendaftaran import escalate_persetujuan, expire_tawaran, withdraw_nonaktif
from diklat.tasks.pengingat import scan_pengingat

__all__ = [
    "advance_angkatan",
    "aturan_jp",
    "ekspor_jp",
    "ekspor_pendaftaran",
    "escalate_persetujuan",
    "expire_tawaran",
    "impor_peserta",
    "pekerjaan",
    "rebuild_jp",
    "scan_pengingat",
    "withdraw_nonaktif",
]
