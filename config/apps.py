from django.apps import AppConfig

from config import celery, checks

__all__ = ["ConfigApp", "celery", "checks"]


class ConfigApp(AppConfig):
    """Binds the Celery app as soon as Django is set up, registers checks, and gives the site's own commands a home; it has no models."""

    name = "config"

    def ready(self) -> None:
        from config import acuan  # noqa: F401, PLC0415 -- the table registers itself, once models can be read
