from django.apps import AppConfig


class InsentifConfig(AppConfig):
    name = "insentif"
    verbose_name = "Insentif"
