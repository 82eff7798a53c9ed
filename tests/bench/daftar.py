"""Child module: enrolment by 32 connections at once, as the service does it and as one hand-written statement would."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.conf import settings
from django.db import connection, connections
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string

from diklat.models import Angkatan, JenisDiklat, Pendaftaran, Program
from diklat.services import pendaftaran
from pegawai.models import Pegawai, Pengguna
from tests.bench.measure import counted, sign_in

CONNECTIONS = 32
PEOPLE = 2000
CLIENTS = 500
SEATS = 30
# One row with its seat and its place, and nothing else: no conditions, no queue, no history, no mail.
BARE_SQL = """
    WITH kursi AS (
        UPDATE diklat_angkatan SET terisi = terisi + 1, urutan_terakhir = urutan_terakhir + 1
        WHERE id = %s AND terisi < kuota RETURNING id, urutan_terakhir
    )
    INSERT INTO diklat_pendaftaran (
        angkatan_id, pegawai_id, status, jalur, prioritas, urutan, eskalasi, unit_id, jabatan_id, golongan_id, alasan, alasan_pengecualian,
        diajukan_oleh_id, dibuat
    )
    SELECT kursi.id, %s, 'terdaftar', 'mandiri', 5, urutan_terakhir, 0, %s, %s, %s, '', '', %s, now() FROM kursi
"""
_people: list[Pengguna] = []


def prepare() -> int:
    """Accounts for people in service, and connections for all threads; without a password, for nobody signs in by form."""
    connections.settings["default"]["OPTIONS"]["pool"].update(max_size=CONNECTIONS + 2, min_size=CONNECTIONS)
    today = timezone.localdate()
    people = Pegawai.objects.active().filter(akun=None, jenis_asn="PNS", kedudukan__siasn_id="01").with_posting(today)
    people = people.filter(unit_id__isnull=False).order_by("pk")[:PEOPLE]
    Pengguna.objects.bulk_create(Pengguna(username=f"bench{p.pk}", nama=p.nama, pegawai_id=p.pk, password="!") for p in people)
    _people[:] = Pengguna.objects.filter(username__startswith="bench").select_related("pegawai").order_by("pk")
    return len(_people)


def measure(how: str) -> float:
    """Commits per second of everybody enrolling in one new batch with a seat for each."""
    batch = open_batch(len(_people))
    call = {"layanan": by_service, "polos": by_hand(batch)}[how]
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(lambda _: time.sleep(0.02) or connection.ensure_connection(), range(CONNECTIONS)))
        start = time.perf_counter()
        list(pool.map(lambda user: call(batch, user), _people))
        took = time.perf_counter() - start
        list(pool.map(lambda _: time.sleep(0.02) or connection.close(), range(CONNECTIONS)))
    found = Angkatan.objects.get(pk=batch)
    if found.terisi != len(_people) or Pendaftaran.objects.filter(angkatan=batch).count() != len(_people):
        raise RuntimeError(f"{how}: {found.terisi}")
    clear()
    return len(_people) / took


def by_service(batch: int, user: Pengguna) -> None:
    pendaftaran.enroll_peserta(angkatan_id=batch, pegawai_id=user.pegawai_id, by=user)


def by_hand(batch: int) -> Callable[[int, Pengguna], None]:
    posted = {
        row["pk"]: (row["unit_id"], row["jabatan_id"], row["golongan_id"])
        for row in Pegawai.objects.with_posting(timezone.localdate()).values("pk", "unit_id", "jabatan_id", "golongan_id")
    }

    def insert(batch: int, user: Pengguna) -> None:
        with connection.cursor() as cursor:
            cursor.execute(BARE_SQL, [batch, user.pegawai_id, *posted[user.pegawai_id], user.pk])

    return insert


def count_queries() -> int:
    batch = open_batch(1)
    with counted() as queries:
        by_service(batch, _people[0])
    clear()
    return len(queries)


def open_batch(seats: int) -> int:
    today = timezone.localdate()
    program = Program.objects.create(
        kode=f"B{Program.objects.count()}",
        nama="Bench",
        penyelenggara="BKPSDM",
        jp=4,
        persetujuan="tanpa",
        jenis=JenisDiklat.objects.get(siasn_id=3),
    )
    return Angkatan.objects.create(
        program=program,
        nomor=1,
        tahun=today.year,
        status=Angkatan.Status.TERBUKA,
        kuota=seats,
        pendaftaran_mulai=today - timedelta(days=2),  # also where a drill puts the clock back a day
        pendaftaran_sampai=today + timedelta(days=7),
    ).pk


def open_for(seats: int, refused: bool) -> tuple[int, str]:
    """A batch with a seat for everybody, or where a rule lets nobody in; and where one enrols in it."""
    batch = open_batch(seats)
    if refused:
        Program.objects.filter(angkatan_list=batch).update(jenis_asn=["PPPK"])
    return batch, reverse("diklat:pendaftaran-create", args=[batch])


def clear() -> None:
    """Each round begins with the same rows."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE diklat_pendaftaran, pegawai_notifikasi CASCADE")
        cursor.execute("VACUUM ANALYZE diklat_angkatan")


def sign_in_all() -> list[tuple[str, str]]:
    """(cookies, form) of each client: a session, and the token that every form carries."""
    token = get_random_string(32)
    cookie = f"{settings.CSRF_COOKIE_NAME}={token}"
    return [(f"{sign_in(user.username)}; {cookie}", f"csrfmiddlewaretoken={token}") for user in _people[:CLIENTS]]


def seats() -> int:
    return SEATS


def open_seats() -> tuple[int, str]:
    """A new batch with few seats, and where one enrols in it."""
    batch = open_batch(SEATS)
    return batch, reverse("diklat:pendaftaran-create", args=[batch])


def outcome(batch: int) -> list[object]:
    """Registered, waiting, and whether the order of the rows is the order of the places."""
    rows = list(Pendaftaran.objects.filter(angkatan=batch).order_by("urutan").values_list("status", flat=True))
    return [rows.count("terdaftar"), rows.count("daftar_tunggu"), rows == sorted(rows, key=lambda status: status != "terdaftar")]
