"""Child module: five hundred people answer a test of thirty items at once, by the service and by one bare INSERT an answer."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import product
from threading import Barrier

from django.conf import settings
from django.db import connection
from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string

from diklat.models import Angkatan, Pendaftaran
from evaluasi.models import Butir, Instrumen, JawabanUjian, PengerjaanUjian, Ujian, VersiInstrumen
from evaluasi.services import ujian_kerja
from tests.bench import daftar
from tests.bench.measure import counted, sign_in

PEOPLE, ITEMS, OPTIONS = 500, 30, 4
BARE_SQL = "INSERT INTO evaluasi_jawabanujian (pengerjaan_id, butir_id, pilihan, teks, waktu) VALUES (%s, %s, %s, '', now())"
Jawaban = tuple[PengerjaanUjian, int, int]
_sheet: list[PengerjaanUjian] = []
_token: list[str] = []


def prepare() -> int:
    """A test of thirty choices, open, in a batch of five hundred."""
    daftar.prepare()
    batch = Angkatan.objects.get(pk=daftar.open_batch(PEOPLE))
    people = daftar._people[:PEOPLE]
    Pendaftaran.objects.bulk_create(
        Pendaftaran(angkatan=batch, program_id=batch.program_id, pegawai_id=user.pegawai_id, status="terdaftar", urutan=number)
        for number, user in enumerate(people, 1)
    )
    versi = VersiInstrumen.objects.create(instrumen=Instrumen.objects.create(kode="BENCH", nama="Bench", jenis="post_test"), nomor=1)
    choices = [f"Pilihan {number}" for number in range(OPTIONS)]
    Butir.objects.bulk_create(
        Butir(versi=versi, urutan=number, jenis="pilihan", teks=f"Butir {number}", pilihan=choices, kunci=1 + number % OPTIONS)
        for number in range(1, ITEMS + 1)
    )
    VersiInstrumen.objects.filter(pk=versi.pk).update(status="terbit", diterbitkan_pada=timezone.now())
    now = timezone.now()
    Ujian.objects.create(angkatan=batch, jenis="post_test", versi=versi, mulai=now, selesai=now + timedelta(hours=8), durasi=240)
    return len(people)


def measure(how: str) -> float:
    """Answers kept per second over the same connections, everybody at the same item; all of them must be there afterwards."""
    open_sheets()
    call = {"layanan": by_service, "polos": by_hand}[how]
    answers: list[Jawaban] = [(row, place, 1 + (row.pk + place) % OPTIONS) for place, row in product(range(ITEMS), _sheet)]
    with ThreadPoolExecutor(daftar.CONNECTIONS) as pool:
        each(pool, connect)
        start = time.perf_counter()
        list(pool.map(lambda one: call(*one), answers))
        took = time.perf_counter() - start
        each(pool, disconnect)
    kept = JawabanUjian.objects.aggregate(jumlah=Sum("pilihan"))["jumlah"]
    if (JawabanUjian.objects.count(), kept) != (len(answers), sum(choice for *_, choice in answers)):
        raise RuntimeError(f"{how}: {JawabanUjian.objects.count()} of {len(answers)}")
    return len(answers) / took


def each(pool: ThreadPoolExecutor, act: Callable[[], None]) -> None:
    """Once in every thread, however busy the machine is."""
    gate = Barrier(daftar.CONNECTIONS)

    def alone(_: int) -> None:
        gate.wait()
        act()

    list(pool.map(alone, range(daftar.CONNECTIONS)))


def connect() -> None:
    connection.ensure_connection()


def disconnect() -> None:
    connection.close()


def by_service(row: PengerjaanUjian, place: int, choice: int) -> None:
    ujian_kerja.save_jawaban(kode=row.kode, pegawai_id=row.pendaftaran.pegawai_id, jawaban={row.urutan[place]: str(choice)})


def by_hand(row: PengerjaanUjian, place: int, choice: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(BARE_SQL, [row.pk, row.urutan[place], choice])


def count_queries() -> int:
    open_sheets()
    with counted() as queries:
        by_service(_sheet[0], 0, 1)
    return len(queries)


def open_sheets() -> None:
    """A fresh attempt for everybody."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE evaluasi_jawabanujian, evaluasi_pengerjaanujian CASCADE")
    ujian = Ujian.objects.get(versi__instrumen__kode="BENCH")
    items = list(ujian.versi.butir_list.values_list("pk", flat=True))
    seats = Pendaftaran.objects.filter(angkatan=ujian.angkatan_id).order_by("urutan")
    PengerjaanUjian.objects.bulk_create(
        PengerjaanUjian(ujian=ujian, pendaftaran=seat, urutan=items, batas=timezone.now() + timedelta(hours=4)) for seat in seats
    )
    _sheet[:] = PengerjaanUjian.objects.select_related("pendaftaran").order_by("pk")


def sign_in_all() -> list[str]:
    """The cookies of each client: a session, and the token of the form."""
    open_sheets()
    _token[:] = [get_random_string(32)]
    cookie = f"{settings.CSRF_COOKIE_NAME}={_token[0]}"
    names = {user.pegawai_id: user.username for user in daftar._people}
    return [f"{sign_in(names[row.pendaftaran.pegawai_id])}; {cookie}" for row in _sheet]


def next_answers(place: int) -> list[tuple[str, str]]:
    """(path, form) of each client's answer to the item of that place."""
    rows = [(row, 1 + (row.pk + place) % OPTIONS) for row in _sheet]
    return [
        (reverse("evaluasi:ujian-simpan", args=[row.kode]), f"csrfmiddlewaretoken={_token[0]}&b{row.urutan[place]}={choice}")
        for row, choice in rows
    ]


def kept() -> int:
    return JawabanUjian.objects.count()
