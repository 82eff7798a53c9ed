"""Child module: the catalogue of an employee with gaps over 500 programmes, beside the floor page."""

from datetime import timedelta

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from config.demo.kota import akun
from diklat.models import Angkatan, JenisDiklat, Program, ProgramKompetensi
from kompetensi.models import Kompetensi
from tests.bench import pages
from tests.bench.measure import alternate

PROGRAMS, BATCHED = 500, 300


def fill() -> str:
    """Up to 500 programmes, three of five with an open batch, each raising two competencies. Gives who looks."""
    today, jenis = timezone.localdate(), list(JenisDiklat.objects.all())
    kompetensi = list(Kompetensi.objects.active())
    missing = range(Program.objects.count(), PROGRAMS)
    programs = Program.objects.bulk_create(
        Program(kode=f"BENCH{n}", nama=f"Program ke-{n}", jenis=jenis[n % len(jenis)], penyelenggara="BKPSDM", jp=10 + n % 30)
        for n in missing
    )
    ProgramKompetensi.objects.bulk_create(
        ProgramKompetensi(program=row, kompetensi=kompetensi[(n + step) % len(kompetensi)], level=1 + (n + step) % 5)
        for n, row in enumerate(programs)
        for step in (0, 1)
    )
    window = {"pendaftaran_mulai": today - timedelta(days=1), "pendaftaran_sampai": today + timedelta(days=20)}
    Angkatan.objects.bulk_create(
        Angkatan(program=row, nomor=1, tahun=2026, status="terbuka", kuota=30, terisi=n % 31, menunggu=n % 31 // 30, **window)
        for n, row in enumerate(programs[:BATCHED])
    )
    with connection.cursor() as cursor:  # as autovacuum would within a minute
        cursor.execute("ANALYZE")
    return next(row.username for row in akun.list_akun() if row.peran == "pegawai")


def describe() -> dict[str, float]:
    return pages.describe_look(look)


def measure(pairs: int) -> tuple[float, float]:
    pages.floor()
    return alternate(look, pages.floor, pairs)


def look() -> bytes:
    return pages._site[0].get(reverse("diklat:katalog-list"))


def enter(username: str) -> str:
    return pages.enter(username)
