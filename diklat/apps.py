from django.apps import AppConfig


class DiklatConfig(AppConfig):
    name = "diklat"
    verbose_name = "Diklat"
