"""Background work on profiles; Celery finds the tasks here.

The services are here because importing them registers handlers of jobs and kinds of import.
"""

from kompetensi.services import ekspor_data, ekspor_peta, impor
from kompetensi.tasks.profil import rebuild_profil, refresh_profil_tertunda, wake_refresh

__all__ = [
    "ekspor_data",
    "ekspor_peta",
    "impor",
    "rebuild_profil",
    "refresh_profil_tertunda",
    "wake_refresh",
]
