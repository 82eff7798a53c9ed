"""Background work on trainings; Celery finds the tasks here. Modules with job handlers are imported so that they register."""

from diklat.tasks.angkatan import advance_angkatan
from diklat.tasks.jp import rebuild_jp

__all__ = ["advance_angkatan", "rebuild_jp"]
