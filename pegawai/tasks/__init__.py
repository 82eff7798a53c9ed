"""Background work on people; Celery finds the tasks here. Modules with job handlers are imported so that they register."""

from pegawai.tasks import ekspor, impor
from pegawai.tasks.akun import send_surel_akun
from pegawai.tasks.notifikasi import send_notifikasi
from pegawai.tasks.pekerjaan import purge_berkas, resume_pekerjaan, run_pekerjaan

__all__ = ["ekspor", "impor", "purge_berkas", "resume_pekerjaan", "run_pekerjaan", "send_notifikasi", "send_surel_akun"]
