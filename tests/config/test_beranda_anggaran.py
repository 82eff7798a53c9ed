"""Each home page asks the database the same number of times, however much waits: a literal number, never more than twelve."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kompetensi.services import profil
from pegawai.models import Impor, Notifikasi, Pegawai
from pegawai.permissions import SESSION_KEY
from tests.config.meja import make_kantor
from tests.diklat.pabrik import (
    make_angkatan,
    make_kehadiran,
    make_mentoring,
    make_pendaftaran,
    make_program,
    make_riwayat,
    make_sertifikat,
    make_sesi,
)
from tests.evaluasi.pabrik import make_penugasan, make_survei, make_ujian, make_versi
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.insentif.pabrik import make_lulus

pytestmark = pytest.mark.django_db
QUERIES = {
    "pegawai": 11,
    "atasan": 8,
    "pengelola": 11,  # of these and the next two each, one counts again what was written since
    "kepegawaian": 9,
    "pimpinan": 10,  # of these two one asks what is planned for the biggest gaps
    "auditor": 10,
    "admin": 4,
}


def wait_for(person: Pegawai, times: int) -> None:
    """So many of everything that a home page shows or counts."""
    kompetensi = person.penilaian_list.all()[0].kompetensi
    today, now = timezone.localdate(), timezone.now()
    feedback, test, form = make_versi("umpan_balik"), make_versi("post_test"), make_versi("pasca_alumnus")
    for number in range(times):
        other = make_pegawai(unit=make_unit(), jabatan=person.penempatan_list.get().jabatan)
        past = make_angkatan(status="selesai", minimum=1)
        seat = make_pendaftaran(past, person, "hadir")
        make_kehadiran(make_sesi(past, today - timedelta(days=2)), seat)
        make_sesi(past, today - timedelta(days=1))
        make_survei(past, versi=feedback)
        make_ujian(past, versi=test)
        make_penugasan(seat, person, "alumnus", versi=form, tenggat=today + timedelta(days=number))
        make_sertifikat(make_lulus(person))
        make_pendaftaran(make_angkatan(), person, "ditawari")
        make_sesi(make_angkatan(make_program(kompetensi={kompetensi: 3})), today + timedelta(days=9))
        late = make_angkatan(minimum=5, minimum_tanggal=today)
        make_sesi(late, today + timedelta(days=5))
        make_pendaftaran(late, other, "daftar_tunggu")
        make_pendaftaran(make_angkatan(), other, "disetujui_atasan")
        make_mentoring(person, other).pertemuan_list.create(tanggal=today, topik="Bahasan", dicatat_oleh=other, mentee_setuju=now)
        make_riwayat(other)
        Notifikasi.objects.create(
            kunci=f"{other.pk}", aturan="terdaftar", objek="x", alamat="a@b.id", kirim_pada=now, status="gagal", selesai=now
        )
        Impor.objects.create(
            jenis="pegawai", nama_berkas="x", sha256="0" * 64, ukuran=1, oleh=make_pengguna("kepegawaian"), status="pratinjau"
        )


def open_desks(head: Pegawai) -> dict[str, Client]:
    """A browser of each role; employee and supervisor are the same person."""
    own = make_pengguna(pegawai=head)
    desks = {}
    for role in QUERIES:
        desks[role] = Client()
        desks[role].force_login(own if role in ("pegawai", "atasan") else make_pengguna(role))
        session = desks[role].session
        session[SESSION_KEY] = role
        session.save()
        desks[role].get(reverse("beranda"))  # the first request also writes the session
    return desks


def test_every_home_page_asks_as_often_for_one_as_for_three():
    people = make_kantor()
    desks, asked = open_desks(people[0]), []
    for more in (1, 2):
        wait_for(people[0], more)
        profil.refresh_profil(None)  # while people are queued the map reads the history as well
        asked.append({role: count_queries(desk) for role, desk in desks.items()})
    assert asked == [QUERIES, QUERIES]


def count_queries(desk: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(reverse("beranda")).context["beranda"] is not None
    return len(queries)


def test_ikhtisar_is_reckoned_once(client, django_assert_num_queries):
    make_kantor()
    client.force_login(make_pengguna("pimpinan"))
    url = reverse("beranda-ikhtisar")
    first = client.get(url, headers={"HX-Request": "true"}).context["ikhtisar"]
    with django_assert_num_queries(QUERIES["pimpinan"]):
        assert client.get(url, headers={"HX-Request": "true"}).context["ikhtisar"] == first
    with django_assert_num_queries(QUERIES["pimpinan"]):
        assert client.get(reverse("beranda")).context["ikhtisar"] == first
