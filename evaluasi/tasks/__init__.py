"""Background work of evaluation; Celery finds the tasks here.

The services and queries are here because importing them registers handlers of jobs, kinds of import and figures that are kept.
"""

from evaluasi.queries.dampak import daftar
from evaluasi.services import ekspor_bukti
from evaluasi.services.pasca import ekspor as ekspor_pasca
from evaluasi.tasks.pasca import refresh_pasca, scan_pengingat
from evaluasi.tasks.survei import advance_survei
from evaluasi.tasks.ujian import expire_pengerjaan

__all__ = [
    "advance_survei",
    "daftar",
    "ekspor_bukti",
    "ekspor_pasca",
    "expire_pengerjaan",
    "refresh_pasca",
    "scan_pengingat",
]
