"""Background work of evaluation; Celery finds the tasks here. Modules with job handlers are imported so that they register."""

from evaluasi.tasks import bukti
from evaluasi.tasks.pasca import refresh_pasca, scan_pengingat
from evaluasi.tasks.survei import advance_survei
from evaluasi.tasks.ujian import expire_pengerjaan

__all__ = ["advance_survei", "bukti", "expire_pengerjaan", "refresh_pasca", "scan_pengingat"]
