"""Background work on profiles; Celery finds the tasks here."""

from kompetensi.tasks import data, peta
from kompetensi.tasks.profil import rebuild_profil, refresh_profil_tertunda, wake_refresh

__all__ = ["data", "peta", "rebuild_profil", "refresh_profil_tertunda", "wake_refresh"]
