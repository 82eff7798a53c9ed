"""Prove that kept plans keep every limit, and that the optimiser finds the best of small offices."""

from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import CommandError

from lib.format import format_waktu
from pegawai.perintah import Perintah
from rencana.queries import periksa

PALING = 3


def read_benih(text: str) -> range:
    first, _, last = text.partition(":")
    if not first.isdigit() or not last.isdigit() or int(first) >= int(last):
        raise ArgumentTypeError("tulis sebagai awal:akhir, misalnya 0:300")
    return range(int(first), int(last))


class Command(Perintah):
    help = "Periksa susunan yang tersimpan terhadap semua batas, dan penyusunnya terhadap hitungan menyeluruh; kode 1 bila ada yang salah."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--tahun", type=int, help="hanya susunan rencana tahun ini")
        parser.add_argument("--benih", type=read_benih, default=range(0), help="kantor acak yang dihitung, misalnya 0:300")

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = sum(self.tell_susunan(found) for found in periksa.list_periksa(options["tahun"]))
        wrong += sum(self.tell_kantor(seed) for seed in options["benih"])
        if options["benih"]:
            self.stdout.write(f"{len(options['benih'])} kantor acak dibandingkan dengan hitungan menyeluruh.")
        if wrong:
            raise CommandError(f"{wrong} pelanggaran. Hitung lagi susunan yang disebut.")
        self.stdout.write("Tidak ada batas yang dilanggar.")

    def tell_susunan(self, found: periksa.Periksa) -> int:
        row = found.susunan
        if found.usang:
            self.stdout.write(f"{row.periode}, {row.nama}: dihitung dari pagu atau baris yang sudah berubah, dilewati.")
            return 0
        state = f"{len(found.temuan)} pelanggaran" if found.temuan else "semua batas dipenuhi"
        self.stdout.write(f"{row.periode}, {row.nama} ({format_waktu(row.selesai_pada)}): {row.kursi} kursi, {state}.")
        for one in found.temuan[:PALING]:
            self.stdout.write(f"  {one.hukum} nomor {one.nomor}: {one.ada:g}, yang boleh {one.boleh:g}")
        return len(found.temuan)

    def tell_kantor(self, benih: int) -> int:
        if problem := periksa.compare_kantor(benih):
            self.stdout.write(f"Kantor {benih}: {problem}")
        return bool(problem)
