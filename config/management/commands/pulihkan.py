"""manage.py pulihkan: the way back, into an empty database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.cadangan import arsip
from config.cadangan.basis import CadanganError
from config.cadangan.sandi import SandiError


class Command(BaseCommand):
    """Not a `Perintah`: the database that it fills has no office yet."""

    help = "Pulihkan cadangan ke basis data kosong (DATABASE_URL) dan MEDIA_ROOT; dibuktikan sama baris demi baris."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("berkas", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        source: Path = options["berkas"]
        if not source.is_file():
            raise CommandError(f"Berkas {source} tidak ada.")
        try:
            arsip.restore(source)
        except (CadanganError, SandiError) as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write("Cadangan dipulihkan; setiap tabel sama dengan saat dicadangkan. Jalankan `migrate` sebelum memakainya.")
