"""manage.py cadangkan: database and files into one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.cadangan import arsip, malam
from config.cadangan.basis import CadanganError


class Command(BaseCommand):
    """Not a `Perintah`: it works where no cache answers, and needs no page to be in order."""

    help = "Cadangkan basis data dan berkas ke CADANGAN_DIR, atau ke satu berkas (--ke); terenkripsi bila CADANGAN_KUNCI diisi."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--ke", type=Path, metavar="BERKAS", help="berkas tujuan; yang lama di CADANGAN_DIR tidak dihapus")

    def handle(self, *args: Any, **options: Any) -> None:
        target: Path | None = options["ke"]
        try:
            if target is None:
                target = malam.save_malam()
            else:
                arsip.save(target)
        except CadanganError as problem:
            raise CommandError(str(problem)) from None
        if target is None:
            raise CommandError("Cadangan lain sedang dibuat. Tunggu sampai selesai.")
        self.stdout.write(f"Cadangan tersimpan: {target}")
