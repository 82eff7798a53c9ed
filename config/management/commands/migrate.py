"""Django's `migrate`, which says in a sentence that a table was in use for too long (docs/keputusan/0074)."""

from typing import Any

from django.core.management import CommandError
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import OperationalError
from psycopg.errors import LockNotAvailable, QueryCanceled

PESAN = (
    "Langkah di atas berhenti: tabelnya dipakai transaksi lain lebih dari 5 detik, atau langkahnya sendiri lebih dari 15 menit. "
    "Langkah itu dibatalkan seluruhnya; yang sebelumnya tersimpan. Jalankan lagi perintah yang sama saat sepi."
)


class Command(MigrateCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            super().handle(*args, **options)
        except OperationalError as error:
            if isinstance(error.__cause__, LockNotAvailable | QueryCanceled):
                self.stdout.write("")
                raise CommandError(PESAN) from error
            raise
