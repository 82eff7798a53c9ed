"""Background work on profiles; Celery finds the tasks here."""
