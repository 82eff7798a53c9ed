"""Prove that kept plans keep every limit, and that the optimiser finds the best of small offices."""

from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import CommandError

from lib.format import format_angka, format_desimal, format_waktu
from pegawai.perintah import Perintah
from rencana.queries import periksa

PALING = 3
ANGGARAN_PALING = 100


def read_benih(text: str) -> range:
    first, _, last = text.partition(":")
    if not first.isdigit() or not last.isdigit() or int(first) >= int(last):
        raise ArgumentTypeError("tulis sebagai awal:akhir, misalnya 0:300")
    return range(int(first), int(last))


def read_kota(text: str) -> tuple[float, int]:
    budget, _, seed = text.replace(",", ".").partition(":")
    try:
        found = float(budget), int(seed)
    except ValueError:
        found = 0.0, 0
    if not 0 < found[0] <= ANGGARAN_PALING or found[1] < 0:
        raise ArgumentTypeError("tulis sebagai anggaran:benih, misalnya 0.6:1")
    return found


class Command(Perintah):
    help = "Periksa susunan yang tersimpan terhadap semua batas, dan penyusunnya terhadap hitungan menyeluruh; kode 1 bila ada yang salah."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--tahun", type=int, help="hanya susunan rencana tahun ini")
        parser.add_argument("--benih", type=read_benih, default=range(0), help="kantor acak yang dihitung, misalnya 0:300")
        parser.add_argument(
            "--kota", type=read_kota, nargs="+", default=[], help="kota acak yang direncanakan, misalnya 0.3:1 (juta rupiah per pegawai)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = sum(self.tell_susunan(found) for found in periksa.list_periksa(options["tahun"]))
        wrong += sum(self.tell_kantor(seed) for seed in options["benih"])
        if options["benih"]:
            self.stdout.write(f"{len(options['benih'])} kantor acak dibandingkan dengan hitungan menyeluruh.")
        wrong += sum(self.tell_kota(*city) for city in options["kota"])
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

    def tell_kota(self, anggaran: float, benih: int) -> int:
        found = periksa.solve_kota(anggaran, benih)
        plan, greedy = found.rencana, found.rencana.nilai_serakah
        state = f"melanggar {found.temuan[0].hukum}" if found.temuan else "semua batas dipenuhi"
        self.stdout.write(
            f"Kota {benih}, anggaran {format_desimal(anggaran)} juta per pegawai: serakah {format_angka(greedy)}, "
            f"rencana {format_angka(plan.nilai)} ({format_desimal(plan.nilai / greedy, 3)} kali), batas {format_angka(plan.batas)} "
            f"(celah {format_desimal(100 * plan.celah, 2)} %), {format_angka(len(plan.kursi))} kursi, "
            f"{format_angka(int(plan.angkatan.sum()))} angkatan, {format_desimal(found.detik)} detik prosesor, {state}."
        )
        return bool(found.temuan)
