"""Background work on people; Celery finds the tasks here.

The services are here because importing them registers handlers of jobs and kinds of import.
"""

from pegawai.services import aktivasi, data_saya, ekspor, impor, kepala, perbaikan, terdampak
from pegawai.services.notifikasi import ekspor as ekspor_surel
from pegawai.tasks.akun import send_surel_akun
from pegawai.tasks.notifikasi import send_notifikasi
from pegawai.tasks.pekerjaan import purge_berkas, resume_pekerjaan, run_pekerjaan
from pegawai.tasks.rekap import hitung_rekap, hitung_rekap_malam
from pegawai.tasks.segel import check_jejak, seal_jejak, send_kepala
from pegawai.tasks.simpan import run_pemusnahan
from pegawai.tasks.unit import refresh_sebutan

__all__ = [
    "aktivasi",
    "check_jejak",
    "data_saya",
    "ekspor",
    "ekspor_surel",
    "hitung_rekap",
    "hitung_rekap_malam",
    "impor",
    "kepala",
    "perbaikan",
    "purge_berkas",
    "refresh_sebutan",
    "resume_pekerjaan",
    "run_pekerjaan",
    "run_pemusnahan",
    "seal_jejak",
    "send_kepala",
    "send_notifikasi",
    "send_surel_akun",
    "terdampak",
]
