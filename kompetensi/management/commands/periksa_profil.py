"""Prove that the derived profile and summary equal a rebuild."""

from typing import Any

from django.core.management.base import CommandError

from kompetensi.queries import periksa
from kompetensi.services import profil
from lib import waktu
from pegawai.perintah import Perintah


class Command(Perintah):
    help = "Bandingkan profil dan ringkasan turunan dengan hitungan ulang; keluar dengan kode 1 bila berbeda."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--perbaiki", action="store_true", help="bangun ulang bila ada perbedaan")

    def handle(self, *args: Any, **options: Any) -> None:
        profil.drain_antrean()
        beda = periksa.find_beda(waktu.today())
        for name, count in beda.jumlah.items():
            self.stdout.write(f"{name}: {count} baris berbeda")
        if not beda.total:
            self.stdout.write("Semua baris turunan sama dengan hitungan ulang.")
            return
        if not options["perbaiki"]:
            raise CommandError(f"{beda.total} baris turunan berbeda. Ulangi dengan --perbaiki untuk membangun ulang.")
        profil.refresh_profil(None)
        self.stdout.write("Dibangun ulang.")
