"""Background work on profiles; Celery finds the tasks here."""

from kompetensi.tasks.profil import rebuild_profil, refresh_profil_tertunda

__all__ = ["rebuild_profil", "refresh_profil_tertunda"]
