from django.apps import AppConfig

from config import celery

__all__ = ["ConfigApp", "celery"]


class ConfigApp(AppConfig):
    """Binds the Celery app as soon as Django is set up, and gives the site's own commands a home; it has no models."""

    name = "config"
