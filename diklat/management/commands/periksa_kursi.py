"""Prove that the seat counters of every batch equal the rows they count."""

from typing import Any

from django.core.management.base import CommandError

from diklat.queries import pendaftaran as queries
from diklat.services import pendaftaran
from pegawai.perintah import Perintah


class Command(Perintah):
    help = "Bandingkan penghitung kursi tiap angkatan dengan baris pendaftarannya; keluar dengan kode 1 bila berbeda."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--perbaiki", action="store_true", help="hitung ulang bila ada perbedaan")

    def handle(self, *args: Any, **options: Any) -> None:
        found = queries.find_beda()
        for beda in found:
            self.stdout.write(f"angkatan {beda.angkatan_id}, {beda.nama}: tersimpan {beda.tersimpan}, seharusnya {beda.seharusnya}")
        if not found:
            self.stdout.write("Semua penghitung kursi sama dengan baris pendaftarannya.")
            return
        if not options["perbaiki"]:
            raise CommandError(f"{len(found)} penghitung berbeda. Ulangi dengan --perbaiki untuk menghitung ulang.")
        for angkatan_id in sorted({beda.angkatan_id for beda in found}):
            pendaftaran.recount_kursi(angkatan_id=angkatan_id)
        self.stdout.write("Dihitung ulang.")
