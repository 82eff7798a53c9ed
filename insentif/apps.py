from importlib import import_module

from django.apps import AppConfig


class InsentifConfig(AppConfig):
    name = "insentif"
    verbose_name = "Insentif"

    def ready(self) -> None:
        import_module("insentif.services.surel")
