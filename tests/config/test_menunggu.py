"""The small numbers of the menu, whose statement is written once a process."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from config.queries.menunggu import count_menunggu
from diklat.models import Penggantian
from lib import waktu
from pegawai.adapters import AkunBackend
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_mentoring, make_pendaftaran, make_sesi
from tests.evaluasi.pabrik import make_penugasan, make_survei, make_ujian
from tests.factories import make_pegawai, make_pengguna


@pytest.mark.django_db
def test_numbers_follow_the_rows_and_zero_is_left_out(django_assert_num_queries):
    officer, angkatan = make_pengguna("pengelola"), make_angkatan()
    assert count_menunggu(officer, "pengelola") == {}
    rows = [make_pendaftaran(angkatan, make_pegawai(), "disetujui_atasan") for _ in range(2)]
    with django_assert_num_queries(1):
        assert count_menunggu(officer, "pengelola") == {"pendaftaran": 2}
    rows[0].delete()
    assert count_menunggu(officer, "pengelola") == {"pendaftaran": 1}
    assert count_menunggu(officer, "auditor") == {}


def make_waiting(me, other):
    """Of each kind that waits for an employee one or two rows, and as many that wait for somebody else or no longer."""
    now, today = waktu.now(), waktu.today()
    running = make_angkatan(status="berjalan")
    seat = make_pendaftaran(running, me, "hadir")
    make_kehadiran(make_sesi(running, today - timedelta(days=1)), seat)
    make_ujian(running)
    make_ujian(running, "pre_test", mulai=now - timedelta(days=2), selesai=now - timedelta(days=1))
    make_survei(running)
    make_penugasan(make_pendaftaran(make_angkatan(status="ditutup"), other, "lulus"), me)
    offered = make_angkatan()
    make_pendaftaran(offered, me, "ditawari", tawaran_sampai=now + timedelta(days=1))
    make_pendaftaran(make_angkatan(), me, "ditawari", tawaran_sampai=now - timedelta(hours=1))
    held = make_pendaftaran(make_angkatan(), other)
    Penggantian.objects.create(
        pendaftaran=held, calon=me, sebagai="mandiri", alasan="x", sampai=now + timedelta(days=1), oleh=make_pengguna(pegawai=other)
    )
    make_mentoring(me, other).pertemuan_list.create(tanggal=today, topik="x", dicatat_oleh=other, mentee_setuju=now)


@pytest.mark.django_db
def test_what_waits_for_an_employee_comes_with_his_account(django_assert_num_queries):
    me, other = make_pegawai(), make_pegawai()
    mine, officer = make_pengguna(pegawai=me), make_pengguna("pengelola")
    make_waiting(me, other)
    with django_assert_num_queries(1):
        assert AkunBackend().get_user(mine.pk).menunggu_saya == {"tawaran": 2, "isian": 3, "pertemuan": 1}
    assert AkunBackend().get_user(other.akun.pk).menunggu_saya == {"tawaran": 0, "isian": 0, "pertemuan": 0}
    assert set(AkunBackend().get_user(officer.pk).menunggu_saya.values()) == {0}


@pytest.mark.django_db
def test_the_menu_of_an_employee_says_what_waits_and_asks_nothing_for_it(client):
    me = make_pegawai()
    client.force_login(make_pengguna(pegawai=me))

    def visit():
        with CaptureQueriesContext(connection) as asked:
            menu = client.get(reverse("panduan")).context["nav"]
        return {row["label"]: row["menunggu"] for group in menu for row in group["items"] if row["menunggu"]}, len(asked)

    visit()
    shown, before = visit()
    make_waiting(me, make_pegawai())
    assert (shown, visit()) == ({}, ({"Diklat saya": 3, "Tes dan umpan balik": 3}, before))
