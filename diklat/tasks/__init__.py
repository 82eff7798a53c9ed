"""Background work on trainings; Celery finds the tasks here. Modules with job handlers are imported so that they register."""

from diklat.tasks.jp import rebuild_jp

__all__ = ["rebuild_jp"]
