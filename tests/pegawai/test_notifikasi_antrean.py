"""Putting mails into the outbox: one row per person and occurrence, however often and by whomever it is asked."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from pegawai.models import Notifikasi
from pegawai.services import notifikasi
from pegawai.services.notifikasi import sewa
from tests import factories


@pytest.mark.django_db
def test_add_writes_one_row_per_person_and_counts_only_new_ones() -> None:
    one, two = factories.make_pegawai(), factories.make_pegawai()
    user = factories.make_pengguna()
    assert notifikasi.add(aturan="terdaftar", objek="pendaftaran:7", pegawai_ids=[one.pk, two.pk, one.pk]) == 2
    assert notifikasi.add(aturan="terdaftar", objek="pendaftaran:7", pegawai_ids=[one.pk, two.pk], pengguna_ids=[user.pk]) == 1
    assert notifikasi.add(aturan="terdaftar", objek="pendaftaran:7", alamat=["Tamu@Contoh.id", "tamu@contoh.id", ""]) == 1
    assert set(Notifikasi.objects.values_list("kunci", flat=True)) == {
        f"terdaftar|p{one.pk}|pendaftaran:7|1",
        f"terdaftar|p{two.pk}|pendaftaran:7|1",
        f"terdaftar|u{user.pk}|pendaftaran:7|1",
        "terdaftar|tamu@contoh.id|pendaftaran:7|1",
    }


@pytest.mark.django_db
def test_add_again_with_the_next_number_is_another_mail() -> None:
    one = factories.make_pegawai()
    assert notifikasi.add(aturan="sesi_h1", objek="angkatan:1", pegawai_ids=[one.pk], ke=1) == 1
    assert notifikasi.add(aturan="sesi_h1", objek="angkatan:1", pegawai_ids=[one.pk], ke=2) == 1


@pytest.mark.django_db
def test_a_mail_is_due_at_once_and_for_a_week() -> None:
    before = timezone.now()
    notifikasi.add(aturan="ditolak", objek="pendaftaran:1", alamat=["a@contoh.id"], data={"alasan": "Kuota penuh", "sampai": before})
    row = Notifikasi.objects.get()
    assert before <= row.kirim_pada <= timezone.now()
    assert row.berguna_sampai - row.kirim_pada == timedelta(days=7)
    assert (row.status, row.percobaan, row.data["alasan"]) == ("menunggu", 0, "Kuota penuh")


@pytest.mark.django_db
def test_add_each_keeps_the_data_of_each_person() -> None:
    one, two = factories.make_pegawai(), factories.make_pegawai()
    rows = [notifikasi.Baris("ditolak", f"pendaftaran:{p.pk}", pegawai_id=p.pk, data={"alasan": p.nama}) for p in (one, two)]
    assert notifikasi.add_each(rows) == 2
    assert {(r.pegawai_id, r.data["alasan"]) for r in Notifikasi.objects.all()} == {(one.pk, one.nama), (two.pk, two.nama)}
    assert notifikasi.add_each([]) == 0


@pytest.mark.django_db
def test_a_very_long_address_still_has_a_key() -> None:
    address = f"{'a' * 60}@{'b' * 60}.{'c' * 60}.contoh.id"
    assert notifikasi.add(aturan="pengajar_diundang", objek="angkatan:1", alamat=[address]) == 1
    assert notifikasi.add(aturan="pengajar_diundang", objek="angkatan:1", alamat=[address]) == 0
    assert Notifikasi.objects.get().alamat == address


@pytest.mark.django_db
def test_a_transaction_that_rolls_back_leaves_no_mail_behind() -> None:
    with transaction.atomic():
        notifikasi.add(aturan="ditolak", objek="pendaftaran:1", alamat=["a@contoh.id"])
        transaction.set_rollback(True)
    assert Notifikasi.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_writers_of_the_same_mails_in_opposite_order_write_each_once() -> None:
    people = [factories.make_pegawai().pk for _ in range(40)]
    ready, added = threading.Barrier(2), []

    def write(ids: list[int]) -> None:
        ready.wait()
        added.append(notifikasi.add(aturan="sesi_h7", objek="angkatan:1", pegawai_ids=ids))
        connections.close_all()

    threads = [threading.Thread(target=write, args=(ids,)) for ids in (people, people[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert (sum(added), Notifikasi.objects.count()) == (40, 40)


@pytest.mark.django_db
def test_who_takes_the_next_mails_sorts_none_of_those_that_wait() -> None:
    with connection.cursor() as cursor:
        for way in ("seqscan", "bitmapscan", "sort"):  # of few rows any is as quick
            cursor.execute(f"SET LOCAL enable_{way} = off")
    plan = sewa._due()[: sewa.CHUNK].explain()
    assert "notifikasi_giliran" in plan
    assert "Sort" not in plan
