"""The same form twice at once: one row, and the later one is told what any second form is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.db.models import Model
from django.urls import reverse

from config.runner import procs
from diklat.models import HariLibur, Ruang
from insentif.models import Lencana, Penghargaan
from kompetensi.models import Kompetensi
from pegawai.models import KedudukanHukum, Pegawai, Pengguna
from tests.factories import make_pengguna
from tests.pintu import enter

WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
LEVEL = {f"{part}_{n}": f"{part} {n}" for part in ("label", "deskripsi") for n in range(1, 6)}


def kedudukan() -> dict[str, Any]:
    return {"kedudukan": KedudukanHukum.objects.filter(is_aktif=True).values_list("pk", flat=True)[0]}


FORMULIR: dict[str, tuple[str, str, type[Model], dict[str, Any], Callable[[], dict[str, Any]]]] = {
    "ruang": ("diklat:ruang-create", "pengelola", Ruang, {"nama": "Aula", "kapasitas": "40", "lokasi": "Lantai 1"}, dict),
    "libur": ("/acuan/hari-libur/baru/", "pengelola", HariLibur, {"tanggal": "2031-02-03", "nama": "Libur Daerah"}, dict),
    "pengguna": ("pegawai:akun-create", "admin", Pengguna, {"username": "mitra", "nama": "Mitra", "email": "mitra@contoh.go.id"}, dict),
    "pegawai": (
        "pegawai:pegawai-create", "kepegawaian", Pegawai,
        {"nip": "199001012015031001", "nama": "Baru", "jenis_kelamin": "L", "tanggal_lahir": "1990-01-01", "jenis_asn": "PNS"}, kedudukan,
    ),
    "kamus": (
        "kompetensi:kompetensi-create", "kepegawaian", Kompetensi,
        {"kode": "T.99", "nama": "Kebencanaan", "jenis": "teknis", "definisi": "Siap.", "berlaku_mulai": "2026-01-01", **LEVEL}, dict,
    ),
    "lencana": (
        "insentif:lencana-create", "admin", Lencana,
        {"nama": "Rajin", "keterangan": "Lulus dua.", "kejadian": "lulus", "kali": "2", "urutan": "5", "is_aktif": "on"}, dict,
    ),
    "penghargaan": (
        "insentif:penghargaan-create", "pengelola", Penghargaan,
        {"nama": "Pembelajar", "tahun": "2026", "poin_minimum": "0", "jumlah": "3", "keterangan": "Rajin.", "kelompok": "PNS",
         "nominasi_mulai": "2026-06-01", "nominasi_sampai": "2026-06-30"}, dict,
    ),
}  # fmt: skip


def count_waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("nama", FORMULIR)
def test_one_of_two_equal_forms_is_stored_and_the_other_is_answered(nama: str) -> None:
    address, role, model, data, more = FORMULIR[nama]
    akun = make_pengguna(role)
    clients, data, before = (
        [enter(akun, raise_request_exception=False) for _ in range(2)],
        {**data, **more()},
        model._default_manager.count(),
    )

    def send(client: Any) -> int:
        try:
            return int(client.post(address if address.startswith("/") else reverse(address), data).status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {model._meta.db_table} IN SHARE MODE")
            sent = [pool.submit(send, client) for client in clients]
            assert procs.wait_until(lambda: count_waiting() == 2, 20, pause=0.02)
        assert sorted(one.result() for one in sent) == [200, 302]
    assert model._default_manager.count() == before + 1


@pytest.mark.django_db(transaction=True)
def test_who_saves_what_another_deletes_at_that_moment_finds_it_gone() -> None:
    ruang = Ruang.objects.create(nama="Aula", kapasitas=40)
    client = enter(make_pengguna("pengelola"), raise_request_exception=False)

    def send() -> int:
        try:
            answer = client.post(reverse("diklat:ruang-update", args=[ruang.pk]), {"nama": "Aula Baru", "kapasitas": "40"})
            return int(answer.status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Ruang.objects.filter(pk=ruang.pk).delete()
            sent = pool.submit(send)
            assert procs.wait_until(lambda: count_waiting() == 1, 20, pause=0.02)
        assert sent.result() == 404
