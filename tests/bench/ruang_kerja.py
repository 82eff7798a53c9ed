"""Child module: the participants tab of a batch with 300 people, fifty to a page as on the floor page beside it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from config.demo.kota import akun
from diklat.models import Angkatan, JenisDiklat, Kehadiran, Pendaftaran, Program, ProgramKompetensi, Sesi
from kompetensi.models import ProfilKompetensi
from tests.bench import pages
from tests.bench.measure import alternate

PEOPLE, SESSIONS = 300, 3
_address: list[str] = []


def fill() -> str:
    """A batch with a competency that all its people are asked for, and three sessions that all attended. Gives who looks."""
    wanted = ProfilKompetensi.objects.exclude(standar=None).order_by("kompetensi", "pegawai").select_related("pegawai")
    profil = list(wanted.filter(kompetensi=wanted[0].kompetensi_id)[:PEOPLE])
    program = Program.objects.create(
        kode="BENCHRUANG", nama="Ruang kerja", jenis=JenisDiklat.objects.first(), penyelenggara="BKPSDM", jp=12
    )
    ProgramKompetensi.objects.create(program=program, kompetensi_id=profil[0].kompetensi_id, level=3)
    now = timezone.now()
    today = timezone.localdate(now)
    days = {"mulai": today - timedelta(days=3), "selesai": today}
    days |= {"pendaftaran_mulai": today - timedelta(days=30), "pendaftaran_sampai": today - timedelta(days=9)}
    seats = {"kuota": PEOPLE, "terisi": PEOPLE, "urutan_terakhir": PEOPLE}
    angkatan = Angkatan.objects.create(program=program, nomor=1, tahun=2026, status="berjalan", **seats, **days)
    rows = Pendaftaran.objects.bulk_create(
        Pendaftaran(angkatan=angkatan, pegawai=row.pegawai, unit_id=row.unit_id, status="hadir", urutan=n, nilai_awal=n % 100)
        for n, row in enumerate(profil, start=1)
    )
    starts = [now - timedelta(days=3 - n) for n in range(SESSIONS)]
    sesi = Sesi.objects.bulk_create(
        Sesi(angkatan=angkatan, nomor=n, judul="Materi", mulai=start, selesai=start + timedelta(hours=1), jp=4)
        for n, start in enumerate(starts, start=1)
    )
    Kehadiran.objects.bulk_create(Kehadiran(sesi=one, pendaftaran=row, status="H") for one in sesi for row in rows)
    _address[:] = [f"{reverse('diklat:peserta-list', args=[angkatan.pk])}?ukuran=50"]
    return next(row.username for row in akun.list_akun() if row.peran == "pengelola")


def describe() -> dict[str, float]:
    return pages.describe_look(look)


def measure(pairs: int) -> tuple[float, float]:
    pages.floor()
    return alternate(look, pages.floor, pairs)


def look() -> bytes:
    return pages._site[0].get(_address[0])


def enter(username: str) -> str:
    return pages.enter(username)
