"""manage.py demo_kota: build the demo city in an empty database (--kosong: accounts only), and print the accounts; --akun: only that."""

import json
import time
from typing import Any

from django.core.management.base import CommandParser

from config.demo.kota.akun import SANDI, create_akun, list_akun
from config.demo.kota.instansi import fill_instansi
from config.demo.kota.semua import fill_semua
from pegawai.models import Pengguna
from pegawai.perintah import Perintah
from pegawai.queries.instansi import at_office


class Command(Perintah):
    help = "Membangun kota contoh (sekali saja), atau menampilkan akun contoh."
    requires_system_checks = ()  # `migrate` has just looked; they would import every page

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kosong", action="store_true", help="tabel acuan dan akun saja")
        parser.add_argument("--akun", action="store_true", help="hanya menampilkan akun contoh")
        parser.add_argument("--json", action="store_true", help="tampilkan sebagai JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["akun"] and not Pengguna.objects.exists():
            started = time.monotonic()
            fill_instansi()
            with at_office():
                self.fill(started, **options)
        self.show(as_json=options["json"])

    def fill(self, started: float, **options: Any) -> None:
        if options["kosong"]:
            create_akun(kosong=True)
        people, enrolments = (0, 0) if options["kosong"] else fill_semua()
        seconds = time.monotonic() - started
        self.stderr.write(f"Kota contoh siap: {people} pegawai, {enrolments} pendaftaran diklat, dalam {seconds:.1f} detik.")

    def show(self, *, as_json: bool) -> None:
        rows = list_akun()
        if as_json:
            self.stdout.write(json.dumps({"sandi": SANDI, "akun": [vars(row) for row in rows]}, ensure_ascii=False))
            return
        self.stdout.write(f"Kata sandi semua akun: {SANDI}")
        for row in rows:
            self.stdout.write(f"  {row.peran:<12} {row.username:<20} {row.keterangan}")
