"""Prove that the JP lines equal a rebuild."""

from typing import Any

from django.core.management.base import CommandError

from diklat.queries.jp import periksa
from diklat.services import jp
from pegawai.perintah import Perintah


class Command(Perintah):
    help = "Bandingkan catatan JP dengan hitungan ulang; keluar dengan kode 1 bila berbeda."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--perbaiki", action="store_true", help="bangun ulang bila ada perbedaan")

    def handle(self, *args: Any, **options: Any) -> None:
        count = periksa.count_beda()
        if not count:
            self.stdout.write("Semua catatan JP sama dengan hitungan ulang.")
            return
        if not options["perbaiki"]:
            raise CommandError(f"{count} catatan JP berbeda. Ulangi dengan --perbaiki untuk membangun ulang.")
        jp.refresh_jp(pegawai_ids=None)
        self.stdout.write(f"{count} catatan JP diperbaiki.")
