"""Background work on trainings; Celery finds the tasks here. Modules with job handlers are imported so that they register."""

from diklat.tasks import sertifikat
from diklat.tasks.angkatan import advance_angkatan
from diklat.tasks.jp import rebuild_jp
from diklat.tasks.pendaftaran import escalate_persetujuan, expire_tawaran, withdraw_nonaktif

__all__ = ["advance_angkatan", "escalate_persetujuan", "expire_tawaran", "rebuild_jp", "sertifikat", "withdraw_nonaktif"]
