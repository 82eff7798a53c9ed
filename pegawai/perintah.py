"""What every command of ours has: the words and the clock of the office."""

from typing import Any

from django.core.management.base import BaseCommand

from pegawai.queries.instansi import at_office


class Perintah(BaseCommand):
    def execute(self, *args: Any, **options: Any) -> str | None:
        with at_office():
            return super().execute(*args, **options)
