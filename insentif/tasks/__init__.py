"""Background work on points; Celery finds the tasks here. Modules with job handlers are imported so that they register."""

from insentif.tasks import aturan, ip, piagam, poin, tukar
from insentif.tasks.hitung import recalculate_malam

__all__ = ["aturan", "ip", "piagam", "poin", "recalculate_malam", "tukar"]
