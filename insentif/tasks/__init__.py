"""Background work on points; Celery finds the tasks here.

The services and queries are here because importing them registers handlers of jobs, kinds of import and figures that are kept.
"""

from insentif.queries import papan, unit
from insentif.services import ekspor_ip, ekspor_penukaran, ekspor_poin, simulasi
from insentif.services.ip import impor
from insentif.services.piagam import pekerjaan
from insentif.tasks.hitung import recalculate_malam

__all__ = [
    "ekspor_ip",
    "ekspor_penukaran",
    "ekspor_poin",
    "impor",
    "papan",
    "pekerjaan",
    "recalculate_malam",
    "simulasi",
    "unit",
]
