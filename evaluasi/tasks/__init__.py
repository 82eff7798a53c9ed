"""Background work of evaluation; Celery finds the tasks here. Modules with job handlers are imported so that they register."""
