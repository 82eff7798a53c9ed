"""manage.py check_promises: ask of the stored rows what the product promises; ends with 1 when one promise is broken."""

from typing import Any

from django.core.management.base import CommandError

from config.janji import JANJI
from pegawai.perintah import Perintah


class Command(Perintah):
    help = "Periksa janji produk atas baris yang tersimpan; keluar dengan kode 1 bila satu saja dilanggar."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = 0
        for janji in JANJI:
            count = janji.langgar()
            broken += bool(count)
            self.stdout.write(f"{'DILANGGAR' if count else 'ditepati '}  {janji.kata}" + (f": {count} baris" if count else ""))
        if broken:
            raise CommandError(
                f"{broken} janji dilanggar. Cari sebabnya sebelum memakai periksa_kursi, periksa_jp, atau periksa_profil --perbaiki."
            )
