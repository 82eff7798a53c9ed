"""Child module: the plan of a year with 500 rows, and a reckoning of it with as many, each beside the floor page."""

from django.urls import reverse

from config.demo.kota import akun
from lib import waktu
from pegawai.models import Pegawai, UnitKerja
from rencana.models import BarisRencana, SusunanBaris, SusunanPeserta
from tests.bench import pages
from tests.bench.measure import alternate
from tests.diklat.pabrik import make_program
from tests.rencana.pabrik import fill_susunan, make_pagu, make_periode, make_susunan

ROWS = 500
_address: dict[str, str] = {}


def fill() -> str:
    """Gives who looks."""
    year = waktu.today().year + 5
    periode, pagu = make_periode(tahun=year), make_pagu(ROWS * 10_000_000, tahun=year)
    programs = [make_program(nama=f"Program uji {number}") for number in range(ROWS)]
    held = [1] + [0] * 11
    BarisRencana.objects.bulk_create(
        BarisRencana(periode=periode, program=program, pagu=pagu, bulan=held, kursi=30, biaya=5_000_000) for program in programs
    )
    susunan = make_susunan(periode)
    people = list(Pegawai.objects.active().order_by("pk")[:ROWS])
    fill_susunan(susunan, pagu, people[:3], UnitKerja.objects.order_by("pk")[0])
    SusunanBaris.objects.bulk_create(
        SusunanBaris(susunan=susunan, program=program, pagu=pagu, bulan=held, kursi=30, biaya=5_000_000, nilai=number, level_dipakai=number)
        for number, program in enumerate(programs, 1)
    )
    SusunanPeserta.objects.bulk_create(
        SusunanPeserta(susunan=susunan, program=program, pegawai=person, bulan=1, level_tertutup=1)
        for program, person in zip(programs, people, strict=True)
    )
    _address["rencana"], _address["susunan"] = reverse("rencana:periode-detail", args=[periode.pk]), susunan.get_absolute_url()
    return next(row.username for row in akun.list_akun() if row.peran == "pengelola")


def enter(username: str) -> str:
    return pages.enter(username)


def describe(what: str) -> dict[str, float]:
    return pages.describe_look(lambda: look(what))


def look(what: str) -> bytes:
    return pages._site[0].get(_address[what])


def measure(what: str, pairs: int) -> tuple[float, float]:
    for _ in range(2):
        pages.floor()
    return alternate(lambda: look(what), pages.floor, pairs)
