from importlib import import_module

from django.apps import AppConfig


class DiklatConfig(AppConfig):
    name = "diklat"
    verbose_name = "Diklat"

    def ready(self) -> None:
        """The kinds of mail register themselves, for the worker that sends them and for the page that shows a sample."""
        import_module("diklat.services.surel")
