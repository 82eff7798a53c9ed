import gc
from typing import Any

from django.apps import AppConfig, apps
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from config import celery, checks, hak, hemat, nama_pemicu

__all__ = ["ConfigApp", "celery", "checks"]
nama_pemicu.install()
hemat.install()
gc.set_threshold(50_000, 20, 20)  # starting and pages make many objects and few circles: looking for them took a sixth of the time


class ConfigApp(AppConfig):
    """Binds the Celery app as soon as Django is set up, registers checks, and gives the site's own commands a home; it has no models."""

    name = "config"

    def ready(self) -> None:
        from config import acuan, catat_tugas, sebutan_jadwal  # noqa: F401, PLC0415 -- they register themselves, once models can be read
        from config.queries.menunggu import rows_of_saya  # noqa: PLC0415
        from pegawai import menunggu, simpan  # noqa: PLC0415

        menunggu.register(rows_of_saya)
        sebutan_jadwal.register()
        once = apps.get_app_config("pegawai")  # these signals are sent for each app with models
        pre_migrate.connect(wait_shortly, sender=once)
        post_migrate.connect(wait_as_usual, sender=once)
        post_migrate.connect(hak.grant_rights, sender=once)
        post_migrate.connect(simpan.tell_rules, sender=once)


def wait_shortly(*, using: str, **_: Any) -> None:
    """On a running system a step that waits for a table holds up everybody behind it, and so does one that keeps it: rather the step fails,
    undone, and is run again (docs/keputusan/0074)."""
    with connections[using].cursor() as cursor:
        cursor.execute("SET lock_timeout = '5s'; SET statement_timeout = '15min'")


def wait_as_usual(*, using: str, **_: Any) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute("RESET lock_timeout; RESET statement_timeout")
