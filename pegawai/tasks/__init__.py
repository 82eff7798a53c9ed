"""Background work on people; Celery finds the tasks here."""
