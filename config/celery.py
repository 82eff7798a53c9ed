"""The Celery application and its schedule. A message only wakes a task; the work is a row in the database."""

import os
from typing import Final

from celery import Celery
from celery.schedules import crontab
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("tangkas", task_cls="config.tugas:Tugas")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# where the office names an address, a folder
KEPALA: Final = {"kepala-surel": {"task": "pegawai.tasks.send_kepala", "schedule": crontab(hour=6, minute=30)}}
CADANGAN: Final = {"cadangan-malam": {"task": "config.tasks.make_cadangan", "schedule": crontab(hour=3, minute=45)}}


def asked_for() -> dict[str, dict[str, object]]:
    """What nobody asked for would count as done each night."""
    return {**(KEPALA if settings.SEAL_MAIL else {}), **(CADANGAN if settings.CADANGAN_DIR else {})}


app.conf.beat_schedule = {
    **asked_for(),
    "pekerjaan-lanjutkan": {"task": "pegawai.tasks.resume_pekerjaan", "schedule": 5.0},
    "surel-akun-kirim": {"task": "pegawai.tasks.send_surel_akun", "schedule": 30.0},
    "notifikasi-kirim": {"task": "pegawai.tasks.send_notifikasi", "schedule": 15.0},
    "pengingat-cari": {"task": "diklat.tasks.scan_pengingat", "schedule": 300.0},
    "tawaran-hangus": {"task": "diklat.tasks.expire_tawaran", "schedule": 60.0},
    "angkatan-majukan": {"task": "diklat.tasks.advance_angkatan", "schedule": 300.0},
    "persetujuan-teruskan": {"task": "diklat.tasks.escalate_persetujuan", "schedule": crontab(minute=10)},
    "nonaktif-tarik": {"task": "diklat.tasks.withdraw_nonaktif", "schedule": crontab(minute=20)},
    "jp-malam": {"task": "diklat.tasks.rebuild_jp", "schedule": crontab(hour=0, minute=35)},
    "jadwal-awasi": {"task": "config.tasks.watch_jadwal", "schedule": 600.0},
    "ikhtisar-hangatkan": {"task": "config.tasks.warm_ikhtisar", "schedule": crontab(minute="*/15")},
    "poin-malam": {"task": "insentif.tasks.recalculate_malam", "schedule": crontab(hour=1, minute=5)},
    "rekap-malam": {"task": "pegawai.tasks.hitung_rekap_malam", "schedule": crontab(hour=1, minute=35)},
    "ujian-habis": {"task": "evaluasi.tasks.expire_pengerjaan", "schedule": 30.0},
    "survei-majukan": {"task": "evaluasi.tasks.advance_survei", "schedule": crontab(minute=15)},
    "pascadiklat-segarkan": {"task": "evaluasi.tasks.refresh_pasca", "schedule": crontab(minute=25)},
    "evaluasi-pengingat": {"task": "evaluasi.tasks.scan_pengingat", "schedule": 300.0},
    "profil-segarkan": {"task": "kompetensi.tasks.refresh_profil_tertunda", "schedule": 20.0},
    "unit-sebut": {"task": "pegawai.tasks.refresh_sebutan", "schedule": crontab(minute=1)},
    "profil-malam": {"task": "kompetensi.tasks.rebuild_profil", "schedule": crontab(hour=0, minute=5)},
    "laporan-bulanan": {"task": "rencana.tasks.make_laporan_bulanan", "schedule": crontab(minute=40)},
    "jejak-segel": {"task": "pegawai.tasks.seal_jejak", "schedule": crontab(minute="*/10")},
    "jejak-periksa": {"task": "pegawai.tasks.check_jejak", "schedule": crontab(hour=3, minute=15)},
    "simpan-laksanakan": {"task": "pegawai.tasks.run_pemusnahan", "schedule": crontab(minute=50)},
    "berkas-bersihkan": {"task": "pegawai.tasks.purge_berkas", "schedule": crontab(hour=2, minute=30)},
}
