"""Background work of evaluation; Celery finds the tasks here.

The services are here because importing them registers handlers of jobs and kinds of import.
"""

from evaluasi.services import ekspor_bukti
from evaluasi.services.pasca import ekspor as ekspor_pasca
from evaluasi.tasks.pasca import refresh_pasca, scan_pengingat
from evaluasi.tasks.survei import advance_survei
from evaluasi.tasks.ujian import expire_pengerjaan

__all__ = [
    "advance_survei",
    "ekspor_bukti",
    "ekspor_pasca",
    "expire_pengerjaan",
    "refresh_pasca",
    "scan_pengingat",
]
