"""Prove that the log is the one that was sealed."""

from typing import Any

from django.core.management.base import CommandError

from lib.format import format_angka
from pegawai.perintah import Perintah
from pegawai.services import segel


class Command(Perintah):
    help = "Buktikan rantai segel terhadap baris catatan dan kepala di luar basis data; keluar dengan kode 1 bila ada yang berubah."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--kepala", action="append", default=[], metavar="NOMOR:SIDIK", help="kepala yang disimpan di tempat lain")

    def handle(self, *args: Any, **options: Any) -> None:
        bukti = segel.prove_jejak(kepala=[_read_head(text) for text in options["kepala"]])
        self.stdout.write(f"{format_angka(bukti.blok)} blok, {format_angka(bukti.baris)} baris, kepala {bukti.sidik}")
        for row in bukti.temuan:
            self.stdout.write(segel.words_of(row))
        if bukti.temuan:
            raise CommandError(f"{len(bukti.temuan)} temuan. Catatan ini bukan lagi yang disegel.")
        self.stdout.write("Semua baris sama dengan yang disegel.")


def _read_head(text: str) -> tuple[int, str]:
    nomor, _, sidik = text.partition(":")
    if not nomor.isdigit() or not sidik:
        raise CommandError("Tulis --kepala sebagai NOMOR:SIDIK, misalnya 120:9f86d0…")
    return int(nomor), sidik
