"""Child module: the effect page of a programme with 5,000 graduates, beside the floor page and its statements without the page."""

from datetime import date, timedelta

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from config.demo.kota import akun
from diklat.models import Angkatan, JenisDiklat, Pendaftaran, Program, ProgramKompetensi
from evaluasi.models import Instrumen, JawabanPasca, PenugasanEvaluasi
from evaluasi.queries.dampak import sql
from evaluasi.queries.dampak.program import Masa, values_of
from evaluasi.queries.instrumen import butir_of
from kompetensi.models import Penilaian, ProfilKompetensi
from kompetensi.models.penilaian import Sumber
from tests.bench import pages
from tests.bench.measure import alternate

PEOPLE, SEATS, RAISED = 5000, 100, 3
_program: list[Program] = []


def fill() -> str:
    """Fifty batches a year ago; each graduate has evidence at the end and half a year later, and a supervisor's form. Gives who looks."""
    wanted = ProfilKompetensi.objects.exclude(standar=None)
    raised = list(wanted.order_by("kompetensi").values_list("kompetensi", flat=True).distinct()[:RAISED])
    people = wanted.filter(kompetensi=raised[0], pegawai__penempatan_list__selesai=None).order_by("pegawai")
    people = people.values_list("pegawai", "unit_id", "pegawai__penempatan_list__jabatan")
    unique = {pegawai: (unit, jabatan) for pegawai, unit, jabatan in people}
    program = Program.objects.create(
        kode="BENCHDAMPAK", nama="Dampak", jenis=JenisDiklat.objects.first(), penyelenggara="BKPSDM", jp=12,
        biaya_angkatan=10_000_000, biaya_kursi=500_000,
    )  # fmt: skip
    ProgramKompetensi.objects.bulk_create(ProgramKompetensi(program=program, kompetensi_id=pk, level=3, cara="naik") for pk in raised)
    first = timezone.localdate() - timedelta(days=400)
    batches = Angkatan.objects.bulk_create(make_angkatan(program, n, first + timedelta(days=2 * n)) for n in range(PEOPLE // SEATS))
    rows = Pendaftaran.objects.bulk_create(
        Pendaftaran(
            angkatan=batches[n // SEATS], program=program, pegawai_id=pegawai, unit_id=unit, jabatan_id=jabatan, status="lulus",
            urutan=n % SEATS + 1, nilai_awal=30 + n % 40, nilai_akhir=70 + n % 30,
        )
        for n, (pegawai, (unit, jabatan)) in enumerate(list(unique.items())[:PEOPLE])
    )  # fmt: skip
    Penilaian.objects.bulk_create(
        (make_penilaian(row, pk, later, n) for n, row in enumerate(rows) for pk in raised for later in (False, True)), batch_size=5000
    )
    answer(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    _program[:] = [program]
    return next(row.username for row in akun.list_akun() if row.peran == "pimpinan")


def make_angkatan(program: Program, n: int, day: date) -> Angkatan:
    window = {"pendaftaran_mulai": day - timedelta(days=30), "pendaftaran_sampai": day - timedelta(days=9)}
    seats = {"kuota": SEATS, "terisi": SEATS, "urutan_terakhir": SEATS}
    return Angkatan(
        program=program, nomor=n + 1, tahun=2026, status="ditutup", mulai=day, selesai=day + timedelta(days=2), **seats, **window
    )


def make_penilaian(row: Pendaftaran, kompetensi_id: int, later: bool, n: int) -> Penilaian:
    day = row.angkatan.selesai + timedelta(days=180 if later else 0)
    return Penilaian(
        pegawai_id=row.pegawai_id, kompetensi_id=kompetensi_id, level=2 + n % 3 if later else 3, tanggal=day,
        berlaku_sampai=day + timedelta(days=1095), sumber=Sumber.PASCA if later else Sumber.DIKLAT,
    )  # fmt: skip


def answer(rows: list[Pendaftaran]) -> None:
    """Every supervisor's form is filled in."""
    versi = Instrumen.objects.get(kode="PASCA-ATASAN").versi_list.get(status="terbit")
    raters, now = [row.pegawai_id for row in rows[:200]], timezone.now()
    forms = PenugasanEvaluasi.objects.bulk_create(
        PenugasanEvaluasi(
            pendaftaran=row, peran="atasan", penilai_id=raters[n % len(raters)], versi=versi, status="selesai", dikirim_pada=now,
            dibuka=row.angkatan.selesai + timedelta(days=180), tenggat=row.angkatan.selesai + timedelta(days=210),
        )
        for n, row in enumerate(rows)
    )  # fmt: skip
    asked = [item for item in butir_of(versi.pk) if item.jenis in ("skala", "pilihan")]
    JawabanPasca.objects.bulk_create(
        (
            JawabanPasca(penugasan=form, butir=item, **({"skala": 1 + n % 4} if item.jenis == "skala" else {"pilihan": 1 + n % 2}))
            for n, form in enumerate(forms)
            for item in asked
        ),
        batch_size=5000,
    )


def describe() -> dict[str, float]:
    return pages.describe_look(look)


def measure(pairs: int) -> tuple[float, float]:
    return alternate(look, bare, pairs)


def look() -> bytes:
    return pages._site[0].get(reverse("evaluasi:dampak-program", args=[_program[0].pk]))


def bare() -> None:
    """What any page of these figures must ask of the database, rows thrown away, and the floor page."""
    pages.floor()
    values = values_of(_program[0].pk, Masa())
    with connection.cursor() as cursor:
        for statement in (sql.KOMPETENSI, sql.BANDING, sql.PESERTA_SATU, sql.PASCA_SATU):
            cursor.execute(statement, values)
            cursor.fetchall()


def enter(username: str) -> str:
    return pages.enter(username)
